//! The start: from the first start to an open workspace, and back.

use std::path::Path;
use std::sync::{Arc, PoisonError};

use api::shell::{StartFailure, StartState, WorkspaceOpen};
use app::ErrorCode;
use app::environment::{Environment, Secrets, SystemClock, SystemDisk, SystemRng, TunnelPrograms};
use domain::workspace::WorkspaceKind;
use practice::{MemorySecrets, PhoneHost, Practice};
use secrets::LocalSecrets;
use store::runs::RunRegister;
use tauri::{AppHandle, Manager, Runtime};
use workspace::Workspace;

use crate::desktop::SystemDesktop;
use crate::milestones::Milestone;
use crate::shell::{Opened, Shell};
use crate::{changes, closing, share, unread, windows};

/// Opens the workspace that was open last, or Practice when started for it. The window does not wait. Where not even the
/// data folder can be made, nobody has to choose first to be told.
pub fn open_last_workspace<R: Runtime>(app: &AppHandle<R>) {
    let shell = app.state::<Shell>();
    let practice = shell.arguments.practice.then_some(WorkspaceKind::Practice);
    let kind = practice.or_else(|| shell.last_workspace());
    if let Err(error) = store::private_folder(shell.data_folder()) {
        let failure = start_failure(kind, &store::Error::from(error).into(), shell.data_folder());
        shell.state.send_replace(StartState::Failed { failure });
        return;
    }
    let Some(kind) = kind else { return };
    shell.state.send_replace(StartState::Opening);
    let (app, workspace) = (app.clone(), WorkspaceOpen { kind, company_name: None, member_name: None });
    tauri::async_runtime::spawn(async move { open_workspace(&app, workspace).await });
}

/// Opens a workspace in place of the open one.
///
/// # Errors
/// Only for names that a new workspace cannot have; everything else is a state of the start.
pub async fn open_workspace<R: Runtime>(
    app: &AppHandle<R>,
    workspace: WorkspaceOpen,
) -> Result<StartState, app::Error> {
    let shell = app.state::<Shell>();
    let mut opened = shell.opened.write().await;
    shell.state.send_replace(StartState::Opening);
    if let Some(before) = opened.take() {
        closing::flush(before.workspace.app()).await;
        before.close().await;
    }
    let kind = workspace.kind;
    let folder = shell.workspace_folder(kind);
    // All that opening holds is put on the heap: as a part of the command's own state it would overflow the worker's stack.
    let state = match Box::pin(open_folder(app, &folder, workspace)).await {
        Ok(new) => {
            let store = new.workspace.store();
            tauri::async_runtime::spawn(changes::forward(app.clone(), store.clone()));
            tauri::async_runtime::spawn(unread::follow(app.clone(), store.clone()));
            *opened = Some(new);
            shell.save_last_workspace(kind);
            shell.reach(Milestone::WorkspaceOpen);
            StartState::Open
        }
        Err(error) if matches!(error.code, ErrorCode::InvalidFields | ErrorCode::NameNotConnectable) => {
            shell.state.send_replace(StartState::Choose);
            return Err(error);
        }
        Err(error) => StartState::Failed { failure: start_failure(Some(kind), &error, &folder) },
    };
    shell.state.send_replace(state.clone());
    Ok(state)
}

/// Closes the open workspace and forgets it for the next start.
pub async fn close_workspace<R: Runtime>(app: &AppHandle<R>) {
    let shell = app.state::<Shell>();
    let mut opened = shell.opened.write().await;
    if let Some(before) = opened.take() {
        closing::flush(before.workspace.app()).await;
        before.close().await;
    }
    windows::close_phone(app);
    shell.forget_last_workspace();
    shell.state.send_replace(StartState::Choose);
}

async fn open_folder<R: Runtime>(
    app: &AppHandle<R>,
    folder: &Path,
    workspace: WorkspaceOpen,
) -> Result<Opened, app::Error> {
    let environment = Environment {
        clock: Arc::new(SystemClock),
        rng: Arc::new(SystemRng),
        secrets: open_secrets(workspace.kind, folder).await?,
        desktop: Arc::new(SystemDesktop::new(app.clone())),
        share_target: Arc::new(share::share_target(app)),
        disk: Arc::new(SystemDisk),
        tunnel_programs: TunnelPrograms::default(),
        version: env!("CARGO_PKG_VERSION"),
        language: app.state::<Shell>().language(),
        run_register: RunRegister::at(&app.state::<Shell>().arguments.state_folder.join("runs")),
    };
    match workspace.kind {
        WorkspaceKind::Practice => open_practice(app, folder, environment).await,
        WorkspaceKind::Local => open_local(app, folder, environment, workspace).await,
    }
}

/// Opens Practice's secrets, which prove nothing outside this computer, or those of the place that somebody chose.
async fn open_secrets(kind: WorkspaceKind, folder: &Path) -> Result<Arc<dyn Secrets>, app::Error> {
    if kind == WorkspaceKind::Practice {
        return Ok(Arc::new(MemorySecrets::default()));
    }
    let folder = folder.to_owned();
    Ok(Arc::new(app::blocking(move || LocalSecrets::open(&folder)).await?))
}

async fn open_local<R: Runtime>(
    app: &AppHandle<R>,
    folder: &Path,
    environment: Environment,
    founding: WorkspaceOpen,
) -> Result<Opened, app::Error> {
    let bases = match &app.state::<Shell>().arguments.line_bases {
        Some(bases) => bases.clone(),
        None => line::Bases::line().map_err(|e| app::Error::new(ErrorCode::Internal).because(e))?,
    };
    let (company, member) =
        (founding.company_name.unwrap_or_default(), founding.member_name.unwrap_or_default());
    let workspace = Workspace::open(folder, environment, bases).await?;
    if let Err(error) = workspace.app().workspace_found(WorkspaceKind::Local, &company, &member).await {
        workspace.close().await;
        return Err(error);
    }
    Ok(Opened { workspace, practice: None })
}

async fn open_practice<R: Runtime>(
    app: &AppHandle<R>,
    folder: &Path,
    environment: Environment,
) -> Result<Opened, app::Error> {
    let pages = app.clone();
    let shown_qr = app.state::<Shell>().shown_qr.clone();
    let phone = app.clone();
    let host = PhoneHost {
        pages: Arc::new(move |path| {
            let asset = pages.asset_resolver().get(path.to_owned())?;
            Some((asset.mime_type, asset.bytes))
        }),
        camera: Arc::new(move || shown_qr.lock().unwrap_or_else(PoisonError::into_inner).clone()),
        on_share: Arc::new(move |page| {
            let (app, page) = (phone.clone(), page.clone());
            tauri::async_runtime::spawn(async move { windows::open_phone(&app, &page).await });
        }),
    };
    let (workspace, practice) = Practice::open(folder, environment, host).await?;
    Ok(Opened { workspace, practice: Some(practice) })
}

fn start_failure(kind: Option<WorkspaceKind>, error: &app::Error, folder: &Path) -> StartFailure {
    let detail =
        std::iter::successors(error.source.as_deref().map(|e| e as &dyn std::error::Error), |e| e.source())
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(": ");
    tracing::error!(code = ?error.code, detail, "the workspace could not be opened");
    StartFailure { kind, code: error.code, detail, path: folder.display().to_string() }
}
