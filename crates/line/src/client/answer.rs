//! Reading LINE's answers without trusting them: bounded, any status, any bytes.

use std::time::Duration;

use reqwest::{Response, StatusCode, header::HeaderMap};
use serde::{Deserialize, de::DeserializeOwned};

use super::SentMessage;
use crate::{Detail, Error, ErrorKind, error::MAX_MESSAGE_CHARS};

/// The largest JSON answer read.
const MAX_ANSWER_BYTES: usize = 1024 * 1024;
/// How many of LINE's details are kept.
const MAX_DETAILS: usize = 20;

/// LINE's error body (LINE reference A.2.4); the token calls use OAuth's names.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Refusal {
    #[serde(alias = "error_description")]
    message: Option<String>,
    error: Option<String>,
    details: Vec<Detail>,
    pub(super) sent_messages: Vec<SentMessage>,
}

/// A successful answer as JSON; anything else as an error.
pub(super) async fn json<T: DeserializeOwned>(answer: Response) -> Result<T, Error> {
    let answer = successful(answer).await?;
    let request_id = request_id(&answer).map(str::to_owned);
    let bytes = body(answer).await?;
    serde_json::from_slice(&bytes).map_err(|error| Error {
        request_id,
        // Category and place only: the text of the answer may hold names.
        ..Error::of(ErrorKind::NoAnswer).because(format!("unreadable at {}:{}", error.line(), error.column()))
    })
}

/// A successful answer whose body says nothing.
pub(super) async fn done(answer: Response) -> Result<(), Error> {
    successful(answer).await.map(drop)
}

/// The answer itself when its status is 2xx.
pub(super) async fn successful(answer: Response) -> Result<Response, Error> {
    if answer.status().is_success() {
        return Ok(answer);
    }
    let (status, headers) = (answer.status(), answer.headers().clone());
    let refusal = refusal(answer).await;
    Err(error(status, &headers, refusal))
}

/// The error body, or an empty one when it is something else: a proxy's page, half an answer.
pub(super) async fn refusal(answer: Response) -> Refusal {
    let bytes = body(answer).await.unwrap_or_default();
    serde_json::from_slice(&bytes).unwrap_or_default()
}

pub(super) fn request_id(answer: &Response) -> Option<&str> {
    header(answer.headers(), "x-line-request-id")
}

pub(super) fn header<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok().filter(|value| value.len() <= 200)
}

async fn body(mut answer: Response) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    while let Some(chunk) = answer.chunk().await? {
        if bytes.len() + chunk.len() > MAX_ANSWER_BYTES {
            return Err(Error::of(ErrorKind::NoAnswer).because("the answer is larger than 1 MiB"));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

pub(super) fn error(status: StatusCode, headers: &HeaderMap, refusal: Refusal) -> Error {
    let message =
        refusal.message.or(refusal.error).map(|text| text.chars().take(MAX_MESSAGE_CHARS).collect());
    let details = refusal.details.into_iter().take(MAX_DETAILS).map(shorten).collect();
    Error {
        kind: kind(status, headers, message.as_deref().unwrap_or_default()),
        request_id: header(headers, "x-line-request-id").map(str::to_owned),
        line_message: message,
        details,
        cause: None,
    }
}

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

/// At most a day: nobody waits longer on a stranger's word.
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let seconds: u64 = header(headers, "retry-after")?.trim().parse().ok()?;
    Some(Duration::from_secs(seconds.min(86_400)))
}
