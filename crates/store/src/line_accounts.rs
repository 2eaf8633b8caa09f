//! The Official Accounts that carry conversations. Their secrets are not here.

use domain::{LineAccountId, MediaHash, UtcMs};
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use crate::Result;

/// An Official Account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineAccount {
    /// The account.
    pub id: LineAccountId,
    /// LINE's own id for it: a webhook's `destination`.
    pub bot_user_id: String,
    /// `@…`: what LINE users search for.
    pub basic_id: String,
    /// LINE's channel ID.
    pub channel_id: String,
    /// Name on LINE.
    pub display_name: String,
    /// Picture on LINE.
    pub photo: Option<MediaHash>,
    /// Shared by several members; otherwise one member's own.
    pub shared: bool,
    /// LINE's `chat` or `bot`.
    pub chat_mode: String,
    /// LINE's `manual` or `auto`.
    pub mark_as_read: String,
    /// When LINE last told something.
    pub last_event_at: Option<UtcMs>,
    /// Taken out of use.
    pub disconnected: bool,
    /// stateless, assertion or long_lived: how it gets its tokens.
    pub token_kind: String,
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, bot_user_id, basic_id, channel_id, display_name, photo_hash, mode = 'shared', chat_mode, \
             mark_as_read, last_event_at, disconnected_at IS NOT NULL, token_kind FROM line_account ",
            $rest
        )
    };
}

/// An account, also a disconnected one.
///
/// # Errors
/// When the database refuses.
pub async fn get(conn: &mut SqliteConnection, id: &LineAccountId) -> Result<Option<LineAccount>> {
    let row = sqlx::query(select!("WHERE id = $1")).bind(id.as_str()).fetch_optional(conn).await?;
    row.as_ref().map(read).transpose()
}

/// The account that LINE calls `bot_user_id`.
///
/// # Errors
/// When the database refuses.
pub async fn by_bot_user_id(conn: &mut SqliteConnection, bot_user_id: &str) -> Result<Option<LineAccount>> {
    let row = sqlx::query(select!("WHERE bot_user_id = $1")).bind(bot_user_id).fetch_optional(conn).await?;
    row.as_ref().map(read).transpose()
}

/// The account that LINE users find as `basic_id`.
///
/// # Errors
/// When the database refuses.
pub async fn by_basic_id(conn: &mut SqliteConnection, basic_id: &str) -> Result<Option<LineAccount>> {
    let row = sqlx::query(select!("WHERE basic_id = $1")).bind(basic_id).fetch_optional(conn).await?;
    row.as_ref().map(read).transpose()
}

/// All accounts, the oldest first; a company has few.
///
/// # Errors
/// When the database refuses.
pub async fn all(conn: &mut SqliteConnection) -> Result<Vec<LineAccount>> {
    let rows = sqlx::query(select!("ORDER BY id")).fetch_all(conn).await?;
    rows.iter().map(read).collect()
}

/// Writes an account as it is now: a new one, or one that is connected again.
///
/// # Errors
/// When the database refuses, as for a second account with one basic ID.
pub async fn put(conn: &mut SqliteConnection, account: &LineAccount, now: UtcMs) -> Result<()> {
    sqlx::query(
        "INSERT INTO line_account (id, bot_user_id, basic_id, channel_id, display_name, photo_hash, mode, chat_mode, \
         mark_as_read, created_at, updated_at, token_kind) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $11) \
         ON CONFLICT (id) DO UPDATE SET basic_id = excluded.basic_id, channel_id = excluded.channel_id, \
         display_name = excluded.display_name, photo_hash = excluded.photo_hash, mode = excluded.mode, \
         chat_mode = excluded.chat_mode, mark_as_read = excluded.mark_as_read, disconnected_at = NULL, \
         updated_at = excluded.updated_at, token_kind = excluded.token_kind",
    )
    .bind(account.id.as_str())
    .bind(&account.bot_user_id)
    .bind(&account.basic_id)
    .bind(&account.channel_id)
    .bind(&account.display_name)
    .bind(account.photo.as_ref().map(MediaHash::as_str))
    .bind(mode(account.shared))
    .bind(&account.chat_mode)
    .bind(&account.mark_as_read)
    .bind(now.0)
    .bind(&account.token_kind)
    .execute(conn)
    .await?;
    Ok(())
}

