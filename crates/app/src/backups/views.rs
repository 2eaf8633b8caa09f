//! What administrators see of backups, and what the start page sees before a workspace is open.

use domain::UtcMs;
use domain::workspace::{BackupFault, WorkspaceKind};
use serde::Serialize;
use ts_rs::TS;

/// How the workspace is backed up, and what there is.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BackupStatus {
    /// The folder that was chosen; none: there are no backups.
    pub folder: Option<String>,
    /// The folder is on the disk of the data: what breaks that disk takes both.
    pub same_disk: bool,
    /// The workspace's own database is damaged: the last good backup is the way back.
    pub database_damaged: bool,
    /// How many backups are kept.
    pub kept: u32,
    /// Backups are encrypted with a passphrase.
    pub encrypted: bool,
    /// When the next one is due.
    pub due_at: Option<UtcMs>,
    /// When the last good one was made.
    pub last_made_at: Option<UtcMs>,
    /// The last good one's folder.
    pub last_made_path: Option<String>,
    /// Backups fail since the last good one.
    pub trouble: Option<BackupTrouble>,
    /// One is being made.
    pub progress: Option<BackupProgress>,
    /// What is in the folder, the latest first.
    pub backups: Vec<BackupFound>,
}

/// Backups fail since the last good one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BackupTrouble {
    /// Why the last try failed.
    pub fault: BackupFault,
    /// The first try that failed.
    pub since: UtcMs,
    /// When the last good one was made.
    pub last_made_at: Option<UtcMs>,
}

/// How far a backup is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BackupProgress {
    /// What is being done.
    pub step: BackupStep,
    /// Files that are done.
    pub done: u32,
    /// Files in all.
    pub total: u32,
}

/// A step of making a backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BackupStep {
    /// The database is copied.
    Database,
    /// Pictures and files are copied.
    Media,
    /// The backup is opened and compared.
    Checking,
}

/// A backup in a folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BackupFound {
    /// Its folder.
    pub path: String,
    /// What its manifest says; none when that cannot be read.
    pub about: Option<BackupAbout>,
    /// Why it cannot be restored; none: nothing stands against it at first sight.
    pub problem: Option<BackupProblem>,
}

/// What a backup's manifest says of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BackupAbout {
    /// The company's name.
    pub company_name: String,
    /// What the workspace is for.
    pub kind: WorkspaceKind,
    /// When it was made.
    pub made_at: UtcMs,
    /// The version of Engawa that made it.
    pub app_version: String,
    /// Bytes of the database and its pictures and files.
    pub bytes: u64,
    /// Messages in it.
    pub messages: u64,
    /// Contacts in it.
    pub contacts: u64,
    /// Pictures and files in it.
    pub media: u64,
    /// Pictures and files that were gone when it was made.
    pub missing_media: u64,
    /// A passphrase opens it.
    pub encrypted: bool,
}

/// Why a backup cannot be restored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BackupProblem {
    /// A newer version of Engawa made it.
    Newer,
    /// It is damaged, or not whole.
    Damaged,
}

/// A workspace that was restored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Restored {
    /// What the workspace is for.
    pub kind: WorkspaceKind,
    /// The company's name.
    pub company_name: String,
    /// When the backup was made.
    pub made_at: UtcMs,
    /// The new folder.
    pub folder: String,
    /// Pictures and files that the backup names and does not have, or not whole.
    pub missing_media: u64,
}
