//! Webhook events that are set aside: they can never be applied as they are, and wait no more (R23).

use domain::webhook_event::SetAsideReason;
use domain::{LineAccountId, UtcMs};

use crate::{Conn, Result, Row, query};

/// An event that is set aside.
#[derive(Clone)]
pub struct SetAsideEvent {
    /// Order of arrival.
    pub seq: i64,
    /// The account it belongs to.
    pub line_account_id: LineAccountId,
    /// That account's name on LINE.
    pub account_name: String,
    /// The event's JSON; empty when LINE asked to forget its message.
    pub raw: String,
    /// When this computer received it.
    pub received_at: UtcMs,
    /// Why it is set aside.
    pub reason: SetAsideReason,
    /// Which version set it aside; none: one that did not keep that.
    pub version: Option<String>,
}

/// Without what people wrote: it may reach a log.
impl std::fmt::Debug for SetAsideEvent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SetAsideEvent")
            .field("seq", &self.seq)
            .field("reason", &self.reason)
            .field("raw", &format_args!("{} bytes", self.raw.len()))
            .finish_non_exhaustive()
    }
}

/// Sets an event aside: it waits no more. `message`: LINE's id of the message that it carries, so that an unsend finds the
/// raw copy. `version`: the version of this program.
///
/// # Errors
/// When the database refuses.
pub async fn set_aside(
    conn: &mut Conn,
    seq: i64,
    reason: SetAsideReason,
    message: Option<&str>,
    version: &str,
) -> Result<()> {
    query(
        "UPDATE webhook_event SET pending = 0, error = $2, line_message_id = $3, set_aside_version = $4 \
         WHERE seq = $1",
    )
    .bind(seq)
    .bind(reason)
    .bind(message)
    .bind(version)
    .execute(conn)
    .await?;
    Ok(())
}

/// How many events are set aside.
///
/// # Errors
/// When the database refuses.
pub async fn count(conn: &mut Conn) -> Result<u32> {
    query("SELECT count(*) FROM webhook_event WHERE error IS NOT NULL").fetch_value(conn).await
}

/// The events that are set aside, the latest to arrive first.
///
/// # Errors
/// When the database refuses.
pub async fn list(conn: &mut Conn, most: u32) -> Result<Vec<SetAsideEvent>> {
    let rows = query(
        "SELECT e.seq AS seq, e.line_account_id AS line_account_id, a.display_name AS account_name, e.raw AS raw, \
         e.received_at AS received_at, e.error AS error, e.set_aside_version AS set_aside_version \
         FROM webhook_event e JOIN line_account a ON a.id = e.line_account_id \
         WHERE e.error IS NOT NULL ORDER BY e.seq DESC LIMIT $1",
    )
    .bind(most)
    .fetch_all(conn)
    .await?;
    rows.iter().map(read).collect()
}

fn read(row: &Row) -> Result<SetAsideEvent> {
    Ok(SetAsideEvent {
        seq: row.get("seq")?,
        line_account_id: row.get("line_account_id")?,
        account_name: row.get("account_name")?,
        raw: row.get("raw")?,
        received_at: row.get("received_at")?,
        // Earlier versions wrote the database's own words.
        reason: row.get("error")?,
        version: row.get("set_aside_version")?,
    })
}

/// Lets one event wait again, at its place in the order of arrival; none: all that are set aside. Returns how many.
///
/// # Errors
/// When the database refuses.
pub async fn retry(conn: &mut Conn, seq: Option<i64>) -> Result<u64> {
    query(
        "UPDATE webhook_event SET pending = 1, error = NULL, set_aside_version = NULL \
         WHERE error IS NOT NULL AND ($1 IS NULL OR seq = $1)",
    )
    .bind(seq)
    .execute(conn)
    .await
}

/// Lets the events wait again that another version of this program has set aside. Returns how many.
///
/// # Errors
/// When the database refuses.
pub async fn retry_of_other_versions(conn: &mut Conn, version: &str) -> Result<u64> {
    query(
        "UPDATE webhook_event SET pending = 1, error = NULL, set_aside_version = NULL \
         WHERE error IS NOT NULL AND (set_aside_version IS NULL OR set_aside_version <> $1)",
    )
    .bind(version)
    .execute(conn)
    .await
}
