//! Backups in a folder, found by their manifests: also where no workspace is open.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::manifest::{Entry, MANIFEST, Manifest};
use super::place::{OLD, PART};
use super::views::{BackupFound, BackupProblem};

/// Entries of a folder that are looked at, so that a whole disk is not searched.
const MOST_ENTRIES: usize = 2000;

/// The backups in `folder`: the folder itself, those in it, or those in the folders in it; the latest first. Blocks.
///
/// # Errors
/// When the folder cannot be read.
pub fn find_backups(folder: &Path) -> io::Result<Vec<BackupFound>> {
    if folder.join(MANIFEST).is_file() {
        return Ok(vec![probe(folder)]);
    }
    let mut found = Vec::new();
    for below in folders_in(folder)? {
        if below.join(MANIFEST).is_file() {
            found.push(probe(&below));
        } else {
            let deeper = folders_in(&below).unwrap_or_default();
            found.extend(deeper.iter().filter(|one| one.join(MANIFEST).is_file()).map(|one| probe(one)));
        }
    }
    found.sort_by(|a, b| made_at(b).cmp(&made_at(a)).then_with(|| b.path.cmp(&a.path)));
    Ok(found)
}

/// What a backup is, at first sight: its manifest, and the sizes of the files beside it.
pub(super) fn probe(folder: &Path) -> BackupFound {
    let path = folder.display().to_string();
    let Ok(manifest) = Manifest::read(folder) else {
        return BackupFound { path, about: None, problem: Some(BackupProblem::Damaged) };
    };
    let problem = if manifest.is_newer() {
        Some(BackupProblem::Newer)
    } else {
        let mut files = [&manifest.database, &manifest.media.list].into_iter().chain(&manifest.beside);
        let whole = |entry: &Entry| {
            fs::metadata(folder.join(&entry.name)).is_ok_and(|file| file.len() == entry.bytes)
        };
        (!files.all(whole)).then_some(BackupProblem::Damaged)
    };
    BackupFound { path, about: Some(manifest.about()), problem }
}

fn made_at(found: &BackupFound) -> Option<domain::UtcMs> {
    found.about.as_ref().map(|about| about.made_at)
}

/// The folders in a folder, those that are not whole or are being deleted left out.
fn folders_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)?.take(MOST_ENTRIES).flatten().map(|entry| entry.path());
    let finished = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        !name.ends_with(PART) && !name.ends_with(OLD)
    };
    Ok(entries.filter(|path| path.is_dir()).filter(finished).collect())
}
