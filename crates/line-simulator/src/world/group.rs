//! Groups of LINE users, which an account can be invited to.
use serde::{Deserialize, Serialize};

use super::Binary;

/// What is needed to make a group.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GroupDraft {
    /// Who makes it; becomes a member.
    pub by: String,
    /// The group's name.
    pub name: String,
    /// The other members.
    #[serde(default)]
    pub user_ids: Vec<String>,
    /// An account that is invited at once.
    pub basic_id: Option<String>,
    /// PNG or JPEG.
    pub picture: Option<Binary>,
}

/// Whom a member invites.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GroupInvitation {
    /// Who invites.
    pub by: String,
    /// Users who join.
    #[serde(default)]
    pub user_ids: Vec<String>,
    /// An account that joins; a friend of who invites.
    pub basic_id: Option<String>,
}

/// A group as its members see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GroupView {
    /// `C…`.
    pub group_id: String,
    /// The group's name.
    pub name: String,
    /// Where its picture is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub picture_url: Option<String>,
    /// Members' user ids.
    pub user_ids: Vec<String>,
    /// The account in it; one at most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basic_id: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Group {
    pub group_id: String,
    pub name: String,
    pub picture: Option<String>,
    pub members: Vec<String>,
    pub account: Option<String>,
}
