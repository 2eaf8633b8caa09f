//! The cache of an account's access token: issued when it is needed, shared by calls of the same moment, renewed before it
//! expires.

use reqwest::{Method, RequestBuilder};
use serde::Deserialize;
use tokio::sync::Mutex;

use super::assertion::ASSERTION_TYPE;
use super::bases::{Bases, join};
use super::http::Http;
use super::response;
use super::token::{IssuedToken, Token, TokenInfo};
use crate::error::{Error, ErrorKind};
use crate::secret::Secret;

/// A cached token is used until this long before it expires, in ms.
const SPARE_MS: i64 = 60_000;
/// A token of 30 days is renewed this long before it expires, in ms, so that days without LINE do no harm.
const RENEW_MS: i64 = 3 * 24 * 60 * 60 * 1000;
/// After a failed renewal, the token that has not expired is used this long before the next try, in ms.
const RENEWAL_PAUSE_MS: i64 = 10 * 60 * 1000;
/// The longest lifetime believed, in seconds: LINE says 900 s, or 30 days.
const MAX_LIFE_S: i64 = 31 * 86_400;

/// The cache of an account's access token.
#[derive(Debug)]
pub(super) struct TokenCache {
    token: Token,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    cached: Option<CachedToken>,
    /// The keys were revoked: no token is issued for them any more.
    revoked: bool,
}

impl State {
    /// Whether this is the cached token.
    fn is_cached(&self, token: &str) -> bool {
        self.cached.as_ref().is_some_and(|one| one.secret.reveal() == token)
    }
}

#[derive(Debug, Clone)]
struct CachedToken {
    secret: Secret,
    renew_at: i64,
    expires_at: i64,
}

impl CachedToken {
    fn new(response: &TokenResponse, asked_at: i64, early: i64) -> Self {
        let life = response.expires_in.clamp(0, MAX_LIFE_S) * 1000;
        // However short LINE makes a life, half of it is used: a token for each call would soon be too many.
        let renew_at = asked_at + life - early.min(life / 2);
        let secret = response.access_token.clone();
        Self { secret, renew_at, expires_at: asked_at + life }
    }

    fn kept(issued: &IssuedToken) -> Self {
        let renew_at = issued.expires_at - RENEW_MS;
        Self { secret: issued.secret.clone(), renew_at, expires_at: issued.expires_at }
    }
}

impl TokenCache {
    pub(super) fn new(token: Token) -> Self {
        let cached = match &token {
            Token::Assertion { issued, .. } => issued.as_ref().map(CachedToken::kept),
            Token::LongLived(_) | Token::Stateless { .. } => None,
        };
        Self { token, state: Mutex::new(State { cached, revoked: false }) }
    }

    /// The access token to send now. Callers at the same moment share one request for it.
    pub(super) async fn current(&self, http: &Http, bases: &Bases) -> Result<Secret, Error> {
        let clock = match &self.token {
            Token::LongLived(secret) => return Ok(secret.clone()),
            Token::Stateless { clock, .. } | Token::Assertion { clock, .. } => clock,
        };
        let mut state = self.state.lock().await;
        if state.revoked {
            // Nothing was sent: the call can be made again with the keys that are in use now.
            return Err(Error::new(ErrorKind::NotReached).with_cause("these keys are out of use"));
        }
        if let Some(fresh) = state.cached.as_ref().filter(|one| clock() < one.renew_at) {
            return Ok(fresh.secret.clone());
        }
        match self.renew(http, bases, clock(), &mut state).await {
            Ok(secret) => Ok(secret),
            Err(error) => fall_back(&mut state.cached, clock(), error),
        }
    }

