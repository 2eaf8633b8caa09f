//! The token in use: fetched when it is needed, shared by calls of the same moment, renewed before it ends.

use reqwest::{Method, RequestBuilder};
use serde::Deserialize;
use tokio::sync::Mutex;

use super::{Bases, Http, IssuedToken, Token, TokenInfo, answer, assertion::ASSERTION_TYPE, join};
use crate::{Error, ErrorKind, Secret};

/// A fetched token is used until this long before LINE lets it expire.
const SPARE_MS: i64 = 60_000;
/// A token of 30 days is renewed this long before its end, so that days without LINE do no harm.
const RENEW_MS: i64 = 3 * 24 * 60 * 60 * 1000;
/// After a renewal that failed, the token that is still good is used this long before the next try.
const RENEWAL_PAUSE_MS: i64 = 10 * 60 * 1000;
/// The longest life believed: LINE says 900 s, or 30 days.
const MAX_LIFE_S: i64 = 31 * 86_400;

/// The token in use.
#[derive(Debug)]
pub(super) struct Tokens {
    token: Token,
    held: Mutex<Held>,
}

#[derive(Debug, Default)]
struct Held {
    fetched: Option<Fetched>,
    /// The keys are out of use: no token is issued for them any more.
    ended: bool,
}

impl Held {
    /// The token in use, when it is this one.
    fn in_use(&self, token: &str) -> bool {
        self.fetched.as_ref().is_some_and(|one| one.secret.reveal() == token)
    }
}

#[derive(Debug, Clone)]
struct Fetched {
    secret: Secret,
    renew_at: i64,
    expires_at: i64,
}

impl Fetched {
    fn new(issued: &Issued, asked_at: i64, early: i64) -> Self {
        let life = issued.expires_in.clamp(0, MAX_LIFE_S) * 1000;
        // However short LINE makes a life, half of it is used: a token for each call would soon be too many.
        let renew_at = asked_at + life - early.min(life / 2);
        let secret = Secret::new(&issued.access_token);
        Self { secret, renew_at, expires_at: asked_at + life }
    }

    fn kept(issued: &IssuedToken) -> Self {
        let renew_at = issued.expires_at - RENEW_MS;
        Self { secret: issued.secret.clone(), renew_at, expires_at: issued.expires_at }
    }
}

impl Tokens {
    pub(super) fn new(token: Token) -> Self {
        let kept = match &token {
            Token::Assertion { issued, .. } => issued.as_ref().map(Fetched::kept),
            Token::LongLived(_) | Token::Stateless { .. } => None,
        };
        Self { token, held: Mutex::new(Held { fetched: kept, ended: false }) }
    }

    /// The token to send now. Callers at the same moment share one fetch.
    pub(super) async fn current(&self, http: &Http, bases: &Bases) -> Result<String, Error> {
        let clock = match &self.token {
            Token::LongLived(secret) => return Ok(secret.reveal().to_owned()),
            Token::Stateless { clock, .. } | Token::Assertion { clock, .. } => clock,
        };
        let mut held = self.held.lock().await;
        if held.ended {
            // Nothing was sent: the call can be made again with the keys that are in use now.
            return Err(Error::of(ErrorKind::NotReached).because("these keys are out of use"));
        }
        if let Some(fresh) = held.fetched.as_ref().filter(|one| clock() < one.renew_at) {
            return Ok(fresh.secret.reveal().to_owned());
        }
        match self.renew(http, bases, clock(), &mut held).await {
            Ok(secret) => Ok(secret),
            Err(error) => fall_back(&mut held.fetched, clock(), error),
        }
    }

