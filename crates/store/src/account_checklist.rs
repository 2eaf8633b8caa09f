//! The checklist of a LINE account: what a person has ticked about LINE's consoles, which no API reads.

use domain::account::ChecklistName;
use domain::{LineAccountId, MemberId, UtcMs};

use crate::{Conn, Result, query};

/// An item of the checklist that somebody has ticked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TickedItem {
    /// The item.
    pub item: ChecklistName,
    /// When it was ticked.
    pub done_at: UtcMs,
}

/// How many items of an account's checklist are ticked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TickedCount {
    /// The account.
    pub line_account_id: LineAccountId,
    /// The number of items.
    pub ticked: u32,
}

/// The ticked items of an account. One that only a later version knows is left out: it has no line on the screen.
///
/// # Errors
/// When the database refuses.
pub async fn ticked(conn: &mut Conn, account: &LineAccountId) -> Result<Vec<TickedItem>> {
    let rows = query("SELECT item, done_at FROM account_checklist WHERE line_account_id = $1")
        .bind(account)
        .fetch_all(conn)
        .await?;
    let mut ticked = Vec::with_capacity(rows.len());
    for row in &rows {
        if let Ok(item) = row.get::<String>("item")?.parse() {
            ticked.push(TickedItem { item, done_at: row.get("done_at")? });
        }
    }
    Ok(ticked)
}

/// The number of ticked items of each account that has any.
///
/// # Errors
/// When the database refuses.
pub async fn ticked_counts(conn: &mut Conn) -> Result<Vec<TickedCount>> {
    let rows =
        query("SELECT line_account_id, count(*) AS ticked FROM account_checklist GROUP BY line_account_id")
            .fetch_all(conn)
            .await?;
    rows.iter()
        .map(|row| {
            Ok(TickedCount { line_account_id: row.get("line_account_id")?, ticked: row.get("ticked")? })
        })
        .collect()
}

/// Ticks an item. One that was ticked before keeps its time.
///
/// # Errors
/// When the database refuses.
pub async fn tick(
    conn: &mut Conn,
    account: &LineAccountId,
    item: ChecklistName,
    member: &MemberId,
    now: UtcMs,
) -> Result<()> {
    query(
        "INSERT INTO account_checklist (line_account_id, item, done_at, member_id) VALUES ($1, $2, $3, $4) \
         ON CONFLICT DO NOTHING",
    )
    .bind(account)
    .bind(item)
    .bind(now)
    .bind(member)
    .execute(conn)
    .await?;
    Ok(())
}

/// Takes the tick from an item.
///
/// # Errors
/// When the database refuses.
pub async fn untick(conn: &mut Conn, account: &LineAccountId, item: ChecklistName) -> Result<()> {
    query("DELETE FROM account_checklist WHERE line_account_id = $1 AND item = $2")
        .bind(account)
        .bind(item)
        .execute(conn)
        .await?;
    Ok(())
}
