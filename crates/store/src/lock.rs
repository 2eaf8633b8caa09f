//! The workspace's lock: one program at a time, and a mark of whether its last end was in order.

use std::fs::{File, TryLockError};
use std::io::{Read, Seek, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::{Error, Result};

const NAME: &str = "workspace.lock";
/// What the file says while the workspace is open. A copy that was made meanwhile says it, too.
const OPEN: &[u8] = b"open\n";

/// The lock of a workspace, until it is dropped. Two programs over one workspace would each send what waits: the second is
/// refused. The system gives the lock back when a program ends, however it ends.
#[derive(Debug)]
pub(crate) struct WorkspaceLock {
    file: File,
    /// The last end was not in order, and the database has not been checked since.
    unclean: AtomicBool,
}

impl WorkspaceLock {
    pub(crate) fn take(folder: &Path) -> Result<Self> {
        let mut options = File::options();
        let mut file = options.create(true).truncate(false).read(true).write(true).open(folder.join(NAME))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(Error::InUse),
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
        let mut said = Vec::new();
        (&mut file).take(OPEN.len() as u64).read_to_end(&mut said)?;
        Ok(Self { file, unclean: AtomicBool::new(!said.is_empty()) })
    }

    pub(crate) fn is_unclean(&self) -> bool {
        self.unclean.load(Ordering::Acquire)
    }

    pub(crate) fn set_checked(&self) {
        self.unclean.store(false, Ordering::Release);
    }

    /// A full disk is no reason not to open: then nothing is known of the next end.
    pub(crate) fn mark_open(&self) {
        if let Err(error) = self.write(OPEN) {
            tracing::warn!(%error, "an end that is not in order will not be noticed");
        }
    }

    /// An end in order; what has not been checked yet is checked after the next start.
    pub(crate) fn mark_closed(&self) {
        if self.is_unclean() {
            return;
        }
        if let Err(error) = self.write(&[]) {
            tracing::warn!(%error, "this end will be taken for one that was not in order");
        }
    }

    fn write(&self, words: &[u8]) -> std::io::Result<()> {
        let mut file = &self.file;
        file.set_len(0)?;
        file.rewind()?;
        file.write_all(words)?;
        file.sync_all()
    }
}
