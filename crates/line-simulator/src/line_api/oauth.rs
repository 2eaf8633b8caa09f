//! Errors of the token calls, in OAuth's names (LINE reference A.4).
use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde_json::json;

/// The `error` of a token call's error response.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum OauthError {
    InvalidClient,
    InvalidRequest,
    UnsupportedGrantType,
}

/// The error response of a token call.
pub(super) fn refused(error: OauthError, description: &str) -> Response {
    let body = json!({ "error": error, "error_description": description });
    (StatusCode::BAD_REQUEST, Json(body)).into_response()
}
