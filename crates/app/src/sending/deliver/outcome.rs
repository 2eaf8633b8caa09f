//! What became of messages that were tried: LINE took them, did not, or nobody can know.

use domain::RoomId;
use domain::delivery::DeliveryReason;
use line::Accepted;
use store::outbox::{self, OutboxRow};
use store::{WriteTx, deliveries};

use crate::Result;
use crate::accounts::waiting::changed;
use crate::notifications::notification::{Notification, Notified};

/// What one run did, in messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Delivered {
    /// LINE took them.
    pub accepted: usize,
    /// LINE did not take them, or nobody can know.
    pub refused: usize,
    /// They are tried again later.
    pub later: usize,
}

impl Delivered {
    pub(super) fn add(&mut self, other: Self) {
        self.accepted += other.accepted;
        self.refused += other.refused;
        self.later += other.later;
    }
}

pub(super) async fn accept(tx: &mut WriteTx, rows: &[OutboxRow], accepted: &Accepted) -> Result<Delivered> {
    for (i, row) in rows.iter().enumerate() {
        let sent = accepted.sent.get(i);
        let ids = (sent.map(|sent| sent.id.as_str()), sent.and_then(|sent| sent.quote_token.as_deref()));
        deliveries::set_accepted(tx.conn(), &row.message_id, ids, accepted.request_id.as_deref()).await?;
        outbox::delete(tx.conn(), &row.message_id).await?;
    }
    Ok(Delivered { accepted: rows.len(), ..Delivered::default() })
}

pub(super) async fn refuse(
    tx: &mut WriteTx,
    room: &RoomId,
    rows: &[OutboxRow],
    reason: DeliveryReason,
    detail: Option<&str>,
) -> Result<Delivered> {
    for row in rows {
        deliveries::set_refused(tx.conn(), &row.message_id, reason, detail).await?;
        outbox::delete(tx.conn(), &row.message_id).await?;
    }
    changed(tx, room);
    Ok(Delivered { refused: rows.len(), ..Delivered::default() })
}

/// What the writers of messages that were refused are notified of.
pub(super) fn refusals(room: &RoomId, rows: &[OutboxRow]) -> Vec<Notification> {
    let refused = |row: &OutboxRow| Notified::Refused {
        message: row.message_id.clone(),
        writer: row.member_id.clone(),
    };
    rows.iter()
        .map(|row| Notification { room: room.clone(), at: row.created_at, what: refused(row) })
        .collect()
}
