//! Atomic file writes: a crash leaves the old file or the new one, whole.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// Replaces a file atomically: the new one is written beside the old one, which is there until the new one is on the
/// disk whole.
#[expect(clippy::disallowed_methods, reason = "the file was synced, and its folder is next")]
pub(crate) fn replace_file(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    let new = folder.join(format!("{name}.new"));
    // What a crash left there may be readable by anybody: it is made anew.
    remove_file(&new)?;
    let mut file = owner_only().open(&new)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    std::fs::rename(&new, folder.join(name))?;
    sync_folder(folder);
    Ok(())
}

/// Removes a file; one that is not there is no error.
pub(crate) fn remove_file(path: &Path) -> io::Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Options for a new file that only its owner may read.
pub(crate) fn owner_only() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Syncs a folder, so that a file's new name is on the disk, too. The file has it already, so that it fails is no
/// reason to undo anything. Windows does not open folders.
fn sync_folder(folder: &Path) {
    if cfg!(unix)
        && let Err(error) = File::open(folder).and_then(|folder| folder.sync_all())
    {
        tracing::warn!(%error, "a file's new name may not be on the disk yet");
    }
}
