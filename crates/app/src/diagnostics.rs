//! Diagnostics for whoever is called to help: versions, counts and states as codes. Nothing in them is about a person: no
//! name, no id, no address, no folder, and nothing that anybody wrote.

use std::collections::BTreeMap;

use domain::MemberId;
use domain::account::{ChatMode, CheckCode, CheckName, CheckState, TokenKind};
use domain::delivery::DeliveryReason;
use domain::storage::StorageFault;
use domain::workspace::{BackupFault, WorkspaceKind};
use serde::Serialize;
use store::line_accounts::LineAccount;
use store::{Conn, account_checks, backups, diagnostics, line_accounts, workspace};
use ts_rs::TS;

use crate::environment::{SecretsPlace, SecretsState};
use crate::{App, Result};

/// An open workspace's diagnostics.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Diagnostics {
    /// What the workspace is for.
    pub kind: WorkspaceKind,
    /// How much there is, by what it is.
    pub counts: BTreeMap<String, i64>,
    /// What waits in the outbox, by reason.
    pub outbox: Vec<WaitingMessages>,
    /// The accounts, the oldest first.
    pub accounts: Vec<AccountDiagnostics>,
    /// Whether another host stands in for LINE.
    pub line_elsewhere: bool,
    /// Where the accounts' secrets are kept.
    pub secrets_place: SecretsPlace,
    /// Whether they can be had.
    pub secrets_state: SecretsState,
    /// Why nothing can be written now.
    pub storage: Option<StorageFault>,
    /// A check has found damage in the database.
    pub database_damaged: bool,
    /// Bytes that are free beside the reserve.
    pub free_bytes: u64,
    /// Whether a folder for backups is chosen.
    pub backups_on: bool,
    /// Why backups fail.
    pub backup_fault: Option<BackupFault>,
}

/// Messages that wait for the same reason.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WaitingMessages {
    /// The reason; none while they have only just been written.
    pub reason: Option<DeliveryReason>,
    /// They await a member's confirmation.
    pub asked: bool,
    /// How many.
    pub messages: u32,
}

/// A LINE account's diagnostics.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AccountDiagnostics {
    /// Shared by several members.
    pub shared: bool,
    /// Taken out of use.
    pub disconnected: bool,
    /// How it answers.
    pub chat_mode: ChatMode,
    /// How it gets its tokens.
    pub token_kind: TokenKind,
    /// What its checks found.
    pub checks: Vec<CheckDiagnostics>,
}

/// What a check found.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CheckDiagnostics {
    /// What was checked.
    pub name: CheckName,
    /// How it came out.
    pub state: CheckState,
    /// What was found.
    pub code: CheckCode,
}

impl App {
    /// The workspace's diagnostics, for any member: they tell of nobody.
    ///
    /// # Errors
    /// The storage codes.
    pub async fn diagnostics_get(&self, _actor: &MemberId) -> Result<Diagnostics> {
        let mut conn = self.store.read().await?;
        let backup = backups::settings(&mut conn).await?;
        let mut accounts = Vec::new();
        for account in line_accounts::all(&mut conn).await? {
            accounts.push(account_diagnostics(&mut conn, account).await?);
        }
        let secrets = &self.environment.secrets;
        Ok(Diagnostics {
            kind: workspace::get(&mut conn).await?.map_or(WorkspaceKind::Local, |workspace| workspace.kind),
            counts: diagnostics::counts(&mut conn)
                .await?
                .into_iter()
                .map(|(what, n)| (what.to_owned(), n))
                .collect(),
            outbox: diagnostics::waiting(&mut conn).await?.into_iter().map(WaitingMessages::from).collect(),
            accounts,
            line_elsewhere: self.line_elsewhere.is_some(),
            secrets_place: secrets.place(),
            secrets_state: secrets.state(),
            storage: self.store.storage_fault(),
            database_damaged: backup.database_damaged,
            free_bytes: self.disk_space().free().await?,
            backups_on: backup.folder.is_some(),
            backup_fault: backups::failing(&mut conn).await?.map(|failing| failing.fault),
        })
    }
}

impl From<diagnostics::Waiting> for WaitingMessages {
    fn from(waiting: diagnostics::Waiting) -> Self {
        Self { reason: waiting.reason, asked: waiting.asked, messages: waiting.messages }
    }
}

async fn account_diagnostics(conn: &mut Conn, account: LineAccount) -> Result<AccountDiagnostics> {
    let mut checks = account_checks::of_account(conn, &account.id).await?;
    checks.sort_by_key(|check| check.name);
    let told = |check: account_checks::AccountCheck| CheckDiagnostics {
        name: check.name,
        state: check.state,
        code: check.code,
    };
    Ok(AccountDiagnostics {
        shared: account.shared,
        disconnected: account.disconnected,
        chat_mode: account.chat_mode,
        token_kind: account.token_kind,
        checks: checks.into_iter().map(told).collect(),
    })
}
