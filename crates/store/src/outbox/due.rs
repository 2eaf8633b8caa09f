//! When the messages of the outbox are due, and what those wait for that are not.

use std::collections::HashSet;

use domain::delivery::DeliveryReason;
use domain::{LineAccountId, RoomId, UtcMs};

use super::tries::clear_try;
use crate::{Conn, Result, query};

/// Why messages that cost something are on hold: LINE's limit of the month, and the administrator's stop line.
pub const ON_HOLD: [DeliveryReason; 2] = [DeliveryReason::MonthlyLimit, DeliveryReason::StopLine];

/// Rooms whose first message is due, the most overdue first. A message that waits holds up the later ones of its room, so
/// that order is kept; one that awaits confirmation holds up nothing.
///
/// # Errors
/// When the database refuses.
pub async fn due_rooms(conn: &mut Conn, now: UtcMs, most: u32) -> Result<Vec<RoomId>> {
    query(
        "SELECT o.room_id FROM outbox o WHERE o.due_at <= $1 AND o.asked_at IS NULL \
         AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.room_id = o.room_id AND e.seq < o.seq AND e.asked_at IS NULL) \
         ORDER BY o.due_at, o.seq LIMIT $2",
    )
    .bind(now)
    .bind(most)
    .fetch_values(conn)
    .await
}

/// When the next message is due; none when nothing waits.
///
/// # Errors
/// When the database refuses.
pub async fn next_due(conn: &mut Conn) -> Result<Option<UtcMs>> {
    query(
        "SELECT min(o.due_at) FROM outbox o WHERE o.asked_at IS NULL \
         AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.room_id = o.room_id AND e.seq < o.seq AND e.asked_at IS NULL)",
    )
    .fetch_value(conn)
    .await
}

/// Makes rows that go together with one that is due at `due` due then: none of them before.
///
/// # Errors
/// When the database refuses.
pub async fn align_due(conn: &mut Conn, rows: &[i64], due: UtcMs) -> Result<()> {
    for row in rows {
        query("UPDATE outbox SET due_at = max(due_at, $2) WHERE seq = $1")
            .bind(*row)
            .bind(due)
            .execute(&mut *conn)
            .await?;
    }
    Ok(())
}

/// Postpones rows to `due`. With `unseen` it is certain that LINE has seen none of their tries, and these are cleared. What
/// stands behind them in their room waits with them, for the same reason.
///
/// # Errors
/// When the database refuses.
pub async fn postpone(
    conn: &mut Conn,
    rows: &[i64],
    due: UtcMs,
    reason: DeliveryReason,
    unseen: bool,
) -> Result<()> {
    for row in rows {
        query("UPDATE outbox SET due_at = $2, last_error = $3 WHERE seq = $1")
            .bind(*row)
            .bind(due)
            .bind(reason)
            .execute(&mut *conn)
            .await?;
        if unseen {
            clear_try(conn, *row).await?;
        }
    }
    query(
        "UPDATE outbox SET due_at = $2, last_error = $3 WHERE room_id = (SELECT room_id FROM outbox WHERE seq = $1) \
         AND seq > $1 AND first_tried_at IS NULL AND asked_at IS NULL AND due_at < $2",
    )
    .bind(rows.last().copied())
    .bind(due)
    .bind(reason)
    .execute(conn)
    .await?;
    Ok(())
}

/// Makes a room's postponed messages due now: the one that stood first is gone, and those behind it are looked at anew.
///
/// # Errors
/// When the database refuses.
pub async fn make_postponed_due(conn: &mut Conn, room: &RoomId, now: UtcMs) -> Result<()> {
    query(
        "UPDATE outbox SET due_at = $2 \
         WHERE room_id = $1 AND first_tried_at IS NULL AND asked_at IS NULL AND last_error IS NOT NULL AND due_at > $2",
    )
    .bind(room)
    .bind(now)
    .execute(conn)
    .await?;
    Ok(())
}

