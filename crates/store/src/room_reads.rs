//! Room reads: rooms of which LINE is to be told that they were read (LINE reference A.2.6).

use domain::{LineAccountId, RoomId, UtcMs};

use crate::{Conn, Result, Row, query};

/// A room that LINE is to be told was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueRead {
    /// The room.
    pub room_id: RoomId,
    /// The account that carries it.
    pub line_account_id: LineAccountId,
    /// LINE's token of the last message that was read.
    pub token: String,
    /// How often LINE was told in vain.
    pub attempts: u32,
}

/// Saves that LINE is to be told that a room was read up to the message with this token, unless it knows. True when it is
/// new.
///
/// # Errors
/// When the database refuses.
pub async fn set_due(conn: &mut Conn, room: &RoomId, token: &str, now: UtcMs) -> Result<bool> {
    let done = query(
        "UPDATE room SET read_token = $2, read_due_at = $3, read_attempts = 0 \
         WHERE id = $1 AND (read_token IS NULL OR read_token <> $2)",
    )
    .bind(room)
    .bind(token)
    .bind(now)
    .execute(conn)
    .await?;
    Ok(done == 1)
}

/// Reads that are due, the most overdue first.
///
/// # Errors
/// When the database refuses.
pub async fn due(conn: &mut Conn, now: UtcMs, most: u32) -> Result<Vec<DueRead>> {
    let rows = query(
        "SELECT id, line_account_id, read_token, read_attempts FROM room WHERE read_due_at <= $1 \
         ORDER BY read_due_at LIMIT $2",
    )
    .bind(now)
    .bind(most)
    .fetch_all(conn)
    .await?;
    rows.iter().map(read).collect()
}

fn read(row: &Row) -> Result<DueRead> {
    Ok(DueRead {
        room_id: row.get("id")?,
        line_account_id: row.get("line_account_id")?,
        token: row.get::<Option<String>>("read_token")?.unwrap_or_default(),
        attempts: row.get("read_attempts")?,
    })
}

/// Saves a try to tell LINE: it was the last one, or is due again at `due`. A later token stays as it is.
///
/// # Errors
/// When the database refuses.
pub async fn save_try(conn: &mut Conn, one: &DueRead, due: Option<UtcMs>) -> Result<()> {
    query(
        "UPDATE room SET read_due_at = $3, read_attempts = read_attempts + 1 WHERE id = $1 AND read_token = $2",
    )
    .bind(&one.room_id)
    .bind(&one.token)
    .bind(due)
    .execute(conn)
    .await?;
    Ok(())
}
