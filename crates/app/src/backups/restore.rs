//! Restoring a backup: into a new folder, never over a present one. Nothing of a workspace has to be open.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use age::x25519::Identity;
use domain::{MediaHash, UtcMs};
use store::files::rename_durably;
use store::{Store, WORKSPACE_FILE, backups};
use tokio::sync::Mutex;

use super::backup::save_folder;
use super::key::{MAX_KEY_BYTES, unlock};
use super::manifest::{Entry, KEY, Manifest, read_small};
use super::media_pool::{Kept, read_list, take};
use super::place::{PART, backup_name, free_name, workspace_folder};
use super::sealed::unseal;
use super::views::Restored;
use crate::blocking::blocking;
use crate::disk_space::RESERVE_BYTES;
use crate::environment::Disk;
use crate::{Error, ErrorCode, Result};

/// Stands between the kind of a workspace and the day in the name of a restored one's folder.
const RESTORED: &str = ".restored-";

/// Held while something is restored: what another run of it has not finished looks like what was broken off.
static RESTORING: Mutex<()> = Mutex::const_new(());

/// What is restored, and to where.
#[derive(Clone)]
pub struct Restore {
    /// The backup's folder.
    pub backup: PathBuf,
    /// The passphrase of an encrypted one.
    pub passphrase: Option<String>,
    /// The folder in which the new one is made.
    pub data: PathBuf,
    /// The time of restoring.
    pub now: UtcMs,
    /// The computer's disks.
    pub disk: Arc<dyn Disk>,
}

/// A backup that was opened so far that it can be read.
struct Opened {
    manifest: Manifest,
    identity: Option<Identity>,
    media: Vec<MediaHash>,
    /// The new folder's name once it is whole.
    name: String,
    /// The new folder until then.
    part: PathBuf,
}

impl Restore {
    /// Restores the backup into a new folder of `data`, and checks it. The workspace in it knows that it was restored: what
    /// waited in it is asked about before it goes out (R26). A second one waits until the first is done.
    ///
    /// # Errors
    /// `BackupDamaged`, `StorageNewer`, `WrongPassphrase` (also when none was given and one is needed), `StorageFull`, the
    /// other storage codes. Nothing is left of the new folder then.
    pub async fn run(self) -> Result<Restored> {
        let _turn = RESTORING.lock().await;
        let opening = self.clone();
        let opened = Arc::new(blocking(move || opening.open()).await??);
        let restored = self.fill(&opened).await;
        if restored.is_err() {
            let part = opened.part.clone();
            let _ = blocking(move || std::fs::remove_dir_all(part)).await;
        }
        restored
    }

    /// Reads the manifest, the key and the list, and makes the new folder.
    fn open(&self) -> Result<Opened> {
        let manifest = Manifest::read(&self.backup).map_err(damaged)?;
        if manifest.is_newer() {
            return Err(Error::new(ErrorCode::StorageNewer));
        }
        let identity = self.identity(&manifest)?;
        let media = read_list(&self.backup.join(&manifest.media.list.name)).map_err(damaged)?;
        self.require_room(&manifest)?;
        self.delete_leftovers();
        let day = backup_name(self.now).split('T').next().unwrap_or_default().to_owned();
        let name = free_name(&self.data, &format!("{}{RESTORED}{day}", manifest.kind.as_str()));
        let name = name.map_err(store::Error::from)?;
        let part = self.data.join(format!("{name}{PART}"));
        store::private_folder(&part).map_err(store::Error::from)?;
        Ok(Opened { manifest, identity, media, name, part })
    }

