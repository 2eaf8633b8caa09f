//! The last backups are kept, older ones go, and with the last that names it a picture or file goes from the pool.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::find::probe;
use super::manifest::{MANIFEST, MEDIA_LIST, Manifest};
use super::media_pool::{read_list, sweep};
use super::place::{OLD, PART};

/// Deletes all but the latest `kept` whole backups in the workspace's folder, then what no backup names any more.
///
/// # Errors
/// When the disk refuses; what is left goes with the next one.
pub(super) fn prune(folder: &Path, kept: u32) -> io::Result<()> {
    let mut backups = backups_in(folder)?;
    // By name is by time.
    backups.sort();
    // One that was damaged since takes no good one's place.
    let whole: Vec<_> = backups.iter().filter(|path| probe(path).problem.is_none()).collect();
    let surplus = whole.len().saturating_sub(usize::try_from(kept.max(1)).unwrap_or(usize::MAX));
    for path in &whole[..surplus] {
        delete(path)?;
    }
    sweep_pools(folder)
}

/// Deletes what a backup that broke off, or a deletion that did, has left.
///
/// # Errors
/// When the disk refuses.
pub(super) fn delete_leftovers(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() && (name.ends_with(PART) || name.ends_with(OLD)) {
            fs::remove_dir_all(&path)?;
        }
    }
    Ok(())
}

/// Deletes a backup: from its first moment it is none any more.
#[expect(clippy::disallowed_methods, reason = "what a power cut brings back is deleted the next time")]
fn delete(path: &Path) -> io::Result<()> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(OLD);
    let old = path.with_file_name(name);
    fs::rename(path, &old)?;
    fs::remove_dir_all(old)
}

fn backups_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.join(MANIFEST).is_file() && !path.to_string_lossy().ends_with(OLD) {
            found.push(path);
        }
    }
    Ok(found)
}

/// Sweeps each pool. While what a backup names cannot be read, nothing is swept: better too much than too little.
fn sweep_pools(folder: &Path) -> io::Result<()> {
    let mut named: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for backup in backups_in(folder)? {
        let manifest = Manifest::read(&backup)?;
        let hashes = read_list(&backup.join(MEDIA_LIST))?;
        named.entry(manifest.media.pool).or_default().extend(hashes.into_iter().map(|hash| hash.0));
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() && (name == "media" || name.starts_with("media-")) {
            sweep(&path, named.get(&name).unwrap_or(&BTreeSet::new()))?;
            // Only an empty one goes.
            if !named.contains_key(&name) {
                delete_empty(&path);
            }
        }
    }
    Ok(())
}

fn delete_empty(pool: &Path) {
    for shelf in fs::read_dir(pool).into_iter().flatten().flatten() {
        let _ = fs::remove_dir(shelf.path());
    }
    let _ = fs::remove_dir(pool);
}
