//! Media limits: how many bytes one LINE user may send a day (R30), and how long a link to what was sent lives: what the
//! administrator has set, or the usual.

use domain::UtcMs;
use store::{Conn, media_limits};

use crate::Result;

/// The usual limit of a LINE user a day, in bytes: five of the largest videos that LINE carries.
const BYTES_A_DAY: u64 = 1_000_000_000;
/// The usual life of a link, in days: a quarter, in which people open an offer or an invoice again.
const LINK_DAYS: u32 = 90;
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// How many bytes one LINE user may send a day.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn bytes_a_day(conn: &mut Conn) -> Result<u64> {
    let set = media_limits::get(conn).await?.bytes_a_day;
    Ok(set.and_then(|bytes| u64::try_from(bytes).ok()).unwrap_or(BYTES_A_DAY))
}

/// How many days a link lives.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn link_days(conn: &mut Conn) -> Result<u32> {
    Ok(media_limits::get(conn).await?.link_days.unwrap_or(LINK_DAYS))
}

/// When a link ends that LINE was told of at `since`.
pub(crate) fn link_ends_at(since: UtcMs, days: u32) -> UtcMs {
    since.plus(i64::from(days) * DAY_MS)
}
