//! Media received: how many bytes each sender's pictures, videos, sounds and files had on a day (R30).

use domain::UtcMs;

use crate::{Conn, Result, query};

/// Today's bytes are kept, and for whoever looks those of the days back to so long before now, in ms: yesterday's.
const KEPT_MS: i64 = 24 * 60 * 60 * 1000;

/// The bytes that were received of a sender on the day of `now` (UTC).
///
/// # Errors
/// When the database refuses.
pub async fn bytes_today(conn: &mut Conn, sender: &str, now: UtcMs) -> Result<u64> {
    let sql = "SELECT bytes FROM media_received WHERE sender_id = $1 AND day = date($2 / 1000, 'unixepoch')";
    let bytes: Option<i64> = query(sql).bind(sender).bind(now).fetch_optional_value(conn).await?;
    Ok(bytes.and_then(|bytes| u64::try_from(bytes).ok()).unwrap_or(0))
}

/// Adds what was received of a sender now, and forgets the days before yesterday.
///
/// # Errors
/// When the database refuses.
pub async fn add(conn: &mut Conn, sender: &str, bytes: i64, now: UtcMs) -> Result<()> {
    query("DELETE FROM media_received WHERE day < date($1 / 1000, 'unixepoch')")
        .bind(now.plus(-KEPT_MS))
        .execute(conn)
        .await?;
    query(
        "INSERT INTO media_received (sender_id, day, bytes) VALUES ($1, date($3 / 1000, 'unixepoch'), $2) \
         ON CONFLICT (sender_id, day) DO UPDATE SET bytes = bytes + excluded.bytes",
    )
    .bind(sender)
    .bind(bytes)
    .bind(now)
    .execute(conn)
    .await?;
    Ok(())
}
