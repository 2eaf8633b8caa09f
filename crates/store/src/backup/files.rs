//! Files that are on the disk, and not only on their way to it.

use std::fs::File;
use std::io;
use std::path::Path;

/// Waits until a file's bytes are on the disk.
///
/// # Errors
/// When the disk refuses, now or for what was written before.
pub fn sync_file(path: &Path) -> io::Result<()> {
    // Windows syncs only what was opened for writing.
    File::options().write(true).open(path)?.sync_all()
}

/// Waits until a folder's names are on the disk. Windows opens no folders, and needs none synced.
///
/// # Errors
/// When the disk refuses.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

/// Gives a synced file or folder its name, in place of what may have it, and waits until the name is on the disk.
///
/// # Errors
/// When the disk refuses.
pub fn rename_durably(from: &Path, to: &Path) -> io::Result<()> {
    std::fs::rename(from, to)?;
    sync_folder(to.parent().unwrap_or(Path::new(".")))
}

/// Removes a file; one that is not there is no error.
///
/// # Errors
/// When the disk refuses.
pub fn remove_file(path: &Path) -> io::Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Whether two files have the same bytes.
pub(super) fn same_bytes(one: &Path, other: &Path) -> io::Result<bool> {
    use std::io::{BufRead, BufReader};
    let (one, other) = (File::open(one)?, File::open(other)?);
    if one.metadata()?.len() != other.metadata()?.len() {
        return Ok(false);
    }
    let (mut one, mut other) = (BufReader::new(one), BufReader::new(other));
    loop {
        let (left, right) = (one.fill_buf()?, other.fill_buf()?);
        let both = left.len().min(right.len());
        if left[..both] != right[..both] {
            return Ok(false);
        }
        if both == 0 {
            return Ok(true);
        }
        one.consume(both);
        other.consume(both);
    }
}
