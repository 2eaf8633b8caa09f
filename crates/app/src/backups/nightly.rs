//! The nightly backup.

use std::sync::PoisonError;

use store::backups;

use super::make::Backups;
use crate::{ErrorCode, Result};

impl Backups {
    /// Makes the nightly backup if its time has come. A computer that is off at night makes it when it is on again. Returns
    /// whether one was tried.
    ///
    /// # Errors
    /// The storage codes. A backup that was not made is saved as such, and tried again later.
    pub(crate) async fn make_due(&self) -> Result<bool> {
        let settings = backups::settings(&mut self.store.read().await?).await?;
        let now = self.environment.now();
        let due = settings.folder.is_some() && settings.due_at.is_some_and(|due| now >= due);
        if !due || self.retry.lock().unwrap_or_else(PoisonError::into_inner).waits(now) {
            return Ok(false);
        }
        match self.make().await {
            Err(error) if error.code != ErrorCode::BackupFailed => Err(error),
            // What failed is written down and said.
            Ok(_) | Err(_) => Ok(true),
        }
    }
}
