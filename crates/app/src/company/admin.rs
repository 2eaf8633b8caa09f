//! What administrators see.

use domain::MemberId;
use domain::name::connectable;
use domain::workspace::ConnectionGrant;
use store::Conn;
use store::line_accounts::LineAccount;
use store::members::{self, Member};
use store::workspace::Workspace;

use super::media_limits;
use super::views::{Admin, AdminMember, Connection};
use crate::accounts::account::{account_rows, connected_ids};
use crate::authorisation::{account_of, company, refusal, require_administrator};
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
        let mut rows = Vec::new();
        for member in &everybody {
            rows.push(member_row(&mut conn, &company, member).await?);
        }
        let accounts = account_rows(&mut conn, &everybody, self.now()).await?;
        let address = self.addresses.view(&mut conn).await?;
        let media_limits = media_limits::of(&mut conn).await?;
        let connected = connected_ids(&mut conn).await?;
        drop(conn);
        Ok(Admin {
            connection: connection(&company),
            members: rows,
            accounts,
            idle_lock_minutes: company.idle_lock_minutes,
            company_name: company.company_name,
            address,
            media_limits,
            secrets: self.secrets_view(connected).await?,
        })
    }

    /// Refuses a member who may not replace the program: it is everybody's who works at this computer.
    ///
    /// # Errors
    /// `NotAdministrator`.
    pub async fn update_require(&self) -> Result<()> {
        let actor = self.acting_member().await?;
        require_administrator(&mut self.store.read().await?, &actor).await
    }
}

/// The company's switch, as administrators see it.
pub(crate) fn connection(company: &Workspace) -> Connection {
    Connection {
        on: company.connection_on,
        everyone: company.connection_grant == ConnectionGrant::Everyone,
        company_name_refused: connectable(&company.company_name).is_err(),
    }
}

/// Returns a member's row for administrators.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn member_row(conn: &mut Conn, company: &Workspace, member: &Member) -> Result<AdminMember> {
    let account = account_of(conn, member).await?;
    Ok(row(company, account.as_ref(), member))
}

fn row(company: &Workspace, account: Option<&LineAccount>, member: &Member) -> AdminMember {
    AdminMember {
        id: member.id.clone(),
        name: member.entry.name.clone(),
        reading: member.entry.reading.clone(),
        department: member.entry.department.clone(),
        photo: member.photo.clone(),
        administrator: member.entry.administrator,
        line_granted: member.line_granted,
        has_pin: member.has_pin,
        refusal: refusal(company, member, account.is_some()),
        line_account_id: member.entry.line_account_id.clone(),
        message_id: account.map(|account| account.basic_id.clone()),
        version: member.version,
    }
}
