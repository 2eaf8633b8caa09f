//! Making a backup: everything is written under a temporary name, synced, and given its name; then it is opened once and
//! compared with what was recorded, and only then it counts as made.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use age::x25519::Identity;
use domain::MediaHash;
use domain::workspace::BackupFault;
use store::backup::Contents;
use store::files::{remove_file, rename_durably, sync_folder};
use store::{Change, Store, WORKSPACE_FILE, backups};

use super::fault::{Failure, of_copy};
use super::key;
use super::manifest::{Entry, FORMAT, KEY, MANIFEST, MEDIA_LIST, Manifest, MediaEntry};
use super::media_pool::{Kept, pool_name};
use super::place::{backup_name, free_name, workspace_folder};
use super::prune::{delete_leftovers, prune};
use super::run::{Run, on_thread};
use super::schedule::{Retry, next_due};
use super::sealed::{hash_file, seal, unseal, write_new};
use super::views::{BackupProgress, BackupStep};
use crate::authorisation::company;
use crate::environment::Environment;
use crate::{Error, ErrorCode, Reason, Result};

/// A file of Practice's LINE: without it the people in a conversation would be strangers.
const BESIDE: &[&str] = &["line.json"];

/// What makes backups: one at a time.
#[derive(Clone)]
pub(crate) struct Backups {
    pub(super) store: Store,
    pub(super) environment: Environment,
    pub(super) progress: Arc<Mutex<Option<BackupProgress>>>,
    pub(super) retry: Arc<Mutex<Retry>>,
    turn: Arc<tokio::sync::Mutex<()>>,
}

/// The database of a backup, copied.
struct Database {
    entry: Entry,
    contents: Contents,
    media: Vec<(MediaHash, u64)>,
    /// Opens what was encrypted in this run, once, for the comparison. Nobody keeps it.
    once: Identity,
}

impl Backups {
    pub(crate) fn new(store: &Store, environment: &Environment) -> Self {
        let (progress, retry, turn) = Default::default();
        Self { store: store.clone(), environment: environment.clone(), progress, retry, turn }
    }

    /// Makes a backup. Returns false when one is being made already.
    ///
    /// # Errors
    /// `NotFound` when no folder was chosen, `BackupFailed` with why, the storage codes.
    pub(crate) async fn make(&self) -> Result<bool> {
        let Ok(_turn) = self.turn.try_lock() else { return Ok(false) };
        let run = Arc::new(self.plan().await?);
        let id = self.environment.new_id();
        let mut tx = self.store.begin().await?;
        backups::insert(tx.conn(), &id, &run.path().display().to_string(), run.now).await?;
        tx.changed(Change::Admin);
        tx.commit().await?;
        let made = self.run(&run).await;
        *self.progress.lock().unwrap_or_else(PoisonError::into_inner) = None;
        self.note(made.is_ok());
        self.save(&id, &run, &made).await?;
        made.map_err(|failure| {
            Error::reason(ErrorCode::BackupFailed, Reason::Backup(failure.fault)).because(failure)
        })?;
        Ok(true)
    }

    async fn plan(&self) -> Result<Run> {
        let mut conn = self.store.read().await?;
        let settings = backups::settings(&mut conn).await?;
        let company = company(&mut conn).await?;
        drop(conn);
        let chosen = settings.folder.as_ref().ok_or_else(|| Error::new(ErrorCode::NotFound))?;
        let folder = workspace_folder(Path::new(chosen), company.kind, &company.id);
        let now = self.environment.now();
        let (name, within) = (backup_name(now), folder.clone());
        let name = crate::blocking::blocking(move || free_name(&within, &name).unwrap_or(name)).await?;
        Ok(Run {
            folder,
            name,
            workspace: self.store.folder().to_owned(),
            workspace_id: company.id,
            kind: company.kind,
            company_name: company.company_name,
            kept: settings.kept,
            recipient: settings.recipient.as_deref().map(key::recipient).transpose()?,
            pool: pool_name(settings.recipient.as_deref()),
            key: settings.key.as_deref().map(key::bytes).transpose()?.unwrap_or_default(),
            now,
            disk: self.environment.disk.clone(),
            progress: self.progress.clone(),
        })
    }

    async fn run(&self, run: &Arc<Run>) -> std::result::Result<(), Failure> {
        on_thread(run, prepare).await?;
        let made = write_and_compare(run).await;
        if made.is_err() {
            on_thread(run, discard).await?;
        }
        made?;
        if let Err(error) = on_thread(run, |run| Ok(prune(&run.folder, run.kept))).await? {
            tracing::warn!(%error, "older backups stay");
        }
        Ok(())
    }

