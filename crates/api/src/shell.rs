//! The shell's own part of the wire: its commands, which are about the window itself, and its events. Plain types: only
//! the shell knows what the window is made of.

use app::ErrorCode;
use app::backups::views::{BackupFound, Restored};
use domain::deep_link::DeepLink;
use domain::language::Language;
use domain::workspace::WorkspaceKind;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Hands the table of the shell's commands to a macro of the caller's. Each is a command of its own in the shell; what
/// a member does goes through the other table, by the one command `call`.
#[macro_export]
macro_rules! shell_command_table {
    ($with:ident) => {
        $with! {
            start_state($crate::args::Nothing) -> $crate::shell::StartState;
            workspace_open($crate::shell::WorkspaceOpen) -> $crate::shell::StartState;
            workspace_close($crate::args::Nothing) -> ();
            language_set($crate::shell::LanguageSet) -> ();
            backups_find($crate::shell::BackupsFind) -> Option<$crate::shell::BackupsFound>;
            backup_restore($crate::shell::BackupRestore) -> $crate::shell::RestoredWorkspace;
            practice_phone_open($crate::args::Nothing) -> ();
            updates_get($crate::args::Nothing) -> $crate::shell::Updates;
            update_look($crate::args::Nothing) -> Option<String>;
            update_install($crate::args::Nothing) -> ();
            window_close($crate::args::Nothing) -> ();
            window_stay($crate::args::Nothing) -> ();
            window_hide($crate::args::Nothing) -> ();
            window_quit($crate::args::Nothing) -> ();
            tray_set($crate::shell::TraySet) -> ();
            computer_get($crate::args::Nothing) -> $crate::shell::Computer;
            computer_set($crate::shell::ComputerSet) -> $crate::shell::Computer;
            about_get($crate::args::Nothing) -> $crate::shell::About;
            network_back($crate::args::Nothing) -> ();
            deep_link_take($crate::args::Nothing) -> Option<$crate::shell::OpenedLink>;
            ui_ready($crate::args::Nothing) -> ();
            ui_error($crate::shell::UiError) -> ();
        }
    };
}

macro_rules! names {
    ($($name:ident($args:ty) -> $output:ty;)+) => {
        /// The names of the shell's commands.
        pub const COMMANDS: &[&str] = &[$(stringify!($name)),+];
    };
}
shell_command_table!(names);

/// Which workspace to open. A new one on this computer needs both names.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WorkspaceOpen {
    /// Which workspace.
    pub kind: WorkspaceKind,
    /// The name of the company that is founded.
    #[serde(default)]
    #[ts(optional)]
    pub company_name: Option<String>,
    /// The name of its first member, an administrator.
    #[serde(default)]
    #[ts(optional)]
    pub member_name: Option<String>,
}

/// Sets this computer's language: what the start page speaks, and every member who has set none of their own.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct LanguageSet {
    /// The language.
    pub language: Language,
}

/// Looks for backups, before or beside an open workspace.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct BackupsFind {
    /// Ask for a folder; otherwise those are looked at that the workspaces on this computer back up to.
    pub browse: bool,
}

/// Backups that were found.
#[derive(Debug, Clone, Serialize, TS)]
pub struct BackupsFound {
    /// The folders that were looked at.
    pub folders: Vec<String>,
    /// What is in them, the latest first.
    pub backups: Vec<BackupFound>,
}

/// Restores a backup that was found, into a new folder, and opens it in place of the open workspace.
#[derive(Clone, Deserialize, TS)]
pub struct BackupRestore {
    /// Its folder.
    pub path: String,
    /// The passphrase of an encrypted one.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub passphrase: Option<String>,
}

/// A workspace that was restored and is open now, if nothing went wrong with opening it.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RestoredWorkspace {
    /// What was restored.
    pub restored: Restored,
    /// The folder of the workspace before; it stays as it is. None: there was none.
    pub previous_folder: Option<String>,
    /// The state of the start.
    pub state: StartState,
}

/// Where newer versions of this installation come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum UpdateSource {
    /// The system's packages: they are updated with the system.
    SystemPackages,
    /// Whoever installed Engawa. It was built without a key and a host, and asks nobody.
    ByHand,
    /// Engawa's host, which is asked when somebody wants to know. What it gives has to be signed with Engawa's key.
    Host,
}

/// The version that runs, and where newer ones come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Updates {
    /// The version that runs.
    pub version: String,
    /// Where newer ones come from.
    pub source: UpdateSource,
}

