//! The use cases of backups: where to, how many, with what passphrase, and now.

use std::path::Path;
use std::sync::PoisonError;

use domain::{FieldErrorCode, LIMITS, MemberId};
use store::files::{remove_file, replace_file};
use store::{Change, Conn, backups};

use super::fault::Failure;
use super::find::find_backups;
use super::key;
use super::place::{FOLDER_FILE, same_disk, workspace_folder};
use super::schedule::first_night;
use super::sealed::write_new;
use super::views::{BackupStatus, BackupTrouble};
use crate::authorisation::{company, require_administrator};
use crate::blocking::blocking;
use crate::form::Form;
use crate::{App, Error, ErrorCode, Reason, Result};

impl App {
    /// How the workspace is backed up, and what is in the folder.
    ///
    /// # Errors
    /// `NotAdministrator`.
    pub async fn backup_get(&self, actor: &MemberId) -> Result<BackupStatus> {
        let mut conn = self.store.read().await?;
        require_administrator(&mut conn, actor).await?;
        let settings = backups::settings(&mut conn).await?;
        let last = backups::last_made(&mut conn).await?;
        let trouble = backup_trouble(&mut conn).await?;
        let company = company(&mut conn).await?;
        drop(conn);
        let (chosen, workspace) = (settings.folder.clone(), self.store.folder().to_owned());
        let (found, same_disk) = blocking(move || {
            let Some(chosen) = chosen.as_deref().map(Path::new) else { return (Vec::new(), false) };
            // A folder that is not there has none; that it is missing is said by the last try.
            let found =
                find_backups(&workspace_folder(chosen, company.kind, &company.id)).unwrap_or_default();
            (found, same_disk(chosen, &workspace))
        })
        .await?;
        Ok(BackupStatus {
            folder: settings.folder,
            same_disk,
            database_damaged: settings.database_damaged,
            kept: settings.kept,
            encrypted: settings.recipient.is_some(),
            due_at: settings.due_at,
            last_made_at: last.as_ref().map(|last| last.made_at),
            last_made_path: last.map(|last| last.path),
            trouble,
            progress: *self.backups.progress.lock().unwrap_or_else(PoisonError::into_inner),
            backups: found,
        })
    }

    /// Asks for a folder and makes it the one for backups; the first is due in the night. `utc_offset` is how many minutes
    /// the computer's clock is ahead of UTC. None when the member changed their mind.
    ///
    /// # Errors
    /// `NotAdministrator`; `BackupFolderRefused` for a folder of the workspace's own, `BackupFailed` with why when it
    /// cannot be written.
    pub async fn backup_folder_choose(
        &self,
        actor: &MemberId,
        utc_offset: i32,
    ) -> Result<Option<BackupStatus>> {
        let mut conn = self.store.read().await?;
        require_administrator(&mut conn, actor).await?;
        let company = company(&mut conn).await?;
        drop(conn);
        let desktop = self.environment.desktop.clone();
        let Some(chosen) = blocking(move || desktop.choose_folder()).await?? else { return Ok(None) };
        let (folder, workspace) =
            (workspace_folder(&chosen, company.kind, &company.id), self.store.folder().to_owned());
        let text = chosen.to_str().ok_or_else(refused)?.to_owned();
        blocking(move || try_folder(&chosen, &folder, &workspace)).await??;
        let now = self.now();
        let mut tx = self.store.begin().await?;
        backups::set_folder(tx.conn(), &text, now).await?;
        backups::set_due_at(tx.conn(), first_night(now, utc_offset)).await?;
        tx.changed(Change::Admin);
        tx.commit().await?;
        self.backup_get(actor).await.map(Some)
    }

