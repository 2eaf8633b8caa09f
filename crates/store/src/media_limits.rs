//! Media limits: what the administrator has set for media that come in (R30), and for links to those that went out.

use domain::UtcMs;

use crate::{Conn, Result, query};

/// The media limits of the workspace; none: the usual.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MediaLimits {
    /// Bytes that one LINE user may send a day.
    pub bytes_a_day: Option<i64>,
    /// Days that a link to what was sent lives.
    pub link_days: Option<u32>,
}

/// The media limits; the usual ones before the workspace is founded.
///
/// # Errors
/// When the database refuses.
pub async fn get(conn: &mut Conn) -> Result<MediaLimits> {
    let row =
        query("SELECT media_bytes_a_day, link_days FROM workspace LIMIT 1").fetch_optional(conn).await?;
    let Some(row) = row else { return Ok(MediaLimits::default()) };
    Ok(MediaLimits { bytes_a_day: row.get("media_bytes_a_day")?, link_days: row.get("link_days")? })
}

/// Sets the media limits.
///
/// # Errors
/// When the database refuses.
pub async fn set(conn: &mut Conn, limits: &MediaLimits, now: UtcMs) -> Result<()> {
    query("UPDATE workspace SET media_bytes_a_day = $1, link_days = $2, updated_at = $3")
        .bind(limits.bytes_a_day)
        .bind(limits.link_days)
        .bind(now)
        .execute(conn)
        .await?;
    Ok(())
}
