use reqwest::{Method, RequestBuilder, Response, StatusCode, header::HeaderValue};
use serde::{Serialize, de::DeserializeOwned};

use super::bases::{Bases, join};
use super::http::Http;
use super::response;
use super::token::Token;
use super::token_cache::TokenCache;
use crate::error::{Error, ErrorKind};

/// The LINE client of one account. Cheap to keep; one per account, so that its access token is fetched once.
#[derive(Debug)]
pub struct Client {
    pub(super) http: Http,
    pub(super) bases: Bases,
    pub(super) tokens: TokenCache,
}

impl Client {
    /// The LINE client of the account that `token` belongs to. No request is made yet.
    pub fn new(http: Http, bases: Bases, token: Token) -> Self {
        Self { http, bases, tokens: TokenCache::new(token) }
    }

    /// Acquires an access token, so that the next request needs no other one first. What is to be written down about a
    /// request is written once a token is at hand: until then nothing of it can have reached LINE.
    ///
    /// # Errors
    /// `NotReached` when LINE was not asked or its answer did not come; `Unauthorized` when LINE issues none;
    /// `RateLimited`.
    pub async fn acquire_token(&self) -> Result<(), Error> {
        self.tokens.current(&self.http, &self.bases).await.map(drop)
    }

    pub(super) fn get(&self, path: &[&str]) -> Result<RequestBuilder, Error> {
        Ok(self.http.call(Method::GET, join(&self.bases.api, path)?))
    }

    pub(super) fn post(&self, path: &[&str], body: &impl Serialize) -> Result<RequestBuilder, Error> {
        Ok(self.http.call(Method::POST, join(&self.bases.api, path)?).json(body))
    }

    /// Sends a request with the account's token; once more with a new one when LINE refuses it and a new one can be had.
    /// `name` is for the log: paths hold people's ids.
    pub(super) async fn send(&self, name: &'static str, request: RequestBuilder) -> Result<Response, Error> {
        let second = request.try_clone();
        let token = self.tokens.current(&self.http, &self.bases).await?;
        let response = authorized(request, token.reveal())?.send().await?;
        log(name, &response);
        let Some(second) = second.filter(|_| response.status() == StatusCode::UNAUTHORIZED) else {
            return Ok(response);
        };
        if !self.tokens.invalidate(&self.http, &self.bases, token.reveal()).await {
            return Ok(response);
        }
        let token = self.tokens.current(&self.http, &self.bases).await?;
        let response = authorized(second, token.reveal())?.send().await?;
        log(name, &response);
        Ok(response)
    }

    pub(super) async fn json<T: DeserializeOwned>(
        &self,
        name: &'static str,
        request: RequestBuilder,
    ) -> Result<T, Error> {
        response::json(self.send(name, request).await?).await
    }

    pub(super) async fn done(&self, name: &'static str, request: RequestBuilder) -> Result<(), Error> {
        response::done(self.send(name, request).await?).await
    }
}

fn authorized(request: RequestBuilder, token: &str) -> Result<RequestBuilder, Error> {
    let mut value = HeaderValue::from_str(&format!("Bearer {token}")).map_err(|_| {
        Error::new(ErrorKind::Unauthorized).with_cause("the token has characters that no HTTP header has")
    })?;
    value.set_sensitive(true);
    Ok(request.header(reqwest::header::AUTHORIZATION, value))
}

fn log(name: &'static str, response: &Response) {
    let request_id = response::request_id(response);
    tracing::debug!(call = name, status = response.status().as_u16(), request_id, "LINE answered");
}
