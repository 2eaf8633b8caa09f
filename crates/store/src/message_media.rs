//! The bytes of messages: which are to be fetched, and which nobody needs any more.

use domain::{LineAccountId, MediaHash, MessageId, RoomId, UtcMs};

use crate::{Conn, Result, query};

/// A message whose bytes are to be fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MediaDue {
    /// The message.
    pub id: MessageId,
    /// Its room.
    pub room_id: RoomId,
    /// image, video, audio or file.
    pub kind: String,
    /// The account that received it.
    pub line_account_id: LineAccountId,
    /// LINE's id.
    pub line_message_id: String,
    /// How often LINE was asked in vain.
    pub attempts: u32,
}

pub(crate) const DUE: &str = "SELECT id, room_id, kind, line_account_id, line_message_id, media_attempts \
    FROM message WHERE media_due_at <= $1 ORDER BY media_due_at LIMIT $2";

/// Messages whose bytes are due, the most overdue first.
///
/// # Errors
/// When the database refuses.
pub async fn due(conn: &mut Conn, now: UtcMs, most: u32) -> Result<Vec<MediaDue>> {
    let rows = query(DUE).bind(now.0).bind(most).fetch_all(conn).await?;
    rows.iter()
        .map(|row| {
            Ok(MediaDue {
                id: MessageId(row.try_get(0)?),
                room_id: RoomId(row.try_get(1)?),
                kind: row.try_get(2)?,
                line_account_id: LineAccountId(row.try_get(3)?),
                line_message_id: row.try_get::<Option<String>>(4)?.unwrap_or_default(),
                attempts: row.try_get(5)?,
            })
        })
        .collect()
}

/// When the next bytes are due; none when nothing is.
///
/// # Errors
/// When the database refuses.
pub async fn next_due(conn: &mut Conn) -> Result<Option<UtcMs>> {
    let sql = "SELECT min(media_due_at) FROM message WHERE media_due_at IS NOT NULL";
    let due: Option<i64> = query(sql).fetch_value(conn).await?;
    Ok(due.map(UtcMs))
}

/// When the next profile, group, read mark or quota are due; none when nothing is.
///
/// # Errors
/// When the database refuses.
pub async fn next_question(conn: &mut Conn) -> Result<Option<UtcMs>> {
    let row = query(
        "SELECT (SELECT min(profile_due_at) FROM line_user WHERE profile_due_at IS NOT NULL), \
         (SELECT min(summary_due_at) FROM room WHERE summary_due_at IS NOT NULL), \
         (SELECT min(read_due_at) FROM room WHERE read_due_at IS NOT NULL), \
         (SELECT min(quota_due_at) FROM line_account WHERE disconnected_at IS NULL)",
    )
    .fetch_one(conn)
    .await?;
    let due: [Option<i64>; 4] = [row.try_get(0)?, row.try_get(1)?, row.try_get(2)?, row.try_get(3)?];
    Ok(due.into_iter().flatten().min().map(UtcMs))
}

/// The bytes of a message are kept under `hash`. False when the message was taken back meanwhile.
///
/// # Errors
/// When the database refuses.
pub async fn stored(conn: &mut Conn, id: &MessageId, hash: &MediaHash) -> Result<bool> {
    let done = query(
        "UPDATE message SET media_hash = $2, media_state = 'stored', media_due_at = NULL \
         WHERE id = $1 AND unsent_at IS NULL",
    )
    .bind(id.as_str())
    .bind(hash.as_str())
    .execute(conn)
    .await?;
    Ok(done == 1)
}

/// The bytes did not come, `attempts` times now: asks again at `due`; without, they stay `state` (`failed` or `gone`).
///
/// # Errors
/// When the database refuses.
pub async fn not_stored(
    conn: &mut Conn,
    id: &MessageId,
    state: &'static str,
    (due, attempts): (Option<UtcMs>, u32),
) -> Result<()> {
    query(
        "UPDATE message SET media_due_at = $3, media_attempts = $4, \
         media_state = CASE WHEN $3 IS NULL THEN $2 ELSE media_state END WHERE id = $1 AND unsent_at IS NULL",
    )
    .bind(id.as_str())
    .bind(state)
    .bind(due.map(|at| at.0))
    .bind(attempts)
    .execute(conn)
    .await?;
    Ok(())
}

/// Bytes that wait for a later try are due now.
///
/// # Errors
/// When the database refuses.
pub async fn wake(conn: &mut Conn, now: UtcMs) -> Result<()> {
    query("UPDATE message SET media_due_at = $1 WHERE media_due_at > $1").bind(now.0).execute(conn).await?;
    Ok(())
}

/// Forgets bytes that nothing shows any more. True when their file is to be removed, too.
///
/// # Errors
/// When the database refuses.
pub async fn forget_unused(conn: &mut Conn, hash: &MediaHash) -> Result<bool> {
    let done = query(
        "DELETE FROM media WHERE hash = $1 AND NOT EXISTS (SELECT 1 FROM message WHERE media_hash = $1) \
         AND NOT EXISTS (SELECT 1 FROM message WHERE preview_hash = $1) \
         AND NOT EXISTS (SELECT 1 FROM attachment WHERE media_hash = $1) \
         AND NOT EXISTS (SELECT 1 FROM attachment WHERE preview_hash = $1) \
         AND NOT EXISTS (SELECT 1 FROM published_media WHERE media_hash = $1) \
         AND NOT EXISTS (SELECT 1 FROM line_user WHERE photo_hash = $1) \
         AND NOT EXISTS (SELECT 1 FROM room WHERE photo_hash = $1) \
         AND NOT EXISTS (SELECT 1 FROM member WHERE photo_hash = $1) \
         AND NOT EXISTS (SELECT 1 FROM line_account WHERE photo_hash = $1)",
    )
    .bind(hash.as_str())
    .execute(conn)
    .await?;
    Ok(done == 1)
}
