//! Groups, for the account in them (LINE reference A.3).
use axum::Json;
use axum::extract::{Path, State};
use serde_json::{Value, json};

use super::auth::Caller;
use super::profile::{member_profile, set};
use super::response::{LineError, empty};
use crate::live::Live;
use crate::platform::Platform;
use crate::world::Group;

type Answer = Result<Json<Value>, LineError>;

pub(super) async fn summary(
    State(platform): State<Platform>,
    caller: Caller,
    Path(group_id): Path<String>,
) -> Answer {
    platform.read(|live| {
        let group = live.group_with(&caller, &group_id)?;
        let mut body = json!({ "groupId": group.group_id, "groupName": group.name });
        set(&mut body, "pictureUrl", platform.picture_url(group.picture.as_ref()));
        Ok(Json(body))
    })
}

/// The number of members, without the account itself.
pub(super) async fn count(
    State(platform): State<Platform>,
    caller: Caller,
    Path(group_id): Path<String>,
) -> Answer {
    platform.read(|live| Ok(Json(json!({ "count": live.group_with(&caller, &group_id)?.members.len() }))))
}

/// Member ids: for verified and premium accounts only.
pub(super) async fn ids(_caller: Caller) -> LineError {
    LineError::not_available()
}

/// The profile of a member, also of one who is no friend or blocks the account.
pub(super) async fn member(
    State(platform): State<Platform>,
    caller: Caller,
    Path((group_id, user_id)): Path<(String, String)>,
) -> Answer {
    platform.read(|live| {
        let group = live.group_with(&caller, &group_id)?;
        let user = live.world.users.get(&user_id).filter(|_| group.members.contains(&user_id));
        Ok(Json(member_profile(&platform, user.ok_or_else(LineError::not_found)?)))
    })
}

pub(super) async fn leave(
    State(platform): State<Platform>,
    caller: Caller,
    Path(group_id): Path<String>,
) -> Answer {
    platform.change(|live| {
        live.group_with(&caller, &group_id)?;
        live.remove_account_from_group(&group_id, &caller.basic_id);
        Ok(empty())
    })
}

impl Live {
    /// A group that the calling account is in.
    fn group_with(&self, caller: &Caller, group_id: &str) -> Result<&Group, LineError> {
        let group = self.world.groups.get(group_id);
        group
            .filter(|group| group.account.as_deref() == Some(caller.basic_id.as_str()))
            .ok_or_else(LineError::not_found)
    }
}