    async fn renew(&self, http: &Http, bases: &Bases, now: i64, state: &mut State) -> Result<Secret, Error> {
        let response = request_token(self.request(http, bases, now)?).await?;
        let new = match &self.token {
            Token::LongLived(_) | Token::Stateless { .. } => CachedToken::new(&response, now, SPARE_MS),
            Token::Assertion { on_issued, .. } => {
                let new = CachedToken::new(&response, now, RENEW_MS);
                let (key_id, expires_at) = (response.key_id.unwrap_or_default(), new.expires_at);
                on_issued(IssuedToken { secret: new.secret.clone(), key_id, expires_at });
                new
            }
        };
        let secret = new.secret.clone();
        state.cached = Some(new);
        Ok(secret)
    }

    /// The request that issues a token.
    fn request(&self, http: &Http, bases: &Bases, now: i64) -> Result<RequestBuilder, Error> {
        let call = |version: &str| {
            join(&bases.api, &["oauth2", version, "token"]).map(|url| http.call(Method::POST, url))
        };
        let grant = ("grant_type", "client_credentials");
        match &self.token {
            Token::LongLived(_) => {
                Err(Error::new(ErrorKind::Unauthorized).with_cause("this token is issued in LINE's console"))
            }
            Token::Stateless { channel_id, channel_secret, .. } => {
                let id = ("client_id", channel_id.as_str());
                Ok(call("v3")?.form(&[grant, id, ("client_secret", channel_secret.reveal())]))
            }
            Token::Assertion { channel_id, key, .. } => {
                let assertion = key.assertion(channel_id, now).ok_or_else(|| {
                    Error::new(ErrorKind::Unauthorized).with_cause("the assertion could not be signed")
                })?;
                let kind = ("client_assertion_type", ASSERTION_TYPE);
                Ok(call("v2.1")?.form(&[grant, kind, ("client_assertion", assertion.as_str())]))
            }
        }
    }

    /// Invalidates a token that LINE refused; whether a new one is worth a try.
    pub(super) async fn invalidate(&self, http: &Http, bases: &Bases, refused: &str) -> bool {
        let is_counted = match &self.token {
            Token::LongLived(_) => return false,
            Token::Stateless { .. } => false,
            Token::Assertion { .. } => true,
        };
        let mut state = self.state.lock().await;
        // Another call has replaced it meanwhile.
        if !state.is_cached(refused) {
            return true;
        }
        // LINE counts these. A refusal that a new token does not cure would use up all 30, one for each call: only
        // one that LINE says is invalid is worth another.
        if is_counted && !is_invalid(http, bases, refused).await {
            return false;
        }
        state.cached = None;
        true
    }

    pub(super) async fn verify(&self, http: &Http, bases: &Bases) -> Result<TokenInfo, Error> {
        match &self.token {
            Token::LongLived(secret) => {
                let url = join(&bases.api, &["v2", "oauth", "verify"])?;
                let request = http.call(Method::POST, url).form(&[("access_token", secret.reveal())]);
                response::json(request.send().await?).await.map_err(as_unauthorized)
            }
            Token::Stateless { channel_id, clock, .. } => {
                let issued = request_token(self.request(http, bases, clock())?).await?;
                let (client_id, expires_in) = (channel_id.clone(), Some(issued.expires_in));
                Ok(TokenInfo { client_id, expires_in, scope: None })
            }
            Token::Assertion { .. } => {
                let token = self.current(http, bases).await?;
                match verify(http, bases, token.reveal()).await {
                    Err(error) if error.kind == ErrorKind::Unauthorized => {
                        self.forget(token.reveal()).await;
                        verify(http, bases, self.current(http, bases).await?.reveal()).await
                    }
                    result => result,
                }
            }
        }
    }

    /// Revokes the token that was issued for an assertion, if there is one, and issues no other: a call that is under way
    /// meanwhile fails with `NotReached`.
    pub(super) async fn revoke(&self, http: &Http, bases: &Bases, secret: &Secret) -> Result<(), Error> {
        let Token::Assertion { channel_id, .. } = &self.token else { return Ok(()) };
        let mut state = self.state.lock().await;
        state.revoked = true;
        let Some(cached) = state.cached.as_ref() else { return Ok(()) };
        let url = join(&bases.api, &["oauth2", "v2.1", "revoke"])?;
        let form = [
            ("client_id", channel_id.as_str()),
            ("client_secret", secret.reveal()),
            ("access_token", cached.secret.reveal()),
        ];
        let response = http.call(Method::POST, url).form(&form).send().await?;
        response::done(response).await.map_err(as_unauthorized)?;
        state.cached = None;
        Ok(())
    }

