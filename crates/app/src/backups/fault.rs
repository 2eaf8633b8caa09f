//! Why a backup was not made, as far as somebody can act on it.

use std::io::{Error as IoError, ErrorKind};
use std::path::Path;

use domain::storage::StorageFault;
use domain::workspace::BackupFault;

type Source = Box<dyn std::error::Error + Send + Sync>;

/// A backup that was not made.
#[derive(Debug, thiserror::Error)]
#[error("the backup was not made ({fault:?})")]
pub(super) struct Failure {
    pub fault: BackupFault,
    #[source]
    source: Source,
}

impl Failure {
    pub fn new(fault: BackupFault, source: impl Into<Source>) -> Self {
        Self { fault, source: source.into() }
    }

    /// What the folder for backups, or its disk, has refused.
    pub fn of_folder(folder: &Path, error: IoError) -> Self {
        Self::new(fault_of(folder, error.kind()), error)
    }

    /// What this computer's own disk has refused.
    pub fn here(error: IoError) -> Self {
        use ErrorKind::{QuotaExceeded, StorageFull};
        let full = matches!(error.kind(), StorageFull | QuotaExceeded);
        Self::new(if full { BackupFault::NoRoom } else { BackupFault::Other }, error)
    }
}

impl From<crate::Error> for Failure {
    fn from(error: crate::Error) -> Self {
        Self::new(BackupFault::Other, error)
    }
}

impl From<store::Error> for Failure {
    fn from(error: store::Error) -> Self {
        Self::new(BackupFault::Other, error)
    }
}

fn fault_of(folder: &Path, kind: ErrorKind) -> BackupFault {
    use ErrorKind::{PermissionDenied, QuotaExceeded, ReadOnlyFilesystem, StorageFull};
    // A stick that was pulled out answers with all sorts of errors; that nothing is there any more is what they mean.
    if !folder.is_dir() {
        BackupFault::FolderMissing
    } else if matches!(kind, PermissionDenied | ReadOnlyFilesystem) {
        BackupFault::ReadOnly
    } else if matches!(kind, StorageFull | QuotaExceeded) {
        BackupFault::Full
    } else {
        BackupFault::Other
    }
}

/// What copying the database into the folder for backups has met.
pub(super) fn of_copy(folder: &Path, error: store::Error) -> Failure {
    if !folder.is_dir() {
        return Failure::new(BackupFault::FolderMissing, error);
    }
    let fault = match error.fault() {
        Some(StorageFault::ReadOnly | StorageFault::Unreachable) => BackupFault::ReadOnly,
        Some(StorageFault::Full | StorageFault::NoRoom) => BackupFault::Full,
        Some(StorageFault::Broken) => BackupFault::Damaged,
        Some(StorageFault::Busy) | None => BackupFault::Other,
    };
    Failure::new(fault, error)
}
