//! From the first start to an open workspace, and back.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use api::{Api, Error, Workspace};
use app::ErrorCode;
use app::environment::TunnelPrograms;
use app::environment::{Environment, Secrets, SystemClock, SystemRng};
use practice::{MemorySecrets, Practice};
use secrets::LocalSecrets;
use serde::{Deserialize, Serialize};
use store::Store;
use tauri::{AppHandle, Manager, Runtime};
use tokio::sync::{RwLock, watch};

use crate::arguments::Arguments;
use crate::desktop::Computer;
use crate::milestones::Milestones;
use crate::{changes, windows};

/// The workspaces this computer can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WorkspaceKind {
    /// A LINE in miniature, people and a conversation: to try and to learn.
    Practice,
    /// One desk or one shop, with an Official Account of its own.
    Local,
}

impl WorkspaceKind {
    fn folder(self) -> &'static str {
        match self {
            Self::Practice => "practice",
            Self::Local => "local",
        }
    }
}

/// Who founds a workspace on this computer.
#[derive(Debug, Default, Clone)]
pub struct Founders {
    /// The company.
    pub company_name: String,
    /// Its first member, an administrator.
    pub member_name: String,
}

/// Where the start stands, as the window is told.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "phase", rename_all = "snake_case")]
pub enum StartState {
    /// Nothing is open: choose.
    Choose,
    /// A workspace is being opened.
    Opening,
    /// A workspace is open.
    Open,
    /// A workspace could not be opened; its data is as it was.
    Failed {
        /// Why, and where.
        failure: Failure,
    },
}

/// Why a workspace could not be opened.
#[derive(Debug, Clone, Serialize)]
pub struct Failure {
    /// Which workspace.
    pub kind: WorkspaceKind,
    /// What to act on.
    pub code: ErrorCode,
    /// What lies beneath, for whoever is called to help.
    pub detail: String,
    /// The folder it is about.
    pub path: String,
}

/// What is open, with what runs for it.
struct Opened {
    workspace: Workspace,
    practice: Option<Practice>,
}

/// The shell's state: what is open now.
pub struct Shell {
    arguments: Arguments,
    state: watch::Sender<StartState>,
    opened: RwLock<Option<Opened>>,
    shown_qr: Arc<Mutex<Option<Vec<u8>>>>,
    milestones: Milestones,
}

impl Shell {
    /// A shell with nothing open.
    pub fn new(arguments: Arguments) -> Self {
        let (state, _) = watch::channel(StartState::Choose);
        let milestones = Milestones::since(arguments.started);
        Self { arguments, state, opened: RwLock::new(None), shown_qr: Arc::default(), milestones }
    }

    /// Where everything lies.
    pub fn data_folder(&self) -> &Path {
        &self.arguments.data_folder
    }

    /// The state once nothing is being opened any more.
    pub async fn settled(&self) -> StartState {
        let mut state = self.state.subscribe();
        let settled = state.wait_for(|state| !matches!(state, StartState::Opening)).await;
        settled.map_or(StartState::Choose, |state| state.clone())
    }

    /// The command table over the open workspace.
    pub async fn api(&self) -> Result<Api, Error> {
        self.settled().await;
        let opened = self.opened.read().await;
        opened
            .as_ref()
            .map(|opened| opened.workspace.api().clone())
            .ok_or_else(|| Error::from(app::Error::new(ErrorCode::NotFound)))
    }

    /// The open workspace's store.
    pub async fn store(&self) -> Option<Store> {
        self.opened.read().await.as_ref().map(|opened| opened.workspace.store().clone())
    }

    /// Where the practice phone's page is.
    pub async fn phone_page(&self) -> Result<url::Url, Error> {
        let opened = self.opened.read().await;
        let practice = opened.as_ref().and_then(|opened| opened.practice.as_ref());
        practice.map(Practice::phone_page).ok_or_else(|| Error::from(app::Error::new(ErrorCode::NotPractice)))
    }

    /// Remembers the QR code that is on the screen: the practice phone can look at it.
    pub fn shows_qr(&self, png: Option<Vec<u8>>) {
        *self.shown_qr.lock().unwrap_or_else(PoisonError::into_inner) = png;
    }

    /// Tells the log how far the start has come.
    pub fn reach(&self, step: &'static str) {
        self.milestones.reach(step);
    }

    fn last(&self) -> PathBuf {
        self.arguments.data_folder.join("last-workspace")
    }
}

/// Opens what was open last, or Practice when started for it. The window does not wait.
pub fn open_last<R: Runtime>(app: &AppHandle<R>) {
    let shell = app.state::<Shell>();
    let last = std::fs::read_to_string(shell.last()).unwrap_or_default();
    let kind = match last.trim() {
        _ if shell.arguments.practice => WorkspaceKind::Practice,
        "practice" => WorkspaceKind::Practice,
        "local" => WorkspaceKind::Local,
        _ => return,
    };
    shell.state.send_replace(StartState::Opening);
    let app = app.clone();
    tauri::async_runtime::spawn(async move { open(&app, kind, Founders::default()).await });
}

