//! Runs the checks of an account, one after the other, and saves their findings.

use std::sync::Arc;

use domain::LineAccountId;
use domain::account::{CheckCode, CheckName, CheckState};
use line::Client;
use store::line_accounts::LineAccount;
use store::{Store, account_checks};

use super::findings::{self, Finding};
use crate::Result;
use crate::accounts::address::public_address::Addresses;
use crate::accounts::line_clients::LineClients;
use crate::accounts::pending_checks::PendingChecks;
use crate::accounts::stop_line::Quotas;
use crate::accounts::webhook_accounts::WebhookAccounts;
use crate::environment::Environment;
use crate::pictures::download::Pictures;

/// The checks of accounts, and what they ask.
#[derive(Clone)]
pub(crate) struct Checks {
    pub(crate) store: Store,
    pub(crate) environment: Environment,
    pub(crate) line: Arc<LineClients>,
    pub(crate) pictures: Pictures,
    pub(crate) addresses: Addresses,
    pub(crate) webhook_accounts: WebhookAccounts,
    pub(crate) quotas: Quotas,
    pub(crate) pending: PendingChecks,
}

impl Checks {
    /// Runs the checks of an account, and saves the findings. Where the keys are of no use LINE is asked nothing more,
    /// and what was found earlier stays, with its time. `figures`: the month's are asked for, too.
    pub(crate) async fn run_checks(&self, account: &LineAccount, figures: bool) -> Result<()> {
        self.forget_old_secret(&account.id).await?;
        let (credentials, client) = self.credentials(account).await?;
        let mut findings = vec![credentials, self.public_address_check().await?];
        if let Some(client) = &client {
            findings.extend(self.ask_about(account, client, figures).await?);
        }
        findings::save(&self.store, &account.id, &findings, true, self.environment.now()).await
    }

    /// LINE has refused an account's keys in the middle of the work: it is said at once, and only once.
    ///
    /// # Errors
    /// The storage codes.
    pub(crate) async fn note_unauthorized(&self, id: &LineAccountId) -> Result<()> {
        let known = account_checks::of_account(&mut self.store.read().await?, id).await?;
        let said = |row: &account_checks::AccountCheck| {
            row.name == CheckName::Credentials && row.code == CheckCode::Refused
        };
        if known.iter().any(said) {
            return Ok(());
        }
        self.pending.request(id);
        findings::save(
            &self.store,
            id,
            &[Finding::new(CheckName::Credentials, CheckState::Failed, CheckCode::Refused)],
            false,
            self.environment.now(),
        )
        .await
    }

    async fn ask_about(&self, account: &LineAccount, client: &Client, figures: bool) -> Result<Vec<Finding>> {
        let mut findings = self.bot_info(account, client).await?;
        let (url, mut about_url) = self.webhook_url_checks(account, client).await?;
        findings.append(&mut about_url);
        if let Some(url) = url {
            findings.extend(self.webhook_checks(account, client, &url).await?);
        }
        findings.extend(self.observed(account, figures).await?);
        Ok(findings)
    }
}
