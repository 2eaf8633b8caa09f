use reqwest::Method;
use serde::Deserialize;

use super::{Client, join};
use crate::Error;

/// What a LINE user shows (LINE reference A.3).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Profile {
    /// The LINE user.
    pub user_id: String,
    /// Chosen by them: any text.
    pub display_name: String,
    /// Their picture, when they have one.
    pub picture_url: Option<String>,
    /// Their own line of text.
    pub status_message: Option<String>,
    /// BCP 47.
    pub language: Option<String>,
}

/// What somebody in a group shows; also for people who are no friends of the account.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MemberProfile {
    /// The LINE user.
    pub user_id: String,
    /// Chosen by them: any text.
    pub display_name: String,
    /// Their picture, when they have one.
    pub picture_url: Option<String>,
}

/// What a group shows.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GroupSummary {
    /// The group.
    pub group_id: String,
    /// Chosen by its members: any text.
    pub group_name: String,
    /// Its picture, when it has one.
    pub picture_url: Option<String>,
}

#[derive(Deserialize)]
struct Count {
    count: u64,
}

impl Client {
    /// The profile of a friend, or of somebody who wrote.
    ///
    /// # Errors
    /// `NotFound` also when the LINE user blocked the account.
    pub async fn profile(&self, user_id: &str) -> Result<Profile, Error> {
        self.json("profile", self.get(&["v2", "bot", "profile", user_id])?).await
    }

    /// Name and picture of a group the account is in.
    ///
    /// # Errors
    /// `NotFound` when the account is not in it.
    pub async fn group_summary(&self, group_id: &str) -> Result<GroupSummary, Error> {
        self.json("group_summary", self.get(&["v2", "bot", "group", group_id, "summary"])?).await
    }

    /// How many people are in the group, the account not counted. A push costs that many.
    ///
    /// # Errors
    /// `NotFound` when the account is not in it.
    pub async fn group_member_count(&self, group_id: &str) -> Result<u64, Error> {
        let request = self.get(&["v2", "bot", "group", group_id, "members", "count"])?;
        Ok(self.json::<Count>("group_member_count", request).await?.count)
    }

    /// The profile of somebody in a group the account is in.
    ///
    /// # Errors
    /// `NotFound` when one of the two is not in it.
    pub async fn group_member_profile(&self, group_id: &str, user_id: &str) -> Result<MemberProfile, Error> {
        let request = self.get(&["v2", "bot", "group", group_id, "member", user_id])?;
        self.json("group_member_profile", request).await
    }

    /// The profile of somebody in a multi-person chat of old LINE versions.
    ///
    /// # Errors
    /// `NotFound` when one of the two is not in it.
    pub async fn room_member_profile(&self, room_id: &str, user_id: &str) -> Result<MemberProfile, Error> {
        let request = self.get(&["v2", "bot", "room", room_id, "member", user_id])?;
        self.json("room_member_profile", request).await
    }

    /// How many people are in a multi-person chat of old LINE versions, the account not counted. A push costs that many.
    ///
    /// # Errors
    /// `NotFound` when the account is not in it.
    pub async fn room_member_count(&self, room_id: &str) -> Result<u64, Error> {
        let request = self.get(&["v2", "bot", "room", room_id, "members", "count"])?;
        Ok(self.json::<Count>("room_member_count", request).await?.count)
    }

    /// Takes the account out of the group.
    ///
    /// # Errors
    /// `NotFound` when it is not in it.
    pub async fn leave_group(&self, group_id: &str) -> Result<(), Error> {
        let url = join(&self.bases.api, &["v2", "bot", "group", group_id, "leave"])?;
        self.done("leave_group", self.http.call(Method::POST, url)).await
    }
}
