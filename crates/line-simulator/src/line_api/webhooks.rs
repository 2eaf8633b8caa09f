//! Where the account's webhooks go (LINE reference A.4).
use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};
use url::{Host, Url};

use super::answer::{Body, LineError, empty};
use super::auth::Caller;
use crate::limits::WEBHOOK_URL_CHARS;
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
    platform.kept().await;
    Ok(empty())
}

/// LINE takes the registered endpoint when the request names none; SDKs then send no body at all.
pub(super) async fn test(State(platform): State<Platform>, caller: Caller, body: bytes::Bytes) -> Answer {
    let body: Value =
        if body.is_empty() { json!({}) } else { serde_json::from_slice(&body).unwrap_or_default() };
    let endpoint = match &body["endpoint"] {
        Value::Null => None,
        named => Some(checked(named)?),
    };
    let test = platform.test_webhook(&caller.basic_id, endpoint).await.ok_or_else(LineError::not_found)?;
    Ok(Json(json!(test)))
}

/// https, or http to this very machine, which LINE does not allow and a simulator needs.
fn checked(endpoint: &Value) -> Result<String, LineError> {
    let text = endpoint.as_str().ok_or_else(|| LineError::property("endpoint"))?;
    let url = Url::parse(text).ok().filter(|url| match url.scheme() {
        "https" => true,
        "http" => is_loopback(url),
        _ => false,
    });
    if text.chars().count() > WEBHOOK_URL_CHARS || url.is_none() {
        return Err(LineError::new(400, "Invalid webhook endpoint URL"));
    }
    Ok(text.to_owned())
}

/// Whether a URL leads to this machine only.
pub(crate) fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}