    async fn renew(&self, http: &Http, bases: &Bases, now: i64, held: &mut Held) -> Result<String, Error> {
        let issued = read_issued(self.request(http, bases, now)?).await?;
        let early = if matches!(self.token, Token::Assertion { .. }) { RENEW_MS } else { SPARE_MS };
        let new = Fetched::new(&issued, now, early);
        if let Token::Assertion { on_issued, .. } = &self.token {
            let (key_id, expires_at) = (issued.key_id.unwrap_or_default(), new.expires_at);
            on_issued(IssuedToken { secret: new.secret.clone(), key_id, expires_at });
        }
        held.fetched = Some(new);
        Ok(issued.access_token)
    }

    /// The call that issues a token.
    fn request(&self, http: &Http, bases: &Bases, now: i64) -> Result<RequestBuilder, Error> {
        let call = |version: &str| {
            join(&bases.api, &["oauth2", version, "token"]).map(|url| http.call(Method::POST, url))
        };
        let grant = ("grant_type", "client_credentials");
        match &self.token {
            Token::LongLived(_) => {
                Err(Error::of(ErrorKind::Unauthorized).because("this token is issued in LINE's console"))
            }
            Token::Stateless { channel_id, channel_secret, .. } => {
                let id = ("client_id", channel_id.as_str());
                Ok(call("v3")?.form(&[grant, id, ("client_secret", channel_secret.reveal())]))
            }
            Token::Assertion { channel_id, key, .. } => {
                let assertion = key.assertion(channel_id, now).ok_or_else(|| {
                    Error::of(ErrorKind::Unauthorized).because("the assertion could not be signed")
                })?;
                let kind = ("client_assertion_type", ASSERTION_TYPE);
                Ok(call("v2.1")?.form(&[grant, kind, ("client_assertion", assertion.as_str())]))
            }
        }
    }

    /// Whether a token that LINE refused was dropped, so that a new one is worth a try.
    pub(super) async fn drop_refused(&self, http: &Http, bases: &Bases, refused: &str) -> bool {
        let mut held = self.held.lock().await;
        match &self.token {
            Token::LongLived(_) => return false,
            // Somebody has replaced it meanwhile.
            _ if !held.in_use(refused) => return true,
            // LINE counts these. A refusal that a new token does not cure would use up all 30, one for each call: only
            // one that LINE says is over is worth another.
            Token::Assertion { .. } if !is_over(http, bases, refused).await => return false,
            Token::Assertion { .. } | Token::Stateless { .. } => {}
        }
        held.fetched = None;
        true
    }

    pub(super) async fn verify(&self, http: &Http, bases: &Bases) -> Result<TokenInfo, Error> {
        match &self.token {
            Token::LongLived(secret) => {
                let url = join(&bases.api, &["v2", "oauth", "verify"])?;
                let request = http.call(Method::POST, url).form(&[("access_token", secret.reveal())]);
                answer::json(request.send().await?).await.map_err(refused_token)
            }
            Token::Stateless { channel_id, clock, .. } => {
                let issued = read_issued(self.request(http, bases, clock())?).await?;
                let (client_id, expires_in) = (channel_id.clone(), Some(issued.expires_in));
                Ok(TokenInfo { client_id, expires_in, scope: None })
            }
            Token::Assertion { .. } => {
                let token = self.current(http, bases).await?;
                match ask(http, bases, &token).await {
                    Err(error) if error.kind == ErrorKind::Unauthorized => {
                        self.forget(&token).await;
                        ask(http, bases, &self.current(http, bases).await?).await
                    }
                    told => told,
                }
            }
        }
    }

    /// Ends the token that was issued for an assertion, if there is one, and issues no other: a call that is under way
    /// meanwhile is told that LINE was not reached.
    pub(super) async fn revoke(&self, http: &Http, bases: &Bases, secret: &Secret) -> Result<(), Error> {
        let Token::Assertion { channel_id, .. } = &self.token else { return Ok(()) };
        let mut held = self.held.lock().await;
        held.ended = true;
        let Some(one) = held.fetched.as_ref() else { return Ok(()) };
        let url = join(&bases.api, &["oauth2", "v2.1", "revoke"])?;
        let form = [
            ("client_id", channel_id.as_str()),
            ("client_secret", secret.reveal()),
            ("access_token", one.secret.reveal()),
        ];
        let answer = http.call(Method::POST, url).form(&form).send().await?;
        answer::done(answer).await.map_err(refused_token)?;
        held.fetched = None;
        Ok(())
    }

