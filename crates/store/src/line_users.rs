//! People on LINE, as far as LINE has told about them.

use domain::{LineAccountId, LineUserId, MediaHash, UtcMs};

use crate::sql::{composed_query, placeholders};
use crate::{Conn, Result, Row, query};

/// A person on LINE.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineUser {
    /// LINE's userId.
    pub id: LineUserId,
    /// Name on LINE; empty while it is not known.
    pub name: String,
    /// Picture, kept here.
    pub photo: Option<MediaHash>,
    /// Where LINE has the picture.
    pub picture_url: Option<String>,
}

/// What LINE told about a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Name on LINE: any text.
    pub name: String,
    /// Where LINE has the picture.
    pub picture_url: Option<String>,
    /// That picture, kept here.
    pub photo: Option<MediaHash>,
    /// The person's own line of text; none when LINE does not tell it here.
    pub status_message: Option<String>,
    /// BCP 47.
    pub language: Option<String>,
}

/// A person whose profile is to be asked for, and where LINE will tell it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileDue {
    /// Who.
    pub user: LineUser,
    /// How often LINE was asked in vain.
    pub attempts: u32,
    /// The account that met them.
    pub account: LineAccountId,
    /// Set when they were met only in a group: its LINE id, and `group` or `room`.
    pub group: Option<(String, String)>,
}

/// Knows a LINE user from now on. True when they are new; their profile is then due.
///
/// # Errors
/// When the database refuses.
pub async fn ensure(conn: &mut Conn, id: &LineUserId, now: UtcMs) -> Result<bool> {
    let done = query(
        "INSERT INTO line_user (id, profile_due_at, created_at, updated_at) VALUES ($1, $2, $2, $2) \
         ON CONFLICT (id) DO NOTHING",
    )
    .bind(id.as_str())
    .bind(now.0)
    .execute(conn)
    .await?;
    Ok(done == 1)
}

/// A LINE user.
///
/// # Errors
/// When the database refuses.
pub async fn get(conn: &mut Conn, id: &LineUserId) -> Result<Option<LineUser>> {
    let row = query("SELECT id, display_name, photo_hash, picture_url FROM line_user WHERE id = $1")
        .bind(id.as_str())
        .fetch_optional(conn)
        .await?;
    row.as_ref().map(read).transpose()
}

/// Makes profiles due, those that LINE last told before `before`, or did not when it was asked. True when one was not due
/// already.
///
/// # Errors
/// When the database refuses.
pub async fn ask_again(conn: &mut Conn, ids: &[&LineUserId], before: UtcMs, now: UtcMs) -> Result<bool> {
    if ids.is_empty() {
        return Ok(false);
    }
    let sql = format!(
        "UPDATE line_user SET profile_due_at = $1 WHERE profile_due_at IS NULL \
         AND (profile_asked_at IS NULL OR profile_asked_at <= $2 OR profile_attempts > 0) AND id IN ({})",
        placeholders(3, ids.len())
    );
    let update = composed_query(sql).bind(now).bind(before).bind_all(ids.iter().copied());
    Ok(update.execute(conn).await? > 0)
}

/// Whose profiles are due, the most overdue first. Who was met nowhere is left out.
///
/// # Errors
/// When the database refuses.
pub async fn due(conn: &mut Conn, now: UtcMs, most: u32) -> Result<Vec<ProfileDue>> {
    let rows = query(
        "SELECT u.id, u.display_name, u.photo_hash, u.picture_url, u.profile_attempts, f.line_account_id, \
         r.line_account_id, r.line_id, r.line_kind FROM line_user u \
         LEFT JOIN friend f ON f.line_user_id = u.id AND f.line_account_id = (SELECT line_account_id FROM friend \
           WHERE line_user_id = u.id AND state <> 'blocked' ORDER BY state, state_at DESC LIMIT 1) \
         LEFT JOIN room r ON r.id = (SELECT p.room_id FROM room_line_user p JOIN room g ON g.id = p.room_id \
           AND g.kind = 'group' AND g.account_left_at IS NULL WHERE p.line_user_id = u.id AND p.left_at IS NULL LIMIT 1) \
         WHERE u.profile_due_at <= $1 AND (f.line_account_id IS NOT NULL OR r.id IS NOT NULL) \
         ORDER BY u.profile_due_at LIMIT $2",
    )
    .bind(now.0)
    .bind(most)
    .fetch_all(conn)
    .await?;
    rows.iter().map(read_due).collect()
}

