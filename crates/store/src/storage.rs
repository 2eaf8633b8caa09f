//! The storage state: what the last write came to, so that the window can say that nothing is written, and why.

use std::path::Path;
use std::sync::Arc;

use domain::storage::StorageFault;
use tokio::sync::{broadcast, watch};

use crate::{Change, Changes, Error, Result, Store, query};

/// Bytes that the test of a fault writes, into the database and beside it: more than a long webhook has.
const TEST_BYTES: usize = 64 * 1024;

/// The storage state of one store. A write that fails sets the fault; only a test of the disk clears it, so that a small
/// write, for which there was still room, does not take a full disk's banner away.
#[derive(Clone, Debug)]
pub(crate) struct StorageState {
    fault: watch::Sender<Option<StorageFault>>,
    changes: broadcast::Sender<Changes>,
}

impl StorageState {
    pub(crate) fn new(changes: broadcast::Sender<Changes>) -> Self {
        Self { fault: watch::Sender::new(None), changes }
    }

    /// Takes note of what a write came to; what is no fault of the storage leaves the state as it is.
    pub(crate) fn observe<T>(&self, done: Result<T>) -> Result<T> {
        if let Err(Some(fault)) = done.as_ref().map_err(Error::fault) {
            self.set(Some(fault));
        }
        done
    }

    /// No commit stands behind this change: the state is not in the database.
    fn set(&self, fault: Option<StorageFault>) {
        let changed = self.fault.send_if_modified(|now| std::mem::replace(now, fault) != fault);
        if changed {
            tracing::warn!(?fault, "the storage's state has changed");
            let _ = self.changes.send(Arc::new([Change::Session].into()));
        }
    }
}

impl Store {
    /// Why nothing can be written now; none when the last writes went well.
    pub fn storage_fault(&self) -> Option<StorageFault> {
        *self.storage.fault.borrow()
    }

    /// Subscribes to the storage's state.
    pub fn storage_faults(&self) -> watch::Receiver<Option<StorageFault>> {
        self.storage.fault.subscribe()
    }

    /// Takes note of what a write beside the database came to: of a download, a picture, an attachment.
    ///
    /// # Errors
    /// The one that is handed in.
    pub fn observe_write<T>(&self, done: Result<T>) -> Result<T> {
        self.storage.observe(done)
    }

    /// Tests whether the storage takes writes, in the database and beside it, and clears the fault if it does.
    ///
    /// # Errors
    /// What is the matter now.
    pub async fn test_storage(&self) -> Result<()> {
        let folder = self.folder().join("media");
        let beside = tokio::task::spawn_blocking(move || write_beside(&folder)).await;
        let beside = beside.map_err(|error| std::io::Error::other(error.to_string()))?;
        self.storage.observe(beside)?;
        self.write_within().await?;
        self.storage.set(None);
        Ok(())
    }

    async fn write_within(&self) -> Result<()> {
        let mut tx = self.begin().await?;
        let insert = "INSERT INTO media_deletion (hash, asked_at) VALUES ($1, 0)";
        query(insert).bind("0".repeat(TEST_BYTES)).execute(tx.conn()).await?;
        query("DELETE FROM media_deletion WHERE length(hash) <> 64").execute(tx.conn()).await?;
        tx.commit().await
    }
}

fn write_beside(folder: &Path) -> Result<()> {
    use std::io::Write;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(&[0; TEST_BYTES])?;
    file.as_file().sync_all()?;
    Ok(file.close()?)
}
