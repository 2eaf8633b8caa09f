//! Write transactions: what one changes is published when it commits, and not otherwise.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use tokio::sync::broadcast;

use crate::checkpoint::Committed;
use crate::{Change, Changes, Conn, Error, Result};

/// A write transaction. Dropped without [`commit`](Self::commit), it is rolled back.
#[must_use = "a transaction that is not committed is rolled back"]
#[derive(Debug)]
pub struct WriteTx {
    conn: Conn,
    changed: BTreeSet<Change>,
    changes: broadcast::Sender<Changes>,
    committed: Committed,
    folder: Arc<Path>,
}

impl WriteTx {
    pub(crate) fn new(
        conn: Conn,
        changes: broadcast::Sender<Changes>,
        committed: Committed,
        folder: Arc<Path>,
    ) -> Self {
        Self { conn, changed: BTreeSet::new(), changes, committed, folder }
    }

    /// The folder that holds the database and the media.
    pub(crate) fn folder(&self) -> &Arc<Path> {
        &self.folder
    }

    /// The connection, for the nouns' functions.
    pub fn conn(&mut self) -> &mut Conn {
        &mut self.conn
    }

    /// Adds to the changes that the commit publishes.
    pub fn changed(&mut self, change: Change) {
        self.changed.insert(change);
    }

    /// Commits, then publishes the changes. A commit that has begun comes to its end, also when nobody waits for it any
    /// more: what is on the disk is published.
    ///
    /// # Errors
    /// When the database could not commit; nothing is written and nothing is published.
    pub async fn commit(self) -> Result<()> {
        tokio::spawn(self.commit_to_its_end()).await.unwrap_or(Err(Error::RolledBack))
    }

    async fn commit_to_its_end(self) -> Result<()> {
        let Self { conn, changed, changes, committed, folder: _ } = self;
        conn.commit().await?;
        committed.send_replace(());
        if !changed.is_empty() {
            // No receiver is no fault: a test or a tool may write without a window.
            let _ = changes.send(Arc::new(changed));
        }
        Ok(())
    }
}
