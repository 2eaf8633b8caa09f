//! What the commands take with which members share a computer.

use std::fmt;

use domain::MemberId;
use serde::Deserialize;
use ts_rs::TS;

/// Says who is writing from now on.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SessionSwitch {
    /// The member.
    pub member_id: MemberId,
    /// Their PIN, if they have one.
    #[serde(default)]
    #[ts(optional)]
    pub pin: Option<String>,
}

/// Sets the member's own PIN.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PinSet {
    /// The one they have.
    #[serde(default)]
    #[ts(optional)]
    pub current: Option<String>,
    /// The new one, 4 to 12 digits; none takes it away.
    #[serde(default)]
    #[ts(optional)]
    pub pin: Option<String>,
}

/// Sets when the window locks itself.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct IdleLockSet {
    /// After so many minutes; none: never.
    pub minutes: Option<u32>,
}

// What is typed for a PIN reaches no log.
impl fmt::Debug for SessionSwitch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SessionSwitch").field("member_id", &self.member_id).finish_non_exhaustive()
    }
}

impl fmt::Debug for PinSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PinSet").finish_non_exhaustive()
    }
}
