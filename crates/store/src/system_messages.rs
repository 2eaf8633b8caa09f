//! System messages: what happened in a room. They are written as other messages are.

use domain::message::SystemEvent;
use domain::{RoomId, UtcMs};

use crate::{Conn, Result, query, rooms};

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
