//! LINE users see that they were read (LINE reference A.2.6).

use store::room_reads::{self, DueRead};

use super::fetching::Fetching;
use super::retry::Retry;
use crate::Result;
use crate::authorisation::company;

impl Fetching {
    /// Tells LINE that a room was read. What LINE does not take is not worth a word: the member has read it all the
    /// same.
    pub(super) async fn mark_as_read(&self, one: &DueRead) -> Result<()> {
        // Switched off meanwhile: nothing more is told (R1).
        let on = company(&mut self.store.read().await?).await?.connection_on;
        let client = self.client_of(&one.line_account_id).await?;
        let retry = match client {
            _ if !on => None,
            Some(client) => match client.mark_as_read(&one.token).await {
                Ok(()) => None,
                Err(error) => Some(self.retry_after(&one.line_account_id, &error).await?),
            },
            None => Some(Retry::WhenBack),
        };
        let retry = retry.and_then(|retry| retry.next(self.environment.now(), one.attempts).due_at);
        let mut tx = self.store.begin().await?;
        room_reads::save_try(tx.conn(), one, retry).await?;
        Ok(tx.commit().await?)
    }
}
