//! Part files: content from LINE while it comes, until it has its place under its hash.

use std::path::{Path, PathBuf};

use domain::{MediaHash, MessageId};
use line::Content;
use sha2::{Digest, Sha256};
use tokio::fs::File;
use tokio::io::AsyncWriteExt;

use crate::disk_space::DiskSpace;

/// After so many bytes the disk space is looked at again, in bytes. So much of the reserve one download takes at most.
const LOOK_BYTES: u64 = 4 * 1024 * 1024;

/// How much may come.
pub(super) struct Allowance {
    pub(super) space: DiskSpace,
    /// What the sender may still send today, in bytes.
    pub(super) left_today: u64,
}

/// Why content did not come.
pub(super) enum Missed {
    /// LINE or the connection.
    Line(line::Error),
    /// This disk.
    Disk(std::io::Error),
    /// It would take the disk space that receiving needs (R30).
    NoRoom,
    /// It is more than its sender may send a day (R30).
    DayLimit,
}

impl From<std::io::Error> for Missed {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind::{QuotaExceeded, StorageFull};
        if matches!(error.kind(), StorageFull | QuotaExceeded) { Self::NoRoom } else { Self::Disk(error) }
    }
}

/// What came, and is on the disk.
pub(super) struct Written {
    pub(super) hash: MediaHash,
    pub(super) size: u64,
    pub(super) content_type: Option<String>,
}

/// A file that a message's content is written into. One that is neither discarded nor adopted is overwritten by the next
/// download of the message.
pub(super) struct PartFile {
    path: PathBuf,
    file: File,
}

impl PartFile {
    /// Creates the part file of a message, empty.
    pub(super) async fn create(folder: &Path, message: &MessageId) -> std::io::Result<Self> {
        let path = folder.join("media").join(format!("{message}.part"));
        Ok(Self { file: File::create(&path).await?, path })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Writes content as it comes, within what is allowed, and onto the disk.
    pub(super) async fn write(
        &mut self,
        mut content: Content,
        allowance: &Allowance,
    ) -> Result<Written, Missed> {
        let mut digest = Sha256::new();
        let (mut size, mut looked_at) = (0, 0);
        within(allowance, content.length.unwrap_or(0), content.length.unwrap_or(0)).await?;
        while let Some(chunk) = content.chunk().await.map_err(Missed::Line)? {
            size += chunk.len() as u64;
            if size - looked_at >= LOOK_BYTES || size > allowance.left_today {
                within(allowance, size, chunk.len() as u64).await?;
                looked_at = size;
            }
            digest.update(&chunk);
            self.file.write_all(&chunk).await?;
        }
        self.file.sync_all().await?;
        let hash = MediaHash(digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect());
        Ok(Written { hash, size, content_type: content.content_type.take() })
    }

    /// Removes the file.
    pub(super) async fn discard(self) {
        if let Err(error) = tokio::fs::remove_file(&self.path).await {
            tracing::debug!(%error, "a part of a download stays until the next one");
        }
    }
}

/// Whether content of `size` bytes may come, of which `more` are not on the disk yet.
async fn within(allowance: &Allowance, size: u64, more: u64) -> Result<(), Missed> {
    if size > allowance.left_today {
        return Err(Missed::DayLimit);
    }
    // A question that broke off is a program that ends.
    let free = allowance.space.free().await.unwrap_or(u64::MAX);
    if free == 0 || more > free { Err(Missed::NoRoom) } else { Ok(()) }
}