/// Says whether an account is shared.
///
/// # Errors
/// When the database refuses.
pub async fn set_shared(
    conn: &mut SqliteConnection,
    id: &LineAccountId,
    shared: bool,
    now: UtcMs,
) -> Result<()> {
    sqlx::query("UPDATE line_account SET mode = $2, updated_at = $3 WHERE id = $1")
        .bind(id.as_str())
        .bind(mode(shared))
        .bind(now.0)
        .execute(conn)
        .await?;
    Ok(())
}

/// What an account shows on LINE now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown<'a> {
    /// `@…`
    pub basic_id: &'a str,
    /// Name on LINE.
    pub display_name: &'a str,
    /// Where its picture is on LINE.
    pub picture_url: Option<&'a str>,
    /// Picture on LINE.
    pub photo: Option<&'a MediaHash>,
    /// LINE's `chat` or `bot`.
    pub chat_mode: &'a str,
    /// LINE's `manual` or `auto`.
    pub mark_as_read: &'a str,
}

/// Notes what an account shows on LINE now. Says whether it is another thing than before.
///
/// # Errors
/// When the database refuses, as for a second account with one basic ID.
pub async fn set_shown(
    conn: &mut SqliteConnection,
    id: &LineAccountId,
    shown: Shown<'_>,
    now: UtcMs,
) -> Result<bool> {
    let done = sqlx::query(
        "UPDATE line_account SET basic_id = $2, display_name = $3, picture_url = $4, photo_hash = $5, \
         chat_mode = $6, mark_as_read = $7, updated_at = $8 WHERE id = $1 AND (basic_id, display_name, \
         coalesce(picture_url, ''), coalesce(photo_hash, ''), chat_mode, mark_as_read) \
         <> ($2, $3, coalesce($4, ''), coalesce($5, ''), $6, $7)",
    )
    .bind(id.as_str())
    .bind(shown.basic_id)
    .bind(shown.display_name)
    .bind(shown.picture_url)
    .bind(shown.photo.map(MediaHash::as_str))
    .bind(shown.chat_mode)
    .bind(shown.mark_as_read)
    .bind(now.0)
    .execute(conn)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Where the account's picture was on LINE when it was fetched.
///
/// # Errors
/// When the database refuses.
pub async fn picture_url(conn: &mut SqliteConnection, id: &LineAccountId) -> Result<Option<String>> {
    let row = sqlx::query("SELECT picture_url FROM line_account WHERE id = $1").bind(id.as_str());
    Ok(row.fetch_optional(conn).await?.map(|row| row.try_get(0)).transpose()?.flatten())
}

/// Takes an account out of use.
///
/// # Errors
/// When the database refuses.
pub async fn disconnect(conn: &mut SqliteConnection, id: &LineAccountId, now: UtcMs) -> Result<()> {
    sqlx::query("UPDATE line_account SET disconnected_at = $2, updated_at = $2 WHERE id = $1")
        .bind(id.as_str())
        .bind(now.0)
        .execute(conn)
        .await?;
    Ok(())
}

/// Notes that LINE told something at `at`; earlier times change nothing.
///
/// # Errors
/// When the database refuses.
pub async fn heard(conn: &mut SqliteConnection, id: &LineAccountId, at: UtcMs) -> Result<()> {
    sqlx::query(
        "UPDATE line_account SET last_event_at = $2 WHERE id = $1 AND (last_event_at IS NULL OR last_event_at < $2)",
    )
    .bind(id.as_str())
    .bind(at.0)
    .execute(conn)
    .await?;
    Ok(())
}

fn mode(shared: bool) -> &'static str {
    if shared { "shared" } else { "own" }
}

fn read(row: &SqliteRow) -> Result<LineAccount> {
    Ok(LineAccount {
        id: LineAccountId(row.try_get(0)?),
        bot_user_id: row.try_get(1)?,
        basic_id: row.try_get(2)?,
        channel_id: row.try_get(3)?,
        display_name: row.try_get(4)?,
        photo: row.try_get::<Option<String>, _>(5)?.map(MediaHash),
        shared: row.try_get(6)?,
        chat_mode: row.try_get(7)?,
        mark_as_read: row.try_get(8)?,
        last_event_at: row.try_get::<Option<i64>, _>(9)?.map(UtcMs),
        disconnected: row.try_get(10)?,
        token_kind: row.try_get(11)?,
    })
}
