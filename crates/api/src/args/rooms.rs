//! What the commands about rooms take.

use domain::room::RoomFilter;
use domain::{LineUserId, MemberId, MessageId, RoomId, UtcMs};
use serde::Deserialize;
use ts_rs::TS;

/// Names a room.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OfRoom {
    /// The room.
    pub room_id: RoomId,
}

/// A window on the list of rooms.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoomListGet {
    /// Which rooms.
    pub filter: RoomFilter,
    /// Matches title, LINE name and contact name; empty: all.
    pub search: String,
    /// First row.
    pub offset: u32,
    /// Rows, at most 200.
    pub limit: u32,
}

/// A stretch of a conversation, oldest first.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MessagesGet {
    /// The room.
    pub room_id: RoomId,
    /// Those before this message; none: the latest.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub before: Option<MessageId>,
    /// At most 200.
    pub limit: u32,
}

/// Marks a room as read.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoomRead {
    /// The room.
    pub room_id: RoomId,
    /// Up to this time, the time of the last message seen.
    pub up_to: UtcMs,
}

/// Switches a room's notifications.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoomMute {
    /// The room.
    pub room_id: RoomId,
    /// Off or on.
    pub muted: bool,
}

/// Invites a colleague into a room, or hands it over.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoomMember {
    /// The room.
    pub room_id: RoomId,
    /// The colleague.
    pub member_id: MemberId,
}

/// Keeps what is typed and not sent. Not for a log: no `Debug`.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoomDraft {
    /// The room.
    pub room_id: RoomId,
    /// Empty: none.
    pub text: String,
}

/// Adds a LINE user of a room as an external contact (R4).
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoomAddContact {
    /// The room.
    pub room_id: RoomId,
    /// The person.
    pub line_user_id: LineUserId,
}