    /// Saves how it went.
    async fn save(&self, id: &str, run: &Run, made: &std::result::Result<(), Failure>) -> Result<()> {
        let now = self.environment.now();
        let mut tx = self.store.begin().await?;
        match made {
            Ok(()) => {
                backups::set_made(tx.conn(), id, now).await?;
                let due = backups::settings(tx.conn()).await?.due_at;
                backups::set_due_at(tx.conn(), next_due(due.unwrap_or(now), now)).await?;
            }
            Err(failure) => {
                tracing::error!(fault = failure.fault.as_str(), error = %words(failure), "no backup was made");
                backups::set_failed(tx.conn(), id, failure.fault).await?;
            }
        }
        tracing::debug!(name = run.name, "backup_ended");
        tx.changed(Change::Admin);
        tx.changed(Change::Session);
        tx.commit().await?;
        Ok(())
    }

    fn note(&self, made: bool) {
        let mut retry = self.retry.lock().unwrap_or_else(PoisonError::into_inner);
        if made { *retry = Retry::default() } else { retry.failed(self.environment.now()) }
    }
}

/// An error with its causes.
fn words(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

/// Looks whether the folder is there, and makes the one of this backup.
fn prepare(run: &Run) -> std::result::Result<(), Failure> {
    let refused = |error| Failure::of_folder(&run.folder, error);
    // The folder itself is never made here: on the mount point of a stick that was pulled out, it would fill this
    // computer's disk.
    delete_leftovers(&run.folder).map_err(refused)?;
    remove_file(&run.plain_copy_of_encrypted()).map_err(Failure::here)?;
    std::fs::create_dir(run.part()).map_err(refused)
}

/// Removes what a backup that failed has written.
fn discard(run: &Run) -> std::result::Result<(), Failure> {
    for folder in [run.part(), run.path()] {
        let _ = std::fs::remove_dir_all(folder);
    }
    let _ = remove_file(&run.plain_copy_of_encrypted());
    Ok(())
}

async fn write_and_compare(run: &Arc<Run>) -> std::result::Result<(), Failure> {
    run.step(BackupStep::Database, 0, 1);
    let database = Arc::new(copy_database(run).await?);
    let (of, manifest) = (database.clone(), run.clone());
    let manifest = on_thread(&manifest, move |run| finish(run, &of)).await?;
    run.step(BackupStep::Checking, 0, 1);
    compare(run, &database, &manifest).await
}

async fn copy_database(run: &Arc<Run>) -> std::result::Result<Database, Failure> {
    let source = run.workspace.join(WORKSPACE_FILE);
    let plain = run.plain_copy();
    on_thread(run, Run::require_room_for_database).await?;
    let contents = match store::backup::copy(&source, &plain).await {
        Ok(contents) => contents,
        Err(error) => return Err(copy_failure(run, &source, error).await),
    };
    let media = store::backup::media(&plain).await?;
    let once = Identity::generate();
    let to = once.to_public();
    let entry = on_thread(run, move |run| {
        let Some(recipient) = &run.recipient else {
            let written = hash_file(&plain).map_err(|error| Failure::of_folder(&run.folder, error))?;
            return Ok(Entry::new(WORKSPACE_FILE, written));
        };
        let name = format!("{WORKSPACE_FILE}.age");
        let sealed = seal(&plain, &run.part().join(&name), &[recipient, &to]);
        remove_file(&plain).map_err(Failure::here)?;
        Ok(Entry::new(&name, sealed.map_err(|error| Failure::of_folder(&run.folder, error))?.written))
    });
    Ok(Database { entry: entry.await?, contents, media, once })
}

/// Why the database was not copied: a damaged one is said to be so.
async fn copy_failure(run: &Run, source: &Path, error: store::Error) -> Failure {
    if matches!(error, store::Error::Broken(_)) && store::backup::check_live(source).await.is_err() {
        return Failure::new(BackupFault::DatabaseDamaged, error);
    }
    if run.recipient.is_none() {
        return of_copy(&run.folder, error);
    }
    // An encrypted backup's copy is made on this computer first.
    let full = matches!(error, store::Error::Full(_));
    Failure::new(if full { BackupFault::NoRoom } else { BackupFault::Other }, error)
}

/// Copies the media, writes what is needed to open the backup again, and gives it its name.
fn finish(run: &Run, database: &Database) -> std::result::Result<Manifest, Failure> {
    let refused = |error| Failure::of_folder(&run.folder, error);
    let (media, list) = copy_media(run, &database.media)?;
    let part = run.part();
    write_new(&part.join(MEDIA_LIST), list.as_bytes()).map_err(refused)?;
    let list = Entry::new(MEDIA_LIST, hash_file(&part.join(MEDIA_LIST)).map_err(refused)?);
    let manifest = Manifest {
        format: FORMAT,
        workspace_id: run.workspace_id.clone(),
        kind: run.kind,
        company_name: run.company_name.clone(),
        schema: database.contents.schema,
        app_version: env!("CARGO_PKG_VERSION").to_owned(),
        made_at: run.now,
        database: database.entry.clone(),
        counts: database.contents.counts.clone(),
        media: MediaEntry { list, ..media },
        beside: copy_beside(run)?,
        encrypted: run.recipient.is_some(),
    };
    if manifest.encrypted {
        write_new(&part.join(KEY), &run.key).map_err(refused)?;
    }
    let text = serde_json::to_vec_pretty(&manifest).map_err(|e| Failure::new(BackupFault::Other, e))?;
    write_new(&part.join(MANIFEST), &text).map_err(refused)?;
    sync_folder(&part).map_err(refused)?;
    rename_durably(&part, &run.path()).map_err(refused)?;
    Ok(manifest)
}

/// Copies into the pool what it has not yet; what there is then, and the list of it.
fn copy_media(run: &Run, media: &[(MediaHash, u64)]) -> std::result::Result<(MediaEntry, String), Failure> {
    let pool = run.media_pool();
    let (mut files, mut bytes, mut missing, mut list) = (0, 0, 0, String::new());
    for (done, (hash, size)) in media.iter().enumerate() {
        run.step(BackupStep::Media, done, media.len());
        if !pool.holds(hash, *size) {
            run.require_room(&run.folder, *size)?;
        }
        match pool
            .keep(&run.workspace, hash, *size)
            .map_err(|error| Failure::of_folder(&run.folder, error))?
        {
            Kept::Missing => missing += 1,
            Kept::Yes => {
                (files, bytes) = (files + 1, bytes + size);
                list.push_str(hash.as_str());
                list.push('\n');
            }
        }
    }
    pool.sync().map_err(|error| Failure::of_folder(&run.folder, error))?;
    let unlisted = Entry { name: String::new(), bytes: 0, sha256: String::new() };
    Ok((MediaEntry { pool: run.pool.clone(), list: unlisted, files, bytes, missing }, list))
}

fn copy_beside(run: &Run) -> std::result::Result<Vec<Entry>, Failure> {
    let mut entries = Vec::new();
    for name in BESIDE {
        let source = run.workspace.join(name);
        if source.is_file() {
            let recipients: Vec<_> = run.recipient.iter().collect();
            let copied = seal(&source, &run.part().join(name), &recipients);
            let copied = copied.map_err(|error| Failure::of_folder(&run.folder, error))?;
            entries.push(Entry::new(name, copied.written));
        }
    }
    Ok(entries)
}

/// Opens the backup where it lies now, and compares it with what was recorded.
async fn compare(
    run: &Arc<Run>,
    database: &Database,
    manifest: &Manifest,
) -> std::result::Result<(), Failure> {
    let differs = |what: &str| Failure::new(BackupFault::Damaged, what.to_owned());
    let (entry, once) = (manifest.database.clone(), database.once.clone());
    let opened = on_thread(run, move |run| open_again(run, &entry, &once)).await?;
    let found = store::backup::check(&opened).await;
    on_thread(run, |run| remove_file(&run.plain_copy_of_encrypted()).map_err(Failure::here)).await?;
    if found.map_err(|error| Failure::new(BackupFault::Damaged, error))? != database.contents {
        return Err(differs("the database has other rows than were copied"));
    }
    let listed = database.media.clone();
    let held = on_thread(run, move |run| {
        let pool = run.media_pool();
        Ok(listed.iter().filter(|(hash, size)| pool.holds(hash, *size)).count())
    });
    let held = held.await? as u64;
    if held < manifest.media.files { Err(differs("pictures or files are not there")) } else { Ok(()) }
}

/// The file to open: the database itself, or what decrypting it gives, on this computer.
fn open_again(run: &Run, entry: &Entry, once: &Identity) -> std::result::Result<PathBuf, Failure> {
    let damaged = |error: std::io::Error| match Failure::of_folder(&run.folder, error) {
        Failure { fault: BackupFault::Other, .. } => {
            Failure::new(BackupFault::Damaged, "it cannot be read again")
        }
        failure => failure,
    };
    let path = run.path().join(&entry.name);
    let (opened, read) = if run.recipient.is_some() {
        let opened = run.plain_copy();
        let read = unseal(&path, &opened, Some(once)).map_err(damaged)?.read;
        (opened, read)
    } else {
        (path.clone(), hash_file(&path).map_err(damaged)?)
    };
    if entry.is(&read) {
        Ok(opened)
    } else {
        Err(Failure::new(BackupFault::Damaged, "other bytes are read than written"))
    }
}
