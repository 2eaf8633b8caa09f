//! The pool of pictures and files: each once, under the hash of its bytes, for all backups that name it.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

use age::x25519::{Identity, Recipient};
use domain::MediaHash;
use sha2::{Digest, Sha256};
use store::files::{remove_file, rename_durably, sync_folder};

use super::sealed::{seal, unseal};

/// A pool: a folder beside the backups. Those that are encrypted to one key have one of their own.
pub(super) struct MediaPool {
    folder: PathBuf,
    recipient: Option<Recipient>,
}

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kept {
    /// The pool has it.
    Yes,
    /// It is not in the workspace any more, or not whole.
    Missing,
}

/// The name of the pool of what is encrypted to `recipient`.
pub(super) fn pool_name(recipient: Option<&str>) -> String {
    match recipient {
        None => "media".to_owned(),
        Some(recipient) => {
            let digest = Sha256::digest(recipient.as_bytes());
            let key: String = digest[..4].iter().map(|byte| format!("{byte:02x}")).collect();
            format!("media-{key}")
        }
    }
}

impl MediaPool {
    pub fn new(folder: PathBuf, recipient: Option<Recipient>) -> Self {
        Self { folder, recipient }
    }

    /// Copies a file of the workspace in `from`, unless the pool has it.
    ///
    /// # Errors
    /// When the pool's disk refuses.
    pub fn keep(&self, from: &Path, hash: &MediaHash, bytes: u64) -> io::Result<Kept> {
        let (Some(source), Some(target)) = (store::media::path(from, hash), self.path(hash)) else {
            return Ok(Kept::Missing);
        };
        if self.has(&target, bytes) {
            return Ok(Kept::Yes);
        }
        if !source.is_file() {
            return Ok(Kept::Missing);
        }
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        let part = target.with_extension("part");
        remove_file(&part)?;
        let copied = seal(&source, &part, &self.recipient.iter().collect::<Vec<_>>())?;
        if copied.read.sha256 != hash.as_str() {
            remove_file(&part)?;
            return Ok(Kept::Missing);
        }
        rename_durably(&part, &target)?;
        Ok(Kept::Yes)
    }

    /// Whether the pool has a file of `bytes` bytes, before it was encrypted, under this hash.
    pub fn holds(&self, hash: &MediaHash, bytes: u64) -> bool {
        self.path(hash).is_some_and(|path| self.has(&path, bytes))
    }

    fn has(&self, path: &Path, bytes: u64) -> bool {
        let Ok(found) = fs::metadata(path) else { return false };
        // Encrypted, a file is longer by its header and by 16 bytes for every 64 KiB.
        if self.recipient.is_some() { found.len() > bytes } else { found.len() == bytes }
    }

    fn path(&self, hash: &MediaHash) -> Option<PathBuf> {
        path(&self.folder, hash, self.recipient.is_some())
    }

    /// Waits until the names of the pool's folders are on the disk.
    pub fn sync(&self) -> io::Result<()> {
        if self.folder.is_dir() { sync_folder(&self.folder) } else { Ok(()) }
    }
}

/// Takes a file out of the pool into the workspace in `into`. Gives whether it is there, whole.
///
/// # Errors
/// When the workspace's disk refuses.
pub(super) fn take(
    pool: &Path,
    hash: &MediaHash,
    identity: Option<&Identity>,
    into: &Path,
) -> io::Result<Kept> {
    let (Some(source), Some(target)) = (path(pool, hash, identity.is_some()), store::media::path(into, hash))
    else {
        return Ok(Kept::Missing);
    };
    if !source.is_file() {
        return Ok(Kept::Missing);
    }
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder)?;
    }
    match unseal(&source, &target, identity) {
        Ok(copied) if copied.written.sha256 == hash.as_str() => Ok(Kept::Yes),
        Err(error) if !matches!(error.kind(), io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof) => {
            Err(error)
        }
        // Damaged in the pool.
        Ok(_) | Err(_) => remove_file(&target).map(|()| Kept::Missing),
    }
}

/// Deletes from a pool what is not `named`. What is no picture or file of a pool is left alone.
///
/// # Errors
/// When the disk refuses.
pub(super) fn sweep(pool: &Path, named: &BTreeSet<String>) -> io::Result<()> {
    for shelf in fs::read_dir(pool)? {
        let shelf = shelf?.path();
        if !shelf.is_dir() {
            continue;
        }
        for file in fs::read_dir(&shelf)? {
            let file = file?.path();
            let name = file.file_stem().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
            if name.len() == 64 && !named.contains(&name) {
                remove_file(&file)?;
            }
        }
    }
    Ok(())
}

/// The hashes of a list, a line each.
///
/// # Errors
/// `InvalidData` when a line is none, others when it cannot be read.
pub(super) fn read_list(path: &Path) -> io::Result<Vec<MediaHash>> {
    let invalid = || io::Error::new(io::ErrorKind::InvalidData, "a line is no hash");
    let mut hashes = Vec::new();
    for line in BufReader::new(File::open(path)?).lines() {
        let hash = MediaHash(line?);
        // What is no hash is no name of a file.
        store::media::path(Path::new(""), &hash).ok_or_else(invalid)?;
        hashes.push(hash);
    }
    Ok(hashes)
}

fn path(pool: &Path, hash: &MediaHash, encrypted: bool) -> Option<PathBuf> {
    let within = store::media::path(Path::new(""), hash)?;
    let name = pool.join(within.strip_prefix("media").ok()?);
    Some(if encrypted { name.with_extension("age") } else { name })
}
