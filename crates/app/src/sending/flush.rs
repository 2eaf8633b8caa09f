//! The outbox's flush: before the program ends, what is in its undo seconds leaves (R26).

use store::{Change, outbox};
use tokio::sync::broadcast::error::RecvError;

use crate::{App, Result};

impl App {
    /// Flushes the outbox: what is in its undo seconds is due now, and is sent. Returns once nothing is under way any
    /// more; LINE may be slow, so give it a timeout.
    ///
    /// # Errors
    /// The storage codes.
    pub async fn outbox_flush(&self) -> Result<()> {
        let mut changes = self.store.changes();
        let mut tx = self.store.begin().await?;
        outbox::end_undo_seconds(tx.conn(), self.now()).await?;
        tx.changed(Change::Outbox);
        tx.commit().await?;
        loop {
            self.delivery.deliver_due().await?;
            let due = outbox::next_due(&mut self.store.read().await?).await?;
            if due.is_none_or(|due| due > self.now()) {
                return Ok(());
            }
            // Another run sends it: its outcome is a commit.
            if let Err(RecvError::Closed) = changes.recv().await {
                return Ok(());
            }
        }
    }

    /// How many messages have not left and would go by themselves at the next start: LINE cannot be reached, or their
    /// keys are locked. What is on hold for the month is told elsewhere.
    ///
    /// # Errors
    /// The storage codes.
    pub async fn outbox_unsent(&self) -> Result<u32> {
        Ok(outbox::about_to_leave(&mut self.store.read().await?).await?)
    }
}
