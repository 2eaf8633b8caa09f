//! The command table over one workspace, and who acts in it.

use app::App;
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

    /// Returns the member who acts in this workspace.
    pub(crate) async fn me(&self) -> app::Result<MemberId> {
        self.app.acting_member().await
    }
}
