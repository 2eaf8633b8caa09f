//! What does not leave unasked: what its writer may not send any more, and what has become old meanwhile (R25, R26).

use domain::UtcMs;
use domain::delivery::DeliveryReason;
use store::outbox::{self, OutboxRow};
use store::rooms::Room;
use store::{Change, WriteTx};

use super::delivery::Delivery;
use crate::Result;
use crate::accounts::waiting::changed;
use crate::notifications::notification::{Notification, Notified};
use crate::rooms::access::reach;
use crate::rooms::views::ReachKind;
use crate::sending::writer::writer_refusal;

/// What was never tried and is older than this asks first, in ms (R26).
const OLD_MS: i64 = 60 * 60 * 1000;

impl Delivery {
    /// Has those of a room's due messages await confirmation that may not leave unasked. LINE has seen none of them.
    /// Returns what is notified of them.
    pub(super) async fn ask_first(
        &self,
        tx: &mut WriteTx,
        room: &Room,
        rows: &[OutboxRow],
    ) -> Result<Vec<Notification>> {
        let now = self.environment.now();
        let mut asked = Vec::new();
        for row in rows.iter().filter(|row| row.transport.is_none() && row.due_at <= now) {
            let Some(reason) = reason_to_ask(tx, room, row, now).await? else { continue };
            outbox::ask(tx.conn(), row.seq, reason, now).await?;
            let what = Notified::AwaitsConfirmation {
                message: row.message_id.clone(),
                writer: is_its_writers(reason).then(|| row.member_id.clone()),
            };
            asked.push(Notification { room: room.id.clone(), at: row.created_at, what });
        }
        if !asked.is_empty() {
            // What stood behind them waits for them no longer.
            outbox::make_postponed_due(tx.conn(), &room.id, now).await?;
            changed(tx, &room.id);
            for change in [Change::Outbox, Change::Session] {
                tx.changed(change);
            }
        }
        Ok(asked)
    }
}

/// Whether it is the writer who confirms a message. Where they may not write any more, whoever takes part does (R25).
fn is_its_writers(reason: DeliveryReason) -> bool {
    !matches!(
        reason,
        DeliveryReason::WriterLeft | DeliveryReason::WriterNotAllowed | DeliveryReason::WriterNotInRoom
    )
}

async fn reason_to_ask(
    tx: &mut WriteTx,
    room: &Room,
    row: &OutboxRow,
    now: UtcMs,
) -> Result<Option<DeliveryReason>> {
    if let Some(reason) = writer_refusal(tx.conn(), &row.member_id, &room.id).await? {
        return Ok(Some(reason));
    }
    if reach(tx.conn(), room, now).await?.is_some_and(|reach| reach.kind == ReachKind::Blocked) {
        return Ok(Some(DeliveryReason::Blocked));
    }
    Ok((now.since(row.created_at) > OLD_MS).then_some(DeliveryReason::Old))
}