    async fn forget(&self, refused: &str) {
        let mut held = self.held.lock().await;
        if held.in_use(refused) {
            held.fetched = None;
        }
    }
}

/// The old token, when it is still good: what failed is only its renewal, and that has time.
fn fall_back(fetched: &mut Option<Fetched>, now: i64, error: Error) -> Result<String, Error> {
    let Some(old) = fetched.as_mut().filter(|one| now < one.expires_at - SPARE_MS) else { return Err(error) };
    tracing::warn!(%error, "LINE issued no new token; the old one is still good");
    old.renew_at = (now + RENEWAL_PAUSE_MS).min(old.expires_at - SPARE_MS);
    Ok(old.secret.reveal().to_owned())
}

#[derive(Deserialize)]
struct Issued {
    access_token: String,
    expires_in: i64,
    /// Tokens for an assertion have one.
    key_id: Option<String>,
}

async fn read_issued(request: RequestBuilder) -> Result<Issued, Error> {
    let answer = request.send().await?;
    answer::json(answer).await.map_err(|error| match refused_token(error) {
        // What did not come back is a token, not the caller's request: that one was never sent.
        error if error.may_have_been_accepted() => Error { kind: ErrorKind::NotReached, ..error },
        error => error,
    })
}

/// What LINE says of a token that ends.
async fn ask(http: &Http, bases: &Bases, token: &str) -> Result<TokenInfo, Error> {
    let url = join(&bases.api, &["oauth2", "v2.1", "verify"])?;
    let answer = http.call(Method::GET, url).query(&[("access_token", token)]).send().await?;
    answer::json(answer).await.map_err(refused_token)
}

/// Whether LINE says that a token counts no more; not so while it says nothing, or is busy.
async fn is_over(http: &Http, bases: &Bases, token: &str) -> bool {
    ask(http, bases, token).await.is_err_and(|error| error.kind == ErrorKind::Unauthorized)
}

/// The token calls answer a wrong secret, assertion or token with 400.
fn refused_token(error: Error) -> Error {
    match error.kind {
        ErrorKind::BadRequest => Error { kind: ErrorKind::Unauthorized, ..error },
        _ => error,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::AssertionKey;
    use crate::client::Timeouts;

    #[tokio::test]
    async fn a_call_under_way_while_its_keys_go_out_of_use_gets_no_other_token_and_can_be_made_again() {
        // Nobody is there: LINE need not answer for the keys to be out of use.
        let nobody = url::Url::parse("http://127.0.0.1:1/").unwrap();
        let bases = Bases { api: nobody.clone(), data: nobody };
        let http = Http::new(&bases, Timeouts::default()).unwrap();
        let kept = IssuedToken { secret: Secret::new("kept"), key_id: "kid".into(), expires_at: i64::MAX };
        let tokens = Tokens::new(Token::Assertion {
            channel_id: "1".into(),
            key: AssertionKey::parse("kid", include_str!("../../tests/client/keys/assertion.pem")).unwrap(),
            issued: Some(kept),
            on_issued: Arc::new(|_| panic!("none is issued")),
            clock: Arc::new(|| 0),
        });
        assert_eq!(tokens.current(&http, &bases).await.unwrap(), "kept");
        assert!(tokens.revoke(&http, &bases, &Secret::new("secret")).await.is_err(), "LINE does not answer");
        let told = tokens.current(&http, &bases).await.unwrap_err();
        assert_eq!(told.kind, ErrorKind::NotReached, "nothing was sent: it is no refusal");
    }
}
