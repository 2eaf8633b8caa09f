//! Messages that wait for something about an account, such as its secrets or a public address.

use domain::delivery::DeliveryReason;
use domain::{RoomId, UtcMs};
use store::{Change, WriteTx, outbox};

use crate::Result;

/// What waited for `reason` goes on.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn wake(tx: &mut WriteTx, reason: DeliveryReason, now: UtcMs) -> Result<()> {
    for room in outbox::make_due(tx.conn(), outbox::Scope::Everything, &[reason], now).await? {
        changed(tx, &room);
    }
    Ok(())
}

/// A room and its messages look different now.
pub(crate) fn changed(tx: &mut WriteTx, room: &RoomId) {
    tx.changed(Change::Messages(room.clone()));
    tx.changed(Change::Room(room.clone()));
}
