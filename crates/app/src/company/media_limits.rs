//! Media limits: what the pictures, videos, sounds and files of one LINE user may take (R30), and how long links to those live
//! that were sent.

use domain::{FieldErrorCode, LIMITS, MemberId};
use store::{Change, Conn, media_limits};

use super::views::MediaLimits;
use crate::authorisation::require_administrator;
use crate::form::Form;
use crate::{App, Result, media_limits as limits};

/// Bytes of a megabyte, as disks are sold.
const MEGABYTE: u64 = 1_000_000;

impl App {
    /// Sets what media may take. What is held already waits for a member's word.
    ///
    /// # Errors
    /// `NotAdministrator`; `InvalidFields` (`megabytesADay`, `linkDays`).
    pub async fn media_limits_set(&self, actor: &MemberId, limits: MediaLimits) -> Result<MediaLimits> {
        let mut form = Form::default();
        let most = LIMITS.media_megabytes_a_day;
        form.check(limits.megabytes_a_day > 0, "megabytesADay", FieldErrorCode::Required);
        form.check(limits.megabytes_a_day <= most, "megabytesADay", FieldErrorCode::TooMany);
        form.check(limits.link_days > 0, "linkDays", FieldErrorCode::Required);
        form.check(limits.link_days <= LIMITS.link_days, "linkDays", FieldErrorCode::TooMany);
        form.done()?;
        let bytes = u64::from(limits.megabytes_a_day) * MEGABYTE;
        let mut tx = self.store.begin().await?;
        require_administrator(tx.conn(), actor).await?;
        let set = media_limits::MediaLimits {
            bytes_a_day: i64::try_from(bytes).ok(),
            link_days: Some(limits.link_days),
        };
        media_limits::set(tx.conn(), &set, self.now()).await?;
        let limits = of(tx.conn()).await?;
        tx.changed(Change::Admin);
        tx.commit().await?;
        Ok(limits)
    }
}

/// What media may take.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn of(conn: &mut Conn) -> Result<MediaLimits> {
    let megabytes = limits::bytes_a_day(conn).await? / MEGABYTE;
    Ok(MediaLimits {
        megabytes_a_day: u32::try_from(megabytes).unwrap_or(u32::MAX),
        link_days: limits::link_days(conn).await?,
    })
}
