//! The Official Accounts that carry conversations. Their secrets are not here.

use domain::{LineAccountId, MediaHash, UtcMs};

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
    /// Its messages of this month; [`put`] leaves them as they are.
    pub quota: Quota,
}

/// An account's messages of this month (LINE reference A.2.5), and what holds them up.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Quota {
    /// When LINE last told.
    pub asked_at: Option<UtcMs>,
    /// How many the plan has; none: no end, or LINE has not told.
    pub limit: Option<u32>,
    /// How many are used: LINE's figure, and what was sent since.
    pub used: u32,
    /// The administrator's own end.
    pub stop_line: Option<u32>,
    /// Nothing that costs goes out before, and why: `monthly_limit` or `stop_line`.
    pub held: Option<(UtcMs, String)>,
    /// LINE asked to slow down until then.
    pub slowed_until: Option<UtcMs>,
    /// How often in a row LINE asked to slow down.
    pub slowed_times: u32,
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, bot_user_id, basic_id, channel_id, display_name, photo_hash, mode = 'shared', chat_mode, \
             mark_as_read, last_event_at, disconnected_at IS NOT NULL, quota_asked_at, quota_limit, quota_used, stop_line, \
             held_until, held_code, slowed_until, slowed_times, token_kind FROM line_account ",
            $rest
        )
    };
}

/// An account, also a disconnected one.
///
/// # Errors
/// When the database refuses.
pub async fn get(conn: &mut Conn, id: &LineAccountId) -> Result<Option<LineAccount>> {
    let row = query(select!("WHERE id = $1")).bind(id.as_str()).fetch_optional(conn).await?;
    row.as_ref().map(read).transpose()
}

/// The account that LINE calls `bot_user_id`.
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

