use std::{fmt, sync::Arc};

use reqwest::Method;
use serde::Deserialize;
use tokio::sync::Mutex;

use super::{Bases, Http, TokenInfo, answer, join};
use crate::{Error, ErrorKind, Secret};

/// Says what time it is, in milliseconds since 1970 UTC.
pub type Clock = Arc<dyn Fn() -> i64 + Send + Sync>;

/// A fetched token is used until this long before LINE lets it expire.
const SPARE_MS: i64 = 60_000;
/// The longest life believed: a day. LINE says 900 s.
const MAX_LIFE_S: i64 = 86_400;

/// How the account proves itself (LINE reference A.4).
#[derive(Clone)]
pub enum Token {
    /// The token issued in LINE's console. Does not expire.
    LongLived(Secret),
    /// Tokens of 15 minutes, fetched with the channel's own secret when needed: nothing long-lived to lose.
    Stateless {
        /// The channel's id, digits.
        channel_id: String,
        /// The channel's secret.
        channel_secret: Secret,
        /// For knowing when a token runs out.
        clock: Clock,
    },
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::LongLived(_) => f.write_str("LongLived(…)"),
            Self::Stateless { channel_id, .. } => write!(f, "Stateless({channel_id}, …)"),
        }
    }
}

/// The token in use.
#[derive(Debug)]
pub(super) struct Tokens {
    token: Token,
    fetched: Mutex<Option<Fetched>>,
}

#[derive(Debug, Clone)]
struct Fetched {
    secret: Secret,
    expires_at: i64,
}

impl Tokens {
    pub(super) fn new(token: Token) -> Self {
        Self { token, fetched: Mutex::new(None) }
    }

    /// Whether a refused token can be replaced by a new one.
    pub(super) fn renewable(&self) -> bool {
        matches!(self.token, Token::Stateless { .. })
    }

    /// The token to send now. Callers at the same moment share one fetch.
    pub(super) async fn current(&self, http: &Http, bases: &Bases) -> Result<String, Error> {
        let (channel_id, channel_secret, clock) = match &self.token {
            Token::LongLived(secret) => return Ok(secret.reveal().to_owned()),
            Token::Stateless { channel_id, channel_secret, clock } => (channel_id, channel_secret, clock),
        };
        let mut fetched = self.fetched.lock().await;
        if let Some(fresh) = fetched.as_ref().filter(|one| clock() < one.expires_at - SPARE_MS) {
            return Ok(fresh.secret.reveal().to_owned());
        }
        let asked_at = clock();
        let issued = issue(http, bases, channel_id, channel_secret).await?;
        let expires_at = asked_at + issued.expires_in.clamp(0, MAX_LIFE_S) * 1000;
        let secret = Secret::new(&issued.access_token);
        *fetched = Some(Fetched { secret, expires_at });
        Ok(issued.access_token)
    }

    /// Drops the token that LINE refused, unless somebody has replaced it meanwhile.
    pub(super) async fn forget(&self, refused: &str) {
        let mut fetched = self.fetched.lock().await;
        if fetched.as_ref().is_some_and(|one| one.secret.reveal() == refused) {
            *fetched = None;
        }
    }

    pub(super) async fn verify(&self, http: &Http, bases: &Bases) -> Result<TokenInfo, Error> {
        match &self.token {
            Token::LongLived(secret) => {
                let url = join(&bases.api, &["v2", "oauth", "verify"])?;
                let request = http.call(Method::POST, url).form(&[("access_token", secret.reveal())]);
                answer::json(request.send().await?).await.map_err(refused_token)
            }
            Token::Stateless { channel_id, channel_secret, .. } => {
                let issued = issue(http, bases, channel_id, channel_secret).await?;
                Ok(TokenInfo {
                    client_id: channel_id.clone(),
                    expires_in: Some(issued.expires_in),
                    scope: None,
                })
            }
        }
    }
}

#[derive(Deserialize)]
struct Issued {
    access_token: String,
    expires_in: i64,
}

async fn issue(http: &Http, bases: &Bases, id: &str, secret: &Secret) -> Result<Issued, Error> {
    let url = join(&bases.api, &["oauth2", "v3", "token"])?;
    let form = [("grant_type", "client_credentials"), ("client_id", id), ("client_secret", secret.reveal())];
    let answer = http.call(Method::POST, url).form(&form).send().await?;
    answer::json(answer).await.map_err(|error| match refused_token(error) {
        // What did not come back is a token, not the caller's request: that one was never sent.
        error if error.may_have_been_accepted() => Error { kind: ErrorKind::NotReached, ..error },
        error => error,
    })
}

/// The token calls answer a wrong secret or token with 400.
fn refused_token(error: Error) -> Error {
    match error.kind {
        ErrorKind::BadRequest => Error { kind: ErrorKind::Unauthorized, ..error },
        _ => error,
    }
}
