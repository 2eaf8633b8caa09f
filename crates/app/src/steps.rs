//! The steps of the loops, for stories that take them by hand.

use crate::sending::deliver::outcome::Delivered;
use crate::{App, Result};

impl App {
    /// Applies the events that wait. Returns how many there were.
    ///
    /// # Errors
    /// The storage codes; the events then wait on.
    pub async fn apply_pending(&self) -> Result<usize> {
        self.intake.apply_pending().await
    }

    /// Lets the events be tried again that another version of this program has set aside. Returns how many there were.
    ///
    /// # Errors
    /// The storage codes.
    pub async fn retry_after_update(&self) -> Result<u64> {
        self.intake.retry_after_update().await
    }

    /// Sends what is due, until nothing is.
    ///
    /// # Errors
    /// The storage codes; what was tried is written down, and goes on from there.
    pub async fn deliver_due(&self) -> Result<Delivered> {
        self.delivery.deliver_due().await
    }

    /// Notifies the member who acts of what can be told now (R31).
    ///
    /// # Errors
    /// The storage codes.
    pub async fn notify_due(&self) -> Result<()> {
        self.notifier.notify_due().await
    }

    /// Asks LINE for everything that is due. Returns how many things were asked for.
    ///
    /// # Errors
    /// The storage codes.
    pub async fn fetch_due(&self) -> Result<usize> {
        self.fetching.fetch_due().await
    }

    /// Makes everything due that waits for a later try.
    ///
    /// # Errors
    /// The storage codes.
    pub async fn fetch_again(&self) -> Result<()> {
        self.fetching.fetch_again().await
    }

    /// Makes old profiles due, a few at a time. Returns how many.
    ///
    /// # Errors
    /// The storage codes.
    pub async fn profiles_refresh(&self) -> Result<u64> {
        self.fetching.profiles_refresh().await
    }

    /// Erases what was let go of. True when nothing is left to do.
    ///
    /// # Errors
    /// The storage codes.
    pub async fn erase_released(&self) -> Result<bool> {
        crate::storage::erase_released(&self.store).await
    }

    /// Makes the nightly backup if its time has come. Returns whether one was tried.
    ///
    /// # Errors
    /// The storage codes.
    pub async fn backup_due(&self) -> Result<bool> {
        self.backups.make_due().await
    }

    /// Checks the whole database if it is time to. Returns whether it was.
    ///
    /// # Errors
    /// The storage codes.
    pub async fn integrity_check_due(&self) -> Result<bool> {
        crate::storage::check_integrity_due(&self.store, &self.environment).await
    }

    /// Tests whether the disk takes writes again.
    ///
    /// # Errors
    /// The storage codes while it does not.
    pub async fn storage_test(&self) -> Result<()> {
        Ok(self.store.test_storage().await?)
    }

    /// Runs the checks of every account whose time has come. Returns how many accounts there were.
    ///
    /// # Errors
    /// The storage codes.
    pub async fn watch_due(&self) -> Result<usize> {
        self.checks.watch_due().await
    }
}
