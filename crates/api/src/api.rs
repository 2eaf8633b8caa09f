//! The command table over one workspace, and who acts in it.

use app::{App, ErrorCode};
use domain::MemberId;

/// The command table over one workspace. Cheap to clone.
#[derive(Clone)]
pub struct Api {
    pub(crate) app: App,
}

impl Api {
    /// The table over a workspace's use cases.
    pub fn new(app: App) -> Self {
        Self { app }
    }

    /// Refuses a locked window, and what another member began than the one who acts now.
    pub(crate) async fn require_acting(&self, member: Option<&MemberId>) -> app::Result<()> {
        self.app.require_open().await?;
        match member {
            Some(member) if *member != self.me().await? => Err(app::Error::new(ErrorCode::MemberSwitched)),
            Some(_) | None => Ok(()),
        }
    }

    /// Returns the member who acts in this workspace.
    pub(crate) async fn me(&self) -> app::Result<MemberId> {
        self.app.acting_member().await
    }
}
