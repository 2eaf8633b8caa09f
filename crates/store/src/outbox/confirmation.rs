//! Messages that await confirmation: they go only when somebody says so (R25, R26). Until then they hold up nothing.

use domain::delivery::DeliveryReason;
use domain::{MemberId, MessageId, RoomId, UtcMs};

use super::due::{ON_HOLD, distinct};
use crate::room_access::takes_part;
use crate::{Conn, Result, Row, query};

/// A message of the outbox, by its ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboxMessage {
    /// The message.
    pub message_id: MessageId,
    /// Where it goes.
    pub room_id: RoomId,
}

/// Saves that an untried message awaits confirmation, and why. One that was tried is left as it is.
///
/// # Errors
/// When the database refuses.
pub async fn ask(conn: &mut Conn, row: i64, reason: DeliveryReason, now: UtcMs) -> Result<()> {
    query("UPDATE outbox SET asked_at = $2, last_error = $3 WHERE seq = $1 AND first_tried_at IS NULL")
        .bind(row)
        .bind(now)
        .bind(reason)
        .execute(conn)
        .await?;
    Ok(())
}

/// Saves that everything untried by one writer awaits confirmation: in one room, or in all. Returns the rooms.
///
/// # Errors
/// When the database refuses.
pub async fn ask_for_writer(
    conn: &mut Conn,
    writer: &MemberId,
    room: Option<&RoomId>,
    reason: DeliveryReason,
    now: UtcMs,
) -> Result<Vec<RoomId>> {
    let rooms = query(
        "UPDATE outbox SET asked_at = coalesce(asked_at, $4), last_error = $3 \
         WHERE member_id = $1 AND ($2 IS NULL OR room_id = $2) AND first_tried_at IS NULL RETURNING room_id",
    )
    .bind(writer)
    .bind(room)
    .bind(reason)
    .bind(now)
    .fetch_values(conn)
    .await?;
    Ok(distinct(rooms))
}

/// Saves that everything untried that was written by `until` awaits confirmation. Returns the rooms.
///
/// # Errors
/// When the database refuses.
pub async fn ask_for_all(
    conn: &mut Conn,
    until: UtcMs,
    reason: DeliveryReason,
    now: UtcMs,
) -> Result<Vec<RoomId>> {
    let rooms = query(
        "UPDATE outbox SET asked_at = $3, last_error = $2 WHERE first_tried_at IS NULL AND created_at <= $1 \
         RETURNING room_id",
    )
    .bind(until)
    .bind(reason)
    .bind(now)
    .fetch_values(conn)
    .await?;
    Ok(distinct(rooms))
}

/// What was tried first by `until`, and whose outcome is not known yet.
///
/// # Errors
/// When the database refuses.
pub async fn tried_by(conn: &mut Conn, until: UtcMs) -> Result<Vec<OutboxMessage>> {
    let rows = query("SELECT message_id, room_id FROM outbox WHERE first_tried_at <= $1 ORDER BY seq")
        .bind(until)
        .fetch_all(conn)
        .await?;
    rows.iter().map(read).collect()
}

/// The messages that await confirmation for this reason, in the order in which they were written.
///
/// # Errors
/// When the database refuses.
pub async fn awaiting(conn: &mut Conn, reason: DeliveryReason) -> Result<Vec<OutboxMessage>> {
    let rows = query(
        "SELECT message_id, room_id FROM outbox WHERE asked_at IS NOT NULL AND last_error = $1 ORDER BY seq",
    )
    .bind(reason)
    .fetch_all(conn)
    .await?;
    rows.iter().map(read).collect()
}

/// Confirms a message: it is as if it had been written now, at the end of its room, and nobody's retry key is older.
///
/// # Errors
/// When the database refuses.
pub async fn confirm(conn: &mut Conn, message: &MessageId, retry_key: &str, now: UtcMs) -> Result<()> {
    query(
        "UPDATE outbox SET seq = (SELECT max(seq) + 1 FROM outbox), asked_at = NULL, last_error = NULL, attempts = 0, \
         retry_key = $2, due_at = $3, created_at = $3 WHERE message_id = $1 AND asked_at IS NOT NULL",
    )
    .bind(message)
    .bind(retry_key)
    .bind(now)
    .execute(conn)
    .await?;
    Ok(())
}

/// Whether a message awaits confirmation.
///
/// # Errors
/// When the database refuses.
pub async fn awaits(conn: &mut Conn, message: &MessageId) -> Result<bool> {
    query("SELECT EXISTS (SELECT 1 FROM outbox WHERE message_id = $1 AND asked_at IS NOT NULL)")
        .bind(message)
        .fetch_value(conn)
        .await
}

pub(crate) const AWAITING_OF_MEMBER: &str = concat!(
    "SELECT count(*) AS messages, min(o.room_id) AS room_id FROM outbox o JOIN room_member p ON p.room_id = o.room_id AND ",
    takes_part!(),
    " WHERE o.asked_at IS NOT NULL AND (o.member_id = $1 OR o.last_error = 'writer_not_allowed' OR NOT EXISTS \
     (SELECT 1 FROM room_member w WHERE w.room_id = o.room_id AND w.member_id = o.member_id AND w.left_at IS NULL))"
);

/// How many messages await a member's confirmation, and the room of one of them: what they wrote, and in their rooms what
/// was written by whoever may not write there any more.
///
/// # Errors
/// When the database refuses.
pub async fn awaiting_of_member(conn: &mut Conn, member: &MemberId) -> Result<(u32, Option<RoomId>)> {
    let row = query(AWAITING_OF_MEMBER).bind(member).fetch_one(conn).await?;
    Ok((row.get("messages")?, row.get("room_id")?))
}

/// How many messages of one writer LINE has not seen: those that go by themselves, and those that await confirmation.
///
/// # Errors
/// When the database refuses.
pub async fn unsent_of_writer(conn: &mut Conn, writer: &MemberId) -> Result<(u32, u32)> {
    let row = query(
        "SELECT count(*) FILTER (WHERE asked_at IS NULL) AS waiting, count(asked_at) AS asking FROM outbox \
         WHERE member_id = $1 AND first_tried_at IS NULL",
    )
    .bind(writer)
    .fetch_one(conn)
    .await?;
    Ok((row.get("waiting")?, row.get("asking")?))
}

/// How many messages would leave by themselves, now or soon: untried, and not on hold for something that takes its time.
///
/// # Errors
/// When the database refuses.
pub async fn about_to_leave(conn: &mut Conn) -> Result<u32> {
    let [month, stop_line] = ON_HOLD;
    query(
        "SELECT count(*) FROM outbox WHERE asked_at IS NULL AND way IS NULL \
         AND (last_error IS NULL OR last_error NOT IN ($1, $2))",
    )
    .bind(month)
    .bind(stop_line)
    .fetch_value(conn)
    .await
}

/// Makes what is in its undo seconds due now.
///
/// # Errors
/// When the database refuses.
pub async fn end_undo_seconds(conn: &mut Conn, now: UtcMs) -> Result<()> {
    query(
        "UPDATE outbox SET due_at = $1 WHERE due_at > $1 AND asked_at IS NULL AND way IS NULL AND last_error IS NULL",
    )
    .bind(now)
    .execute(conn)
    .await?;
    Ok(())
}

fn read(row: &Row) -> Result<OutboxMessage> {
    Ok(OutboxMessage { message_id: row.get("message_id")?, room_id: row.get("room_id")? })
}
