//! Why LINE is refused to a member (R1).

use serde::Serialize;
use ts_rs::TS;

/// Why a member may not use the LINE connection (R1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LineRefusal {
    /// The company's switch is off.
    ConnectionOff,
    /// On for chosen members, and this member is not among them.
    NotGranted,
    /// The company's name has an emoji or the word "line".
    CompanyName,
    /// The member's name has an emoji or the word "line".
    MemberName,
    /// No LINE account is given to the member.
    NoAccount,
}
