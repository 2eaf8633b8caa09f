//! Clock skew: the computer's clock was fast, and somebody set it right.

use store::{Change, outbox};

use super::delivery::Delivery;
use crate::Result;

impl Delivery {
    /// Corrects clock skew: what was written by a fast clock does not wait until the right one is there, too.
    pub(super) async fn correct_clock_skew(&self) -> Result<()> {
        let now = self.environment.now();
        if !outbox::has_clock_skew(&mut self.store.read().await?, now).await? {
            return Ok(());
        }
        let mut tx = self.store.begin().await?;
        outbox::correct_clock_skew(tx.conn(), now).await?;
        tx.changed(Change::Outbox);
        Ok(tx.commit().await?)
    }
}
