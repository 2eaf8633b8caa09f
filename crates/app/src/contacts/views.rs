//! The address book's lists and the detail pane.

use domain::contact::{ContactFields, Sharing};
use domain::room::FriendState;
use domain::{ContactId, LineUserId, MediaHash, RoomId, UtcMs};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::cards::MemberCard;

/// A window on one of the lists.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ContactList {
    /// How many rows the whole list has.
    pub total: u32,
    /// The rows of the window asked for.
    pub rows: Vec<ContactRow>,
}

/// How many rows each list has.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ContactCounts {
    /// All Contacts: members and contacts.
    pub all: u32,
    /// External: LINE users this member has added (R10).
    pub external: u32,
    /// Clients/Partners: All Contacts (R13).
    pub clients: u32,
    /// Clients/Partners: Trash.
    pub trash: u32,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ContactRow {
    /// The contact's or member's id.
    pub id: String,
    /// A colleague from the company directory; otherwise a contact.
    pub member: bool,
    /// The name the company uses.
    pub name: String,
    /// How it is read.
    pub reading: String,
    /// The name on LINE; none for those who are not on LINE.
    pub nickname: Option<String>,
    /// Company, or a member's department.
    pub company: String,
    /// The first phone number; empty when there is none.
    pub phone: String,
    /// In the order of the alphabet.
    pub tags: Vec<String>,
    /// Picture.
    pub photo: Option<MediaHash>,
    /// How the person stands on LINE; none for those who are not on LINE.
    pub friend_state: Option<FriendState>,
    /// Who sees it.
    pub sharing: Option<Sharing>,
    /// When it went to the Trash.
    pub deleted_at: Option<UtcMs>,
}

/// A contact in full.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ContactDetail {
    /// The contact.
    pub id: ContactId,
    /// Goes up with each change of the fields; an edit names the one it started from.
    pub version: u32,
    /// What members can edit.
    pub fields: ContactFields,
    /// From LINE, kept in sync, not editable (R12).
    pub nickname: Option<String>,
    /// From LINE, kept in sync, not editable (R12).
    pub photo: Option<MediaHash>,
    /// The person on LINE, if this is an external contact.
    pub line: Option<ContactLine>,
    /// Whose contact it is.
    pub owner: MemberCard,
    /// Who sees it besides (R14).
    pub sharing: Sharing,
    /// Chosen members, when sharing is `chosen`.
    pub shared_with: Vec<MemberCard>,
    /// Members it could be shared with or handed over to.
    pub colleagues: Vec<MemberCard>,
    /// In this member's External list.
    pub in_my_list: bool,
    /// This member may edit, share and delete it.
    pub may_edit: bool,
    /// In the Trash since.
    pub deleted_at: Option<UtcMs>,
    /// Who put it there.
    pub deleted_by: Option<MemberCard>,
    /// Added when.
    pub created_at: UtcMs,
    /// Changed when.
    pub updated_at: UtcMs,
}

/// The link from a contact to LINE.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ContactLine {
    /// LINE's userId.
    pub line_user_id: LineUserId,
    /// This member's 1:1 room with the person; none: there is none.
    pub room_id: Option<RoomId>,
    /// How the person stands to that room's account.
    pub friend_state: FriendState,
}

/// Which list of the address book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ContactListName {
    /// Members and contacts.
    All,
    /// LINE users this member has added (R10).
    External,
    /// Clients/Partners: All Contacts (R13).
    Clients,
    /// Clients/Partners: Trash (R16).
    Trash,
}

/// In which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ContactSort {
    /// By reading, else name.
    Name,
    /// Latest first.
    Recent,
}
