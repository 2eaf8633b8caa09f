//! An account's stop line, and the figures of its month: set by administrators, asked of LINE, and what is on hold for
//! them.

use std::sync::Arc;

use domain::{LineAccountId, MemberId};
use line::Quota as Plan;
use store::line_accounts::{self, LineAccount};
use store::outbox::{self, Scope};
use store::quotas::{self, Figures};
use store::{Change, Store, WriteTx};

use super::account::account_row;
use super::line_clients::LineClients;
use super::quota::{ASK_EVERY_MS, used};
use super::views::AdminAccount;
use crate::authorisation::require_administrator;
use crate::environment::Environment;
use crate::{App, Error, ErrorCode, Result};

impl App {
    /// Sets how many messages an account sends in a month at most. What waited for it goes on, or waits.
    ///
    /// # Errors
    /// `NotAdministrator`, `NotFound`.
    pub async fn account_stop_line(
        &self,
        actor: &MemberId,
        id: &LineAccountId,
        stop_line: Option<u32>,
    ) -> Result<AdminAccount> {
        let mut tx = self.store.begin().await?;
        require_administrator(tx.conn(), actor).await?;
        line_accounts::get(tx.conn(), id).await?.ok_or_else(|| Error::new(ErrorCode::NotFound))?;
        quotas::set_stop_line(tx.conn(), id, stop_line).await?;
        self.quotas.review_hold(&mut tx, id).await?;
        let row = account_row(tx.conn(), id, self.now()).await?;
        tx.changed(Change::Admin);
        tx.commit().await?;
        Ok(row)
    }
}

/// The quotas of accounts: LINE is asked for their figures, and what is on hold for them goes on when it may.
#[derive(Clone)]
pub(crate) struct Quotas {
    pub(crate) store: Store,
    pub(crate) environment: Environment,
    pub(crate) line: Arc<LineClients>,
}

impl Quotas {
    pub(crate) fn new(store: &Store, environment: &Environment, line: &Arc<LineClients>) -> Self {
        Self { store: store.clone(), environment: environment.clone(), line: line.clone() }
    }

    /// Asks LINE how many messages an account has and has used this month. What waited for more goes on.
    ///
    /// # Errors
    /// What LINE says, `SecretsUnavailable`, the storage codes; it is asked again later in any case.
    pub(crate) async fn refresh(&self, account: &LineAccount) -> Result<()> {
        let answer = self.ask_for_quota(account).await;
        let mut tx = self.store.begin().await?;
        let due = self.environment.now().plus(ASK_EVERY_MS);
        quotas::set_due(tx.conn(), &account.id, due).await?;
        let figures = match answer {
            Ok(figures) => figures,
            Err(error) => {
                tx.commit().await?;
                return Err(error);
            }
        };
        quotas::save_figures(tx.conn(), &account.id, figures, self.environment.now()).await?;
        self.review_hold(&mut tx, &account.id).await?;
        tx.changed(Change::Admin);
        Ok(tx.commit().await?)
    }

    async fn ask_for_quota(&self, account: &LineAccount) -> Result<Figures> {
        let client = self.line.of(&account.id, &account.channel_id).await?;
        let limit = match client.quota().await? {
            Plan::Unlimited => None,
            Plan::Limited(limit) => Some(u32::try_from(limit).unwrap_or(u32::MAX)),
        };
        let used = client.consumption().await?;
        Ok(Figures { limit, used: u32::try_from(used).unwrap_or(u32::MAX) })
    }

    /// Ends a hold that has no reason any more. What waits in one room alone is tried again in any case.
    async fn review_hold(&self, tx: &mut WriteTx, id: &LineAccountId) -> Result<()> {
        let Some(account) = line_accounts::get(tx.conn(), id).await? else { return Ok(()) };
        let quota = &account.quota;
        let left = |end: Option<u32>| end.is_none_or(|end| used(quota, self.environment.now()) < end);
        if let Some(hold) = quota.hold {
            if hold.until > self.environment.now() && !(left(quota.limit) && left(quota.stop_line)) {
                return Ok(());
            }
            quotas::set_hold(tx.conn(), id, None).await?;
        }
        for room in
            outbox::make_due(tx.conn(), Scope::Account(id), &outbox::ON_HOLD, self.environment.now()).await?
        {
            tx.changed(Change::Messages(room.clone()));
            tx.changed(Change::Room(room));
        }
        tx.changed(Change::Outbox);
        Ok(())
    }
}
