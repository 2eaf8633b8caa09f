//! The checks of LINE accounts: the latest result of each, with its times.

use domain::account::{CheckCode, CheckName, CheckState};
use domain::{LineAccountId, UtcMs};

use crate::sql::composed_query;
use crate::{Conn, Result, Row, query};

/// The latest result of one check. Words are the application's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountCheck {
    /// The account.
    pub line_account_id: LineAccountId,
    /// What was checked.
    pub name: CheckName,
    /// How it came out.
    pub state: CheckState,
    /// What was found.
    pub code: CheckCode,
    /// Names and numbers for the words, as JSON.
    pub params: String,
    /// When it was checked.
    pub checked_at: UtcMs,
    /// When it was last right.
    pub ok_at: Option<UtcMs>,
    /// Since when it has this state and code.
    pub since_at: UtcMs,
}

/// A new result of a check.
#[derive(Debug, Clone, Copy)]
pub struct NewCheck<'a> {
    /// What was checked.
    pub name: CheckName,
    /// How it came out.
    pub state: CheckState,
    /// What was found.
    pub code: CheckCode,
    /// Names and numbers for the words, as JSON.
    pub params: &'a str,
}

const COLUMNS: &str = "line_account_id, name, state, code, params, checked_at, ok_at, since_at";

/// The checks of an account, in no order.
///
/// # Errors
/// When the database refuses.
pub async fn of_account(conn: &mut Conn, account: &LineAccountId) -> Result<Vec<AccountCheck>> {
    let sql = format!("SELECT {COLUMNS} FROM account_check WHERE line_account_id = $1");
    read_all(&composed_query(sql).bind(account).fetch_all(conn).await?)
}

/// The failed checks of connected accounts, the oldest account first.
///
/// # Errors
/// When the database refuses.
pub async fn failed(conn: &mut Conn) -> Result<Vec<AccountCheck>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM account_check WHERE state = $1 AND line_account_id IN \
         (SELECT id FROM line_account WHERE disconnected_at IS NULL) ORDER BY line_account_id"
    );
    read_all(&composed_query(sql).bind(CheckState::Failed).fetch_all(conn).await?)
}

/// Saves the result of a check. True when state or code are others than before.
///
/// # Errors
/// When the database refuses.
pub async fn save(conn: &mut Conn, account: &LineAccountId, new: NewCheck<'_>, now: UtcMs) -> Result<bool> {
    query(
        "INSERT INTO account_check (line_account_id, name, state, code, params, checked_at, ok_at, since_at) \
         VALUES ($1, $2, $3, $4, $5, $6, CASE WHEN $3 = 'ok' THEN $6 END, $6) \
         ON CONFLICT (line_account_id, name) DO UPDATE SET \
         since_at = CASE WHEN state = excluded.state AND code = excluded.code THEN since_at ELSE excluded.since_at END, \
         ok_at = coalesce(excluded.ok_at, ok_at), state = excluded.state, code = excluded.code, \
         params = excluded.params, checked_at = excluded.checked_at \
         RETURNING since_at = checked_at AS is_new",
    )
    .bind(account)
    .bind(new.name)
    .bind(new.state)
    .bind(new.code)
    .bind(new.params)
    .bind(now)
    .fetch_value(conn)
    .await
}

/// Deletes the checks of an account that is taken out of use.
///
/// # Errors
/// When the database refuses.
pub async fn delete_all(conn: &mut Conn, account: &LineAccountId) -> Result<()> {
    query("DELETE FROM account_check WHERE line_account_id = $1").bind(account).execute(conn).await?;
    query("UPDATE line_account SET checked_at = NULL WHERE id = $1").bind(account).execute(conn).await?;
    Ok(())
}

/// Saves that all checks of an account were run.
///
/// # Errors
/// When the database refuses.
pub async fn set_checked(conn: &mut Conn, account: &LineAccountId, now: UtcMs) -> Result<()> {
    query("UPDATE line_account SET checked_at = $2 WHERE id = $1")
        .bind(account)
        .bind(now)
        .execute(conn)
        .await?;
    Ok(())
}

/// When all checks of a connected account were run last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastChecked {
    /// The account.
    pub line_account_id: LineAccountId,
    /// When; none: never.
    pub checked_at: Option<UtcMs>,
    /// Something that worked does not, or LINE was not reached: it may be over soon.
    pub in_trouble: bool,
}

/// When the connected accounts were checked last. That a month's messages are used up is no trouble that another check
/// would see the end of.
///
/// # Errors
/// When the database refuses.
pub async fn last_checked(conn: &mut Conn) -> Result<Vec<LastChecked>> {
    let rows = query(
        "SELECT a.id AS line_account_id, a.checked_at AS checked_at, \
         EXISTS (SELECT 1 FROM account_check c WHERE c.line_account_id = a.id \
           AND c.name <> $1 AND (c.state = $2 AND c.ok_at IS NOT NULL OR c.code = $3)) AS in_trouble \
         FROM line_account a WHERE a.disconnected_at IS NULL ORDER BY a.id",
    )
    .bind(CheckName::Quota)
    .bind(CheckState::Failed)
    .bind(CheckCode::Unreachable)
    .fetch_all(conn)
    .await?;
    let read = |row: &Row| {
        Ok(LastChecked {
            line_account_id: row.get("line_account_id")?,
            checked_at: row.get("checked_at")?,
            in_trouble: row.get("in_trouble")?,
        })
    };
    rows.iter().map(read).collect()
}

/// Whether the account has ever been in a group.
///
/// # Errors
/// When the database refuses.
pub async fn was_in_group(conn: &mut Conn, account: &LineAccountId) -> Result<bool> {
    query("SELECT EXISTS (SELECT 1 FROM room WHERE line_account_id = $1 AND kind = 'group')")
        .bind(account)
        .fetch_value(conn)
        .await
}

fn read_all(rows: &[Row]) -> Result<Vec<AccountCheck>> {
    rows.iter().filter_map(|row| read(row).transpose()).collect()
}

/// None for a check that only a later version makes: whoever goes back to this one still sees the others.
fn read(row: &Row) -> Result<Option<AccountCheck>> {
    let Ok(name) = row.get::<String>("name")?.parse() else { return Ok(None) };
    Ok(Some(AccountCheck {
        line_account_id: row.get("line_account_id")?,
        name,
        state: row.get("state")?,
        code: row.get("code")?,
        params: row.get("params")?,
        checked_at: row.get("checked_at")?,
        ok_at: row.get("ok_at")?,
        since_at: row.get("since_at")?,
    }))
}
