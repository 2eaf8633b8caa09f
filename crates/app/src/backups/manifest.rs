//! The manifest of a backup, `backup.json`: what it takes to open it again. It is written last.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use domain::UtcMs;
use domain::workspace::WorkspaceKind;
use serde::{Deserialize, Serialize};

use super::sealed::Passed;
use super::views::BackupAbout;

/// The manifest's name.
pub(super) const MANIFEST: &str = "backup.json";
/// The list of the media that the backup names: a hash a line.
pub(super) const MEDIA_LIST: &str = "media.txt";
/// The private half of the key, encrypted with the passphrase.
pub(super) const KEY: &str = "key.age";
/// The form of backups that this version writes.
pub(super) const FORMAT: u32 = 1;
/// The size, in bytes, beyond which a manifest is none of ours.
const MAX_BYTES: u64 = 1024 * 1024;

/// What a backup is of, and what it has in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Manifest {
    pub format: u32,
    pub workspace_id: String,
    pub kind: WorkspaceKind,
    pub company_name: String,
    /// The number of the database's last migration.
    pub schema: i64,
    /// The version of Engawa.
    pub app_version: String,
    pub made_at: UtcMs,
    pub database: Entry,
    /// Rows by table.
    pub counts: BTreeMap<String, i64>,
    pub media: MediaEntry,
    /// Other files of the workspace, by the names that they have there.
    pub beside: Vec<Entry>,
    pub encrypted: bool,
}

/// A file of the backup, as it is on the disk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    pub name: String,
    pub bytes: u64,
    pub sha256: String,
}

impl Entry {
    pub fn new(name: &str, Passed { bytes, sha256 }: Passed) -> Self {
        Self { name: name.to_owned(), bytes, sha256 }
    }

    /// Whether these are the bytes that were written.
    pub fn is(&self, found: &Passed) -> bool {
        self.bytes == found.bytes && self.sha256 == found.sha256
    }
}

/// The pictures and files: they lie once for all backups, beside these.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct MediaEntry {
    /// The pool's folder beside the backup.
    pub pool: String,
    /// The list of their hashes.
    pub list: Entry,
    pub files: u64,
    pub bytes: u64,
    /// Those that were gone, or not whole, when the backup was made. The list does not have them.
    pub missing: u64,
}

impl Manifest {
    /// Reads the manifest of the backup in `folder`.
    ///
    /// # Errors
    /// `InvalidData` for what is none, others when it cannot be read.
    pub fn read(folder: &Path) -> io::Result<Self> {
        let invalid = |what: String| io::Error::new(io::ErrorKind::InvalidData, what);
        let bytes = read_small(&folder.join(MANIFEST), MAX_BYTES)?;
        let found: Self = serde_json::from_slice(&bytes)
            .map_err(|e| invalid(format!("no manifest at {}:{}", e.line(), e.column())))?;
        if found.names().all(is_plain) {
            return Ok(found);
        }
        Err(invalid("a name in the manifest leads elsewhere".into()))
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        let names = [&self.database.name, &self.media.pool, &self.media.list.name];
        names.into_iter().chain(self.beside.iter().map(|entry| &entry.name)).map(String::as_str)
    }

    /// A newer version made it: this one may not understand it.
    pub fn is_newer(&self) -> bool {
        self.format > FORMAT || self.schema > store::newest_schema()
    }

    /// What people are told of it.
    pub fn about(&self) -> BackupAbout {
        let rows = |table: &str| self.counts.get(table).copied().unwrap_or_default().unsigned_abs();
        BackupAbout {
            company_name: self.company_name.clone(),
            kind: self.kind,
            made_at: self.made_at,
            app_version: self.app_version.clone(),
            bytes: self.database.bytes.saturating_add(self.media.bytes),
            messages: rows("message"),
            contacts: rows("contact"),
            media: self.media.files,
            missing_media: self.media.missing,
            encrypted: self.encrypted,
        }
    }
}

/// A file's bytes, unless there are more than `most`.
pub(super) fn read_small(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    if std::fs::metadata(path)?.len() > most {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "it is too large"));
    }
    std::fs::read(path)
}

/// Whether a name is one of a file in the folder itself.
fn is_plain(name: &str) -> bool {
    let mut parts = Path::new(name).components();
    matches!(parts.next(), Some(std::path::Component::Normal(_)))
        && parts.next().is_none()
        && !name.contains(['/', '\\', ':'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_a_manifest_never_leads_out_of_the_backup() {
        for name in ["workspace.db", "media", "line.json"] {
            assert!(is_plain(name), "{name}");
        }
        for name in ["", ".", "..", "../workspace.db", "/etc/passwd", "a/b", "a\\b", "C:x", "media/"] {
            assert!(!is_plain(name), "{name}");
        }
    }
}
