//! What was looked at about a LINE account, and how it was.

use domain::{LineAccountId, UtcMs};

use crate::sql::composed_query;
use crate::{Conn, Result, Row, query};

/// One thing that was looked at. Words are the application's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountCheck {
    /// The account.
    pub line_account_id: LineAccountId,
    /// What.
    pub name: String,
    /// ok, warning, failed, unknown.
    pub state: String,
    /// What was found.
    pub code: String,
    /// Names and numbers for the words, as JSON.
    pub params: String,
    /// When it was looked at.
    pub checked_at: UtcMs,
    /// When it was last right.
    pub ok_at: Option<UtcMs>,
    /// Since when it is as it is.
    pub since_at: UtcMs,
}

/// What somebody found who looked now.
#[derive(Debug, Clone, Copy)]
pub struct NewCheck<'a> {
    /// What was looked at.
    pub name: &'a str,
    /// ok, warning, failed, unknown.
    pub state: &'a str,
    /// What was found.
    pub code: &'a str,
    /// Names and numbers for the words, as JSON.
    pub params: &'a str,
}

const COLUMNS: &str = "line_account_id, name, state, code, params, checked_at, ok_at, since_at";

/// Everything that was looked at about an account, in no order.
///
/// # Errors
/// When the database refuses.
pub async fn of(conn: &mut Conn, account: &LineAccountId) -> Result<Vec<AccountCheck>> {
    let sql = format!("SELECT {COLUMNS} FROM account_check WHERE line_account_id = $1");
    let rows = composed_query(sql).bind(account.as_str()).fetch_all(conn).await?;
    rows.iter().map(read).collect()
}

/// What fails at connected accounts, the oldest account first.
///
/// # Errors
/// When the database refuses.
pub async fn failed(conn: &mut Conn) -> Result<Vec<AccountCheck>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM account_check WHERE state = 'failed' AND line_account_id IN \
         (SELECT id FROM line_account WHERE disconnected_at IS NULL) ORDER BY line_account_id"
    );
    let rows = composed_query(sql).fetch_all(conn).await?;
    rows.iter().map(read).collect()
}

/// Notes what was found, and says whether it is another thing than before.
///
/// # Errors
/// When the database refuses.
pub async fn note(conn: &mut Conn, account: &LineAccountId, new: NewCheck<'_>, now: UtcMs) -> Result<bool> {
    let row = query(
        "INSERT INTO account_check (line_account_id, name, state, code, params, checked_at, ok_at, since_at) \
         VALUES ($1, $2, $3, $4, $5, $6, CASE WHEN $3 = 'ok' THEN $6 END, $6) \
         ON CONFLICT (line_account_id, name) DO UPDATE SET \
         since_at = CASE WHEN state = excluded.state AND code = excluded.code THEN since_at ELSE excluded.since_at END, \
         ok_at = coalesce(excluded.ok_at, ok_at), state = excluded.state, code = excluded.code, \
         params = excluded.params, checked_at = excluded.checked_at \
         RETURNING since_at = checked_at",
    )
    .bind(account.as_str())
    .bind(new.name)
    .bind(new.state)
    .bind(new.code)
    .bind(new.params)
    .bind(now.0)
    .fetch_one(conn)
    .await?;
    Ok(row.try_get(0)?)
}

/// Forgets what was found about an account that is taken out of use.
///
/// # Errors
/// When the database refuses.
pub async fn forget(conn: &mut Conn, account: &LineAccountId) -> Result<()> {
    query("DELETE FROM account_check WHERE line_account_id = $1")
        .bind(account.as_str())
        .execute(&mut *conn)
        .await?;
    query("UPDATE line_account SET checked_at = NULL WHERE id = $1")
        .bind(account.as_str())
        .execute(conn)
        .await?;
    Ok(())
}

/// Notes that an account was looked at.
///
/// # Errors
/// When the database refuses.
pub async fn set_checked(conn: &mut Conn, account: &LineAccountId, now: UtcMs) -> Result<()> {
    query("UPDATE line_account SET checked_at = $2 WHERE id = $1")
        .bind(account.as_str())
        .bind(now.0)
        .execute(conn)
        .await?;
    Ok(())
}

/// When a connected account was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookedAt {
    /// The account.
    pub line_account_id: LineAccountId,
    /// When it was looked at last.
    pub at: Option<UtcMs>,
    /// Something that worked does not, or LINE was not reached: it may be over soon.
    pub in_trouble: bool,
}

/// When the connected accounts were looked at. That a month's messages are used up is no trouble that a look would
/// see the end of.
///
/// # Errors
/// When the database refuses.
pub async fn looked_at(conn: &mut Conn) -> Result<Vec<LookedAt>> {
    let rows = query(
        "SELECT a.id, a.checked_at, EXISTS (SELECT 1 FROM account_check c WHERE c.line_account_id = a.id \
         AND c.name <> 'quota' AND (c.state = 'failed' AND c.ok_at IS NOT NULL OR c.code = 'unreachable')) \
         FROM line_account a WHERE a.disconnected_at IS NULL ORDER BY a.id",
    )
    .fetch_all(conn)
    .await?;
    let read = |row: &Row| {
        Ok(LookedAt {
            line_account_id: LineAccountId(row.try_get(0)?),
            at: row.try_get::<Option<i64>>(1)?.map(UtcMs),
            in_trouble: row.try_get(2)?,
        })
    };
    rows.iter().map(read).collect()
}

/// Whether the account has ever been in a group.
///
/// # Errors
/// When the database refuses.
pub async fn was_in_a_group(conn: &mut Conn, account: &LineAccountId) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM room WHERE line_account_id = $1 AND kind = 'group')";
    Ok(query(sql).bind(account.as_str()).fetch_one(conn).await?.try_get(0)?)
}

fn read(row: &Row) -> Result<AccountCheck> {
    Ok(AccountCheck {
        line_account_id: LineAccountId(row.try_get(0)?),
        name: row.try_get(1)?,
        state: row.try_get(2)?,
        code: row.try_get(3)?,
        params: row.try_get(4)?,
        checked_at: UtcMs(row.try_get(5)?),
        ok_at: row.try_get::<Option<i64>>(6)?.map(UtcMs),
        since_at: UtcMs(row.try_get(7)?),
    })
}
