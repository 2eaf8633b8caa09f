//! Pending marks: what LINE said about a message before the message itself arrived (LINE reference A.1.4).

use std::collections::HashSet;

use domain::message::PendingMark;
use domain::{LineAccountId, UtcMs};

use crate::sql::{composed_query, placeholders};
use crate::{Conn, Result, query};

/// The pending marks of a message that has not arrived yet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PendingMarks {
    /// It was unsent: it may be shown as unsent only.
    pub unsent_at: Option<UtcMs>,
    /// It was edited.
    pub edit: Option<PendingEdit>,
}

/// The latest edit of a message that has not arrived yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PendingEdit {
    /// The message's text from then on.
    pub text: String,
    /// The message's body from then on, JSON.
    pub body: String,
    /// The message's quote token from then on; none: it stays as it is.
    pub quote_token: Option<String>,
    /// LINE's time of it.
    pub at: UtcMs,
}

/// Marks a message as unsent. A marked edit of it, with its text, is deleted.
///
/// # Errors
/// When the database refuses.
pub async fn mark_unsent(
    conn: &mut Conn,
    account: &LineAccountId,
    line_message_id: &str,
    at: UtcMs,
) -> Result<()> {
    delete_edit(conn, account, line_message_id).await?;
    query(
        "INSERT INTO early_mark (line_account_id, line_message_id, mark, marked_at) VALUES ($1, $2, 'unsent', $3) \
         ON CONFLICT (line_account_id, line_message_id, mark) DO NOTHING",
    )
    .bind(account)
    .bind(line_message_id)
    .bind(at)
    .execute(conn)
    .await?;
    Ok(())
}

/// Marks a message as edited, with all that it has from then on; the largest of LINE's times wins.
///
/// # Errors
/// When the database refuses.
pub async fn mark_edited(
    conn: &mut Conn,
    account: &LineAccountId,
    line_message_id: &str,
    edit: &PendingEdit,
) -> Result<()> {
    query(
        "INSERT INTO early_mark (line_account_id, line_message_id, mark, text, body, quote_token, marked_at) \
         SELECT $1, $2, 'edited', $3, $4, $5, $6 WHERE NOT EXISTS (SELECT 1 FROM early_mark \
           WHERE line_account_id = $1 AND line_message_id = $2 AND mark = 'unsent') \
         ON CONFLICT (line_account_id, line_message_id, mark) \
         DO UPDATE SET text = excluded.text, body = excluded.body, quote_token = excluded.quote_token, \
           marked_at = excluded.marked_at \
         WHERE excluded.marked_at > early_mark.marked_at",
    )
    .bind(account)
    .bind(line_message_id)
    .bind(&edit.text)
    .bind(&edit.body)
    .bind(edit.quote_token.as_deref())
    .bind(edit.at)
    .execute(conn)
    .await?;
    Ok(())
}

/// Deletes the marked edit of a message that has arrived and has taken it over. That it was unsent stays marked.
///
/// # Errors
/// When the database refuses.
pub async fn delete_edit(conn: &mut Conn, account: &LineAccountId, line_message_id: &str) -> Result<()> {
    query("DELETE FROM early_mark WHERE line_account_id = $1 AND line_message_id = $2 AND mark = 'edited'")
        .bind(account)
        .bind(line_message_id)
        .execute(conn)
        .await?;
    Ok(())
}

/// Those of some LINE message ids, of one account, that have a pending mark.
///
/// # Errors
/// When the database refuses.
pub async fn marked_among(
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
    let marked = composed_query(sql).bind(account).bind_all(line_message_ids.iter().copied());
    Ok(marked.fetch_values(conn).await?.into_iter().collect())
}

/// The pending marks of a message.
///
/// # Errors
/// When the database refuses.
pub async fn get(conn: &mut Conn, account: &LineAccountId, line_message_id: &str) -> Result<PendingMarks> {
    let rows = query(
        "SELECT mark, text, body, quote_token, marked_at FROM early_mark WHERE line_account_id = $1 AND line_message_id = $2",
    )
    .bind(account)
    .bind(line_message_id)
    .fetch_all(conn)
    .await?;
    let mut marks = PendingMarks::default();
    for row in rows {
        let at = row.get("marked_at")?;
        match row.get("mark")? {
            PendingMark::Unsent => marks.unsent_at = Some(at),
            PendingMark::Edited => {
                let text = row.get::<Option<String>>("text")?.unwrap_or_default();
                // A mark of the schema before this one has no body.
                let body = row.get::<Option<String>>("body")?.unwrap_or_else(|| "{}".to_owned());
                marks.edit = Some(PendingEdit { text, body, quote_token: row.get("quote_token")?, at });
            }
        }
    }
    Ok(marks)
}
