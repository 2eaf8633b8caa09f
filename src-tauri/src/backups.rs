//! Backups before, or beside, an open workspace: found in folders, and restored in place of it.

use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};

use api::shell::{BackupRestore, BackupsFound, RestoredWorkspace, StartState, WorkspaceOpen};
use app::backups::restore::Restore;
use app::backups::{FOLDER_FILE, find_backups};
use app::environment::{Clock, SystemClock, SystemDisk};
use app::{Error, ErrorCode, blocking};
use domain::ClosedSet;
use domain::workspace::WorkspaceKind;
use tauri::{AppHandle, Manager, Runtime};

use crate::desktop::choose_folder;
use crate::shell::Shell;
use crate::{start, windows};

/// Looks for backups in a folder that is asked for, or where the workspaces on this computer back up to.
///
/// # Errors
/// `NotAdministrator` beside an open workspace; `OpenFailed` when the folder cannot be read.
pub async fn find<R: Runtime>(app: &AppHandle<R>, browse: bool) -> Result<Option<BackupsFound>, Error> {
    let shell = app.state::<Shell>();
    shell.require_restore().await?;
    let folders: Vec<PathBuf> = if browse {
        let dialog = app.clone();
        match blocking(move || choose_folder(&dialog)).await? {
            Some(folder) => vec![folder],
            None => return Ok(None),
        }
    } else {
        let known = |kind: &WorkspaceKind| known_folder(&shell.workspace_folder(*kind));
        WorkspaceKind::ALL.iter().filter_map(known).collect()
    };
    let found = blocking(move || look_in(folders, browse)).await??;
    let mut shown = shell.found_backups.lock().unwrap_or_else(PoisonError::into_inner);
    shown.extend(found.backups.iter().map(|backup| PathBuf::from(&backup.path)));
    Ok(Some(found))
}

/// Restores a backup into a new folder and opens the workspace in it. Where restoring fails, the open workspace stays open.
///
/// # Errors
/// `NotFound` for a backup that was not found before, `NotAdministrator` beside an open workspace, and those of
/// [`Restore::run`].
pub async fn restore<R: Runtime>(
    app: &AppHandle<R>,
    asked: BackupRestore,
) -> Result<RestoredWorkspace, Error> {
    let shell = app.state::<Shell>();
    shell.require_restore().await?;
    let backup = PathBuf::from(asked.path);
    if !shell.found_backups.lock().unwrap_or_else(PoisonError::into_inner).contains(&backup) {
        return Err(Error::new(ErrorCode::NotFound));
    }
    let of_workspace = backup.parent().map(Path::to_owned);
    let data = shell.data_folder().to_owned();
    let restore = Restore {
        backup,
        passphrase: asked.passphrase,
        data: data.clone(),
        now: SystemClock.now(),
        disk: Arc::new(SystemDisk),
    };
    let restored = Box::pin(restore.run()).await?;
    tracing::info!(kind = restored.kind.as_str(), missing = restored.missing_media, "workspace_restored");
    let (kind, folder) = (restored.kind, PathBuf::from(&restored.folder));
    let previous = shell.workspace_folder(kind);
    if known_folder(&previous).as_deref() == of_workspace.as_deref() {
        keep_secrets_at_hand(&previous, &folder).await;
    }
    blocking(move || workspace::set_current_folder(&data, kind, &folder))
        .await?
        .map_err(store::Error::from)?;
    let previous_folder = previous.is_dir().then(|| previous.display().to_string());
    windows::close_phone(app);
    let state = open(app, kind).await?;
    Ok(RestoredWorkspace { restored, previous_folder, state })
}

/// Secrets are in no backup. Where a workspace is restored beside itself, its secrets file is taken along, so that it opens
/// with its passphrase as before; a keychain has them anyway.
async fn keep_secrets_at_hand(previous: &Path, restored: &Path) {
    let (previous, restored) = (previous.to_owned(), restored.to_owned());
    let copied = blocking(move || secrets::copy_secrets(&previous, &restored)).await;
    if let Ok(Err(error)) = copied {
        tracing::warn!(%error, "secrets have to be typed in again");
    }
}

async fn open<R: Runtime>(app: &AppHandle<R>, kind: WorkspaceKind) -> Result<StartState, Error> {
    Box::pin(start::open_workspace(app, WorkspaceOpen { kind, company_name: None, member_name: None })).await
}

/// Where a workspace backs up to, as it says beside its database.
fn known_folder(workspace: &Path) -> Option<PathBuf> {
    let folder = std::fs::read_to_string(workspace.join(FOLDER_FILE)).ok()?;
    Some(PathBuf::from(folder)).filter(|folder| !folder.as_os_str().is_empty())
}

/// A folder that was asked for has to be readable; of the known ones, those that are not there have none.
fn look_in(folders: Vec<PathBuf>, asked: bool) -> Result<BackupsFound, Error> {
    let mut backups = Vec::new();
    for folder in &folders {
        match find_backups(folder) {
            Ok(found) => backups.extend(found),
            Err(error) if asked => return Err(Error::new(ErrorCode::OpenFailed).because(error)),
            Err(_) => {}
        }
    }
    backups.sort_by_key(|backup| std::cmp::Reverse(backup.about.as_ref().map(|about| about.made_at)));
    backups.dedup_by(|a, b| a.path == b.path);
    let folders = folders.iter().map(|folder| folder.display().to_string()).collect();
    Ok(BackupsFound { folders, backups })
}
