//! Rooms and what may be done in them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One to one, or a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RoomKind {
    /// One LINE user and the members who answer.
    Direct,
    /// A group that exists on LINE.
    Group,
}

/// How a LINE user stands to a LINE account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FriendState {
    /// Has added the account (`follow`).
    Friend,
    /// Has blocked it (`unfollow`).
    Blocked,
    /// Wrote without adding it.
    Stranger,
}

/// Whether a member can write in a room now, and if not, why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Write.
    Open,
    /// The company's LINE connection is off; the history stays (R20).
    ConnectionOff,
    /// The member has no grant (R1).
    NotGranted,
    /// A name that LINE would refuse (R1).
    NameNotConnectable,
    /// The LINE user has blocked the account: LINE would take the message and drop it.
    Blocked,
    /// The account has left the group, or was removed.
    LeftGroup,
    /// Nobody has taken the room yet; take it first.
    NotTaken,
    /// Someone else's room, seen but not joined.
    NotTakingPart,
    /// The account was disconnected from Engawa.
    AccountDisconnected,
}

/// Where an outgoing message stands. Never "read", never "delivered" (R21).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Delivery {
    /// On its way, or still within the undo seconds.
    Waiting,
    /// LINE took it.
    Accepted,
    /// LINE did not take it, or nobody can know; the reason says which.
    Refused,
    /// The member took it back in time (R22).
    Recalled,
}

impl Delivery {
    /// The word in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Accepted => "accepted",
            Self::Refused => "refused",
            Self::Recalled => "recalled",
        }
    }
}
