//! What goes next in a room: which messages go together, which have to wait, and which are not sent at all any more.

use domain::UtcMs;
use domain::delivery::{DeliveryReason, Transport};
use domain::message::MessageKind;
use store::line_accounts::LineAccount;
use store::outbox::OutboxRow;
use store::rooms::Room;
use url::Url;

use super::request::{has_links, media_is_gone};
use crate::accounts::quota::{next_month, used};
use crate::rooms::reply_token::{people, tells_until, token_is_fresh};

/// A clock may be wrong, and set right, by an hour, in ms.
const CLOCKS_DIFFER_MS: i64 = 60 * 60 * 1000;
/// LINE remembers retry keys for 24 hours; an hour is left for clocks that differ, in ms.
const RETRY_KEY_MS: i64 = 24 * 60 * 60 * 1000 - CLOCKS_DIFFER_MS;
/// The wait after the first try, in ms.
pub(super) const FIRST_WAIT_MS: i64 = 1000;
/// The longest wait between two tries, in ms.
pub(super) const MOST_WAIT_MS: i64 = 60_000;

/// The messages of a room that go together next: those that were tried together, else those that are due now and stand
/// one behind the other by the same member. Empty when the first one has to wait. Words do not wait for a picture
/// behind them that cannot be fetched.
pub(super) fn next_batch(rows: Vec<OutboxRow>, fetched: bool, now: UtcMs) -> Vec<OutboxRow> {
    let Some(head) = rows.first().filter(|head| head.due_at <= now).cloned() else { return Vec::new() };
    let missing = media_is_gone(&head);
    let together = |row: &OutboxRow| match head.group_seq {
        Some(group) => row.group_seq == Some(group),
        None if row.seq == head.seq => true,
        // What cannot be sent is settled alone, and takes nobody with it.
        None if missing || media_is_gone(row) => false,
        None if !fetched && has_links(row) != has_links(&head) => false,
        None => row.transport.is_none() && row.due_at <= now && row.member_id == head.member_id,
    };
    rows.into_iter().take_while(together).collect()
}

/// The reason why a message will not be sent at all any more, if there is one. `off`: nothing goes over its account, or
/// what was tried may not be tried again (R25).
pub(super) fn final_reason(
    head: &OutboxRow,
    off: Option<DeliveryReason>,
    now: UtcMs,
) -> Option<DeliveryReason> {
    match (head.transport, head.first_tried_at.map(|at| now.since(at))) {
        (None, _) if off.is_some() => off,
        (Some(_), _) if off.is_some() => Some(DeliveryReason::UnknownOutcome),
        // A time of the future: the clock was set back, and how long ago it was nobody knows.
        (Some(Transport::Push), Some(ms)) if !(-CLOCKS_DIFFER_MS..=RETRY_KEY_MS).contains(&ms) => {
            Some(DeliveryReason::UnknownOutcome)
        }
        (Some(Transport::Reply), Some(ms))
            if ms < 0 || token_tells_until(head).is_none_or(|end| now > end) =>
        {
            Some(DeliveryReason::UnknownOutcome)
        }
        // A newer version wrote it: this one does not know how to send it.
        (None, _) if head.kind == MessageKind::Unknown => Some(DeliveryReason::BadRequest),
        (Some(_), _) if head.kind == MessageKind::Unknown => Some(DeliveryReason::UnknownOutcome),
        _ if media_is_gone(head) => Some(DeliveryReason::MediaGone),
        _ => None,
    }
}

/// Until when the token of a reply that was tried tells whether LINE took it. None for a token of an unknown age.
pub(super) fn token_tells_until(head: &OutboxRow) -> Option<UtcMs> {
    let (came_at, tried_at) = (head.reply_token_at?, head.first_tried_at?);
    (came_at <= tried_at).then(|| tells_until(came_at))
}

/// A reason to wait, and until when.
pub(super) struct Wait {
    pub(super) reason: DeliveryReason,
    pub(super) until: UtcMs,
}

/// The reason why messages have to wait, if there is one.
pub(super) fn reason_to_wait(
    rows: &[OutboxRow],
    room: &Room,
    account: &LineAccount,
    base: Option<&Url>,
    now: UtcMs,
) -> Option<Wait> {
    if let Some(until) = account.quota.slowed_until.filter(|until| *until > now) {
        return Some(Wait { reason: DeliveryReason::RateLimited, until });
    }
    // What was tried before has its address and its price already.
    if rows.first()?.transport.is_some() {
        return None;
    }
    if base.is_none() && rows.iter().any(has_links) {
        return Some(Wait { reason: DeliveryReason::NoPublicAddress, until: now.plus(MOST_WAIT_MS) });
    }
    if token_is_fresh(room, now) { None } else { on_hold(account, room, now) }
}

/// Whether a push has to wait for next month.
fn on_hold(account: &LineAccount, room: &Room, now: UtcMs) -> Option<Wait> {
    let quota = &account.quota;
    match quota.hold {
        Some(hold) if hold.until > now => Some(Wait { reason: hold.reason.into(), until: hold.until }),
        _ => {
            let after = used(quota, now).saturating_add(people(room).unwrap_or(1));
            let over = quota.stop_line.is_some_and(|stop_line| after > stop_line);
            over.then(|| Wait { reason: DeliveryReason::StopLine, until: next_month(now) })
        }
    }
}
