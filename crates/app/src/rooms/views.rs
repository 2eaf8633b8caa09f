//! The list of rooms, and a room's panel.

use domain::delivery::Delivery;
use domain::room::{FriendState, RoomKind, WriteAccess};
use domain::{ContactId, MediaHash, RoomId, UtcMs};
use serde::Serialize;
use ts_rs::TS;

use super::message_views::{Attachment, Preview};
use crate::accounts::views::Quota;
use crate::cards::{LineAccountCard, LineUserCard, MemberCard};

/// A window on the list of rooms, latest first.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoomList {
    /// How many rooms the whole list has.
    pub total: u32,
    /// The rows of the window asked for.
    pub rows: Vec<RoomRow>,
}

/// One room in the list.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoomRow {
    /// The room.
    pub id: RoomId,
    /// One to one, or group.
    pub kind: RoomKind,
    /// The contact's name, else the LINE name; a group's name. Empty while LINE has not told it.
    pub title: String,
    /// LINE name, where the title is the contact's and differs.
    pub nickname: Option<String>,
    /// The LINE user's or group's picture.
    pub photo: Option<MediaHash>,
    /// The last message; a system message only where nobody has said anything.
    pub last: Option<LastMessage>,
    /// Latest activity.
    pub at: UtcMs,
    /// Unread messages for this member.
    pub unread: u32,
    /// No notifications for this member.
    pub muted: bool,
    /// How the LINE user stands to the account; none for groups.
    pub friend_state: Option<FriendState>,
    /// The beginning of what is typed and not sent, in one line; may be empty.
    pub draft: String,
    /// Outgoing messages that LINE refused and nobody has dealt with.
    pub refused: u32,
}

/// The last message of a room.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LastMessage {
    /// What it says.
    pub preview: Preview,
    /// Written here; otherwise it came in.
    pub mine: bool,
    /// Who wrote it, for groups and colleagues; empty when the title says it, or the member themselves wrote it.
    pub sender_name: String,
    /// Where it stands, if written here.
    pub delivery: Option<Delivery>,
}

/// A room: everything around the conversation.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoomDetail {
    /// The room.
    pub id: RoomId,
    /// One to one, or group.
    pub kind: RoomKind,
    /// As in the list.
    pub title: String,
    /// As in the list.
    pub nickname: Option<String>,
    /// As in the list.
    pub photo: Option<MediaHash>,
    /// The account that carries the conversation.
    pub account: LineAccountCard,
    /// The members who take part.
    pub members: Vec<MemberCard>,
    /// The LINE users who take part, as far as LINE has told.
    pub line_users: Vec<RoomLineUser>,
    /// How many people LINE counts in a group; none when unknown or one to one.
    pub line_count: Option<u32>,
    /// Whether this member can write, and if not, why.
    pub write_access: WriteAccess,
    /// This member can take the room: it has no member yet, or they are an administrator and its members cannot come.
    pub can_take: bool,
    /// Nobody who can come looks after the room; this administrator can take it or hand it on (R27).
    pub unattended: bool,
    /// Members who could be invited into it (R20).
    pub invitable: Vec<MemberCard>,
    /// No notifications for this member.
    pub muted: bool,
    /// Something typed and not sent.
    pub draft: String,
    /// Unread messages for this member.
    pub unread: u32,
    /// How far messages go; none in groups.
    pub reach: Option<Reach>,
    /// What a message costs now.
    pub price: Price,
    /// Handed in for this room by this member and not sent yet.
    pub attachments: Vec<Attachment>,
    /// Why pictures, sounds and files cannot be sent now; none: they can.
    pub media_refusal: Option<MediaRefusal>,
}

/// How far a message to a LINE user goes, as far as LINE tells (LINE reference A.2.1).
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Reach {
    /// What is known.
    pub kind: ReachKind,
    /// For a stranger: until when messages arrive.
    pub until: Option<UtcMs>,
}

/// How far messages reach a LINE user.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReachKind {
    /// Has added the account.
    Friend,
    /// Wrote, and was not seen adding it; less than seven days ago: messages arrive in any case.
    Stranger,
    /// The same, longer ago: messages arrive if it was added before Engawa was connected, or while it was off. Else
    /// LINE takes them and drops them.
    StrangerTooLate,
    /// Has blocked the account: LINE would take messages and drop them.
    Blocked,
    /// LINE knows no profile: the LINE user is gone, or has blocked the account without LINE telling.
    Unknown,
}

/// What a message to a room costs (LINE reference A.2.1, A.2.5).
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Price {
    /// Until then one answer is free: the reply token is fresh.
    pub free_until: Option<UtcMs>,
    /// Messages of the quota that one push costs: one per person; none when LINE has not told how many there are.
    pub people: Option<u32>,
    /// The account's quota.
    pub quota: Quota,
}

/// Why media cannot be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MediaRefusal {
    /// LINE fetches media from this computer, and there is no public address for it yet.
    NoPublicAddress,
}

/// A LINE user in a room, with the contact if there is one (R4).
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoomLineUser {
    /// Face and name.
    #[serde(flatten)]
    pub card: LineUserCard,
    /// The contact of this person, if this member can see one.
    pub contact_id: Option<ContactId>,
    /// One click adds the person to this member's contacts (R4).
    pub addable: bool,
    /// The contact lies in the Trash; adding brings it back (R24).
    pub in_trash: bool,
}