/// Opens a workspace in place of what is open.
///
/// # Errors
/// Only for names that a new workspace cannot have; everything else is a state of the start.
pub async fn open<R: Runtime>(
    app: &AppHandle<R>,
    kind: WorkspaceKind,
    founders: Founders,
) -> Result<StartState, app::Error> {
    let shell = app.state::<Shell>();
    let mut opened = shell.opened.write().await;
    shell.state.send_replace(StartState::Opening);
    shut(opened.take()).await;
    let folder = shell.data_folder().join(kind.folder());
    let state = match open_folder(app, kind, &folder, founders).await {
        Ok(new) => {
            tauri::async_runtime::spawn(changes::forward(app.clone(), new.workspace.store().clone()));
            *opened = Some(new);
            remember(&shell, kind);
            shell.reach("workspace_open");
            StartState::Open
        }
        Err(error) if matches!(error.code, ErrorCode::InvalidFields | ErrorCode::NameNotConnectable) => {
            shell.state.send_replace(StartState::Choose);
            return Err(error);
        }
        Err(error) => StartState::Failed { failure: failure(kind, &error, &folder) },
    };
    shell.state.send_replace(state.clone());
    Ok(state)
}

/// Closes what is open and forgets it for the next start.
pub async fn close<R: Runtime>(app: &AppHandle<R>) {
    let shell = app.state::<Shell>();
    let mut opened = shell.opened.write().await;
    shut(opened.take()).await;
    windows::close_phone(app);
    let _ = std::fs::remove_file(shell.last());
    shell.state.send_replace(StartState::Choose);
}

async fn open_folder<R: Runtime>(
    app: &AppHandle<R>,
    kind: WorkspaceKind,
    folder: &Path,
    founders: Founders,
) -> Result<Opened, app::Error> {
    let shell = app.state::<Shell>();
    let environment = Environment {
        clock: Arc::new(SystemClock),
        rng: Arc::new(SystemRng),
        secrets: secrets_of(kind, folder).await?,
        desktop: Arc::new(Computer::new(app.clone())),
        tunnel_programs: TunnelPrograms::default(),
    };
    match kind {
        WorkspaceKind::Practice => open_practice(app, folder, environment).await,
        WorkspaceKind::Local => {
            let bases = match &shell.arguments.line_bases {
                Some(bases) => bases.clone(),
                None => line::Bases::line().map_err(|e| app::Error::new(ErrorCode::Internal).because(e))?,
            };
            let workspace = Workspace::open(folder, environment, bases).await?;
            let founded = workspace.app().workspace_found(
                domain::workspace::WorkspaceKind::Local,
                &founders.company_name,
                &founders.member_name,
            );
            if let Err(error) = founded.await {
                workspace.close().await;
                return Err(error);
            }
            Ok(Opened { workspace, practice: None })
        }
    }
}

/// Practice's secrets prove nothing outside this computer; the others lie where somebody chose.
async fn secrets_of(kind: WorkspaceKind, folder: &Path) -> Result<Arc<dyn Secrets>, app::Error> {
    if kind == WorkspaceKind::Practice {
        return Ok(Arc::new(MemorySecrets::default()));
    }
    let folder = folder.to_owned();
    let opened = tauri::async_runtime::spawn_blocking(move || LocalSecrets::open(&folder)).await;
    opened.map(|secrets| Arc::new(secrets) as _).map_err(|e| app::Error::new(ErrorCode::Internal).because(e))
}

async fn open_practice<R: Runtime>(
    app: &AppHandle<R>,
    folder: &Path,
    environment: Environment,
) -> Result<Opened, app::Error> {
    let pages = app.clone();
    let shown = app.state::<Shell>().shown_qr.clone();
    let phone = app.clone();
    let around = practice::Around {
        pages: Arc::new(move |path| {
            let asset = pages.asset_resolver().get(path.to_owned())?;
            Some((asset.mime_type, asset.bytes))
        }),
        camera: Arc::new(move || shown.lock().unwrap_or_else(PoisonError::into_inner).clone()),
        shared: Arc::new(move |page| {
            let (app, page) = (phone.clone(), page.clone());
            tauri::async_runtime::spawn(async move { windows::open_phone(&app, &page) });
        }),
    };
    let (workspace, practice) = Practice::open(folder, environment, around).await?;
    Ok(Opened { workspace, practice: Some(practice) })
}

async fn shut(opened: Option<Opened>) {
    let Some(Opened { workspace, practice }) = opened else { return };
    workspace.close().await;
    if let Some(practice) = practice {
        practice.close().await;
    }
}

fn remember(shell: &Shell, kind: WorkspaceKind) {
    if let Err(error) = std::fs::write(shell.last(), kind.folder()) {
        tracing::warn!(%error, "which workspace was open last could not be kept");
    }
}

fn failure(kind: WorkspaceKind, error: &app::Error, folder: &Path) -> Failure {
    let detail =
        std::iter::successors(error.source.as_deref().map(|e| e as &dyn std::error::Error), |e| e.source())
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(": ");
    tracing::error!(code = ?error.code, detail, "the workspace could not be opened");
    Failure { kind, code: error.code, detail, path: folder.display().to_string() }
}
