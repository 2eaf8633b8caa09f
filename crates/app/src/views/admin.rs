//! What administrators see.

use domain::{LineAccountId, MediaHash, MemberId, UtcMs};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::accounts::{PublicAddress, Secrets, TokenKind};
use super::rooms::Quota;
use super::session::LineRefusal;

/// Admin, whole.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Admin {
    /// The company's name, shown to LINE users as the status message (R5).
    pub company_name: String,
    /// The LINE connection (R1).
    pub connection: Connection,
    /// Everybody in the directory, by name.
    pub members: Vec<AdminMember>,
    /// The LINE accounts.
    pub accounts: Vec<AdminAccount>,
    /// Where LINE finds this computer.
    pub address: PublicAddress,
    /// How secrets are kept.
    pub secrets: Secrets,
}

/// The company's switch and the grants (R1).
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Connection {
    /// Talking with LINE users is on.
    pub on: bool,
    /// For everybody; otherwise for chosen members.
    pub everyone: bool,
    /// The company's name stands in the way.
    pub company_name_refused: bool,
}

/// A member, as administrators see them.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AdminMember {
    /// The member.
    pub id: MemberId,
    /// Directory name.
    pub name: String,
    /// How it is read.
    pub reading: String,
    /// Department.
    pub department: String,
    /// Photo.
    pub photo: Option<MediaHash>,
    /// May administer.
    pub administrator: bool,
    /// Is among the chosen.
    pub line_granted: bool,
    /// Why the member cannot talk with LINE users now; none: can.
    pub refusal: Option<LineRefusal>,
    /// The account that carries the member's conversations.
    pub line_account_id: Option<LineAccountId>,
    /// That account's basic ID.
    pub message_id: Option<String>,
    /// Goes up with each change.
    pub version: u32,
}

/// A LINE account, as administrators see it. No secret is ever in here.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AdminAccount {
    /// The account.
    pub id: LineAccountId,
    /// `@…`
    pub basic_id: String,
    /// Name on LINE.
    pub display_name: String,
    /// Picture on LINE.
    pub photo: Option<MediaHash>,
    /// LINE's channel ID.
    pub channel_id: String,
    /// Shared by several members; otherwise one member's own.
    pub shared: bool,
    /// Who uses it.
    pub members: Vec<MemberId>,
    /// When LINE last told something.
    pub last_event_at: Option<UtcMs>,
    /// Taken out of use.
    pub disconnected: bool,
    /// How it gets its tokens.
    pub token_kind: TokenKind,
    /// Its messages of this month.
    pub quota: Quota,
    /// How many checks have failed.
    pub failed_checks: u32,
    /// How many lines of the checklist nobody has ticked.
    pub open_checklist: u32,
}

/// What an administrator writes about a member.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MemberFields {
    /// Directory name, 1 to 100 characters.
    pub name: String,
    /// How it is read.
    pub reading: String,
    /// Department.
    pub department: String,
    /// May administer.
    pub administrator: bool,
    /// The account that carries the member's conversations.
    pub line_account_id: Option<LineAccountId>,
}
