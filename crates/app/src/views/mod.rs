//! What a screen shows. A view is made for its screen, crosses IPC as it is, and holds no secret.
//! Times are UTC milliseconds, photos are media hashes, counts are plain numbers.

pub mod accounts;
pub mod admin;
pub mod contacts;
pub mod invitations;
pub mod messages;
pub mod profile;
pub mod rooms;
pub mod session;

use domain::room::FriendState;
use domain::{LineUserId, MediaHash, MemberId};
use serde::Serialize;
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
