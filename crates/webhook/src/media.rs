//! Outgoing media: files that a member sends, served to LINE and its users at URLs that nobody can guess, and nothing
//! else.

use std::{future::Future, io, path::PathBuf, sync::Arc, time::Duration};

use axum::{
    Router,
    body::{Body, HttpBody},
    extract::{Request, State},
    http::{
        HeaderMap, HeaderName, HeaderValue, Method, StatusCode,
        header::{
            CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, RETRY_AFTER,
            X_CONTENT_TYPE_OPTIONS,
        },
    },
    response::{IntoResponse, Response},
    routing::get,
};
use domain::text::percent_encode;
use futures_util::StreamExt;
use tokio::time::sleep;
use tower_http::services::ServeFile;

use crate::readers::{ReadPermit, Readers};

/// A response may take this long, however slowly it is read; 200 MB arrive in this time at 60 KB a second.
const RESPONSE_TIMEOUT: Duration = Duration::from_secs(60 * 60);
/// `Cache-Control`: in the phone that asked for it, and nowhere on the way; for no longer than somebody looks at it, so that
/// a link that was withdrawn ends soon.
const CACHE_PRIVATE: HeaderValue = HeaderValue::from_static("private, max-age=300");
/// `Cache-Control` of what is no file.
const CACHE_NOT: HeaderValue = HeaderValue::from_static("no-store");
/// `Content-Security-Policy`: even a page that somebody published does nothing when it is opened here.
const SANDBOX: HeaderValue = HeaderValue::from_static("default-src 'none'; sandbox");

/// The files that are published now. Asked once per request, by whoever found the server: answer quickly.
pub trait Published: Send + Sync + 'static {
    /// What a token leads to, which a stranger wrote into the address; none when it was never given out. Only texts that
    /// [`is_token`] accepts are asked for.
    fn find(&self, token: &str) -> impl Future<Output = Option<Link>> + Send;
}

/// What a link leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Link {
    /// A file that everybody may read who has the link.
    File(PublishedFile),
    /// Nothing any more: its time is over, or it was withdrawn.
    Ended,
}

/// A published file: everybody may read it who knows its token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedFile {
    /// The path of its bytes, which never change.
    pub path: PathBuf,
    /// The media type it is served as, whatever its bytes look like.
    pub mime: String,
    /// The name under which it is saved.
    pub name: String,
    /// `Content-Disposition`: shown where it is opened, as pictures and videos are; otherwise saved.
    pub inline: bool,
}

/// The media routes, `GET /media/{token}/{name}`: the published file, whole or a byte range of it. Everything that is
/// not published is not found, without a difference. The name in the URL is for people and is not looked at.
pub fn media_routes<P: Published>(published: P) -> Router {
    let media = Media { published, readers: Readers::default() };
    Router::new().route("/media/{token}/{name}", get(answer::<P>)).with_state(Arc::new(media))
}

/// The path of a published file's URL. `name` is what people see of it.
pub fn media_path(token: &str, name: &str) -> String {
    // Two of these names would be taken for steps in a folder by whoever normalises the URL.
    let name = if matches!(name, "" | "." | "..") { "file" } else { name };
    format!("/media/{token}/{}", percent_encode(name))
}

/// Whether a text can be a token: URL-safe Base64 or hexadecimal digits, of 128 bits or more.
pub fn is_token(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    (22..=128).contains(&text.len()) && text.bytes().all(allowed)
}

struct Media<P> {
    published: P,
    readers: Readers,
}

async fn answer<P: Published>(State(media): State<Arc<Media<P>>>, request: Request) -> Response {
    // `/media/{token}/{name}` as it was sent: a token has nothing to decode.
    let token = request.uri().path().split('/').nth(2).filter(|token| is_token(token)).map(str::to_owned);
    let Some(token) = token else { return StatusCode::NOT_FOUND.into_response() };
    let file = match media.published.find(&token).await {
        Some(Link::File(file)) => file,
        Some(Link::Ended) => return ended(),
        None => return StatusCode::NOT_FOUND.into_response(),
    };
    if request.method() == Method::HEAD {
        return serve(&file, request).await;
    }
    let bytes = tokio::fs::metadata(&file.path).await.map_or(0, |metadata| metadata.len());
    let Some(permit) = media.readers.acquire(&token, bytes) else {
        return (StatusCode::SERVICE_UNAVAILABLE, [(RETRY_AFTER, "5")]).into_response();
    };
    let response = serve(&file, request).await;
    if response.body().is_end_stream() {
        response
    } else {
        response.map(|body| body_with_permit(body, permit))
    }
}

