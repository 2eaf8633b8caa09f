//! The whole platform, as it is shown.
use serde::{Deserialize, Serialize};

use super::account::AccountView;
use super::group::GroupView;
use super::user::User;

/// The response of `GET /simulator/state`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StateView {
    /// The platform's time in ms UTC.
    pub now_ms: i64,
    /// The accounts, without their secrets.
    pub accounts: Vec<AccountView>,
    /// The LINE users.
    pub users: Vec<User>,
    /// The groups.
    pub groups: Vec<GroupView>,
}
