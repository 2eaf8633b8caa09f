//! The company's switch and the grants that allow talking with LINE users (R1).

use domain::MemberId;
use domain::name::{NotConnectable, connectable};
use domain::workspace::ConnectionGrant;
use store::{Change, members, workspace};

use super::admin;
use super::views::Connection;
use crate::authorisation::{self, company, require_administrator, working};
use crate::{App, Error, ErrorCode, Reason, Result};

impl App {
    /// Sets the switch, and for whom it counts. Rooms stay as they are either way (R20). With `everyone`,
    /// the members chosen before stay chosen.
    ///
    /// # Errors
    /// `NotAdministrator`; `NotFound` for somebody who does not work here; `NameNotConnectable` when it is
    /// switched on with a company name that LINE refuses.
    pub async fn connection_set(
        &self,
        actor: &MemberId,
        on: bool,
        everyone: bool,
        chosen: &[MemberId],
    ) -> Result<Connection> {
        let grant = if everyone { ConnectionGrant::Everyone } else { ConnectionGrant::Chosen };
        let mut tx = self.store.begin().await?;
        require_administrator(tx.conn(), actor).await?;
        let company = company(tx.conn()).await?;
        if on && !company.connection_on {
            require_connectable(&company.company_name)?;
        }
        workspace::set_connection(tx.conn(), on, grant, self.now()).await?;
        if !everyone {
            for member in chosen {
                working(tx.conn(), member).await?;
            }
            members::set_granted(tx.conn(), chosen).await?;
        }
        let connection = admin::connection(&authorisation::company(tx.conn()).await?);
        for change in [Change::Session, Change::Admin, Change::Profile, Change::Outbox] {
            tx.changed(change);
        }
        tx.commit().await?;
        Ok(connection)
    }

    /// Why a name could not be connected to LINE, asked before it is given; none: it can be (R1).
    ///
    /// # Errors
    /// `NotAdministrator`.
    pub async fn name_check(&self, actor: &MemberId, name: &str) -> Result<Option<NotConnectable>> {
        require_administrator(&mut self.store.read().await?, actor).await?;
        Ok(connectable(name).err())
    }
}

fn require_connectable(name: &str) -> Result<()> {
    let refused = |what| Error::reason(ErrorCode::NameNotConnectable, Reason::Name(what));
    connectable(name).map_err(refused)
}
