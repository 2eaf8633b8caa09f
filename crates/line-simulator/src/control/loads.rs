//! Media and icons of account messages, fetched on behalf of a phone: its page loads from here only.
use axum::Json;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use serde::Deserialize;

use super::pages::INERT;
use super::valid_json::ValidJson;
use crate::error::ControlError;
use crate::platform::{Loading, Platform};
use crate::world::{Load, Part};

#[derive(Deserialize)]
pub(super) struct Which {
    part: Part,
}

/// Loads on command, and returns the record of it.
pub(super) async fn load(
    State(platform): State<Platform>,
    Path((user_id, chat_id, message_id)): Path<(String, String, String)>,
    ValidJson(which): ValidJson<Which>,
) -> Result<Json<Load>, ControlError> {
    platform.load(&user_id, &chat_id, &message_id, which.part).await.map(Json)
}

pub(super) async fn loads(State(platform): State<Platform>) -> Json<Vec<Load>> {
    Json(platform.loads().await)
}

/// The bytes, as the phone shows them.
pub(super) async fn media(
    State(platform): State<Platform>,
    Path((user_id, chat_id, message_id, part)): Path<(String, String, String, Part)>,
    headers: HeaderMap,
) -> Result<Response, ControlError> {
    let range = headers.get(header::RANGE).and_then(|range| range.to_str().ok()).map(str::to_owned);
    let loading = platform.loading(&user_id, &chat_id, &message_id, part, range).await?;
    Ok(response(loading))
}

pub(super) async fn icon(
    State(platform): State<Platform>,
    Path((user_id, name)): Path<(String, String)>,
) -> Result<Response, ControlError> {
    Ok(response(platform.loading_icon(&user_id, &name).await?))
}

fn response(loading: Loading) -> Response {
    if loading.load.problem.is_some() {
        return (StatusCode::BAD_GATEWAY, Json(loading.load.clone())).into_response();
    }
    let status = loading.load.status.and_then(|status| StatusCode::from_u16(status).ok());
    let headers = headers(&loading);
    let chunks = stream::unfold(loading, |mut loading| async move {
        match loading.chunk().await {
            Some(bytes) => Some((Ok(bytes), loading)),
            None if loading.load.problem.is_some() && loading.load.bytes > 0 => {
                Some((Err(std::io::Error::other("what came cannot be shown")), loading))
            }
            None => None,
        }
    });
    (status.unwrap_or_default(), headers, Body::from_stream(chunks)).into_response()
}

fn headers(loading: &Loading) -> HeaderMap {
    let load = &loading.load;
    let mut headers = HeaderMap::new();
    let values = [
        (header::CONTENT_TYPE, load.content_type.clone()),
        (header::CONTENT_LENGTH, load.announced.map(|length| length.to_string())),
        (header::CONTENT_RANGE, loading.content_range()),
        (header::ACCEPT_RANGES, load.accepts_ranges.then(|| "bytes".to_owned())),
    ];
    for (name, value) in values {
        if let Some(value) = value.and_then(|value| HeaderValue::from_str(&value).ok()) {
            headers.insert(name, value);
        }
    }
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(INERT));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, max-age=3600"));
    headers
}
