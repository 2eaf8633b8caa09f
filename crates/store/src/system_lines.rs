//! Lines in a conversation that say what happened. Members see them; LINE never does.

use domain::{MessageId, RoomId, UtcMs};
use sqlx::SqliteConnection;

use crate::Result;

/// A line to be written.
#[derive(Debug, Clone)]
pub struct SystemLine<'a> {
    /// The message it becomes.
    pub id: MessageId,
    /// Where it stands.
    pub room_id: &'a RoomId,
    /// What happened: the message's kind.
    pub what: &'a str,
    /// The content as JSON.
    pub body: String,
    /// When it happened.
    pub at: UtcMs,
}

/// Writes a line at the end of a room. Nobody's unread count goes up.
///
/// # Errors
/// When the database refuses, as for a room that is not there.
pub async fn insert(conn: &mut SqliteConnection, line: &SystemLine<'_>) -> Result<()> {
    sqlx::query(
        "INSERT INTO message (id, room_id, direction, kind, body, line_account_id, sent_at, created_at) \
         SELECT $1, id, 'system', $3, $4, line_account_id, $5, $5 FROM room WHERE id = $2",
    )
    .bind(line.id.as_str())
    .bind(line.room_id.as_str())
    .bind(line.what)
    .bind(&line.body)
    .bind(line.at.0)
    .execute(&mut *conn)
    .await?;
    sqlx::query("UPDATE room SET last_message_id = $2, last_activity_at = max(last_activity_at, $3) WHERE id = $1")
        .bind(line.room_id.as_str())
        .bind(line.id.as_str())
        .bind(line.at.0)
        .execute(conn)
        .await?;
    Ok(())
}
