//! What administrators see of receiving.

use domain::UtcMs;
use domain::webhook_event::SetAsideReason;
use serde::Serialize;
use ts_rs::TS;

/// The webhook events that are set aside (R23).
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetAsideEvents {
    /// How many there are.
    pub total: u32,
    /// The latest of them, the latest to arrive first.
    pub events: Vec<SetAsideEvent>,
}

/// A webhook event that is set aside. What people wrote is not in here: who administers need not read it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetAsideEvent {
    /// Its number in the order of arrival.
    #[ts(type = "number")]
    pub seq: i64,
    /// LINE's name for what it is: `message`, `follow`, …
    pub what: String,
    /// The account's name on LINE.
    pub account_name: String,
    /// The LINE user's name on LINE; none when it does not say whose it is, or the name is not known.
    pub line_user_name: Option<String>,
    /// When it happened, as LINE told; none when LINE told no time that can be.
    pub at: Option<UtcMs>,
    /// When it arrived.
    pub received_at: UtcMs,
    /// Why it is set aside.
    pub reason: SetAsideReason,
    /// The version of this program that set it aside; none: one that did not keep it.
    pub version: Option<String>,
    /// Its shape as JSON, for whoever mends this program: every text is replaced by its length.
    pub diagnosis: String,
}