/// What the tray says, in the language of the member who acts.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct TraySet {
    /// The line that brings the window up.
    pub open: String,
    /// The line with the number of unread messages.
    pub unread: String,
    /// The line that quits.
    pub quit: String,
}

/// How the program behaves on this computer, whoever works at it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Computer {
    /// Whether there is a tray now.
    pub tray: bool,
    /// Whether closing the window leaves the program running in the tray.
    pub close_to_tray: bool,
    /// Whether the program starts with the computer; none where the system does not say.
    pub autostart: Option<bool>,
}

/// Changes how the program behaves on this computer; what is not there stays.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ComputerSet {
    /// Whether closing the window leaves the program running in the tray.
    #[serde(default)]
    #[ts(optional)]
    pub close_to_tray: Option<bool>,
    /// Whether the program starts with the computer.
    #[serde(default)]
    #[ts(optional)]
    pub autostart: Option<bool>,
}

/// The program, and the system that it runs on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct About {
    /// The program's version.
    pub version: String,
    /// The licence that it is under, as SPDX writes it.
    pub licence: String,
    /// The system, as the compiler calls it.
    pub system: String,
    /// The version of the system, as it calls itself.
    pub system_version: String,
    /// The processor's kind.
    pub processor: String,
    /// How the desktop draws: `x11`, `wayland`, or none where there is one way.
    pub session: Option<String>,
    /// The version of the web view.
    pub web_view: String,
    /// The system's language.
    pub language: Language,
    /// Whether there is a tray.
    pub tray: bool,
}

/// A deep link that the program was opened with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum OpenedLink {
    /// It leads to a place.
    Known {
        /// Which place.
        to: DeepLink,
    },
    /// It is none that Engawa knows.
    Unknown,
}

/// A fault in the window, for the log.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct UiError {
    /// What the window says of it.
    pub message: String,
}

/// The state of the start: whether a workspace is open.
#[derive(Debug, Clone, Serialize, TS)]
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
        failure: StartFailure,
    },
}

/// Why a workspace could not be opened.
#[derive(Debug, Clone, Serialize, TS)]
pub struct StartFailure {
    /// Which workspace, so that it can be tried again; none when nobody has chosen yet.
    pub kind: Option<WorkspaceKind>,
    /// The error code to act on.
    pub code: ErrorCode,
    /// The causes beneath, for whoever is called to help.
    pub detail: String,
    /// The workspace's folder.
    pub path: String,
}

/// A topic of change events: what the window's live queries are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// Who works here, with what rights; the company's name; the connection.
    Session,
    /// The acting member's own settings.
    Settings,
    /// Contacts, by id.
    Contacts,
    /// Rooms' rows, panels and participants, by id.
    Rooms,
    /// Rooms' messages, by the room's id.
    Messages,
    /// Invitations, and who came by one.
    Invitations,
    /// Members and LINE accounts.
    Admin,
    /// What My Profile shows.
    Profile,
}

/// A topic that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TopicChange {
    /// Which topic.
    pub topic: Topic,
    /// The ids of what changed; none: all of the topic.
    pub ids: Vec<String>,
}

/// The payload of the event `changed`: what changed, never the new data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Changed {
    /// The topics, each once.
    pub topics: Vec<TopicChange>,
    /// Changes were lost: ask for everything again.
    pub lost: bool,
}

/// What holds up the closing of the window (R26), or becomes of it: the payload of the event `closing`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "phase", rename_all = "snake_case")]
pub enum Closing {
    /// It will go into the tray, which nobody has been told yet.
    ToTray,
    /// What is in its undo seconds is being sent.
    Sending,
    /// Messages cannot leave now: somebody says whether the window closes all the same.
    Asking {
        /// How many.
        unsent: u32,
    },
}

/// The shell's events, by name.
#[derive(Debug, TS)]
pub struct ShellEvents {
    /// Something is no longer as it was.
    pub changed: Changed,
    /// The window is to be closed.
    pub closing: Closing,
    /// A deep link waits to be taken.
    pub deep_link: (),
}

/// The name of the event whose payload is [`Closing`].
pub const CLOSING: &str = "closing";

/// The name of the event that a deep link waits.
pub const DEEP_LINK: &str = "deep_link";

/// The name of the event whose payload is [`Changed`].
pub const CHANGED: &str = "changed";