/// Keeps what LINE told. The profile is due no more.
///
/// # Errors
/// When the database refuses.
pub async fn told(conn: &mut Conn, id: &LineUserId, told: &Told, now: UtcMs) -> Result<()> {
    query(
        "UPDATE line_user SET display_name = $2, picture_url = $3, photo_hash = $4, \
         status_message = coalesce($5, status_message), language = coalesce($6, language), \
         profile_asked_at = $7, profile_due_at = NULL, profile_attempts = 0, updated_at = $7 WHERE id = $1",
    )
    .bind(id.as_str())
    .bind(&told.name)
    .bind(&told.picture_url)
    .bind(told.photo.as_ref().map(MediaHash::as_str))
    .bind(&told.status_message)
    .bind(&told.language)
    .bind(now.0)
    .execute(conn)
    .await?;
    Ok(())
}

/// LINE did not tell, or not all: asks again at `due`, or not until the person acts. It was asked `attempts` times in
/// vain; some without a due time say that LINE knows nobody by this id ([`unknown`]).
///
/// # Errors
/// When the database refuses.
pub async fn not_told(
    conn: &mut Conn,
    id: &LineUserId,
    (due, attempts): (Option<UtcMs>, u32),
    now: UtcMs,
) -> Result<()> {
    query(
        "UPDATE line_user SET profile_due_at = $2, profile_attempts = $4, \
         profile_asked_at = CASE WHEN $2 IS NULL AND profile_asked_at IS NOT NULL THEN $3 ELSE profile_asked_at END \
         WHERE id = $1",
    )
    .bind(id.as_str())
    .bind(due.map(|at| at.0))
    .bind(now.0)
    .bind(attempts)
    .execute(conn)
    .await?;
    Ok(())
}

/// Profiles that wait for a later try are due now.
///
/// # Errors
/// When the database refuses.
pub async fn wake(conn: &mut Conn, now: UtcMs) -> Result<()> {
    query("UPDATE line_user SET profile_due_at = $1 WHERE profile_due_at > $1")
        .bind(now.0)
        .execute(conn)
        .await?;
    Ok(())
}

/// Whether LINE knows no profile of this person: they are gone, or have blocked without LINE telling.
///
/// # Errors
/// When the database refuses.
pub async fn unknown(conn: &mut Conn, id: &LineUserId) -> Result<bool> {
    let unknown: Option<bool> =
        query("SELECT profile_attempts > 0 AND profile_due_at IS NULL FROM line_user WHERE id = $1")
            .bind(id.as_str())
            .fetch_optional_value(conn)
            .await?;
    Ok(unknown.unwrap_or(false))
}

/// Makes the profiles of `most` people due about whom LINE was last asked before `before`, the longest ago first.
/// How many there were.
///
/// # Errors
/// When the database refuses.
pub async fn refresh(conn: &mut Conn, before: UtcMs, most: u32, now: UtcMs) -> Result<u64> {
    let done = query(
        "UPDATE line_user SET profile_due_at = $3 WHERE id IN (SELECT id FROM line_user \
         WHERE profile_due_at IS NULL AND profile_asked_at < $1 ORDER BY profile_asked_at LIMIT $2)",
    )
    .bind(before.0)
    .bind(most)
    .bind(now.0)
    .execute(conn)
    .await?;
    Ok(done)
}

/// Nobody can be asked about these people any more: they blocked, and share no group. They count as asked, so that
/// [`refresh`] goes on to the others.
///
/// # Errors
/// When the database refuses.
pub async fn give_up_unreachable(conn: &mut Conn, now: UtcMs) -> Result<()> {
    query(
        "UPDATE line_user SET profile_due_at = NULL, \
         profile_asked_at = CASE WHEN profile_asked_at IS NULL THEN NULL ELSE $1 END WHERE profile_due_at <= $1 \
         AND NOT EXISTS (SELECT 1 FROM friend f WHERE f.line_user_id = line_user.id AND f.state <> 'blocked') \
         AND NOT EXISTS (SELECT 1 FROM room_line_user p JOIN room g ON g.id = p.room_id AND g.kind = 'group' \
           AND g.account_left_at IS NULL WHERE p.line_user_id = line_user.id AND p.left_at IS NULL)",
    )
    .bind(now.0)
    .execute(conn)
    .await?;
    Ok(())
}

fn read(row: &Row) -> Result<LineUser> {
    Ok(LineUser {
        id: LineUserId(row.try_get(0)?),
        name: row.try_get(1)?,
        photo: row.try_get::<Option<String>>(2)?.map(MediaHash),
        picture_url: row.try_get(3)?,
    })
}

fn read_due(row: &Row) -> Result<ProfileDue> {
    let friend_of: Option<String> = row.try_get(5)?;
    let group = match friend_of {
        Some(_) => None,
        None => row.try_get::<Option<String>>(7)?.zip(row.try_get::<Option<String>>(8)?),
    };
    let account = friend_of.or(row.try_get(6)?).unwrap_or_default();
    Ok(ProfileDue { user: read(row)?, attempts: row.try_get(4)?, account: LineAccountId(account), group })
}
