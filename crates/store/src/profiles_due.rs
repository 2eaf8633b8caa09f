//! The profiles of LINE users that are due: whom LINE is to be asked about, when, and by which account.

use domain::room::LineSourceKind;
use domain::{LineAccountId, LineUserId, UtcMs};

use crate::line_users::{self, LineUser};
use crate::next_attempt::NextAttempt;
use crate::sql::{composed_query, placeholders};
use crate::{Conn, Result, Row, query};

/// A LINE user whose profile is due, and where LINE will give it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileDue {
    /// Who.
    pub user: LineUser,
    /// How often LINE was asked in vain.
    pub attempts: u32,
    /// The account that can ask.
    pub account: LineAccountId,
    /// Where the account can ask about them when they are not its friend.
    pub group: Option<Group>,
}

/// A group, or a chat of several people, as LINE knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// LINE's id for it.
    pub line_id: String,
    /// What LINE calls it.
    pub kind: LineSourceKind,
}

/// The profiles that are due, the most overdue first. People about whom no account can ask are left out.
///
/// # Errors
/// When the database refuses.
pub async fn list(conn: &mut Conn, now: UtcMs, most: u32) -> Result<Vec<ProfileDue>> {
    let rows = query(
        "SELECT u.id AS id, u.display_name AS display_name, u.photo_hash AS photo_hash, u.picture_url AS picture_url, \
         u.profile_attempts AS attempts, coalesce(f.line_account_id, r.line_account_id) AS account, \
         CASE WHEN f.line_account_id IS NULL THEN r.line_id END AS group_line_id, \
         CASE WHEN f.line_account_id IS NULL THEN r.line_kind END AS group_kind FROM line_user u \
         LEFT JOIN friend f ON f.line_user_id = u.id AND f.line_account_id = (SELECT line_account_id FROM friend \
           WHERE line_user_id = u.id AND state <> 'blocked' ORDER BY state, state_at DESC LIMIT 1) \
         LEFT JOIN room r ON r.id = (SELECT p.room_id FROM room_line_user p JOIN room g ON g.id = p.room_id \
           AND g.kind = 'group' AND g.account_left_at IS NULL WHERE p.line_user_id = u.id AND p.left_at IS NULL LIMIT 1) \
         WHERE u.profile_due_at <= $1 AND (f.line_account_id IS NOT NULL OR r.id IS NOT NULL) \
         ORDER BY u.profile_due_at LIMIT $2",
    )
    .bind(now)
    .bind(most)
    .fetch_all(conn)
    .await?;
    rows.iter().map(read).collect()
}

/// Makes profiles due that LINE gave before `before`, or did not give when it was asked. True when one was not due
/// already.
///
/// # Errors
/// When the database refuses.
pub async fn set_due(conn: &mut Conn, ids: &[&LineUserId], before: UtcMs, now: UtcMs) -> Result<bool> {
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

/// Makes the profiles of `most` people due about whom LINE was asked before `before`, the longest ago first.
/// Returns how many there were.
///
/// # Errors
/// When the database refuses.
pub async fn set_stale_due(conn: &mut Conn, before: UtcMs, most: u32, now: UtcMs) -> Result<u64> {
    query(
        "UPDATE line_user SET profile_due_at = $3 WHERE id IN (SELECT id FROM line_user \
         WHERE profile_due_at IS NULL AND profile_asked_at < $1 ORDER BY profile_asked_at LIMIT $2)",
    )
    .bind(before)
    .bind(most)
    .bind(now)
    .execute(conn)
    .await
}

/// Makes the profiles due now that wait for a later attempt.
///
/// # Errors
/// When the database refuses.
pub async fn set_waiting_due(conn: &mut Conn, now: UtcMs) -> Result<()> {
    query("UPDATE line_user SET profile_due_at = $1 WHERE profile_due_at > $1")
        .bind(now)
        .execute(conn)
        .await?;
    Ok(())
}

/// Postpones a profile that LINE did not give, or not whole: to the next attempt, or until the person acts. Attempts
/// without a next one say that LINE knows nobody by this id ([`is_unknown_to_line`]).
///
/// # Errors
/// When the database refuses.
pub async fn postpone(conn: &mut Conn, id: &LineUserId, next: NextAttempt, now: UtcMs) -> Result<()> {
    query(
        "UPDATE line_user SET profile_due_at = $2, profile_attempts = $4, \
         profile_asked_at = CASE WHEN $2 IS NULL AND profile_asked_at IS NOT NULL THEN $3 ELSE profile_asked_at END \
         WHERE id = $1",
    )
    .bind(id)
    .bind(next.due_at)
    .bind(now)
    .bind(next.attempts)
    .execute(conn)
    .await?;
    Ok(())
}

/// Whether LINE knows no profile of this person: they are gone, or have blocked without LINE telling.
///
/// # Errors
/// When the database refuses.
pub async fn is_unknown_to_line(conn: &mut Conn, id: &LineUserId) -> Result<bool> {
    let unknown =
        query("SELECT profile_attempts > 0 AND profile_due_at IS NULL FROM line_user WHERE id = $1");
    Ok(unknown.bind(id).fetch_optional_value(conn).await?.unwrap_or(false))
}

/// Ends the attempts for people about whom no account can ask any more: they blocked, and share no group. They count as
/// asked, so that [`set_stale_due`] goes on to the others.
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
    .bind(now)
    .execute(conn)
    .await?;
    Ok(())
}

fn read(row: &Row) -> Result<ProfileDue> {
    let group = row.get::<Option<String>>("group_line_id")?.zip(row.get("group_kind")?);
    Ok(ProfileDue {
        user: line_users::read(row)?,
        attempts: row.get("attempts")?,
        account: row.get("account")?,
        group: group.map(|(line_id, kind)| Group { line_id, kind }),
    })
}