    /// Deletes what restoring that was broken off has left.
    fn delete_leftovers(&self) {
        for entry in std::fs::read_dir(&self.data).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.contains(RESTORED) && name.ends_with(PART) {
                let _ = std::fs::remove_dir_all(entry.path());
            }
        }
    }

    fn identity(&self, manifest: &Manifest) -> Result<Option<Identity>> {
        if !manifest.encrypted {
            return Ok(None);
        }
        let passphrase = self.passphrase.as_deref().filter(|passphrase| !passphrase.is_empty());
        let passphrase = passphrase.ok_or_else(|| Error::new(ErrorCode::WrongPassphrase))?;
        let key = read_small(&self.backup.join(KEY), MAX_KEY_BYTES).map_err(damaged)?;
        unlock(&key, passphrase).map(Some)
    }

    fn require_room(&self, manifest: &Manifest) -> Result<()> {
        let Ok(free) = self.disk.free_bytes(&self.data) else { return Ok(()) };
        let needed = manifest.about().bytes;
        let room = needed < free.saturating_sub(RESERVE_BYTES);
        if room { Ok(()) } else { Err(Error::new(ErrorCode::StorageFull)) }
    }

    async fn fill(&self, opened: &Arc<Opened>) -> Result<Restored> {
        let (this, of) = (self.clone(), opened.clone());
        blocking(move || this.copy_files(&of)).await??;
        self.check_database(opened).await?;
        let (this, of) = (self.clone(), opened.clone());
        let missing = blocking(move || this.copy_media(&of)).await??;
        self.mark_restored(opened).await?;
        let (from, to) = (opened.part.clone(), self.data.join(&opened.name));
        let folder = to.clone();
        blocking(move || rename_durably(&from, &to)).await?.map_err(store::Error::from)?;
        Ok(Restored {
            kind: opened.manifest.kind,
            company_name: opened.manifest.company_name.clone(),
            made_at: opened.manifest.made_at,
            folder: folder.display().to_string(),
            missing_media: missing + opened.manifest.media.missing,
        })
    }

    /// Copies the database and what lies beside it; each has to be the bytes that were recorded.
    fn copy_files(&self, opened: &Opened) -> Result<()> {
        let Opened { manifest, identity, part, .. } = opened;
        let database = [(&manifest.database, WORKSPACE_FILE)];
        let beside = manifest.beside.iter().map(|entry| (entry, entry.name.as_str()));
        for (entry, name) in database.into_iter().chain(beside) {
            self.copy_file(entry, &part.join(name), identity.as_ref())?;
        }
        Ok(())
    }

    fn copy_file(&self, entry: &Entry, to: &Path, identity: Option<&Identity>) -> Result<()> {
        let copied = unseal(&self.backup.join(&entry.name), to, identity).map_err(read_error)?;
        if entry.is(&copied.read) {
            Ok(())
        } else {
            Err(damaged("a file has other bytes than were recorded"))
        }
    }

    async fn check_database(&self, opened: &Opened) -> Result<()> {
        let Opened { manifest, part, .. } = opened;
        let found = store::backup::check(&part.join(WORKSPACE_FILE)).await.map_err(damaged)?;
        let same = found.schema == manifest.schema && found.counts == manifest.counts;
        if same { Ok(()) } else { Err(damaged("the database has other rows than were recorded")) }
    }

    /// Copies the media; how many are not there, or not whole.
    fn copy_media(&self, opened: &Opened) -> Result<u64> {
        let pool = self.backup.parent().unwrap_or(&self.backup).join(&opened.manifest.media.pool);
        let mut missing = 0;
        for hash in &opened.media {
            let kept =
                take(&pool, hash, opened.identity.as_ref(), &opened.part).map_err(store::Error::from)?;
            missing += u64::from(kept == Kept::Missing);
        }
        Ok(missing)
    }

    /// Opens the workspace, which brings an older schema up to date, and writes into it that it was restored.
    async fn mark_restored(&self, opened: &Opened) -> Result<()> {
        let store = Store::open(&opened.part).await?;
        let marked = async {
            let mut tx = store.begin().await?;
            backups::set_restored(tx.conn(), &self.backup.display().to_string(), self.now).await?;
            let chosen = backups::settings(tx.conn()).await?.folder;
            tx.commit().await?;
            Ok(chosen)
        };
        let marked: Result<Option<String>> = marked.await;
        store.close().await;
        if let Some(chosen) = marked? {
            let Manifest { kind, workspace_id, .. } = &opened.manifest;
            save_folder(&opened.part, &workspace_folder(Path::new(&chosen), *kind, workspace_id));
        }
        Ok(())
    }
}

/// A file of a backup that cannot be copied: this computer's disk may be at fault as well.
fn read_error(error: std::io::Error) -> Error {
    use std::io::ErrorKind::{QuotaExceeded, StorageFull};
    let full = matches!(error.kind(), StorageFull | QuotaExceeded);
    if full { store::Error::from(error).into() } else { damaged(error) }
}

fn damaged(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Error {
    Error::new(ErrorCode::BackupDamaged).because(error)
}
