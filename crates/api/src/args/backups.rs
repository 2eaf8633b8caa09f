//! What the commands about backups take.

use serde::Deserialize;
use ts_rs::TS;

/// Asks for the folder for backups.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BackupFolderChoose {
    /// How many minutes the computer's clock is ahead of UTC: backups are made in its night.
    pub utc_offset: i32,
}

/// Sets how many backups are kept.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct BackupKeep {
    /// 1 to 60.
    pub kept: u32,
}

/// Encrypts backups, or no longer.
#[derive(Clone, Deserialize, TS)]
pub struct BackupEncrypt {
    /// The passphrase; none: they are not encrypted.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub passphrase: Option<String>,
}
