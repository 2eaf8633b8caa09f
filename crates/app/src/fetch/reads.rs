//! LINE users see that they were read (LINE reference A.2.6).

use store::rooms::{self, ReadDue};

use super::may_come;
use crate::{App, Result};

impl App {
    /// Tells LINE that a room was read. What LINE does not take is not worth a word: the member has read it all the same.
    pub(super) async fn tell_read(&self, one: &ReadDue) -> Result<()> {
        let told = match self.client_of(&one.line_account_id).await? {
            Some(client) => client.mark_as_read(&one.token).await.map_err(|error| may_come(&error)),
            None => Err(true),
        };
        let again = if told == Err(true) { self.again(one.attempts) } else { None };
        let mut tx = self.store.begin().await?;
        rooms::read_told(tx.conn(), one, again).await?;
        Ok(tx.commit().await?)
    }
}
