//! LINE users: people with a phone.
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Binary;

/// How a LINE user stands to an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Relation {
    /// Has not added the account.
    #[default]
    Stranger,
    /// Has added it.
    Friend,
    /// Blocks it.
    Blocked,
}

/// What is needed to make a LINE user.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UserDraft {
    /// The name on LINE; anything that fits.
    pub display_name: String,
    /// PNG or JPEG.
    pub picture: Option<Binary>,
    /// BCP 47, such as `ja`.
    pub language: Option<String>,
    /// The line under the name.
    pub status_message: Option<String>,
}

/// What a LINE user changes of the own profile; absent fields stay.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UserChange {
    /// The name on LINE.
    pub display_name: Option<String>,
    /// PNG or JPEG; empty bytes take the picture away.
    pub picture: Option<Binary>,
    /// BCP 47.
    pub language: Option<String>,
    /// Empty takes it away.
    pub status_message: Option<String>,
}

/// A LINE user as the phone shows them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct User {
    /// `U…`; the same for all accounts, which are of one provider (LINE reference A.6).
    pub user_id: String,
    /// The name on LINE.
    pub display_name: String,
    /// Where the picture is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub picture_url: Option<String>,
    /// BCP 47.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The line under the name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status_message: Option<String>,
    /// By basic id; accounts that are strangers are left out.
    pub relations: BTreeMap<String, Relation>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct LineUser {
    pub user_id: String,
    pub display_name: String,
    pub picture: Option<String>,
    pub language: Option<String>,
    pub status_message: Option<String>,
    /// By basic id.
    pub ties: BTreeMap<String, Tie>,
    /// Private people who wrote letters: id to name.
    pub people: BTreeMap<String, String>,
}

/// One user and one account.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
pub(crate) struct Tie {
    pub relation: Relation,
    /// When the user last wrote to the account 1:1, ms UTC.
    pub last_wrote_ms: Option<i64>,
}

impl LineUser {
    pub fn tie(&self, basic_id: &str) -> Tie {
        self.ties.get(basic_id).cloned().unwrap_or_default()
    }

    /// Whether a push to this user arrives (LINE reference A.2.1): friends, and who wrote in the last 7 days.
    pub fn hears(&self, basic_id: &str, now_ms: i64) -> bool {
        let tie = self.tie(basic_id);
        match tie.relation {
            Relation::Friend => true,
            Relation::Blocked => false,
            Relation::Stranger => {
                tie.last_wrote_ms.is_some_and(|at| now_ms - at <= crate::limits::STRANGER_HEARS_MS)
            }
        }
    }
}
