//! Room summaries: a group's name, picture and count on LINE (LINE reference A.3), and when LINE is asked for them.

use domain::{MediaHash, RoomId, UtcMs};

use crate::rooms::{self, Room, select_room};
use crate::{Conn, NextAttempt, Result, query};

/// A group's summary on LINE.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Its name: any text.
    pub title: String,
    /// What it is found by.
    pub search_key: String,
    /// Where LINE has its picture.
    pub picture_url: Option<String>,
    /// That picture, kept here.
    pub photo: Option<MediaHash>,
    /// How many people are in it; none when LINE did not tell.
    pub line_count: Option<u32>,
}

/// Groups whose summary or count is due.
///
/// # Errors
/// When the database refuses.
pub async fn due(conn: &mut Conn, now: UtcMs, most: u32) -> Result<Vec<Room>> {
    let rows = query(select_room!("WHERE r.summary_due_at <= $1 ORDER BY r.summary_due_at LIMIT $2"))
        .bind(now)
        .bind(most)
        .fetch_all(conn)
        .await?;
    rows.iter().map(rooms::read).collect()
}

/// Saves a group's summary; it is due no more. A count that is known stays while LINE tells no other.
///
/// # Errors
/// When the database refuses.
pub async fn save(conn: &mut Conn, room: &RoomId, summary: &Summary) -> Result<()> {
    query(
        "UPDATE room SET title = $2, search_key = $3, picture_url = $4, photo_hash = $5, \
         line_count = coalesce($6, line_count), \
         summary_due_at = NULL, summary_attempts = 0 WHERE id = $1",
    )
    .bind(room)
    .bind(&summary.title)
    .bind(&summary.search_key)
    .bind(&summary.picture_url)
    .bind(&summary.photo)
    .bind(summary.line_count)
    .execute(conn)
    .await?;
    Ok(())
}

/// Saves how many people LINE counts in a group; its summary is due no more.
///
/// # Errors
/// When the database refuses.
pub async fn save_line_count(conn: &mut Conn, room: &RoomId, line_count: u32) -> Result<()> {
    query("UPDATE room SET line_count = $2, summary_due_at = NULL, summary_attempts = 0 WHERE id = $1")
        .bind(room)
        .bind(line_count)
        .execute(conn)
        .await?;
    Ok(())
}

/// Makes a group's summary due at the next attempt.
///
/// # Errors
/// When the database refuses.
pub async fn set_due(conn: &mut Conn, room: &RoomId, next: NextAttempt) -> Result<()> {
    query("UPDATE room SET summary_due_at = $2, summary_attempts = $3 WHERE id = $1")
        .bind(room)
        .bind(next.due_at)
        .bind(next.attempts)
        .execute(conn)
        .await?;
    Ok(())
}
