//! The health of a LINE account, as screens show it: its checks, and the checklist that a person ticks (LINE reference
//! A.1 to A.4).

use domain::account::{CheckCode, CheckName, ChecklistName};
use domain::{ClosedSet, LineAccountId, MemberId};
use store::line_accounts::LineAccount;
use store::{Change, Conn, account_checklist, account_checks};

use super::findings::{unchecked, view};
use crate::accounts::account::connected;
use crate::accounts::views::{AccountHealth, Check, ChecklistItem, Trouble};
use crate::authorisation::require_administrator;
use crate::blocking::blocking;
use crate::environment::SecretsState;
use crate::{App, Result};

impl App {
    /// An account's health, as far as it was checked.
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
        self.checks.run_checks(&account, true).await?;
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

    async fn health(&self, id: &LineAccountId) -> Result<AccountHealth> {
        let mut conn = self.store.read().await?;
        let rows = account_checks::of_account(&mut conn, id).await?;
        let ticked = account_checklist::ticked(&mut conn, id).await?;
        let webhook_url = self.addresses.webhook_url(&mut conn, id).await?.map(Into::into);
        drop(conn);
        let check = |name: &CheckName| {
            rows.iter().find(|row| row.name == *name).map_or_else(|| unchecked(*name), view)
        };
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
