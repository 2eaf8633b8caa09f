//! Pictures, files that users sent, and the practice phone.
use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};

use crate::config::Pages;
use crate::platform::Platform;

/// The content policy of what strangers sent, which is never run: no scripts, no frames, no forms.
pub(super) const INERT: &str = "default-src 'none'; sandbox";
/// The practice phone's page, shown at `/`.
const PHONE: &str = "phone.html";

/// Profile pictures. Their URL changes with their bytes.
pub(super) async fn picture(State(platform): State<Platform>, Path(hash): Path<String>) -> Response {
    stored(&platform, &hash)
}

/// Images, videos, audios and files in messages.
pub(super) async fn content(State(platform): State<Platform>, Path(hash): Path<String>) -> Response {
    stored(&platform, &hash)
}

fn stored(platform: &Platform, hash: &str) -> Response {
    let Some((info, bytes)) = platform.blob(hash) else { return StatusCode::NOT_FOUND.into_response() };
    let shown = ["image/png", "image/jpeg", "image/webp", "image/gif", "video/mp4"]
        .contains(&info.content_type.as_str())
        || info.content_type.starts_with("audio/");
    let disposition = if shown { "inline" } else { "attachment" };
    let kind = HeaderValue::from_str(&info.content_type)
        .unwrap_or_else(|_| HeaderValue::from_static("application/octet-stream"));
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static(disposition)),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(INERT)),
        (header::CACHE_CONTROL, HeaderValue::from_static("private, max-age=31536000, immutable")),
    ];
    (headers, bytes).into_response()
}

/// The content policy of the practice phone. It loads from here only: what lies at an account's server is fetched on its
/// behalf. The simulator's own address is named, since a page that was opened by `localhost` is not of its origin.
fn policy(own: &str) -> Option<HeaderValue> {
    let policy = format!(
        "default-src 'self'; img-src 'self' {own} data: blob:; media-src 'self' {own} blob:; \
         object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    );
    HeaderValue::from_str(&policy).ok()
}

/// A file of the practice phone.
pub(super) async fn page(State((platform, pages)): State<(Platform, Option<Pages>)>, uri: Uri) -> Response {
    let path = uri.path().trim_start_matches('/');
    if path.is_empty() && pages.is_some() {
        return Redirect::to(&format!("/{PHONE}")).into_response();
    }
    let inside = !path.split('/').any(|part| part == ".." || part.contains('\\'));
    let page = pages.filter(|_| inside).and_then(|pages| pages(path));
    let Some(page) = page else { return StatusCode::NOT_FOUND.into_response() };
    let kind = HeaderValue::from_str(&page.content_type)
        .unwrap_or_else(|_| HeaderValue::from_static("application/octet-stream"));
    let headers = [
        (header::CONTENT_TYPE, kind),
        (
            header::CONTENT_SECURITY_POLICY,
            policy(platform.url()).unwrap_or(HeaderValue::from_static("default-src 'self'")),
        ),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
    ];
    (headers, page.body).into_response()
}
