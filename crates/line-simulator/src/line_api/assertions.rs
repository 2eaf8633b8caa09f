//! Tokens for signed assertions, "v2.1" (LINE reference A.4).
use axum::Json;
use axum::extract::{Form, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use ring::signature::{RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents};
use serde::Deserialize;
use serde_json::{Value, json};

use super::oauth::{OauthError, refused};
use crate::limits::{ASSERTION_SECONDS, ISSUED_SECONDS, ISSUED_TOKENS};
use crate::live::Live;
use crate::platform::Platform;
use crate::world::{Account, IssuedToken, PublicKey};

const ASSERTION_TYPE: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
const AUDIENCE: &str = "https://api.line.me/";
const NO_CHANNEL: &str = "no such channel";

#[derive(Deserialize)]
pub(super) struct Asserted {
    grant_type: Option<String>,
    client_assertion_type: Option<String>,
    client_assertion: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Revoked {
    client_id: Option<String>,
    client_secret: Option<String>,
    access_token: Option<String>,
}

/// `POST /oauth2/v2.1/token`: issues a token of up to 30 days; 30 of them at most.
pub(super) async fn issue(State(platform): State<Platform>, Form(form): Form<Asserted>) -> Response {
    if form.grant_type.as_deref() != Some("client_credentials") {
        return refused(OauthError::UnsupportedGrantType, "unsupported grant type");
    }
    let issued = platform.change(|live| {
        let (basic_id, seconds) =
            verify_assertion(live, &form, true).map_err(|why| (OauthError::InvalidClient, why))?;
        let (token, key_id) = (live.rng.access_token(), live.rng.key_id());
        let now_ms = live.now_ms;
        let account =
            live.world.accounts.get_mut(&basic_id).ok_or((OauthError::InvalidClient, NO_CHANNEL))?;
        account.issued.retain(|one| one.expires_ms > now_ms);
        if account.issued.len() >= ISSUED_TOKENS {
            return Err((
                OauthError::InvalidRequest,
                "the channel has 30 valid tokens: revoke one, or wait for its end",
            ));
        }
        let expires_ms = now_ms + seconds * 1_000;
        account.issued.push(IssuedToken { token: token.clone(), key_id: key_id.clone(), expires_ms });
        Ok((token, key_id, seconds))
    });
    let (token, key_id, seconds) = match issued {
        Ok(issued) => issued,
        Err((error, why)) => return refused(error, why),
    };
    platform.wait_until_saved().await;
    let answer =
        json!({ "access_token": token, "token_type": "Bearer", "expires_in": seconds, "key_id": key_id });
    Json(answer).into_response()
}

/// `GET /oauth2/v2.1/tokens/kid`: lists the key ids of all valid tokens.
pub(super) async fn key_ids(State(platform): State<Platform>, Query(query): Query<Asserted>) -> Response {
    let found = platform.read(|live| {
        let (basic_id, _) = verify_assertion(live, &query, false)?;
        let account = live.world.accounts.get(&basic_id).ok_or(NO_CHANNEL)?;
        Ok::<_, &str>(account.valid_issued(live.now_ms).map(|one| one.key_id.clone()).collect::<Vec<_>>())
    });
    match found {
        Ok(kids) => Json(json!({ "kids": kids })).into_response(),
        Err(why) => refused(OauthError::InvalidClient, why),
    }
}

/// `POST /oauth2/v2.1/revoke`: revokes a token. One that is unknown is no error, as at LINE.
pub(super) async fn revoke(State(platform): State<Platform>, Form(form): Form<Revoked>) -> Response {
    let revoked = platform.change(|live| {
        let given = |account: &&mut Account| {
            form.client_id.as_ref() == Some(&account.channel_id)
                && form.client_secret.as_ref() == Some(&account.channel_secret)
        };
        let account = live.world.accounts.values_mut().find(given).ok_or(())?;
        account.issued.retain(|one| form.access_token.as_ref() != Some(&one.token));
        Ok::<_, ()>(())
    });
    match revoked {
        Ok(()) => StatusCode::OK.into_response(),
        Err(()) => refused(OauthError::InvalidClient, "invalid client_id or client_secret"),
    }
}

/// Verifies an assertion; returns the account's basic id and the lifetime of the requested token in seconds, which
/// `for_token` requires.
fn verify_assertion(live: &Live, form: &Asserted, for_token: bool) -> Result<(String, i64), &'static str> {
    if form.client_assertion_type.as_deref() != Some(ASSERTION_TYPE) {
        return Err("client_assertion_type is missing or wrong");
    }
    let assertion = form.client_assertion.as_deref().ok_or("client_assertion is missing")?;
    let parts: Vec<&str> = assertion.split('.').collect();
    let [header, claims, signature] = parts[..] else { return Err("the assertion is no JWT") };
    let (header, claims) = (decode(header)?, decode(claims)?);
    if header["alg"] != "RS256" || header["typ"] != "JWT" {
        return Err("the assertion's alg has to be RS256, its typ JWT");
    }
    let channel_id = claims["iss"].as_str().ok_or("iss is missing")?;
    let mut accounts = live.world.accounts.values();
    let account = accounts.find(|account| account.channel_id == channel_id).ok_or(NO_CHANNEL)?;
    let kid = header["kid"].as_str().ok_or("kid is missing")?;
    let key = account.keys.get(kid).ok_or("no key of this channel has this kid")?;
    let signed = &assertion[..assertion.len() - signature.len() - 1];
    verify(key, signed, signature).ok_or("the signature is not that of the registered key")?;
    let seconds = checked(&claims, channel_id, live.now_ms.div_euclid(1_000), for_token)?;
    Ok((account.basic_id.clone(), seconds))
}

/// Decodes a part of a JWT.
fn decode(part: &str) -> Result<Value, &'static str> {
    let bytes = BASE64URL.decode(part).map_err(|_| "the assertion is not Base64URL")?;
    serde_json::from_slice(&bytes).map_err(|_| "the assertion is not JSON")
}

/// Verifies the signature of a JWT (RS256).
fn verify(key: &PublicKey, signed: &str, signature: &str) -> Option<()> {
    let number = |text: &str| BASE64URL.decode(text).ok();
    let public = RsaPublicKeyComponents { n: number(&key.n)?, e: number(&key.e)? };
    let signature = number(signature)?;
    public.verify(&RSA_PKCS1_2048_8192_SHA256, signed.as_bytes(), &signature).ok()
}

/// Validates the claims of an assertion; returns the lifetime of the requested token in seconds.
fn checked(claims: &Value, channel_id: &str, now: i64, for_token: bool) -> Result<i64, &'static str> {
    if claims["sub"] != channel_id {
        return Err("sub has to be the channel id, like iss");
    }
    if claims["aud"] != AUDIENCE {
        return Err("aud has to be https://api.line.me/");
    }
    let end = claims["exp"].as_i64().ok_or("exp is missing")?;
    if !(now + 1..=now + ASSERTION_SECONDS).contains(&end) {
        return Err("exp has to be within the next 30 minutes");
    }
    let life = claims["token_exp"].as_i64().filter(|life| (1..=ISSUED_SECONDS).contains(life));
    if for_token && life.is_none() {
        return Err("token_exp has to be 1 second to 30 days");
    }
    Ok(life.unwrap_or_default())
}
