use reqwest::Method;
use serde::Deserialize;

use super::bases::join;
use super::calls::Client;
use crate::error::Error;

/// The profile of a LINE user (LINE reference A.3).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Profile {
    /// The LINE user's id.
    pub user_id: String,
    /// The display name, chosen by the LINE user: any text.
    pub display_name: String,
    /// The URL of the profile picture, when there is one.
    pub picture_url: Option<String>,
    /// The status message, when there is one.
    pub status_message: Option<String>,
    /// The language as a BCP 47 tag.
    pub language: Option<String>,
}

/// The profile of a group's member; also of people who are no friends of the account.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MemberProfile {
    /// The LINE user's id.
    pub user_id: String,
    /// The display name, chosen by the LINE user: any text.
    pub display_name: String,
    /// The URL of the profile picture, when there is one.
    pub picture_url: Option<String>,
}

/// The summary of a group.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GroupSummary {
    /// The group's id.
    pub group_id: String,
    /// The group's name, chosen by its members: any text.
    pub group_name: String,
    /// The URL of the group's picture, when it has one.
    pub picture_url: Option<String>,
}

#[derive(Deserialize)]
struct Count {
    count: u64,
}

impl Client {
    /// Gets the profile of a LINE user who is a friend, or who has sent a message.
    ///
    /// # Errors
    /// `NotFound` also when the LINE user blocked the account.
    pub async fn profile(&self, user_id: &str) -> Result<Profile, Error> {
        self.json("profile", self.get(&["v2", "bot", "profile", user_id])?).await
    }

    /// Gets the summary of a group that the account is in.
    ///
    /// # Errors
    /// `NotFound` when the account is not in it.
    pub async fn group_summary(&self, group_id: &str) -> Result<GroupSummary, Error> {
        self.json("group_summary", self.get(&["v2", "bot", "group", group_id, "summary"])?).await
    }

    /// Gets the number of a group's members, without the account. A push costs that many.
    ///
    /// # Errors
    /// `NotFound` when the account is not in it.
    pub async fn group_member_count(&self, group_id: &str) -> Result<u64, Error> {
        let request = self.get(&["v2", "bot", "group", group_id, "members", "count"])?;
        Ok(self.json::<Count>("group_member_count", request).await?.count)
    }

    /// Gets the profile of a member of a group that the account is in.
    ///
    /// # Errors
    /// `NotFound` when one of the two is not in it.
    pub async fn group_member_profile(&self, group_id: &str, user_id: &str) -> Result<MemberProfile, Error> {
        let request = self.get(&["v2", "bot", "group", group_id, "member", user_id])?;
        self.json("group_member_profile", request).await
    }

    /// Gets the profile of a member of a multi-person chat of old LINE versions.
    ///
    /// # Errors
    /// `NotFound` when one of the two is not in it.
    pub async fn room_member_profile(&self, room_id: &str, user_id: &str) -> Result<MemberProfile, Error> {
        let request = self.get(&["v2", "bot", "room", room_id, "member", user_id])?;
        self.json("room_member_profile", request).await
    }

    /// Gets the number of members of a multi-person chat of old LINE versions, without the account. A push costs that many.
    ///
    /// # Errors
    /// `NotFound` when the account is not in it.
    pub async fn room_member_count(&self, room_id: &str) -> Result<u64, Error> {
        let request = self.get(&["v2", "bot", "room", room_id, "members", "count"])?;
        Ok(self.json::<Count>("room_member_count", request).await?.count)
    }

    /// Takes the account out of a group.
    ///
    /// # Errors
    /// `NotFound` when it is not in it.
    pub async fn leave_group(&self, group_id: &str) -> Result<(), Error> {
        let url = join(&self.bases.api, &["v2", "bot", "group", group_id, "leave"])?;
        self.done("leave_group", self.http.call(Method::POST, url)).await
    }
}
