//! Disk space: the reserve that the database always finds, so that the next message can be received (R30).

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::blocking::blocking;
use crate::environment::{Disk, Environment};
use crate::{Error, ErrorCode, Result};

/// Free space that only the database may use, in bytes. Downloads, attachments, imports and backups stop before it (R30).
pub const RESERVE_BYTES: u64 = 1_000_000_000;

/// The free space of a folder's disk, without the reserve.
#[derive(Clone)]
pub struct DiskSpace {
    disk: Arc<dyn Disk>,
    folder: PathBuf,
}

impl std::fmt::Debug for DiskSpace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("DiskSpace").field("folder", &self.folder).finish_non_exhaustive()
    }
}

impl DiskSpace {
    /// The space of the disk that `folder` lies on.
    pub fn of(environment: &Environment, folder: &Path) -> Self {
        Self { disk: environment.disk.clone(), folder: folder.to_owned() }
    }

    /// The bytes that are free beside the reserve. A disk that does not tell is not called full: it refuses by itself.
    ///
    /// # Errors
    /// `Internal` when the question broke off.
    pub async fn free(&self) -> Result<u64> {
        let (disk, folder) = (self.disk.clone(), self.folder.clone());
        Ok(match blocking(move || disk.free_bytes(&folder)).await? {
            Ok(free) => free.saturating_sub(RESERVE_BYTES),
            Err(error) => {
                tracing::debug!(%error, "the free disk space is not known");
                u64::MAX
            }
        })
    }

    /// Refuses what would take the reserve.
    ///
    /// # Errors
    /// `StorageFull`.
    pub async fn require(&self, bytes: u64) -> Result<()> {
        let free = self.free().await?;
        if free > 0 && bytes <= free { Ok(()) } else { Err(Error::new(ErrorCode::StorageFull)) }
    }
}