    async fn forget(&self, refused: &str) {
        let mut state = self.state.lock().await;
        if state.is_cached(refused) {
            state.cached = None;
        }
    }
}

/// Falls back on the old token while it has not expired: what failed is only its renewal, and that has time.
fn fall_back(cached: &mut Option<CachedToken>, now: i64, error: Error) -> Result<Secret, Error> {
    let Some(old) = cached.as_mut().filter(|one| now < one.expires_at - SPARE_MS) else { return Err(error) };
    tracing::warn!(%error, "LINE issued no new token; the old one is still good");
    old.renew_at = (now + RENEWAL_PAUSE_MS).min(old.expires_at - SPARE_MS);
    Ok(old.secret.clone())
}

/// LINE's response to a request for a token.
#[derive(Deserialize)]
struct TokenResponse {
    access_token: Secret,
    expires_in: i64,
    /// Tokens for an assertion have one.
    key_id: Option<String>,
}

async fn request_token(request: RequestBuilder) -> Result<TokenResponse, Error> {
    let answered = async { response::json(request.send().await?).await };
    answered.await.map_err(|error| match as_unauthorized(error) {
        // What did not come back is a token, not the caller's request: that one was never sent.
        error if error.may_have_been_accepted() => Error { kind: ErrorKind::NotReached, ..error },
        error => error,
    })
}

/// Verifies a token that expires.
async fn verify(http: &Http, bases: &Bases, token: &str) -> Result<TokenInfo, Error> {
    let url = join(&bases.api, &["oauth2", "v2.1", "verify"])?;
    let response = http.call(Method::GET, url).query(&[("access_token", token)]).send().await?;
    response::json(response).await.map_err(as_unauthorized)
}

/// Whether LINE says that a token is invalid; not so while it says nothing, or is busy.
async fn is_invalid(http: &Http, bases: &Bases, token: &str) -> bool {
    verify(http, bases, token).await.is_err_and(|error| error.kind == ErrorKind::Unauthorized)
}

/// Maps `BadRequest` to `Unauthorized`: the token calls answer a wrong secret, assertion or token with 400.
fn as_unauthorized(error: Error) -> Error {
    if error.kind == ErrorKind::BadRequest { Error { kind: ErrorKind::Unauthorized, ..error } } else { error }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::{assertion::AssertionKey, http::Timeouts};
    use super::*;

    #[tokio::test]
    async fn a_call_under_way_while_its_token_is_revoked_gets_no_other_token_and_can_be_made_again() {
        // Nobody is there: LINE need not answer for the keys to be out of use.
        let nobody = url::Url::parse("http://127.0.0.1:1/").unwrap();
        let bases = Bases { api: nobody.clone(), data: nobody };
        let http = Http::new(&bases, Timeouts::default()).unwrap();
        let kept = IssuedToken { secret: Secret::new("kept"), key_id: "kid".into(), expires_at: i64::MAX };
        let tokens = TokenCache::new(Token::Assertion {
            channel_id: "1".into(),
            key: AssertionKey::parse("kid", include_str!("../../tests/client/keys/assertion.pem")).unwrap(),
            issued: Some(kept),
            on_issued: Arc::new(|_| panic!("none is issued")),
            clock: Arc::new(|| 0),
        });
        assert_eq!(tokens.current(&http, &bases).await.unwrap().reveal(), "kept");
        assert!(tokens.revoke(&http, &bases, &Secret::new("secret")).await.is_err(), "LINE does not answer");
        let error = tokens.current(&http, &bases).await.unwrap_err();
        assert_eq!(error.kind, ErrorKind::NotReached, "nothing was sent: it is no refusal");
    }
}
