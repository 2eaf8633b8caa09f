//! Fault injection into the Messaging API.
use std::time::Duration;

use axum::Json;
use axum::body::{Body, to_bytes};
use axum::extract::{MatchedPath, Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use futures_util::stream;

use super::response::LineError;
use crate::fault::{Endpoint, Fault};
use crate::platform::Platform;

/// The largest response that is cut, in bytes; those of this platform are far smaller, except for files.
const MAX_RESPONSE: usize = 64 * 1024 * 1024;

/// Injects the next fault that was ordered for this endpoint, if there is one.
pub(super) async fn inject(
    State(platform): State<Platform>,
    path: MatchedPath,
    request: Request,
    next: Next,
) -> Response {
    let fault = Endpoint::of_route(path.as_str()).and_then(|endpoint| platform.take_fault(endpoint));
    match fault {
        None => next.run(request).await,
        Some(Fault::Status { status, message, details }) => status_response(status, message, details),
        Some(Fault::RateLimit) => {
            LineError::new(429, "The API rate limit has been exceeded. Try again later.").into_response()
        }
        Some(Fault::MonthlyLimit) => {
            LineError::new(429, "You have reached your monthly limit.").into_response()
        }
        Some(Fault::NoAnswer) => {
            platform.stopping().cancelled().await;
            cut(None)
        }
        Some(Fault::HalfAnswer) => half(next.run(request).await).await,
        Some(Fault::Slow { ms }) => {
            tokio::select! {
                () = tokio::time::sleep(Duration::from_millis(ms)) => {}
                () = platform.stopping().cancelled() => {}
            }
            next.run(request).await
        }
        Some(Fault::AcceptThenCut) => {
            let done = next.run(request).await;
            drop(done);
            cut(None)
        }
        Some(Fault::Html { status }) => html(status.unwrap_or(502)),
    }
}

fn status_response(status: u16, message: Option<String>, details: Option<serde_json::Value>) -> Response {
    let code = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    if code.is_success() {
        return (code, Json(serde_json::json!({}))).into_response();
    }
    let message = message.unwrap_or_else(|| code.canonical_reason().unwrap_or("Error").to_owned());
    LineError::with_details(code.as_u16(), message, details).into_response()
}

fn html(status: u16) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_GATEWAY);
    let page = "<!DOCTYPE html><html><body><h1>Bad Gateway</h1></body></html>";
    (status, [("content-type", "text/html")], page).into_response()
}

/// The response's head and half of its body, then the connection breaks.
async fn half(whole: Response) -> Response {
    let (parts, body) = whole.into_parts();
    let bytes = to_bytes(body, MAX_RESPONSE).await.unwrap_or_default();
    let mut response = cut(Some(bytes.slice(..bytes.len() / 2)));
    *response.status_mut() = parts.status;
    *response.headers_mut() = parts.headers;
    response.headers_mut().insert("content-length", bytes.len().into());
    response
}

/// A response whose body breaks off after `begin`, which makes the server drop the connection.
/// Without `begin` it breaks at once, before even the head has left.
fn cut(begin: Option<Bytes>) -> Response {
    let broken = || Err(std::io::Error::other("cut on command"));
    let Some(begin) = begin else {
        return Response::new(Body::from_stream(stream::once(async move { broken() as Result<Bytes, _> })));
    };
    let chunks = stream::unfold(Some(begin), move |begin| async move {
        if let Some(bytes) = begin {
            return Some((Ok(bytes), None));
        }
        // What was given before has to leave first.
        tokio::time::sleep(Duration::from_millis(20)).await;
        Some((broken(), None))
    });
    Response::new(Body::from_stream(chunks))
}
