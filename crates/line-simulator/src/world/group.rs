//! Groups of LINE users, which an account can be invited to.
use serde::{Deserialize, Serialize};

use super::binary::Binary;

/// The fields of a new group.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GroupDraft {
    /// The user id of who makes the group; becomes a member.
    pub by: String,
    /// The group's name.
    pub name: String,
    /// The user ids of the other members.
    #[serde(default)]
    pub user_ids: Vec<String>,
    /// The basic id of an account that is invited at once.
    pub basic_id: Option<String>,
    /// The group's picture, PNG or JPEG.
    pub picture: Option<Binary>,
}

/// A member's invitation to a group.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GroupInvitation {
    /// The user id of who invites.
    pub by: String,
    /// The user ids of those who join.
    #[serde(default)]
    pub user_ids: Vec<String>,
    /// The basic id of an account that joins; a friend of who invites.
    pub basic_id: Option<String>,
}

/// A group as its members see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GroupView {
    /// The group's id, `C…`.
    pub group_id: String,
    /// The group's name.
    pub name: String,
    /// The URL of the group's picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub picture_url: Option<String>,
    /// The user ids of the members.
    pub user_ids: Vec<String>,
    /// The basic id of the account in the group; one at most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basic_id: Option<String>,
}

/// A group.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Group {
    pub group_id: String,
    pub name: String,
    pub picture: Option<String>,
    pub members: Vec<String>,
    pub account: Option<String>,
}
