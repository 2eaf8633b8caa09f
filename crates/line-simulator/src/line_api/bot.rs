//! Bot info, profiles, quota, read marks, and the loading indicator.
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::auth::Caller;
use super::ids::is_id;
use super::profile::{member_profile, set};
use super::response::{Body, LineError, empty};
use crate::live::Live;
use crate::platform::Platform;
use crate::world::{ChatKey, LineUser, Relation};

type Answer = Result<Json<Value>, LineError>;

pub(super) async fn info(State(platform): State<Platform>, caller: Caller) -> Answer {
    platform.read(|live| {
        let account = live.calling(&caller)?;
        let mut body = json!({
            "userId": account.bot_user_id,
            "basicId": account.basic_id,
            "displayName": account.display_name,
            "chatMode": account.chat_mode,
            "markAsReadMode": account.mark_as_read_mode,
        });
        set(&mut body, "pictureUrl", platform.picture_url(account.picture.as_ref()));
        Ok(Json(body))
    })
}

pub(super) async fn profile(
    State(platform): State<Platform>,
    caller: Caller,
    Path(user_id): Path<String>,
) -> Answer {
    if !is_id('U', &user_id) {
        return Err(LineError::new(400, "The value for the 'userId' parameter is invalid"));
    }
    platform.read(|live| {
        let user = live.world.users.get(&user_id).ok_or_else(LineError::not_found)?;
        if !may_get_profile(user, &caller.basic_id) {
            return Err(LineError::not_found());
        }
        let mut body = member_profile(&platform, user);
        set(&mut body, "statusMessage", user.status_message.clone());
        set(&mut body, "language", user.language.clone());
        Ok(Json(body))
    })
}

/// Follower ids: for verified and premium accounts only (LINE reference A.3).
pub(super) async fn followers(_caller: Caller) -> LineError {
    LineError::not_available()
}

pub(super) async fn quota(State(platform): State<Platform>, caller: Caller) -> Answer {
    platform.read(|live| {
        Ok(Json(match live.calling(&caller)?.quota_limit {
            Some(limit) => json!({ "type": "limited", "value": limit }),
            None => json!({ "type": "none" }),
        }))
    })
}

pub(super) async fn consumption(State(platform): State<Platform>, caller: Caller) -> Answer {
    platform.read(|live| Ok(Json(json!({ "totalUsage": live.calling(&caller)?.quota_used(live.now_ms) }))))
}

/// Marks a message and all before it as read (LINE reference A.2.6).
pub(super) async fn mark_as_read(
    State(platform): State<Platform>,
    caller: Caller,
    Body(body): Body,
) -> Answer {
    let token = body["markAsReadToken"].as_str().ok_or_else(|| LineError::property("markAsReadToken"))?;
    platform.change(|live| {
        let chat = live.chat_of_read_token(&caller.basic_id, token);
        let (key, place) = chat.ok_or_else(|| LineError::new(400, "Invalid markAsReadToken"))?;
        let messages = live.world.chats.get_mut(&key.to_string()).into_iter().flatten();
        messages.take(place + 1).filter(|message| message.mark_as_read_token.is_some()).for_each(|message| {
            message.read = true;
        });
        let audience = live.world.audience(&key);
        live.touch(&audience);
        Ok(empty())
    })
}

pub(super) async fn loading(
    State(platform): State<Platform>,
    _caller: Caller,
    Body(body): Body,
) -> Result<Response, LineError> {
    let chat_id = body["chatId"].as_str().filter(|id| is_id('U', id));
    let known = chat_id.is_some_and(|id| platform.read(|live| live.world.users.contains_key(id)));
    if !known {
        return Err(LineError::property("chatId"));
    }
    let seconds = body.get("loadingSeconds").map_or(Some(20), Value::as_u64);
    if !seconds.is_some_and(|seconds| (5..=60).contains(&seconds) && seconds % 5 == 0) {
        return Err(LineError::property("loadingSeconds"));
    }
    Ok((StatusCode::ACCEPTED, empty()).into_response())
}

/// Whether the account may get this profile: of friends, and of who wrote; of nobody who blocks it (LINE reference A.3).
fn may_get_profile(user: &LineUser, basic_id: &str) -> bool {
    let friendship = user.friendship(basic_id);
    match friendship.relation {
        Relation::Friend => true,
        Relation::Stranger => friendship.last_wrote_ms.is_some(),
        Relation::Blocked => false,
    }
}

impl Live {
    /// The chat of a read token, and the place of its message.
    fn chat_of_read_token(&self, basic_id: &str, token: &str) -> Option<(ChatKey, usize)> {
        self.world.chats.iter().find_map(|(key, messages)| {
            let key = ChatKey::parse(key).filter(|key| self.world.account_takes_part(basic_id, key))?;
            let place = messages.iter().position(|one| one.mark_as_read_token.as_deref() == Some(token))?;
            Some((key, place))
        })
    }
}
