//! Webhook events: what LINE sent, as it sent it (R23).

use std::fmt::{Debug, Formatter};

use domain::{LineAccountId, UtcMs};

use crate::sql::{composed_query, rows_of_placeholders};
use crate::{Conn, Result, Row, query};

/// An event whose signature was right, before anybody looked at what it says.
#[derive(Clone)]
pub struct NewWebhookEvent {
    /// LINE's `webhookEventId`, a ULID: the same event again has the same one (LINE reference A.1.4).
    pub webhook_event_id: String,
    /// The account whose secret signed it.
    pub line_account_id: LineAccountId,
    /// The event's JSON, untouched.
    pub raw: String,
}

/// A stored event that waits to be applied.
#[derive(Clone)]
pub struct WebhookEvent {
    /// Order of arrival.
    pub seq: i64,
    /// The account it belongs to.
    pub line_account_id: LineAccountId,
    /// The event's JSON.
    pub raw: String,
    /// When this computer received it.
    pub received_at: UtcMs,
}

/// Without what people wrote: it may reach a log.
impl Debug for NewWebhookEvent {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewWebhookEvent")
            .field("webhook_event_id", &self.webhook_event_id)
            .field("line_account_id", &self.line_account_id)
            .field("raw", &format_args!("{} bytes", self.raw.len()))
            .finish()
    }
}

/// Without what people wrote: it may reach a log.
impl Debug for WebhookEvent {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("WebhookEvent")
            .field("seq", &self.seq)
            .field("line_account_id", &self.line_account_id)
            .field("raw", &format_args!("{} bytes", self.raw.len()))
            .field("received_at", &self.received_at)
            .finish()
    }
}

/// Rows of one INSERT: enough to share its cost, few enough to stay far below SQLite's limit of parameters.
const ROWS: usize = 64;

/// Stores events; one that is there already stays as it is. Returns how many were new.
///
/// # Errors
/// When the database refuses; then none is stored once the transaction is dropped.
pub async fn insert(conn: &mut Conn, events: &[NewWebhookEvent], received_at: UtcMs) -> Result<u64> {
    let mut new = 0;
    for rows in events.chunks(ROWS) {
        let sql = format!(
            "INSERT INTO webhook_event (webhook_event_id, line_account_id, raw, received_at) VALUES {} \
             ON CONFLICT (webhook_event_id) DO NOTHING",
            rows_of_placeholders(rows.len(), 4)
        );
        let insert = rows.iter().fold(composed_query(sql), |insert, event| {
            insert
                .bind(&event.webhook_event_id)
                .bind(&event.line_account_id)
                .bind(&event.raw)
                .bind(received_at)
        });
        new += insert.execute(&mut *conn).await?;
    }
    Ok(new)
}

/// The oldest events that wait, in order of arrival.
///
/// # Errors
/// When the database refuses.
pub async fn pending(conn: &mut Conn, most: u32) -> Result<Vec<WebhookEvent>> {
    let rows = query(
        "SELECT seq, line_account_id, raw, received_at FROM webhook_event WHERE pending = 1 ORDER BY seq LIMIT $1",
    )
    .bind(most)
    .fetch_all(conn)
    .await?;
    rows.iter().map(read).collect()
}

fn read(row: &Row) -> Result<WebhookEvent> {
    Ok(WebhookEvent {
        seq: row.get("seq")?,
        line_account_id: row.get("line_account_id")?,
        raw: row.get("raw")?,
        received_at: row.get("received_at")?,
    })
}

/// An event that was applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppliedEvent {
    /// The event.
    pub seq: i64,
    /// LINE's id of the message it carried: lets an unsend find the raw copy.
    pub line_message_id: Option<String>,
}

/// Marks events as applied.
///
/// # Errors
/// When the database refuses.
pub async fn set_applied(conn: &mut Conn, events: &[AppliedEvent]) -> Result<()> {
    for rows in events.chunks(ROWS) {
        let sql = format!(
            "WITH done (seq, line_message_id) AS (VALUES {}) UPDATE webhook_event \
             SET pending = 0, error = NULL, line_message_id = done.line_message_id FROM done \
             WHERE webhook_event.seq = done.seq",
            rows_of_placeholders(rows.len(), 2)
        );
        let update = rows
            .iter()
            .fold(composed_query(sql), |update, event| update.bind(event.seq).bind(&event.line_message_id));
        update.execute(&mut *conn).await?;
    }
    Ok(())
}

/// Erases the raw copies of a message that its sender unsent (LINE reference A.1.4).
///
/// # Errors
/// When the database refuses.
pub async fn erase_raw(conn: &mut Conn, account: &LineAccountId, line_message_id: &str) -> Result<()> {
    query("UPDATE webhook_event SET raw = '' WHERE line_account_id = $1 AND line_message_id = $2")
        .bind(account)
        .bind(line_message_id)
        .execute(conn)
        .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_debug_output_of_a_webhook_event_has_no_message_text() {
        let (account, raw) = (LineAccountId::from("acc"), r#"{"text":"at six"}"#.to_owned());
        let new = NewWebhookEvent {
            webhook_event_id: "01A".into(),
            line_account_id: account.clone(),
            raw: raw.clone(),
        };
        let kept = WebhookEvent { seq: 1, line_account_id: account, raw, received_at: UtcMs(1) };
        for shown in [format!("{new:?}"), format!("{kept:?}")] {
            assert!(shown.contains("17 bytes") && !shown.contains("six"), "{shown}");
        }
    }
}
