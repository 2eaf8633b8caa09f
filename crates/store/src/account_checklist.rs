//! What a person said about LINE's consoles, which no API reads.

use domain::{LineAccountId, MemberId, UtcMs};

use crate::{Conn, Result, query};

/// The lines that are done, and since when.
///
/// # Errors
/// When the database refuses.
pub async fn done(conn: &mut Conn, account: &LineAccountId) -> Result<Vec<(String, UtcMs)>> {
    let rows = query("SELECT item, done_at FROM account_checklist WHERE line_account_id = $1")
        .bind(account.as_str())
        .fetch_all(conn)
        .await?;
    rows.iter().map(|row| Ok((row.try_get(0)?, UtcMs(row.try_get(1)?)))).collect()
}

/// How many lines are done for each account that has any.
///
/// # Errors
/// When the database refuses.
pub async fn counts(conn: &mut Conn) -> Result<Vec<(LineAccountId, u32)>> {
    let rows = query("SELECT line_account_id, count(*) FROM account_checklist GROUP BY line_account_id")
        .fetch_all(conn)
        .await?;
    rows.iter().map(|row| Ok((LineAccountId(row.try_get(0)?), row.try_get(1)?))).collect()
}

/// A member says that a line is done. One that was done before keeps its time.
///
/// # Errors
/// When the database refuses.
pub async fn tick(
    conn: &mut Conn,
    account: &LineAccountId,
    item: &str,
    member: &MemberId,
    now: UtcMs,
) -> Result<()> {
    query(
        "INSERT INTO account_checklist (line_account_id, item, done_at, member_id) VALUES ($1, $2, $3, $4) \
         ON CONFLICT DO NOTHING",
    )
    .bind(account.as_str())
    .bind(item)
    .bind(now.0)
    .bind(member.as_str())
    .execute(conn)
    .await?;
    Ok(())
}

/// A member takes the tick away.
///
/// # Errors
/// When the database refuses.
pub async fn untick(conn: &mut Conn, account: &LineAccountId, item: &str) -> Result<()> {
    query("DELETE FROM account_checklist WHERE line_account_id = $1 AND item = $2")
        .bind(account.as_str())
        .bind(item)
        .execute(conn)
        .await?;
    Ok(())
}
