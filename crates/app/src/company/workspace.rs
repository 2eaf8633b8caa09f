//! The workspace: founding it, and the company's name.

use domain::LIMITS;
use domain::MemberId;
use domain::name::connectable;
use domain::workspace::WorkspaceKind;
use store::members::{self, Entry};
use store::runs::change_run;
use store::{Change, workspace};

use super::views::Company;
use crate::authorisation::{acting_member, require_administrator};
use crate::form::Form;
use crate::{App, Result};

impl App {
    /// Whether the workspace has been founded.
    ///
    /// # Errors
    /// The storage codes.
    pub async fn workspace_exists(&self) -> Result<bool> {
        Ok(workspace::get(&mut self.store.read().await?).await?.is_some())
    }

    /// Founds the workspace with its first member, an administrator who acts in this window. A workspace that exists
    /// stays as it is, whatever the names. Returns who acts.
    ///
    /// # Errors
    /// `InvalidFields` (`companyName`, `memberName`).
    pub async fn workspace_found(
        &self,
        kind: WorkspaceKind,
        company_name: &str,
        member_name: &str,
    ) -> Result<MemberId> {
        if self.workspace_exists().await? {
            return self.acting_member().await;
        }
        let mut form = Form::default();
        let company_name = form.required("companyName", company_name, LIMITS.name);
        let name = form.required("memberName", member_name, LIMITS.name);
        form.done()?;
        let (now, member) = (self.now(), MemberId(self.new_id()));
        let entry = Entry {
            name,
            reading: String::new(),
            department: String::new(),
            administrator: true,
            line_account_id: None,
        };
        let mut tx = self.store.begin().await?;
        workspace::insert(tx.conn(), &self.new_id(), kind, &company_name, now).await?;
        self.addresses.keep_port(tx.conn()).await?;
        members::insert(tx.conn(), &member, &entry, now).await?;
        members::set_granted(tx.conn(), std::slice::from_ref(&member)).await?;
        workspace::set_acting_member(tx.conn(), &member, now).await?;
        tx.changed(Change::Session);
        tx.commit().await?;
        // From its first day on a copy is recognised (R26).
        change_run(&self.store, &self.environment.run_register, &self.new_id()).await?;
        Ok(member)
    }

    /// The member who works in this window.
    ///
    /// # Errors
    /// `NotFound` before the workspace is founded.
    pub async fn acting_member(&self) -> Result<MemberId> {
        acting_member(&mut self.store.read().await?).await
    }

    /// Gives the company another name. One that LINE would refuse can be given; the connection then says so (R1).
    ///
    /// # Errors
    /// `NotAdministrator`, `InvalidFields` (`name`).
    pub async fn company_rename(&self, actor: &MemberId, name: &str) -> Result<Company> {
        let mut form = Form::default();
        let name = form.required("name", name, LIMITS.name);
        form.done()?;
        let mut tx = self.store.begin().await?;
        require_administrator(tx.conn(), actor).await?;
        workspace::rename(tx.conn(), &name, self.now()).await?;
        for change in [Change::Session, Change::Admin, Change::Profile] {
            tx.changed(change);
        }
        tx.commit().await?;
        Ok(Company { company_name_refused: connectable(&name).is_err(), company_name: name })
    }
}
