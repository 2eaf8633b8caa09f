//! LINE accounts: the Official Accounts that carry conversations. Their secrets are not here, and the functions that write
//! their quota are in `quotas`.

use domain::account::{AccountMode, ChatMode, MarkAsReadMode, TokenKind};
use domain::{LineAccountId, MediaHash, UtcMs};

use crate::quotas::{self, Quota};
use crate::{Conn, Result, Row, query};

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
    /// How it answers.
    pub chat_mode: ChatMode,
    /// How messages become read.
    pub mark_as_read: MarkAsReadMode,
    /// LINE's time of the latest event.
    pub last_event_at: Option<UtcMs>,
    /// Taken out of use.
    pub disconnected: bool,
    /// How it gets its tokens.
    pub token_kind: TokenKind,
    /// Its messages of this month; [`put`] leaves them as they are.
    pub quota: Quota,
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, bot_user_id, basic_id, channel_id, display_name, photo_hash, mode, chat_mode, mark_as_read, \
             last_event_at, disconnected_at IS NOT NULL AS disconnected, token_kind, ",
            quotas::columns!(),
            " FROM line_account ",
            $rest
        )
    };
}

/// An account, also a disconnected one.
///
/// # Errors
/// When the database refuses.
pub async fn get(conn: &mut Conn, id: &LineAccountId) -> Result<Option<LineAccount>> {
    let row = query(select!("WHERE id = $1")).bind(id).fetch_optional(conn).await?;
    row.as_ref().map(read).transpose()
}

/// The account whose id on LINE is `bot_user_id`.
///
/// # Errors
/// When the database refuses.
pub async fn by_bot_user_id(conn: &mut Conn, bot_user_id: &str) -> Result<Option<LineAccount>> {
    let row = query(select!("WHERE bot_user_id = $1")).bind(bot_user_id).fetch_optional(conn).await?;
    row.as_ref().map(read).transpose()
}

/// The account that LINE users find as `basic_id`.
///
/// # Errors
/// When the database refuses.
pub async fn by_basic_id(conn: &mut Conn, basic_id: &str) -> Result<Option<LineAccount>> {
    let row = query(select!("WHERE basic_id = $1")).bind(basic_id).fetch_optional(conn).await?;
    row.as_ref().map(read).transpose()
}

/// All accounts, the oldest first; a company has few.
///
/// # Errors
/// When the database refuses.
pub async fn all(conn: &mut Conn) -> Result<Vec<LineAccount>> {
    let rows = query(select!("ORDER BY id")).fetch_all(conn).await?;
    rows.iter().map(read).collect()
}

/// The connected accounts whose quota is due to be asked for.
///
/// # Errors
/// When the database refuses.
pub async fn with_quota_due(conn: &mut Conn, now: UtcMs) -> Result<Vec<LineAccount>> {
    let rows = query(select!("WHERE quota_due_at <= $1 AND disconnected_at IS NULL ORDER BY id"))
        .bind(now)
        .fetch_all(conn)
        .await?;
    rows.iter().map(read).collect()
}

/// Saves an account as it is now: a new one, or one that is connected again.
///
/// # Errors
/// When the database refuses, as for a second account with one basic ID.
pub async fn put(conn: &mut Conn, account: &LineAccount, now: UtcMs) -> Result<()> {
    query(
        "INSERT INTO line_account (id, bot_user_id, basic_id, channel_id, display_name, photo_hash, mode, chat_mode, \
         mark_as_read, created_at, updated_at, token_kind) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $11) \
         ON CONFLICT (id) DO UPDATE SET basic_id = excluded.basic_id, channel_id = excluded.channel_id, \
         display_name = excluded.display_name, photo_hash = excluded.photo_hash, mode = excluded.mode, \
         chat_mode = excluded.chat_mode, mark_as_read = excluded.mark_as_read, disconnected_at = NULL, \
         updated_at = excluded.updated_at, token_kind = excluded.token_kind",
    )
    .bind(&account.id)
    .bind(&account.bot_user_id)
    .bind(&account.basic_id)
    .bind(&account.channel_id)
    .bind(&account.display_name)
    .bind(&account.photo)
    .bind(mode(account.shared))
    .bind(account.chat_mode)
    .bind(account.mark_as_read)
    .bind(now)
    .bind(account.token_kind)
    .execute(conn)
    .await?;
    Ok(())
}

