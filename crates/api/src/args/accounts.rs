//! What the commands about LINE accounts, the public address and secrets take.

use app::accounts::views::AccountFields;
use app::environment::SecretsPlace;
use domain::LineAccountId;
use domain::account::ChecklistName;
use serde::Deserialize;
use ts_rs::TS;

/// Keys of a LINE account: to look whose they are, or to connect it. Its secrets go to where secrets are kept.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AccountConnect {
    /// From LINE's console.
    pub fields: AccountFields,
}

/// Says whether an account is shared.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AccountMode {
    /// The account.
    pub line_account_id: LineAccountId,
    /// Shared, or one member's own.
    pub shared: bool,
}

/// Names a LINE account.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OfAccount {
    /// The account.
    pub line_account_id: LineAccountId,
}

/// Ticks a line of an account's checklist, or takes the tick away.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AccountChecklist {
    /// The account.
    pub line_account_id: LineAccountId,
    /// Which line.
    pub item: ChecklistName,
    /// Done, or not.
    pub done: bool,
}

/// Sets how many messages an account sends in a month at most.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AccountStopLine {
    /// The account.
    pub line_account_id: LineAccountId,
    /// None: as many as the plan has.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub stop_line: Option<u32>,
}

/// Sets where LINE finds this computer.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PublicAddressSet {
    /// https, at most 400 characters; none: LINE does not find this computer.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub url: Option<String>,
}

/// Opens the file of secrets.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SecretsUnlock {
    /// Its passphrase.
    pub passphrase: String,
}

/// Says where secrets are kept from now on; those at hand move there.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SecretsKeep {
    /// Where.
    pub place: SecretsPlace,
    /// For `file`: its passphrase, at least 8 characters. Otherwise empty.
    pub passphrase: String,
}
