//! Cards: a member, a LINE user or a LINE account, wherever a face and a name are enough.

use domain::room::FriendState;
use domain::{LineAccountId, LineUserId, MediaHash, MemberId};
use serde::Serialize;
use store::line_accounts::LineAccount;
use store::members::Member;
use ts_rs::TS;

/// A member, wherever a face and a name are enough.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MemberCard {
    /// The member.
    pub id: MemberId,
    /// Name in the company directory.
    pub name: String,
    /// Department, may be empty.
    pub department: String,
    /// Photo in the company directory.
    pub photo: Option<MediaHash>,
}

/// A LINE user, wherever a face and a name are enough.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LineUserCard {
    /// LINE's userId.
    pub id: LineUserId,
    /// Name on LINE; empty while LINE has not told it yet.
    pub name: String,
    /// Picture on LINE.
    pub photo: Option<MediaHash>,
    /// How the LINE user stands to the room's account.
    pub friend_state: FriendState,
}

/// A LINE account, wherever its name is enough.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LineAccountCard {
    /// The account.
    pub id: LineAccountId,
    /// `@…`
    pub basic_id: String,
    /// Its name on LINE.
    pub display_name: String,
    /// Shared by several members; otherwise it is one member's own.
    pub shared: bool,
}

impl From<&Member> for MemberCard {
    fn from(member: &Member) -> Self {
        Self {
            id: member.id.clone(),
            name: member.entry.name.clone(),
            department: member.entry.department.clone(),
            photo: member.photo.clone(),
        }
    }
}

impl From<&LineAccount> for LineAccountCard {
    fn from(account: &LineAccount) -> Self {
        Self {
            id: account.id.clone(),
            basic_id: account.basic_id.clone(),
            display_name: account.display_name.clone(),
            shared: account.shared,
        }
    }
}
