//! What administrators see.

use domain::name::connectable;
use domain::workspace::ConnectionGrant;
use domain::{LineAccountId, MemberId, UtcMs};
use store::account_checklist::{self, TickedCount};
use store::account_checks::{self, AccountCheck};
use store::line_accounts::{self, LineAccount};
use store::members::{self, Member};
use store::workspace::Workspace;

use super::views::{Admin, AdminMember, Connection};
use crate::accounts::checks::health::CHECKLIST_ITEMS;
use crate::accounts::quota::quota;
use crate::accounts::views::AdminAccount;
use crate::authorisation::{company, refusal, require_administrator};
use crate::{App, Result};

impl App {
    /// Admin, whole.
    ///
    /// # Errors
    /// `NotAdministrator`.
    pub async fn admin_get(&self, actor: &MemberId) -> Result<Admin> {
        let mut conn = self.store.read().await?;
        require_administrator(&mut conn, actor).await?;
        let company = company(&mut conn).await?;
        let everybody = members::active(&mut conn).await?;
        let accounts = line_accounts::all(&mut conn).await?;
        let failed = account_checks::failed(&mut conn).await?;
        let ticked = account_checklist::ticked_counts(&mut conn).await?;
        drop(conn);
        Ok(Admin {
            connection: Connection {
                on: company.connection_on,
                everyone: company.connection_grant == ConnectionGrant::Everyone,
                company_name_refused: connectable(&company.company_name).is_err(),
            },
            members: everybody.iter().map(|member| admin_member(&company, &accounts, member)).collect(),
            accounts: accounts
                .iter()
                .map(|account| admin_account(account, &everybody, (&failed, &ticked), self.now()))
                .collect(),
            company_name: company.company_name,
            address: self.public_address().await?,
            secrets: self.secrets_view().await?,
        })
    }
}

fn admin_member(company: &Workspace, accounts: &[LineAccount], member: &Member) -> AdminMember {
    let has = |id: &LineAccountId| accounts.iter().find(|account| account.id == *id && !account.disconnected);
    let account = member.entry.line_account_id.as_ref().and_then(has);
    AdminMember {
        id: member.id.clone(),
        name: member.entry.name.clone(),
        reading: member.entry.reading.clone(),
        department: member.entry.department.clone(),
        photo: member.photo.clone(),
        administrator: member.entry.administrator,
        line_granted: member.line_granted,
        refusal: refusal(company, member, account.is_some()),
        line_account_id: member.entry.line_account_id.clone(),
        message_id: account.map(|account| account.basic_id.clone()),
        version: member.version,
    }
}

fn admin_account(
    account: &LineAccount,
    everybody: &[Member],
    (failed, ticked): (&[AccountCheck], &[TickedCount]),
    now: UtcMs,
) -> AdminAccount {
    let ticked = ticked.iter().find(|of| of.line_account_id == account.id).map_or(0, |of| of.ticked);
    let users = everybody.iter().filter(|member| member.entry.line_account_id.as_ref() == Some(&account.id));
    AdminAccount {
        id: account.id.clone(),
        basic_id: account.basic_id.clone(),
        display_name: account.display_name.clone(),
        photo: account.photo.clone(),
        channel_id: account.channel_id.clone(),
        shared: account.shared,
        members: users.map(|member| member.id.clone()).collect(),
        last_event_at: account.last_event_at,
        disconnected: account.disconnected,
        token_kind: account.token_kind,
        quota: quota(account, now),
        failed_checks: u32::try_from(failed.iter().filter(|row| row.line_account_id == account.id).count())
            .unwrap_or(u32::MAX),
        open_checklist: if account.disconnected { 0 } else { CHECKLIST_ITEMS.saturating_sub(ticked) },
    }
}
