//! HTTP responses of LINE, read without trusting them: bounded, any status, any bytes.

use std::time::Duration;

use reqwest::{Response, StatusCode, header::HeaderMap};
use serde::{Deserialize, de::DeserializeOwned};

use super::sent::SentMessage;
use crate::error::{Detail, Error, ErrorKind, MAX_MESSAGE_CHARS};

/// The largest JSON response body that is read, in bytes.
const MAX_BODY_BYTES: usize = 1024 * 1024;
/// The most `details` that are kept.
const MAX_DETAILS: usize = 20;

/// The body of an error response (LINE reference A.2.4); the token calls use OAuth's names.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct ErrorBody {
    #[serde(alias = "error_description")]
    message: Option<String>,
    error: Option<String>,
    details: Vec<Detail>,
    pub(super) sent_messages: Vec<SentMessage>,
}

/// The body of a successful response as JSON; anything else as an error.
pub(super) async fn json<T: DeserializeOwned>(response: Response) -> Result<T, Error> {
    let response = successful(response).await?;
    let request_id = request_id(&response).map(str::to_owned);
    let bytes = read_body(response).await?;
    serde_json::from_slice(&bytes).map_err(|error| Error {
        request_id,
        // Category and place only: the text of the response may hold names.
        ..Error::new(ErrorKind::NoAnswer).with_cause(format!(
            "unreadable at {}:{}",
            error.line(),
            error.column()
        ))
    })
}

/// A successful response whose body says nothing; anything else as an error.
pub(super) async fn done(response: Response) -> Result<(), Error> {
    successful(response).await.map(drop)
}

/// The response itself when its status is 2xx.
pub(super) async fn successful(response: Response) -> Result<Response, Error> {
    if response.status().is_success() {
        return Ok(response);
    }
    let (status, headers) = (response.status(), response.headers().clone());
    let body = error_body(response).await;
    Err(error(status, &headers, body))
}

/// The body of an error response, or an empty one when it is something else: a proxy's page, half a response.
pub(super) async fn error_body(response: Response) -> ErrorBody {
    let bytes = read_body(response).await.unwrap_or_default();
    serde_json::from_slice(&bytes).unwrap_or_default()
}

pub(super) fn request_id(response: &Response) -> Option<&str> {
    header(response.headers(), "x-line-request-id")
}

pub(super) fn header<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok().filter(|value| value.len() <= 200)
}

async fn read_body(mut response: Response) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await? {
        if bytes.len() + chunk.len() > MAX_BODY_BYTES {
            return Err(Error::new(ErrorKind::NoAnswer).with_cause("the response is larger than 1 MiB"));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

pub(super) fn error(status: StatusCode, headers: &HeaderMap, body: ErrorBody) -> Error {
    let message = body.message.or(body.error).map(|text| text.chars().take(MAX_MESSAGE_CHARS).collect());
    let details = body.details.into_iter().take(MAX_DETAILS).map(shorten).collect();
    Error {
        kind: kind(status, headers, message.as_deref().unwrap_or_default()),
        request_id: header(headers, "x-line-request-id").map(str::to_owned),
        line_message: message,
        details,
        cause: None,
    }
}

/// Truncates a detail: its text is LINE's, or anybody's.
fn shorten(detail: Detail) -> Detail {
    let short = |text: Option<String>| text.map(|text| text.chars().take(MAX_MESSAGE_CHARS).collect());
    Detail { message: short(detail.message), property: short(detail.property) }
}

fn kind(status: StatusCode, headers: &HeaderMap, message: &str) -> ErrorKind {
    match status.as_u16() {
        400 if message.contains("Invalid reply token") => ErrorKind::InvalidReplyToken,
        401 => ErrorKind::Unauthorized,
        403 => ErrorKind::Forbidden,
        404 => ErrorKind::NotFound,
        // The proxy in between wants a password: LINE saw nothing.
        407 => ErrorKind::NotReached,
        // Somebody in between gave up waiting, or sent us elsewhere: LINE may have seen it.
        408 | 300..400 => ErrorKind::NoAnswer,
        410 => ErrorKind::Gone,
        413 => ErrorKind::TooLarge,
        415 => ErrorKind::UnsupportedMedia,
        429 if message.contains("monthly limit") => ErrorKind::MonthlyLimit,
        429 => ErrorKind::RateLimited { retry_after: retry_after(headers) },
        status @ 500.. => ErrorKind::Server { status },
        _ => ErrorKind::BadRequest,
    }
}

/// The `Retry-After` header in seconds, at most a day: nobody waits longer on a stranger's word.
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let seconds: u64 = header(headers, "retry-after")?.trim().parse().ok()?;
    Some(Duration::from_secs(seconds.min(86_400)))
}
