//! Responses in LINE's shapes: error bodies and headers (LINE reference A.2.4).
use axum::Json;
use axum::extract::{FromRequest, Request, State};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use serde_json::{Map, Value, json};

use crate::platform::{Platform, Rejected};
use crate::world::SentMessage;

/// The `x-line-request-id` of the request.
#[derive(Clone)]
pub(super) struct RequestId(pub String);

/// An error response in LINE's words.
#[derive(Debug)]
pub(super) struct LineError {
    status: u16,
    message: String,
    details: Option<Value>,
    accepted: Option<(String, Vec<SentMessage>)>,
}

impl LineError {
    pub fn new(status: u16, message: impl Into<String>) -> Self {
        Self { status, message: message.into(), details: None, accepted: None }
    }

    pub fn with_details(status: u16, message: impl Into<String>, details: Option<Value>) -> Self {
        Self { details, ..Self::new(status, message) }
    }

    /// A 400 with one entry in `details` for each error of the body.
    pub fn body(details: Vec<Value>) -> Self {
        let message = format!("The request body has {} error(s)", details.len());
        Self::with_details(400, message, Some(details.into()))
    }

    /// A 400 for a property of the wrong shape.
    pub fn property(name: &str) -> Self {
        Self::new(400, format!("The property, '{name}', in the request body is invalid (line: -, column: -)"))
    }

    pub fn not_found() -> Self {
        Self::new(404, "Not found")
    }

    pub fn not_available() -> Self {
        Self::new(403, "Access to this API is not available for your account")
    }
}

impl From<Rejected> for LineError {
    fn from(rejected: Rejected) -> Self {
        let (status, message, details) = rejected.response();
        let accepted = match rejected {
            Rejected::AlreadyAccepted(accepted) => Some((accepted.request_id, accepted.sent_messages)),
            Rejected::UnknownTarget
            | Rejected::InvalidReplyToken
            | Rejected::MonthlyLimit
            | Rejected::QuoteTokens(_) => None,
        };
        Self { status, message, details, accepted }
    }
}

impl IntoResponse for LineError {
    fn into_response(self) -> Response {
        let mut body = Map::new();
        body.insert("message".into(), self.message.into());
        if let Some(details) = self.details {
            body.insert("details".into(), details);
        }
        let mut accepted_id = None;
        if let Some((request_id, sent_messages)) = self.accepted {
            accepted_id = HeaderValue::from_str(&request_id).ok();
            if !sent_messages.is_empty() {
                body.insert("sentMessages".into(), json!(sent_messages));
            }
        }
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, Json(body)).into_response();
        if let Some(id) = accepted_id {
            response.headers_mut().insert("x-line-accepted-request-id", id);
        }
        response
    }
}

/// The JSON body of a request, with LINE's errors for what is none.
pub(super) struct Body(pub Value);

impl<S: Send + Sync> FromRequest<S> for Body {
    type Rejection = LineError;

    async fn from_request(request: Request, state: &S) -> Result<Self, LineError> {
        let kind = request.headers().get("content-type").and_then(|kind| kind.to_str().ok()).unwrap_or("");
        if !kind.to_ascii_lowercase().starts_with("application/json") {
            return Err(LineError::new(415, format!("The content type, {kind}, is not supported")));
        }
        let too_large = |_| LineError::new(413, "Request exceeds the max size of 2MB");
        let bytes = Bytes::from_request(request, state).await.map_err(too_large)?;
        let value: Value = serde_json::from_slice(&bytes).map_err(|error| {
            let place = format!("(line: {}, column: {})", error.line(), error.column());
            LineError::new(400, format!("The request body could not be parsed as JSON {place}"))
        })?;
        if value.is_object() { Ok(Self(value)) } else { Err(LineError::property("/")) }
    }
}

/// Gives each response its own `x-line-request-id`, errors too.
pub(super) async fn with_request_id(
    State(platform): State<Platform>,
    mut request: Request,
    next: Next,
) -> Response {
    let id = platform.request_id();
    request.extensions_mut().insert(RequestId(id.clone()));
    let mut response = next.run(request).await;
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert("x-line-request-id", id);
    }
    response
}

/// The response to a path that LINE may have and this platform does not.
pub(super) async fn not_found() -> LineError {
    LineError::not_found()
}

/// The empty object `{}`.
pub(super) fn empty() -> Json<Value> {
    Json(json!({}))
}
