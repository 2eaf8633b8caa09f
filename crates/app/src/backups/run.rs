//! One run of making a backup: what it works with.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use age::x25519::Recipient;
use domain::UtcMs;
use domain::workspace::{BackupFault, WorkspaceKind};
use store::WORKSPACE_FILE;

use super::fault::Failure;
use super::media_pool::MediaPool;
use super::place::{PART, same_disk};
use super::views::{BackupProgress, BackupStep};
use crate::blocking::blocking;
use crate::disk_space::RESERVE_BYTES;
use crate::environment::Disk;

/// The plain copy of a database that is encrypted, in the workspace's folder: never in the folder for backups.
const PLAIN_COPY: &str = "backup-copy.db";

/// What a run works with.
pub(super) struct Run {
    /// The workspace's folder in the chosen one.
    pub folder: PathBuf,
    /// The backup's name in it.
    pub name: String,
    /// The open workspace's folder.
    pub workspace: PathBuf,
    pub workspace_id: String,
    pub kind: WorkspaceKind,
    pub company_name: String,
    pub kept: u32,
    pub recipient: Option<Recipient>,
    /// The name of the media's pool.
    pub pool: String,
    /// The recipient's encrypted identity.
    pub key: Vec<u8>,
    pub now: UtcMs,
    pub disk: Arc<dyn Disk>,
    pub progress: Arc<Mutex<Option<BackupProgress>>>,
}

/// Runs a step on a thread that may block.
pub(super) async fn on_thread<T: Send + 'static>(
    run: &Arc<Run>,
    step: impl FnOnce(&Run) -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    let run = run.clone();
    blocking(move || step(&run)).await?
}

impl Run {
    /// The backup's folder, once it is whole.
    pub fn path(&self) -> PathBuf {
        self.folder.join(&self.name)
    }

    /// The backup's folder while it is written.
    pub fn part(&self) -> PathBuf {
        self.folder.join(format!("{}{PART}", self.name))
    }

    pub fn media_pool(&self) -> MediaPool {
        MediaPool::new(self.folder.join(&self.pool), self.recipient.clone())
    }

    /// Where the database is copied to, as it is.
    pub fn plain_copy(&self) -> PathBuf {
        if self.recipient.is_some() {
            self.plain_copy_of_encrypted()
        } else {
            self.part().join(WORKSPACE_FILE)
        }
    }

    /// Where a database that is encrypted lies as it is for a moment, before and after.
    pub fn plain_copy_of_encrypted(&self) -> PathBuf {
        self.workspace.join(PLAIN_COPY)
    }

    /// Says how far it is.
    pub fn step(&self, step: BackupStep, done: usize, total: usize) {
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let progress = BackupProgress { step, done: number(done), total: number(total) };
        *self.progress.lock().unwrap_or_else(PoisonError::into_inner) = Some(progress);
    }

    /// Looks whether the disks have room for the database.
    ///
    /// # Errors
    /// `Full`, `NoRoom`.
    pub fn require_room_for_database(&self) -> Result<(), Failure> {
        let bytes = |name: &str| std::fs::metadata(self.workspace.join(name)).map_or(0, |file| file.len());
        let bytes = bytes(WORKSPACE_FILE) + bytes(&format!("{WORKSPACE_FILE}-wal"));
        if self.recipient.is_some() {
            self.require_room(&self.workspace, bytes)?;
        }
        self.require_room(&self.folder, bytes)
    }

    /// Looks whether a folder's disk has room for so many bytes. Of the disk of the data a reserve stays free for
    /// receiving (R30). A disk that does not tell refuses by itself.
    ///
    /// # Errors
    /// `Full`, `NoRoom`.
    pub fn require_room(&self, folder: &Path, bytes: u64) -> Result<(), Failure> {
        let Ok(free) = self.disk.free_bytes(folder) else { return Ok(()) };
        let here = same_disk(folder, &self.workspace);
        let reserve = if here { RESERVE_BYTES } else { 0 };
        if bytes < free.saturating_sub(reserve) {
            return Ok(());
        }
        let fault = if here { BackupFault::NoRoom } else { BackupFault::Full };
        Err(Failure::new(fault, format!("{bytes} bytes do not fit into {free} free ones")))
    }
}
