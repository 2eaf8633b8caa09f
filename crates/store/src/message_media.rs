//! Message media: the bytes of messages that are to be fetched.

use domain::message::{MediaHold, MediaState, MessageKind};
use domain::{LineAccountId, LineUserId, MediaHash, MessageId, RoomId, UtcMs};

use crate::{Conn, NextAttempt, Result, Row, query};

/// A message whose bytes are to be fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueMedia {
    /// The message.
    pub message_id: MessageId,
    /// Its room.
    pub room_id: RoomId,
    /// What it is.
    pub kind: MessageKind,
    /// The account that received it.
    pub line_account_id: LineAccountId,
    /// LINE's id.
    pub line_message_id: String,
    /// Who sent it, as far as LINE tells.
    pub line_user_id: Option<LineUserId>,
    /// A member said that it is fetched whatever its sender has sent today.
    pub allowed: bool,
    /// How often it was tried in vain.
    pub attempts: u32,
}

impl DueMedia {
    /// Whom its bytes are counted for: its sender, or its room where LINE does not name one.
    pub fn sender(&self) -> &str {
        self.line_user_id.as_ref().map_or(self.room_id.as_str(), LineUserId::as_str)
    }
}

pub(crate) const DUE: &str = "SELECT id, room_id, kind, line_account_id, line_message_id, line_user_id, \
    media_allowed, media_attempts \
    FROM message WHERE media_due_at <= $1 ORDER BY media_due_at LIMIT $2";

/// Messages whose bytes are due, the most overdue first.
///
/// # Errors
/// When the database refuses.
pub async fn due(conn: &mut Conn, now: UtcMs, most: u32) -> Result<Vec<DueMedia>> {
    let rows = query(DUE).bind(now).bind(most).fetch_all(conn).await?;
    rows.iter().map(read).collect()
}

fn read(row: &Row) -> Result<DueMedia> {
    Ok(DueMedia {
        message_id: row.get("id")?,
        room_id: row.get("room_id")?,
        kind: row.get("kind")?,
        line_account_id: row.get("line_account_id")?,
        line_message_id: row.get::<Option<String>>("line_message_id")?.unwrap_or_default(),
        line_user_id: row.get("line_user_id")?,
        allowed: row.get("media_allowed")?,
        attempts: row.get("media_attempts")?,
    })
}

/// When the next bytes are due; none when nothing is.
///
/// # Errors
/// When the database refuses.
pub async fn next_due(conn: &mut Conn) -> Result<Option<UtcMs>> {
    query("SELECT min(media_due_at) FROM message WHERE media_due_at IS NOT NULL").fetch_value(conn).await
}

/// When the next profile, group summary, read mark or quota is due; none when nothing is.
///
/// # Errors
/// When the database refuses.
pub async fn next_question_due(conn: &mut Conn) -> Result<Option<UtcMs>> {
    let due: Vec<Option<UtcMs>> = query(
        "SELECT min(profile_due_at) FROM line_user WHERE profile_due_at IS NOT NULL \
         UNION ALL SELECT min(summary_due_at) FROM room WHERE summary_due_at IS NOT NULL \
         UNION ALL SELECT min(read_due_at) FROM room WHERE read_due_at IS NOT NULL \
         UNION ALL SELECT min(quota_due_at) FROM line_account WHERE disconnected_at IS NULL",
    )
    .fetch_values(conn)
    .await?;
    Ok(due.into_iter().flatten().min())
}

/// Saves that the bytes of a message are kept under `hash`. False when the message was unsent meanwhile.
///
/// # Errors
/// When the database refuses.
pub async fn set_stored(conn: &mut Conn, id: &MessageId, hash: &MediaHash) -> Result<bool> {
    let done = query(
        "UPDATE message SET media_hash = $2, media_state = 'stored', media_due_at = NULL, media_hold = NULL \
         WHERE id = $1 AND unsent_at IS NULL",
    )
    .bind(id)
    .bind(hash)
    .execute(conn)
    .await?;
    Ok(done == 1)
}

/// Saves that the bytes of a message did not come: they are due at the next attempt; without one, they stay `state`
/// ([`MediaState::Failed`] or [`MediaState::Gone`]; [`MediaState::Pending`] while a member may still have them fetched).
/// `hold` says what they wait for, unless that is LINE.
///
/// # Errors
/// When the database refuses.
pub async fn save_failure(
    conn: &mut Conn,
    id: &MessageId,
    state: MediaState,
    next: NextAttempt,
    hold: Option<MediaHold>,
) -> Result<()> {
    query(
        "UPDATE message SET media_due_at = $3, media_attempts = $4, media_hold = $5, \
         media_state = CASE WHEN $3 IS NULL THEN $2 ELSE media_state END WHERE id = $1 AND unsent_at IS NULL",
    )
    .bind(id)
    .bind(state)
    .bind(next.due_at)
    .bind(next.attempts)
    .bind(hold)
    .execute(conn)
    .await?;
    Ok(())
}

/// Makes bytes that wait for a later try due now, unless they wait for disk space.
///
/// # Errors
/// When the database refuses.
pub async fn make_due(conn: &mut Conn, now: UtcMs) -> Result<()> {
    query("UPDATE message SET media_due_at = $1 WHERE media_due_at > $1 AND media_hold IS NOT $2")
        .bind(now)
        .bind(MediaHold::NoRoom)
        .execute(conn)
        .await?;
    Ok(())
}

/// Makes bytes due now whatever their sender has sent today: a member said so. False when they are here, or will never be.
///
/// # Errors
/// When the database refuses.
pub async fn allow(conn: &mut Conn, id: &MessageId, now: UtcMs) -> Result<bool> {
    let done = query(
        "UPDATE message SET media_allowed = 1, media_due_at = $2, media_attempts = 0, media_hold = NULL, \
         media_state = 'pending' WHERE id = $1 AND direction = 'in' AND media_state IN ('pending', 'failed')",
    )
    .bind(id)
    .bind(now)
    .execute(conn)
    .await?;
    Ok(done == 1)
}

/// Whether any message's bytes wait for disk space.
///
/// # Errors
/// When the database refuses.
pub async fn any_waits_for_room(conn: &mut Conn) -> Result<bool> {
    query("SELECT EXISTS (SELECT 1 FROM message WHERE media_due_at IS NOT NULL AND media_hold = $1)")
        .bind(MediaHold::NoRoom)
        .fetch_value(conn)
        .await
}
