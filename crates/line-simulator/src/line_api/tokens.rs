//! Channel access tokens (LINE reference A.4).
use axum::Json;
use axum::extract::{Form, Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::json;

use super::oauth::{OauthError, refused};
use crate::limits::STATELESS_SECONDS;
use crate::platform::Platform;
use crate::world::StatelessToken;

#[derive(Deserialize)]
pub(super) struct Issue {
    grant_type: Option<String>,
    client_id: Option<String>,
    client_secret: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Verify {
    access_token: Option<String>,
}

/// `POST /oauth2/v3/token`: issues a stateless token for a channel's id and secret. One for an assertion is not offered
/// here.
pub(super) async fn issue(State(platform): State<Platform>, Form(form): Form<Issue>) -> Response {
    if form.grant_type.as_deref() != Some("client_credentials") {
        return refused(OauthError::UnsupportedGrantType, "unsupported grant type");
    }
    let (Some(id), Some(secret)) = (form.client_id, form.client_secret) else {
        return refused(OauthError::InvalidRequest, "some parameters missed or invalid");
    };
    let token = platform.change(|live| {
        let token = format!("stateless.{}", live.rng.access_token());
        let now_ms = live.now_ms;
        let mut accounts = live.world.accounts.values_mut();
        let account =
            accounts.find(|account| account.channel_id == id && account.channel_secret == secret).ok_or(())?;
        account.stateless.retain(|one| one.expires_ms > now_ms);
        let expires_ms = now_ms + STATELESS_SECONDS * 1_000;
        account.stateless.push(StatelessToken { token: token.clone(), expires_ms });
        Ok::<_, ()>(token)
    });
    match token {
        Ok(token) => {
            let answer =
                json!({ "token_type": "Bearer", "access_token": token, "expires_in": STATELESS_SECONDS });
            Json(answer).into_response()
        }
        Err(()) => refused(OauthError::InvalidClient, "invalid client_id or client_secret"),
    }
}

/// `GET /oauth2/v2.1/verify`: verifies a token that expires, stateless or for an assertion.
pub(super) async fn verify_expiring(
    State(platform): State<Platform>,
    Query(query): Query<Verify>,
) -> Response {
    let asked = query.access_token.unwrap_or_default();
    let found = platform.read(|live| {
        live.world.accounts.values().find_map(|account| {
            let end = account.token_expiry(&asked).filter(|end| *end > live.now_ms)?;
            Some((account.channel_id.clone(), (end - live.now_ms) / 1_000))
        })
    });
    verified(found)
}

/// `POST /v2/oauth/verify`: verifies a long-lived token.
pub(super) async fn verify_long_lived(
    State(platform): State<Platform>,
    Form(form): Form<Verify>,
) -> Response {
    let asked = form.access_token.unwrap_or_default();
    let found = platform.read(|live| {
        let mut accounts = live.world.accounts.values();
        let account = accounts.find(|account| account.access_token == asked)?;
        // LINE reports a hundred years for a token that never expires.
        Some((account.channel_id.clone(), 3_138_007_490))
    });
    verified(found)
}

fn verified(found: Option<(String, i64)>) -> Response {
    match found {
        Some((client_id, expires_in)) => {
            let answer = json!({ "client_id": client_id, "expires_in": expires_in, "scope": "P CM" });
            Json(answer).into_response()
        }
        None => refused(OauthError::InvalidRequest, "access token expired"),
    }
}