/// Sets whether an account is shared.
///
/// # Errors
/// When the database refuses.
pub async fn set_shared(conn: &mut Conn, id: &LineAccountId, shared: bool, now: UtcMs) -> Result<()> {
    query("UPDATE line_account SET mode = $2, updated_at = $3 WHERE id = $1")
        .bind(id)
        .bind(mode(shared))
        .bind(now)
        .execute(conn)
        .await?;
    Ok(())
}

/// The bot info of an account: its profile and settings on LINE.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BotInfo<'a> {
    /// `@…`
    pub basic_id: &'a str,
    /// Name on LINE.
    pub display_name: &'a str,
    /// Where its picture is on LINE.
    pub picture_url: Option<&'a str>,
    /// Picture on LINE.
    pub photo: Option<&'a MediaHash>,
    /// How it answers.
    pub chat_mode: ChatMode,
    /// How messages become read.
    pub mark_as_read: MarkAsReadMode,
}

/// Saves an account's bot info. True when it is another than before.
///
/// # Errors
/// When the database refuses, as for a second account with one basic ID.
pub async fn save_bot_info(
    conn: &mut Conn,
    id: &LineAccountId,
    info: BotInfo<'_>,
    now: UtcMs,
) -> Result<bool> {
    let written = query(
        "UPDATE line_account SET basic_id = $2, display_name = $3, picture_url = $4, photo_hash = $5, \
         chat_mode = $6, mark_as_read = $7, updated_at = $8 WHERE id = $1 AND (basic_id, display_name, \
         coalesce(picture_url, ''), coalesce(photo_hash, ''), chat_mode, mark_as_read) \
         <> ($2, $3, coalesce($4, ''), coalesce($5, ''), $6, $7)",
    )
    .bind(id)
    .bind(info.basic_id)
    .bind(info.display_name)
    .bind(info.picture_url)
    .bind(info.photo)
    .bind(info.chat_mode)
    .bind(info.mark_as_read)
    .bind(now)
    .execute(conn)
    .await?;
    Ok(written > 0)
}

/// The URL of the account's picture on LINE when it was fetched.
///
/// # Errors
/// When the database refuses.
pub async fn picture_url(conn: &mut Conn, id: &LineAccountId) -> Result<Option<String>> {
    let url = query("SELECT picture_url FROM line_account WHERE id = $1").bind(id);
    Ok(url.fetch_optional_value::<Option<String>>(conn).await?.flatten())
}

/// Disconnects an account: takes it out of use.
///
/// # Errors
/// When the database refuses.
pub async fn disconnect(conn: &mut Conn, id: &LineAccountId, now: UtcMs) -> Result<()> {
    query("UPDATE line_account SET disconnected_at = $2, updated_at = $2 WHERE id = $1")
        .bind(id)
        .bind(now)
        .execute(conn)
        .await?;
    Ok(())
}

/// Sets LINE's time of an account's latest event; an earlier one changes nothing.
///
/// # Errors
/// When the database refuses.
pub async fn touch_last_event(conn: &mut Conn, id: &LineAccountId, at: UtcMs) -> Result<()> {
    query(
        "UPDATE line_account SET last_event_at = $2 WHERE id = $1 AND (last_event_at IS NULL OR last_event_at < $2)",
    )
    .bind(id)
    .bind(at)
    .execute(conn)
    .await?;
    Ok(())
}

fn mode(shared: bool) -> AccountMode {
    if shared { AccountMode::Shared } else { AccountMode::Own }
}

fn read(row: &Row) -> Result<LineAccount> {
    let mode: AccountMode = row.get("mode")?;
    Ok(LineAccount {
        id: row.get("id")?,
        bot_user_id: row.get("bot_user_id")?,
        basic_id: row.get("basic_id")?,
        channel_id: row.get("channel_id")?,
        display_name: row.get("display_name")?,
        photo: row.get("photo_hash")?,
        shared: mode == AccountMode::Shared,
        chat_mode: row.get("chat_mode")?,
        mark_as_read: row.get("mark_as_read")?,
        last_event_at: row.get("last_event_at")?,
        disconnected: row.get("disconnected")?,
        token_kind: row.get("token_kind")?,
        quota: quotas::read(row)?,
    })
}
