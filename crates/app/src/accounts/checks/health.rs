//! How a LINE account does: every trap of LINE's consoles is looked at, or is a line that a person ticks (LINE
//! reference A.1 to A.4). What was found is kept with its times.

use domain::account::{CheckCode, CheckName, CheckState, ChecklistName};
use domain::{ClosedSet, LineAccountId, MemberId};
use line::Client;
use store::line_accounts::LineAccount;
use store::{Change, Conn, account_checklist, account_checks};

use super::findings::{Finding, not_yet, view};
use crate::accounts::account::connected;
use crate::accounts::views::Trouble;
use crate::accounts::views::{AccountHealth, Check, ChecklistItem};
use crate::authorisation::require_administrator;
use crate::blocking::blocking;
use crate::environment::SecretsState;
use crate::{App, Result};

impl App {
    /// How an account does, as far as it was looked at.
    ///
    /// # Errors
    /// `NotAdministrator`, `NotFound`.
    pub async fn account_health(&self, actor: &MemberId, id: &LineAccountId) -> Result<AccountHealth> {
        let mut conn = self.store.read().await?;
        require_administrator(&mut conn, actor).await?;
        connected(&mut conn, id).await?;
        drop(conn);
        self.health(id).await
    }

    /// Runs all checks of an account now.
    ///
    /// # Errors
    /// `NotAdministrator`, `NotFound`. What LINE refuses is no error here but something that was found.
    pub async fn account_check(&self, actor: &MemberId, id: &LineAccountId) -> Result<AccountHealth> {
        let mut conn = self.store.read().await?;
        require_administrator(&mut conn, actor).await?;
        let account = connected(&mut conn, id).await?;
        drop(conn);
        // Whoever asks may have raised the plan just now (decision 6).
        self.run_checks(&account, true).await?;
        self.health(id).await
    }

    /// Ticks a line of the checklist, or takes the tick away.
    ///
    /// # Errors
    /// `NotAdministrator`, `NotFound`.
    pub async fn account_checklist(
        &self,
        actor: &MemberId,
        id: &LineAccountId,
        item: ChecklistName,
        done: bool,
    ) -> Result<AccountHealth> {
        let mut tx = self.store.begin().await?;
        connected(tx.conn(), id).await?;
        require_administrator(tx.conn(), actor).await?;
        if done {
            account_checklist::tick(tx.conn(), id, item, actor, self.now()).await?;
        } else {
            account_checklist::untick(tx.conn(), id, item).await?;
        }
        tx.changed(Change::Admin);
        tx.commit().await?;
        self.health(id).await
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
        self.watch.request(id);
        self.save_findings(
            id,
            &[Finding::new(CheckName::Credentials, CheckState::Failed, CheckCode::Refused)],
            false,
        )
        .await
    }

    /// What worked and has stopped, one line for each account: the first thing that somebody would mend. That secrets
    /// cannot be had is told for all accounts at once, by the session.
    ///
    /// # Errors
    /// The storage codes.
    pub(crate) async fn troubles(&self, conn: &mut Conn) -> Result<Vec<Trouble>> {
        let shown_once = self.environment.secrets.state() != SecretsState::Ready;
        let mut failed = account_checks::failed(conn).await?;
        let accounts = store::line_accounts::all(conn).await?;
        failed.retain(|row| !(shown_once && row.code == CheckCode::SecretsUnavailable));
        let of = |account: &LineAccount| {
            let own = failed.iter().filter(|row| row.line_account_id == account.id && row.ok_at.is_some());
            let row = own.min_by_key(|row| row.name)?;
            Some(Trouble {
                line_account_id: account.id.clone(),
                display_name: account.display_name.clone(),
                check: row.name,
                code: row.code,
                since: row.since_at,
            })
        };
        Ok(accounts.iter().filter_map(of).collect())
    }

    /// Runs the checks of an account, and saves the findings. Where the keys are of no use LINE is asked nothing more,
    /// and what was found earlier stays, with its time. `figures`: the month's are asked for, too.
    pub(crate) async fn run_checks(&self, account: &LineAccount, figures: bool) -> Result<()> {
        self.forget_old_secret(&account.id).await?;
        let (credentials, client) = self.credentials(account).await?;
        let mut findings = vec![credentials, self.public_address_check().await?];
        if let Some(client) = &client {
            findings.extend(self.ask_about(account, client, figures).await?);
        }
        self.save_findings(&account.id, &findings, true).await
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

    async fn health(&self, id: &LineAccountId) -> Result<AccountHealth> {
        let mut conn = self.store.read().await?;
        let rows = account_checks::of_account(&mut conn, id).await?;
        let ticked = account_checklist::ticked(&mut conn, id).await?;
        let webhook_url = self.webhook_url(&mut conn, id).await?.map(Into::into);
        drop(conn);
        let check =
            |name: &CheckName| rows.iter().find(|row| row.name == *name).map_or_else(|| not_yet(*name), view);
        let checks: Vec<Check> = CheckName::ALL.iter().map(check).collect();
        let item = |&item: &ChecklistName| ChecklistItem {
            item,
            done_at: ticked.iter().find(|ticked| ticked.item == item).map(|ticked| ticked.done_at),
            contradicted: item == ChecklistName::UseWebhook
                && checks
                    .iter()
                    .any(|check| check.name == CheckName::UseWebhook && check.code == CheckCode::Off),
        };
        Ok(AccountHealth {
            line_account_id: id.clone(),
            webhook_url,
            checklist: ChecklistName::ALL.iter().map(item).collect(),
            old_secret_until: self.old_secret_until(id).await?,
            checks,
        })
    }

    async fn old_secret_until(&self, id: &LineAccountId) -> Result<Option<domain::UtcMs>> {
        let (secrets, id) = (self.environment.secrets.clone(), id.clone());
        let kept = blocking(move || secrets.get(&id)).await?.ok().flatten();
        let until = kept.and_then(|kept| kept.old_channel_secret).map(|(_, until)| until);
        Ok(until.filter(|until| *until > self.now()))
    }
}

/// Whether LINE's latest test of this computer failed.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn is_cut_off(conn: &mut Conn, id: &LineAccountId) -> Result<bool> {
    let known = account_checks::of_account(conn, id).await?;
    Ok(known.iter().any(|row| row.name == CheckName::WebhookTest && row.state == CheckState::Failed))
}
