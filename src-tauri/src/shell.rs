//! The shell's state: the open workspace, and how far the start has come.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicU32;
use std::sync::{Arc, Mutex, PoisonError};

use api::shell::StartState;
use api::{Api, Error};
use app::{App, ErrorCode};
use domain::language::Language;
use domain::workspace::WorkspaceKind;
use practice::Practice;
use tokio::sync::{RwLock, watch};
use workspace::Workspace;

use crate::arguments::Arguments;
use crate::computer::Computer;
use crate::milestones::{Milestone, Milestones};
use crate::pending_link::PendingLink;
use crate::placement::Placement;

/// The PNG of the QR code that is on the screen, for the practice phone's camera.
pub type ShownQr = Arc<Mutex<Option<Vec<u8>>>>;

/// An open workspace, and in Practice the simulator behind it.
pub struct Opened {
    pub workspace: Workspace,
    pub practice: Option<Practice>,
}

impl Opened {
    /// Closes the workspace, then its simulator.
    pub async fn close(self) {
        self.workspace.close().await;
        if let Some(practice) = self.practice {
            practice.close().await;
        }
    }
}

/// The shell's state, which Tauri manages.
pub struct Shell {
    pub arguments: Arguments,
    /// The state of the start, which the window is told.
    pub state: watch::Sender<StartState>,
    pub opened: RwLock<Option<Opened>>,
    pub shown_qr: ShownQr,
    /// The deep link that the window has not been to yet.
    pub link: PendingLink,
    /// How many messages the window's title says are unread.
    pub shown_unread: AtomicU32,
    /// The preferences of this computer.
    pub computer: Computer,
    /// Where the main window was when it said so last.
    pub placement: Mutex<Option<Placement>>,
    /// How far the closing of the window has come.
    pub closing: Mutex<Closing>,
    /// The backups that the window was shown: others are not restored from it.
    pub found_backups: Mutex<BTreeSet<PathBuf>>,
    milestones: Milestones,
}

/// How far the closing of the window has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Closing {
    /// Nobody has asked for it, or somebody chose to stay.
    #[default]
    No,
    /// What is in its undo seconds is being sent.
    Sending,
    /// Messages have not left, and the window asks.
    Asking,
    /// The window may close.
    Now,
}

impl Shell {
    /// A shell with nothing open.
    pub fn new(arguments: Arguments) -> Self {
        let (state, _) = watch::channel(StartState::Choose);
        let milestones = Milestones::since(arguments.started);
        let computer = Computer::of(&arguments.data_folder);
        Self {
            arguments,
            state,
            opened: RwLock::new(None),
            shown_qr: ShownQr::default(),
            link: PendingLink::default(),
            shown_unread: AtomicU32::default(),
            computer,
            placement: Mutex::default(),
            closing: Mutex::default(),
            found_backups: Mutex::default(),
            milestones,
        }
    }

    /// The folder of workspaces, media and logs.
    pub fn data_folder(&self) -> &Path {
        &self.arguments.data_folder
    }

    /// The folder of the workspace of this kind.
    pub fn workspace_folder(&self, kind: WorkspaceKind) -> PathBuf {
        workspace::current_folder(self.data_folder(), kind)
    }

    /// The state of the start, once nothing is being opened any more.
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

    /// The open workspace's use cases.
    pub async fn app(&self) -> Option<App> {
        self.opened.read().await.as_ref().map(|opened| opened.workspace.app().clone())
    }

    /// The use cases of the open workspace; none while nothing is open, or is being opened.
    pub fn open_app(&self) -> Option<App> {
        self.opened.try_read().ok()?.as_ref().map(|opened| opened.workspace.app().clone())
    }

    /// Refuses a member who may not restore in place of the open workspace. While none is open, or none could be opened,
    /// there is nobody to ask: what is restored takes nothing away.
    pub async fn require_restore(&self) -> Result<(), app::Error> {
        match self.opened.read().await.as_ref() {
            Some(opened) => opened.workspace.app().restore_require().await,
            None => Ok(()),
        }
    }

    /// The URL of the practice phone's page.
    pub async fn phone_page(&self) -> Result<url::Url, Error> {
        let opened = self.opened.read().await;
        let practice = opened.as_ref().and_then(|opened| opened.practice.as_ref());
        practice.map(Practice::phone_page).ok_or_else(|| Error::from(app::Error::new(ErrorCode::NotPractice)))
    }

    /// Keeps the QR code that is on the screen, for the practice phone's camera.
    pub fn set_shown_qr(&self, png: Option<Vec<u8>>) {
        *self.shown_qr.lock().unwrap_or_else(PoisonError::into_inner) = png;
    }

    /// Logs a milestone of the start, when it is reached for the first time.
    pub fn reach(&self, milestone: Milestone) {
        self.milestones.reach(milestone);
    }

    /// The workspace that was open last; none after it was closed, and at the first start.
    pub fn last_workspace(&self) -> Option<WorkspaceKind> {
        std::fs::read_to_string(self.last_workspace_file()).ok()?.trim().parse().ok()
    }

    /// Saves which workspace is open, for the next start.
    pub fn save_last_workspace(&self, kind: WorkspaceKind) {
        if let Err(error) = std::fs::write(self.last_workspace_file(), kind.as_str()) {
            tracing::warn!(%error, "which workspace was open last could not be saved");
        }
    }

    /// Forgets which workspace was open.
    pub fn forget_last_workspace(&self) {
        let _ = std::fs::remove_file(self.last_workspace_file());
    }

    /// The computer's language: the one that was chosen on the start page, else the system's.
    pub fn language(&self) -> Language {
        let chosen = std::fs::read_to_string(self.language_file()).ok();
        chosen.and_then(|chosen| chosen.trim().parse().ok()).unwrap_or(self.arguments.language)
    }

    /// The language of the member who acts; while nobody does, the computer's.
    pub async fn members_language(&self) -> Language {
        match self.app().await {
            Some(app) => app.acting_language().await.unwrap_or(self.language()),
            None => self.language(),
        }
    }

    /// Saves the language that was chosen on the start page.
    pub fn save_language(&self, language: Language) {
        let saved = std::fs::create_dir_all(self.data_folder())
            .and_then(|()| std::fs::write(self.language_file(), language.as_str()));
        if let Err(error) = saved {
            tracing::warn!(%error, "the language that was chosen could not be saved");
        }
    }

    fn language_file(&self) -> PathBuf {
        self.data_folder().join("language")
    }

    fn last_workspace_file(&self) -> PathBuf {
        self.data_folder().join("last-workspace")
    }
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;

    #[test]
    fn the_computers_language_is_the_one_that_was_chosen_else_the_systems() {
        let data = tempfile::TempDir::new().expect("a data folder");
        let shell = Shell::new(Arguments {
            practice: false,
            data_folder: data.path().join("new"),
            state_folder: data.path().join("state"),
            line_bases: None,
            language: Language::Ko,
            hidden: false,
            started: Instant::now(),
        });
        assert_eq!(shell.language(), Language::Ko, "nothing was chosen");
        shell.save_language(Language::Th);
        assert_eq!(shell.language(), Language::Th);
        std::fs::write(shell.language_file(), "de\n").expect("a file");
        assert_eq!(shell.language(), Language::Ko, "what the file says is no language of ours");
    }
}
