//! Push, reply, multicast, and the validation without sending (LINE reference A.2.1, A.2.3).
use axum::Json;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use serde_json::{Value, json};

use super::auth::Caller;
use super::ids::is_id;
use super::response::{Body, LineError, empty};
use super::validation::errors;
use crate::limits::MULTICAST_RECIPIENTS;
use crate::platform::{Platform, PushRequest};
use crate::world::SentBy;

type Answer = Result<Json<Value>, LineError>;

pub(super) async fn push(
    State(platform): State<Platform>,
    caller: Caller,
    headers: HeaderMap,
    Body(body): Body,
) -> Answer {
    let retry_key = retry_key(&headers)?;
    let to = body["to"].as_str().filter(|to| ['U', 'C', 'R'].iter().any(|letter| is_id(*letter, to)));
    let to = vec![to.ok_or_else(|| LineError::property("to"))?.to_owned()];
    let messages = checked(&platform, &body)?;
    let request = PushRequest { via: SentBy::Push, to, messages, retry_key, silent: silent(&body) };
    let sent = platform.push(&caller.basic_id, &caller.request_id, request)?;
    platform.wait_until_saved().await;
    Ok(Json(json!({ "sentMessages": sent })))
}

pub(super) async fn multicast(
    State(platform): State<Platform>,
    caller: Caller,
    headers: HeaderMap,
    Body(body): Body,
) -> Answer {
    let retry_key = retry_key(&headers)?;
    let to: Vec<String> = body["to"]
        .as_array()
        .filter(|to| (1..=MULTICAST_RECIPIENTS).contains(&to.len()))
        .and_then(|to| {
            to.iter().map(|id| id.as_str().filter(|id| is_id('U', id)).map(str::to_owned)).collect()
        })
        .ok_or_else(|| LineError::property("to"))?;
    let messages = checked(&platform, &body)?;
    let request = PushRequest { via: SentBy::Multicast, to, messages, retry_key, silent: silent(&body) };
    platform.push(&caller.basic_id, &caller.request_id, request)?;
    platform.wait_until_saved().await;
    Ok(empty())
}

pub(super) async fn reply(
    State(platform): State<Platform>,
    caller: Caller,
    headers: HeaderMap,
    Body(body): Body,
) -> Answer {
    if headers.contains_key(RETRY_KEY) {
        return Err(LineError::new(400, "The retry key is not supported by this API"));
    }
    let token = body["replyToken"].as_str().ok_or_else(|| LineError::property("replyToken"))?;
    let messages = checked(&platform, &body)?;
    let sent = platform.reply(&caller.basic_id, &caller.request_id, token, messages, silent(&body))?;
    platform.wait_until_saved().await;
    Ok(Json(json!({ "sentMessages": sent })))
}

pub(super) async fn validate(
    State(platform): State<Platform>,
    _caller: Caller,
    Path(kind): Path<String>,
    Body(body): Body,
) -> Answer {
    if !SENDING.contains(&kind.as_str()) {
        return Err(LineError::not_found());
    }
    checked(&platform, &body)?;
    Ok(empty())
}

/// The kinds of sending whose messages can be validated.
const SENDING: [&str; 5] = ["push", "reply", "multicast", "narrowcast", "broadcast"];
const RETRY_KEY: &str = "x-line-retry-key";

/// The retry key, if there is one: a UUID in hexadecimal form.
fn retry_key(headers: &HeaderMap) -> Result<Option<String>, LineError> {
    let Some(value) = headers.get(RETRY_KEY) else { return Ok(None) };
    let text = value.to_str().unwrap_or_default();
    let lengths: Vec<usize> = text.split('-').map(str::len).collect();
    let hexadecimal = text.bytes().all(|byte| byte == b'-' || byte.is_ascii_hexdigit());
    if lengths == [8, 4, 4, 4, 12] && hexadecimal {
        return Ok(Some(text.to_owned()));
    }
    Err(LineError::new(400, "The value for the 'X-Line-Retry-Key' header is invalid"))
}

/// The message objects of a request, validated.
fn checked(platform: &Platform, body: &Value) -> Result<Vec<Value>, LineError> {
    let details = platform.read(|live| errors(&body["messages"], live.stickers.as_ref()));
    if details.is_empty() {
        return Ok(body["messages"].as_array().cloned().unwrap_or_default());
    }
    Err(LineError::body(details))
}

/// Whether the recipients' devices stay silent.
fn silent(body: &Value) -> bool {
    body["notificationDisabled"].as_bool().unwrap_or(false)
}
