//! Files that are on the disk, and not only on their way to it.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

/// Writes a small file, or replaces it: a crash leaves the old one or the new one, whole.
///
/// # Errors
/// When the disk refuses; the old one is there as it was then.
pub fn replace_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let new = path.with_added_extension("new");
    let mut file = File::create(&new)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    rename_durably(&new, path)
}

/// Waits until a file's bytes are on the disk.
///
/// # Errors
/// When the disk refuses, now or for what was written before.
pub(crate) fn sync_file(path: &Path) -> io::Result<()> {
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
#[expect(clippy::disallowed_methods, reason = "this is the one that syncs")]
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
