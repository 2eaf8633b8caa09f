//! System messages: what happened in a room. They are written as other messages are.

use domain::message::SystemEvent;
use domain::{LineUserId, MessageId, RoomId, UtcMs};

use crate::{Conn, Result, Row, query, rooms};

/// A system message, with what it keeps beside its event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SystemMessage {
    /// The message.
    pub id: MessageId,
    /// Where.
    pub room_id: RoomId,
    /// Whom it belongs to on LINE.
    pub line_user_id: Option<LineUserId>,
    /// What it keeps, as JSON.
    pub body: String,
}

/// A system message of an event.
///
/// # Errors
/// When the database refuses.
pub async fn get(conn: &mut Conn, id: &MessageId, event: SystemEvent) -> Result<Option<SystemMessage>> {
    let row = query(
        "SELECT id, room_id, line_user_id, body FROM message WHERE id = $1 AND direction = 'system' AND kind = $2",
    )
    .bind(id)
    .bind(event)
    .fetch_optional(conn)
    .await?;
    row.as_ref().map(read).transpose()
}

/// A room's system messages of an event, the latest first. Few rooms have more than one.
///
/// # Errors
/// When the database refuses.
pub async fn of_room(conn: &mut Conn, room: &RoomId, event: SystemEvent) -> Result<Vec<SystemMessage>> {
    let rows = query(
        "SELECT id, room_id, line_user_id, body FROM message WHERE room_id = $1 AND direction = 'system' AND kind = $2 \
         ORDER BY sent_at DESC, position DESC, id DESC",
    )
    .bind(room)
    .bind(event)
    .fetch_all(conn)
    .await?;
    rows.iter().map(read).collect()
}

/// Sets what a system message keeps, as JSON.
///
/// # Errors
/// When the database refuses.
pub async fn set_body(conn: &mut Conn, id: &MessageId, body: &str) -> Result<()> {
    query("UPDATE message SET body = $2 WHERE id = $1 AND direction = 'system'")
        .bind(id)
        .bind(body)
        .execute(conn)
        .await?;
    Ok(())
}

fn read(row: &Row) -> Result<SystemMessage> {
    Ok(SystemMessage {
        id: row.get("id")?,
        room_id: row.get("room_id")?,
        line_user_id: row.get("line_user_id")?,
        body: row.get("body")?,
    })
}

/// The time of a room's first system message of an event. Few rooms have more than one.
///
/// # Errors
/// When the database refuses.
pub async fn first_at(conn: &mut Conn, room: &RoomId, event: SystemEvent) -> Result<Option<UtcMs>> {
    query("SELECT min(sent_at) FROM message WHERE room_id = $1 AND direction = 'system' AND kind = $2")
        .bind(room)
        .bind(event)
        .fetch_value(conn)
        .await
}

/// Deletes a room's system messages of an event, which turned out otherwise.
///
/// # Errors
/// When the database refuses.
pub async fn delete(conn: &mut Conn, room: &RoomId, event: SystemEvent) -> Result<()> {
    query(
        "UPDATE room SET last_message_id = NULL WHERE id = $1 AND last_message_id IN \
         (SELECT id FROM message WHERE room_id = $1 AND direction = 'system' AND kind = $2)",
    )
    .bind(room)
    .bind(event)
    .execute(&mut *conn)
    .await?;
    query("DELETE FROM message WHERE room_id = $1 AND direction = 'system' AND kind = $2")
        .bind(room)
        .bind(event)
        .execute(&mut *conn)
        .await?;
    rooms::refresh_last_message(conn, room).await
}
