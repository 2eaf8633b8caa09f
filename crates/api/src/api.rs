//! The command table over one workspace, and who acts in it.

use app::{App, ErrorCode};
use domain::MemberId;

/// The command table over one workspace. Cheap to clone.
#[derive(Clone)]
pub struct Api {
    pub(crate) app: App,
    /// For whom a command is carried out, if the window has said so.
    acting: Option<MemberId>,
}

impl Api {
    /// The table over a workspace's use cases.
    pub fn new(app: App) -> Self {
        Self { app, acting: None }
    }

    /// The table for the member who asks: what one has begun is done as nobody else, also when another one switches
    /// meanwhile. Without one: for whoever acts when that is looked at.
    ///
    /// # Errors
    /// `Locked`; `MemberSwitched` when another member acts by now.
    pub(crate) async fn acting(&self, member: Option<&MemberId>) -> app::Result<Self> {
        self.app.require_open().await?;
        match member {
            Some(member) if *member != self.app.acting_member().await? => {
                Err(app::Error::new(ErrorCode::MemberSwitched))
            }
            Some(_) | None => Ok(Self { acting: member.cloned(), ..self.clone() }),
        }
    }

    /// Returns the member for whom a command is carried out.
    pub(crate) async fn me(&self) -> app::Result<MemberId> {
        match &self.acting {
            Some(member) => Ok(member.clone()),
            None => self.app.acting_member().await,
        }
    }
}