/// Which messages of the outbox.
#[derive(Debug, Clone, Copy)]
pub enum Scope<'a> {
    /// All of them.
    Everything,
    /// Those that go over one account.
    Account(&'a LineAccountId),
    /// Those that go to one room.
    Room(&'a RoomId),
}

/// Makes the untried messages that wait for one of these reasons due now. Returns their rooms.
///
/// # Errors
/// When the database refuses.
pub async fn make_due(
    conn: &mut Conn,
    scope: Scope<'_>,
    reasons: &[DeliveryReason],
    now: UtcMs,
) -> Result<Vec<RoomId>> {
    let (account, room) = match scope {
        Scope::Everything => (None, None),
        Scope::Account(account) => (Some(account), None),
        Scope::Room(room) => (None, Some(room)),
    };
    let mut rooms: Vec<RoomId> = Vec::new();
    for reason in reasons {
        let of_reason: Vec<RoomId> = query(
            "UPDATE outbox SET due_at = $4 WHERE last_error = $1 AND due_at > $4 AND first_tried_at IS NULL \
             AND ($2 IS NULL OR line_account_id = $2) AND ($3 IS NULL OR room_id = $3) RETURNING room_id",
        )
        .bind(*reason)
        .bind(account)
        .bind(room)
        .bind(now)
        .fetch_values(&mut *conn)
        .await?;
        rooms.extend(of_reason);
    }
    Ok(distinct(rooms))
}

/// Makes the messages due now to which LINE did not answer, tried or not: it can be reached again. Returns their rooms.
///
/// # Errors
/// When the database refuses.
pub async fn make_unanswered_due(conn: &mut Conn, now: UtcMs) -> Result<Vec<RoomId>> {
    let rooms = query(
        "UPDATE outbox SET due_at = $2 WHERE last_error = $1 AND due_at > $2 AND asked_at IS NULL RETURNING room_id",
    )
    .bind(DeliveryReason::NoAnswer)
    .bind(now)
    .fetch_values(conn)
    .await?;
    Ok(distinct(rooms))
}

/// Each room once, in order.
pub(super) fn distinct(mut rooms: Vec<RoomId>) -> Vec<RoomId> {
    rooms.sort();
    rooms.dedup();
    rooms
}

pub(crate) const ROOMS_WAITING_FOR: &str = "SELECT room_id FROM outbox WHERE last_error = $1";

/// The rooms where something waits for one of these reasons.
///
/// # Errors
/// When the database refuses.
pub async fn rooms_waiting_for(conn: &mut Conn, reasons: &[DeliveryReason]) -> Result<HashSet<RoomId>> {
    let mut found = HashSet::new();
    for reason in reasons {
        let rooms: Vec<RoomId> = query(ROOMS_WAITING_FOR).bind(*reason).fetch_values(&mut *conn).await?;
        found.extend(rooms);
    }
    Ok(found)
}

/// Whether there is clock skew: a message was written in the future, so the computer's clock was fast, and was set right.
///
/// # Errors
/// When the database refuses.
pub async fn has_clock_skew(conn: &mut Conn, now: UtcMs) -> Result<bool> {
    query("SELECT EXISTS (SELECT 1 FROM outbox WHERE created_at > $1)").bind(now).fetch_value(conn).await
}

/// Corrects clock skew: messages written in the future count as written now, and each waits as long as it was meant to,
/// not until the clock is there again. What LINE may have is asked for at once.
///
/// # Errors
/// When the database refuses.
pub async fn correct_clock_skew(conn: &mut Conn, now: UtcMs) -> Result<()> {
    query(
        "UPDATE outbox SET due_at = CASE WHEN way IS NULL THEN due_at - (created_at - $1) ELSE $1 END, created_at = $1 \
         WHERE created_at > $1",
    )
    .bind(now)
    .execute(conn)
    .await?;
    Ok(())
}