/// The page of a link that has ended, for whoever opens it on a phone.
fn ended() -> Response {
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (CONTENT_SECURITY_POLICY, SANDBOX),
        (CACHE_CONTROL, CACHE_NOT),
    ];
    (StatusCode::GONE, headers, include_str!("ended.html")).into_response()
}

/// A body that holds its read permit until the last byte is sent, and ends when that took too long.
fn body_with_permit(body: Body, permit: ReadPermit) -> Body {
    let bytes = body.into_data_stream().inspect(move |_| {
        let _ = &permit;
    });
    Body::from_stream(bytes.take_until(Box::pin(sleep(RESPONSE_TIMEOUT))))
}

async fn serve(file: &PublishedFile, request: Request) -> Response {
    let served = ServeFile::new(&file.path).ignore_multi_range_requests(true).try_call(request).await;
    match served {
        Ok(response) if response.status() == StatusCode::NOT_FOUND => StatusCode::NOT_FOUND.into_response(),
        Ok(mut response) => {
            insert_headers(response.headers_mut(), file);
            response.map(Body::new)
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            tracing::warn!(%error, "a published file cannot be read");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// Inserts the headers that say what the file is, so that nobody sniffs at its bytes to find out.
fn insert_headers(headers: &mut HeaderMap, file: &PublishedFile) {
    // An answer without the file has no type: nothing changed, or no such part.
    if headers.contains_key(CONTENT_TYPE) {
        headers.insert(CONTENT_TYPE, header_value(&file.mime, "application/octet-stream"));
    }
    headers.insert(CONTENT_DISPOSITION, header_value(&content_disposition(file), "attachment"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(CONTENT_SECURITY_POLICY, SANDBOX);
    headers.insert(CACHE_CONTROL, CACHE_PRIVATE);
    // Pages of others may show it: LINE does.
    let policy = HeaderName::from_static("cross-origin-resource-policy");
    headers.insert(policy, HeaderValue::from_static("cross-origin"));
}

fn header_value(text: &str, otherwise: &'static str) -> HeaderValue {
    HeaderValue::from_str(text).unwrap_or(HeaderValue::from_static(otherwise))
}

/// `Content-Disposition` with the name twice: for old readers in ASCII, and as it is (RFC 6266, RFC 8187).
fn content_disposition(file: &PublishedFile) -> String {
    let how = if file.inline { "inline" } else { "attachment" };
    let plain = |c: char| if c.is_ascii_alphanumeric() || " .-_()".contains(c) { c } else { '_' };
    let ascii: String = file.name.chars().map(plain).collect();
    format!("{how}; filename=\"{ascii}\"; filename*=UTF-8''{}", percent_encode(&file.name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_content_disposition_has_the_name_in_ascii_and_in_utf8() {
        let file = PublishedFile {
            path: "x".into(),
            mime: "application/pdf".into(),
            name: "見積 \"1\".pdf".into(),
            inline: false,
        };
        assert_eq!(
            content_disposition(&file),
            "attachment; filename=\"__ _1_.pdf\"; filename*=UTF-8''%E8%A6%8B%E7%A9%8D%20%221%22.pdf"
        );
    }

    #[test]
    fn a_media_path_percent_encodes_the_name_into_one_segment() {
        assert_eq!(media_path("t", "a/b?.png"), "/media/t/a%2Fb%3F.png");
        assert_eq!(media_path("t", ".."), "/media/t/file");
        assert_eq!(media_path("t", ""), "/media/t/file");
    }

    #[test]
    fn a_media_token_has_128_bits_or_more_and_no_other_characters_than_base64url() {
        assert!(is_token("0123456789abcdef0123456789abcdef"), "128 bits in hexadecimal");
        assert!(is_token("AAECAwQFBgcICQoLDA0ODw"), "128 bits in URL-safe Base64");
        for text in ["", "0123456789abcdef", "..%2F..%2F..%2F..%2Fetc%2Fpasswd", &"a".repeat(129)] {
            assert!(!is_token(text), "{text}");
        }
    }
}
