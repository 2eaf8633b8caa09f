//! Storage: whether this computer's disk takes what is written, and the test of it.

use std::path::Path;

use domain::storage::StorageFault;
use tokio::sync::watch;

use crate::blocking::blocking;
use crate::{Result, Store, query};

/// Bytes that the test of a fault writes, into the database and beside it: more than a long webhook has.
const TEST_BYTES: usize = 64 * 1024;

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
        self.storage.observe(blocking(move || write_beside(&folder)).await)?;
        self.write_within().await?;
        self.storage.set(None);
        Ok(())
    }

    async fn write_within(&self) -> Result<()> {
        let mut tx = self.begin().await?;
        let insert = "INSERT INTO media_deletion (hash) VALUES ($1)";
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