    /// Sets how many backups are kept. Those that are too many go with the next one.
    ///
    /// # Errors
    /// `NotAdministrator`, `InvalidFields` (`kept`).
    pub async fn backup_keep(&self, actor: &MemberId, kept: u32) -> Result<BackupStatus> {
        let mut form = Form::default();
        form.check(kept >= 1, "kept", FieldErrorCode::Required);
        form.check(kept <= LIMITS.backups_kept, "kept", FieldErrorCode::TooMany);
        form.done()?;
        let mut tx = self.store.begin().await?;
        require_administrator(tx.conn(), actor).await?;
        backups::set_kept(tx.conn(), kept, self.now()).await?;
        tx.changed(Change::Admin);
        tx.commit().await?;
        self.backup_get(actor).await
    }

    /// Encrypts backups with a passphrase from now on, or, without one, no longer. The passphrase is not kept: whoever
    /// restores types it. Takes about a second.
    ///
    /// # Errors
    /// `NotAdministrator`, `InvalidFields` (`passphrase`).
    pub async fn backup_encrypt(&self, actor: &MemberId, passphrase: Option<&str>) -> Result<BackupStatus> {
        require_administrator(&mut self.store.read().await?, actor).await?;
        let key = match passphrase {
            None => None,
            Some(passphrase) => {
                let mut form = Form::default();
                let length = passphrase.chars().count();
                form.check(length >= LIMITS.passphrase_least, "passphrase", FieldErrorCode::TooShort);
                form.check(length <= LIMITS.passphrase, "passphrase", FieldErrorCode::TooLong);
                form.done()?;
                let passphrase = passphrase.to_owned();
                Some(blocking(move || key::generate(&passphrase)).await??)
            }
        };
        let mut tx = self.store.begin().await?;
        let key = key.as_ref().map(|key| (key.recipient.as_str(), key.encrypted.as_str()));
        backups::set_key(tx.conn(), key, self.now()).await?;
        tx.changed(Change::Admin);
        tx.commit().await?;
        self.backup_get(actor).await
    }

    /// Makes a backup now. While one is being made, a second call makes no other.
    ///
    /// # Errors
    /// `NotAdministrator`; `NotFound` when no folder was chosen; `BackupFailed` with why.
    pub async fn backup_now(&self, actor: &MemberId) -> Result<BackupStatus> {
        require_administrator(&mut self.store.read().await?, actor).await?;
        self.backups.make().await?;
        self.backup_get(actor).await
    }

    /// Refuses who may not restore a backup in place of the open workspace.
    ///
    /// # Errors
    /// `NotAdministrator`.
    pub async fn restore_require(&self) -> Result<()> {
        let actor = self.acting_member().await?;
        require_administrator(&mut self.store.read().await?, &actor).await
    }
}

/// What stands against backups, for the banner.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn backup_trouble(conn: &mut Conn) -> Result<Option<BackupTrouble>> {
    let Some(failing) = backups::failing(conn).await? else { return Ok(None) };
    let last_made_at = backups::last_made(conn).await?.map(|last| last.made_at);
    Ok(Some(BackupTrouble { fault: failing.fault, since: failing.since, last_made_at }))
}

/// Makes the workspace's folder in the chosen one and writes into it; says beside the database where backups lie.
fn try_folder(chosen: &Path, folder: &Path, workspace: &Path) -> Result<()> {
    let whole = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    if whole(chosen).starts_with(whole(workspace)) {
        return Err(refused());
    }
    let tried = store::private_folder(folder).and_then(|()| {
        let trial = folder.join("trial");
        remove_file(&trial)?;
        write_new(&trial, b"Engawa")?;
        remove_file(&trial)
    });
    tried.map_err(|error| {
        let failure = Failure::of_folder(chosen, error);
        Error::reason(ErrorCode::BackupFailed, Reason::Backup(failure.fault)).because(failure)
    })?;
    save_folder(workspace, folder);
    Ok(())
}

/// Writes beside the database where its backups lie. It is a convenience for a bad day: without it somebody looks for them.
pub(super) fn save_folder(workspace: &Path, backups: &Path) {
    if let Err(error) = replace_file(&workspace.join(FOLDER_FILE), backups.to_string_lossy().as_bytes()) {
        tracing::warn!(%error, "where backups lie is not written beside the database");
    }
}

fn refused() -> Error {
    Error::new(ErrorCode::BackupFolderRefused)
}
