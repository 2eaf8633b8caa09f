//! What LINE said about a message before the message itself arrived (LINE reference A.1.4).

use std::collections::HashSet;

use domain::{LineAccountId, UtcMs};

use crate::sql::{composed_query, placeholders};
use crate::{Conn, Result, query};

/// What waits for a message that has not arrived yet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EarlyMarks {
    /// It was taken back: it may be shown as unsent only.
    pub unsent_at: Option<UtcMs>,
    /// It was edited: the latest text, and LINE's time of it.
    pub edited: Option<(String, UtcMs)>,
}

/// Notes that a message was taken back. What was noted of its text is forgotten.
///
/// # Errors
/// When the database refuses.
pub async fn unsent(
    conn: &mut Conn,
    account: &LineAccountId,
    line_message_id: &str,
    at: UtcMs,
) -> Result<()> {
    query("DELETE FROM early_mark WHERE line_account_id = $1 AND line_message_id = $2 AND mark = 'edited'")
        .bind(account.as_str())
        .bind(line_message_id)
        .execute(&mut *conn)
        .await?;
    query(
        "INSERT INTO early_mark (line_account_id, line_message_id, mark, marked_at) VALUES ($1, $2, 'unsent', $3) \
         ON CONFLICT (line_account_id, line_message_id, mark) DO NOTHING",
    )
    .bind(account.as_str())
    .bind(line_message_id)
    .bind(at.0)
    .execute(conn)
    .await?;
    Ok(())
}

/// Notes a message's new text; the largest of LINE's times wins.
///
/// # Errors
/// When the database refuses.
pub async fn edited(
    conn: &mut Conn,
    account: &LineAccountId,
    line_message_id: &str,
    text: &str,
    at: UtcMs,
) -> Result<()> {
    query(
        "INSERT INTO early_mark (line_account_id, line_message_id, mark, text, marked_at) \
         SELECT $1, $2, 'edited', $3, $4 WHERE NOT EXISTS (SELECT 1 FROM early_mark \
           WHERE line_account_id = $1 AND line_message_id = $2 AND mark = 'unsent') \
         ON CONFLICT (line_account_id, line_message_id, mark) \
         DO UPDATE SET text = excluded.text, marked_at = excluded.marked_at \
         WHERE excluded.marked_at > early_mark.marked_at",
    )
    .bind(account.as_str())
    .bind(line_message_id)
    .bind(text)
    .bind(at.0)
    .execute(conn)
    .await?;
    Ok(())
}

/// Those of some LINE message ids, of one account, about which something was noted.
///
/// # Errors
/// When the database refuses.
pub async fn among(
    conn: &mut Conn,
    account: &LineAccountId,
    line_message_ids: &[&str],
) -> Result<HashSet<String>> {
    if line_message_ids.is_empty() {
        return Ok(HashSet::new());
    }
    let ids = placeholders(2, line_message_ids.len());
    let sql = format!(
        "SELECT line_message_id FROM early_mark WHERE line_account_id = $1 AND line_message_id IN ({ids})"
    );
    let marked = composed_query(sql).bind(account.as_str()).bind_all(line_message_ids.iter().copied());
    Ok(marked.fetch_values(conn).await?.into_iter().collect())
}

/// What was noted about a message.
///
/// # Errors
/// When the database refuses.
pub async fn of(conn: &mut Conn, account: &LineAccountId, line_message_id: &str) -> Result<EarlyMarks> {
    let rows = query(
        "SELECT mark, text, marked_at FROM early_mark WHERE line_account_id = $1 AND line_message_id = $2",
    )
    .bind(account.as_str())
    .bind(line_message_id)
    .fetch_all(conn)
    .await?;
    let mut marks = EarlyMarks::default();
    for row in rows {
        let at = UtcMs(row.try_get(2)?);
        match row.get::<String>("mark")?.as_str() {
            "unsent" => marks.unsent_at = Some(at),
            _ => marks.edited = Some((row.try_get::<Option<String>>(1)?.unwrap_or_default(), at)),
        }
    }
    Ok(marks)
}
