//! The account's webhook endpoint (LINE reference A.4).
use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};
use url::Url;

use super::auth::Caller;
use super::response::{Body, LineError, empty};
use crate::limits::WEBHOOK_URL_CHARS;
use crate::loopback::is_https_or_loopback;
use crate::platform::Platform;

type Answer = Result<Json<Value>, LineError>;

pub(super) async fn endpoint(State(platform): State<Platform>, caller: Caller) -> Answer {
    platform.read(|live| {
        let account = live.calling(&caller)?;
        let endpoint = account.webhook.as_ref().ok_or_else(LineError::not_found)?;
        Ok(Json(json!({ "endpoint": endpoint, "active": account.webhook_active })))
    })
}

pub(super) async fn set_endpoint(
    State(platform): State<Platform>,
    caller: Caller,
    Body(body): Body,
) -> Answer {
    let endpoint = checked(&body["endpoint"])?;
    platform.change(|live| {
        live.calling(&caller)?;
        if let Some(account) = live.world.accounts.get_mut(&caller.basic_id) {
            account.webhook = Some(endpoint);
        }
        Ok::<_, LineError>(())
    })?;
    platform.wait_until_saved().await;
    Ok(empty())
}

/// Tests the endpoint that the request names, or the registered one; SDKs then send no body at all.
pub(super) async fn test(State(platform): State<Platform>, caller: Caller, body: bytes::Bytes) -> Answer {
    let body: Value =
        if body.is_empty() { json!({}) } else { serde_json::from_slice(&body).unwrap_or_default() };
    let endpoint = Some(&body["endpoint"]).filter(|endpoint| !endpoint.is_null());
    let endpoint = endpoint.map(checked).transpose()?;
    let test = platform.test_webhook(&caller.basic_id, endpoint).await.ok_or_else(LineError::not_found)?;
    Ok(Json(json!(test)))
}

/// Validates a webhook URL.
fn checked(endpoint: &Value) -> Result<String, LineError> {
    let text = endpoint.as_str().ok_or_else(|| LineError::property("endpoint"))?;
    let is_allowed = Url::parse(text).is_ok_and(|url| is_https_or_loopback(&url));
    if text.chars().count() > WEBHOOK_URL_CHARS || !is_allowed {
        return Err(LineError::new(400, "Invalid webhook endpoint URL"));
    }
    Ok(text.to_owned())
}
