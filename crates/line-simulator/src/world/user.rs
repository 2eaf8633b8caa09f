//! LINE users: people with a phone.
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::binary::Binary;
use crate::limits;

/// The relation of a LINE user to an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Relation {
    /// The LINE user has not added the account.
    #[default]
    Stranger,
    /// The LINE user has added the account.
    Friend,
    /// The LINE user blocks the account.
    Blocked,
}

/// The fields of a new LINE user.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UserDraft {
    /// The display name; any text within the limit.
    pub display_name: String,
    /// The profile picture, PNG or JPEG.
    pub picture: Option<Binary>,
    /// The language as a BCP 47 tag, such as `ja`.
    pub language: Option<String>,
    /// The status message.
    pub status_message: Option<String>,
}

/// A change of a LINE user's profile; absent fields stay.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UserChange {
    /// The display name.
    pub display_name: Option<String>,
    /// The profile picture, PNG or JPEG; empty bytes remove it.
    pub picture: Option<Binary>,
    /// The language as a BCP 47 tag.
    pub language: Option<String>,
    /// The status message; an empty one removes it.
    pub status_message: Option<String>,
}

/// A LINE user, as the phone shows them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct User {
    /// The user id, `U…`; the same for all accounts, which are of one provider (LINE reference A.6).
    pub user_id: String,
    /// The display name.
    pub display_name: String,
    /// The URL of the profile picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub picture_url: Option<String>,
    /// The language as a BCP 47 tag.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The status message.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status_message: Option<String>,
    /// The relations by basic id; accounts that the LINE user has not added are left out.
    pub relations: BTreeMap<String, Relation>,
}

/// A LINE user, as the world keeps them.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct LineUser {
    pub user_id: String,
    pub display_name: String,
    pub picture: Option<String>,
    pub language: Option<String>,
    pub status_message: Option<String>,
    /// By basic id.
    #[serde(rename = "ties")]
    pub friendships: BTreeMap<String, Friendship>,
    /// The private people who wrote letters: id to name.
    pub people: BTreeMap<String, String>,
}

/// A LINE user's relation to one account.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
pub(crate) struct Friendship {
    pub relation: Relation,
    /// When the user last wrote to the account 1:1, ms UTC.
    pub last_wrote_ms: Option<i64>,
}

impl LineUser {
    /// The relation to an account; that of a stranger without one.
    pub fn friendship(&self, basic_id: &str) -> Friendship {
        self.friendships.get(basic_id).cloned().unwrap_or_default()
    }

    /// Whether an account's push reaches this user (LINE reference A.2.1): friends, and who wrote in the last 7 days.
    pub fn is_reachable(&self, basic_id: &str, now_ms: i64) -> bool {
        let friendship = self.friendship(basic_id);
        match friendship.relation {
            Relation::Friend => true,
            Relation::Blocked => false,
            Relation::Stranger => {
                friendship.last_wrote_ms.is_some_and(|at| now_ms - at <= limits::STRANGER_REACHABLE_MS)
            }
        }
    }
}