/// Writes an account as it is now: a new one, or one that is connected again.
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
pub async fn set_shared(conn: &mut Conn, id: &LineAccountId, shared: bool, now: UtcMs) -> Result<()> {
    query("UPDATE line_account SET mode = $2, updated_at = $3 WHERE id = $1")
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
pub async fn set_shown(conn: &mut Conn, id: &LineAccountId, shown: Shown<'_>, now: UtcMs) -> Result<bool> {
    let done = query(
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
    Ok(done > 0)
}

/// Where the account's picture was on LINE when it was fetched.
///
/// # Errors
/// When the database refuses.
pub async fn picture_url(conn: &mut Conn, id: &LineAccountId) -> Result<Option<String>> {
    let row = query("SELECT picture_url FROM line_account WHERE id = $1").bind(id.as_str());
    Ok(row.fetch_optional(conn).await?.map(|row| row.try_get(0)).transpose()?.flatten())
}

/// Takes an account out of use.
///
/// # Errors
/// When the database refuses.
pub async fn disconnect(conn: &mut Conn, id: &LineAccountId, now: UtcMs) -> Result<()> {
    query("UPDATE line_account SET disconnected_at = $2, updated_at = $2 WHERE id = $1")
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
pub async fn heard(conn: &mut Conn, id: &LineAccountId, at: UtcMs) -> Result<()> {
    query(
        "UPDATE line_account SET last_event_at = $2 WHERE id = $1 AND (last_event_at IS NULL OR last_event_at < $2)",
    )
    .bind(id.as_str())
    .bind(at.0)
    .execute(conn)
    .await?;
    Ok(())
}

/// Accounts whose quota is due.
///
/// # Errors
/// When the database refuses.
pub async fn quotas_due(conn: &mut Conn, now: UtcMs) -> Result<Vec<LineAccount>> {
    let rows = query(select!("WHERE quota_due_at <= $1 AND disconnected_at IS NULL ORDER BY id"))
        .bind(now.0)
        .fetch_all(conn)
        .await?;
    rows.iter().map(read).collect()
}

/// Asks LINE for an account's quota at `due` or before.
///
/// # Errors
/// When the database refuses.
pub async fn quota_due(conn: &mut Conn, id: &LineAccountId, due: UtcMs, sooner: bool) -> Result<()> {
    query(
        "UPDATE line_account SET quota_due_at = CASE WHEN $3 THEN min(quota_due_at, $2) ELSE $2 END WHERE id = $1",
    )
    .bind(id.as_str())
    .bind(due.0)
    .bind(sooner)
    .execute(conn)
    .await?;
    Ok(())
}

/// Keeps what LINE told about an account's month.
///
/// # Errors
/// When the database refuses.
pub async fn quota_told(
    conn: &mut Conn,
    id: &LineAccountId,
    (limit, used): (Option<u32>, u32),
    now: UtcMs,
) -> Result<()> {
    query(
        "UPDATE line_account SET quota_limited = $2 IS NOT NULL, quota_limit = $2, quota_used = $3, quota_asked_at = $4 \
         WHERE id = $1",
    )
    .bind(id.as_str())
    .bind(limit)
    .bind(used)
    .bind(now.0)
    .execute(conn)
    .await?;
    Ok(())
}

/// So many more messages of the month are used.
///
/// # Errors
/// When the database refuses.
pub async fn spent(conn: &mut Conn, id: &LineAccountId, messages: u32) -> Result<()> {
    query("UPDATE line_account SET quota_used = quota_used + $2 WHERE id = $1")
        .bind(id.as_str())
        .bind(messages)
        .execute(conn)
        .await?;
    Ok(())
}

/// So many were counted for what LINE has not taken.
///
/// # Errors
/// When the database refuses.
pub async fn not_spent(conn: &mut Conn, id: &LineAccountId, messages: u32) -> Result<()> {
    query("UPDATE line_account SET quota_used = max(0, quota_used - $2) WHERE id = $1")
        .bind(id.as_str())
        .bind(messages)
        .execute(conn)
        .await?;
    Ok(())
}

/// Sets the administrator's own end of the month; none: the plan's.
///
/// # Errors
/// When the database refuses.
pub async fn set_stop_line(conn: &mut Conn, id: &LineAccountId, stop_line: Option<u32>) -> Result<()> {
    query("UPDATE line_account SET stop_line = $2 WHERE id = $1")
        .bind(id.as_str())
        .bind(stop_line)
        .execute(conn)
        .await?;
    Ok(())
}

/// Nothing that costs goes out before a time, and why; none: it goes.
///
/// # Errors
/// When the database refuses.
pub async fn hold(conn: &mut Conn, id: &LineAccountId, held: Option<(UtcMs, &str)>) -> Result<()> {
    query("UPDATE line_account SET held_until = $2, held_code = $3 WHERE id = $1")
        .bind(id.as_str())
        .bind(held.map(|(until, _)| until.0))
        .bind(held.map(|(_, code)| code))
        .execute(conn)
        .await?;
    Ok(())
}

/// LINE asked to slow down once more; none: it took a request again.
///
/// # Errors
/// When the database refuses.
pub async fn slow(conn: &mut Conn, id: &LineAccountId, until: Option<UtcMs>) -> Result<()> {
    query(
        "UPDATE line_account SET slowed_until = $2, slowed_times = CASE WHEN $2 IS NULL THEN 0 ELSE slowed_times + 1 END \
         WHERE id = $1",
    )
    .bind(id.as_str())
    .bind(until.map(|at| at.0))
    .execute(conn)
    .await?;
    Ok(())
}

fn time(row: &Row, column: usize) -> Result<Option<UtcMs>> {
    Ok(row.try_get::<Option<i64>>(column)?.map(UtcMs))
}

fn mode(shared: bool) -> &'static str {
    if shared { "shared" } else { "own" }
}

fn read(row: &Row) -> Result<LineAccount> {
    Ok(LineAccount {
        id: LineAccountId(row.try_get(0)?),
        bot_user_id: row.try_get(1)?,
        basic_id: row.try_get(2)?,
        channel_id: row.try_get(3)?,
        display_name: row.try_get(4)?,
        photo: row.try_get::<Option<String>>(5)?.map(MediaHash),
        shared: row.try_get(6)?,
        chat_mode: row.try_get(7)?,
        mark_as_read: row.try_get(8)?,
        last_event_at: row.try_get::<Option<i64>>(9)?.map(UtcMs),
        disconnected: row.try_get(10)?,
        quota: Quota {
            asked_at: time(row, 11)?,
            limit: row.try_get(12)?,
            used: row.try_get(13)?,
            stop_line: row.try_get(14)?,
            held: time(row, 15)?.zip(row.try_get(16)?),
            slowed_until: time(row, 17)?,
            slowed_times: row.try_get(18)?,
        },
        token_kind: row.try_get(19)?,
    })
}
