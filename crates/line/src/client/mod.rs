//! The calls an Official Account makes. One file per group of calls.

mod account;
mod answer;
mod assertion;
mod content;
mod http;
mod profile;
mod send;
mod token;
mod tokens;

pub use account::{BotInfo, Quota, TokenInfo, WebhookEndpoint, WebhookTest};
pub use assertion::{AssertionKey, KeyError};
pub use content::{Content, Download};
pub use http::{Http, Timeouts};
pub use profile::{GroupSummary, MemberProfile, Profile};
pub use send::{Accepted, PushOptions, SentMessage};
pub use token::{Clock, IssuedToken, OnIssued, Token};

use reqwest::{Method, RequestBuilder, Response, StatusCode, header::HeaderValue};
use serde::{Serialize, de::DeserializeOwned};
use url::Url;

use crate::{Error, ErrorKind};
use tokens::Tokens;

/// Where LINE is. Paths are added to these, so a base may have a path of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bases {
    /// `https://api.line.me/`
    pub api: Url,
    /// `https://api-data.line.me/`: message content.
    pub data: Url,
}

impl Bases {
    /// LINE itself.
    ///
    /// # Errors
    /// Never: both addresses are constants.
    pub fn line() -> Result<Self, url::ParseError> {
        Ok(Self { api: Url::parse("https://api.line.me/")?, data: Url::parse("https://api-data.line.me/")? })
    }

    /// Both without TLS, as a practice platform is.
    fn are_plain(&self) -> bool {
        [&self.api, &self.data].iter().all(|base| base.scheme() == "http")
    }

    /// Both on this machine, as a practice platform is: no proxy can reach them.
    pub fn are_loopback(&self) -> bool {
        [&self.api, &self.data].iter().all(|base| match base.host() {
            Some(url::Host::Domain(name)) => name == "localhost",
            Some(url::Host::Ipv4(address)) => address.is_loopback(),
            Some(url::Host::Ipv6(address)) => address.is_loopback(),
            None => false,
        })
    }
}

/// One LINE account's calls. Cheap to keep; one per account, so that its token is fetched once.
#[derive(Debug)]
pub struct Client {
    http: Http,
    bases: Bases,
    tokens: Tokens,
}

impl Client {
    /// A client for the account that `token` belongs to. No request is made yet.
    pub fn new(http: Http, bases: Bases, token: Token) -> Self {
        Self { http, bases, tokens: Tokens::new(token) }
    }

    fn get(&self, path: &[&str]) -> Result<RequestBuilder, Error> {
        Ok(self.http.call(Method::GET, join(&self.bases.api, path)?))
    }

    fn post(&self, path: &[&str], body: &impl Serialize) -> Result<RequestBuilder, Error> {
        Ok(self.http.call(Method::POST, join(&self.bases.api, path)?).json(body))
    }

    /// Sends with the account's token; once more with a new one when LINE refuses it and a new one can be had.
    /// `name` is for the log: paths hold people's ids.
    async fn send(&self, name: &'static str, request: RequestBuilder) -> Result<Response, Error> {
        let again = request.try_clone();
        let token = self.tokens.current(&self.http, &self.bases).await?;
        let answer = authorized(request, &token)?.send().await?;
        log(name, &answer);
        let Some(again) = again.filter(|_| answer.status() == StatusCode::UNAUTHORIZED) else {
            return Ok(answer);
        };
        if !self.tokens.drop_refused(&self.http, &self.bases, &token).await {
            return Ok(answer);
        }
        let token = self.tokens.current(&self.http, &self.bases).await?;
        let answer = authorized(again, &token)?.send().await?;
        log(name, &answer);
        Ok(answer)
    }

    async fn json<T: DeserializeOwned>(
        &self,
        name: &'static str,
        request: RequestBuilder,
    ) -> Result<T, Error> {
        answer::json(self.send(name, request).await?).await
    }

    async fn done(&self, name: &'static str, request: RequestBuilder) -> Result<(), Error> {
        answer::done(self.send(name, request).await?).await
    }
}

fn authorized(request: RequestBuilder, token: &str) -> Result<RequestBuilder, Error> {
    let mut value = HeaderValue::from_str(&format!("Bearer {token}"))
        .map_err(|_| Error::of(ErrorKind::Unauthorized).because("the token has characters no token has"))?;
    value.set_sensitive(true);
    Ok(request.header(reqwest::header::AUTHORIZATION, value))
}

/// Adds path segments, escaped. An id that is empty or only dots would name another call.
fn join(base: &Url, path: &[&str]) -> Result<Url, Error> {
    if path.iter().any(|segment| matches!(*segment, "" | "." | "..")) {
        return Err(Error::of(ErrorKind::BadRequest).because("an id is empty or made of dots"));
    }
    let mut url = base.clone();
    url.path_segments_mut()
        .map_err(|()| Error::of(ErrorKind::NotReached).because("the base address cannot have a path"))?
        .pop_if_empty()
        .extend(path);
    Ok(url)
}

fn log(name: &'static str, answer: &Response) {
    let request_id = answer::request_id(answer);
    tracing::debug!(call = name, status = answer.status().as_u16(), request_id, "LINE answered");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_escaped_and_cannot_name_another_call() {
        let base = Url::parse("http://127.0.0.1:9/under/").unwrap();
        let url = join(&base, &["v2", "bot", "profile", "U1/../../x?y=1#z"]).unwrap();
        assert_eq!(url.as_str(), "http://127.0.0.1:9/under/v2/bot/profile/U1%2F..%2F..%2Fx%3Fy=1%23z");
        for id in ["", ".", ".."] {
            assert_eq!(join(&base, &["v2", id]).unwrap_err().kind, ErrorKind::BadRequest, "{id:?}");
        }
    }

    #[test]
    fn only_two_loopback_bases_are_loopback() {
        let bases =
            |api: &str, data: &str| Bases { api: Url::parse(api).unwrap(), data: Url::parse(data).unwrap() };
        assert!(bases("http://127.0.0.1:1/", "http://localhost:1/").are_loopback());
        assert!(bases("http://[::1]:1/", "http://[::1]:1/").are_loopback());
        assert!(!bases("http://127.0.0.1:1/", "https://api-data.line.me/").are_loopback());
        assert!(!Bases::line().unwrap().are_loopback());
    }
}
