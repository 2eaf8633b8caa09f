//! Files that a member sends, as LINE and its users fetch them: at addresses that nobody can guess, and nothing else.

use std::{
    collections::HashMap,
    future::Future,
    io,
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

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
use futures_util::StreamExt;
use tokio::time::sleep;
use tower_http::services::ServeFile;

/// Files that are read at the same time, far fewer than the door's connections: LINE's webhooks always find one.
const READERS: usize = 128;
/// Those of one file: whoever was sent it may read slowly, and cannot take the places of the others.
const READERS_OF_ONE: usize = 8;
/// No file takes longer, however slowly it is read; 200 MB arrive in this time at 60 KB a second.
const LONGEST: Duration = Duration::from_secs(60 * 60);
/// A file under a token never changes, so whoever has it need not ask again.
const KEPT: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// Even a page that somebody published does nothing when it is opened here.
const HARMLESS: HeaderValue = HeaderValue::from_static("default-src 'none'; sandbox");

/// What is published now. Asked once per request, by whoever found the door: answer quickly.
pub trait Published: Send + Sync + 'static {
    /// The file behind a token, which a stranger wrote into the address; none when it is unknown or withdrawn.
    /// Only texts that [`is_token`] accepts are asked for.
    fn find(&self, token: &str) -> impl Future<Output = Option<PublishedFile>> + Send;
}

/// A file that everybody may read who knows its token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedFile {
    /// Where its bytes are. They never change.
    pub path: PathBuf,
    /// What it is said to be, whatever its bytes look like.
    pub mime: String,
    /// The name under which it is saved.
    pub name: String,
    /// Shown where it is opened, as pictures and videos are; otherwise saved.
    pub inline: bool,
}

/// The route `GET /media/{token}/{name}`: the published file, whole or in part. Everything that is not published is
/// not found, without a difference. The name in the address is for people and is not looked at.
pub fn media<P: Published>(published: P) -> Router {
    let media = Media { published, readers: Readers::default() };
    Router::new().route("/media/{token}/{name}", get(answer::<P>)).with_state(Arc::new(media))
}

/// The path of a published file's address. `name` is what people see of it.
pub fn media_path(token: &str, name: &str) -> String {
    // Two of these names would be taken for steps in a folder by whoever shortens the address.
    let name = if matches!(name, "" | "." | "..") { "file" } else { name };
    format!("/media/{token}/{}", percent_encoded(name))
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

/// Who reads now: how many, by token.
#[derive(Clone, Default)]
struct Readers(Arc<Mutex<HashMap<String, usize>>>);

impl Readers {
    /// A place to read the file of a token; none when there are enough who read it, or anything.
    fn place(&self, token: &str) -> Option<Place> {
        let mut reading = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let of_one = reading.get(token).copied().unwrap_or_default();
        if of_one >= READERS_OF_ONE || reading.values().sum::<usize>() >= READERS {
            return None;
        }
        reading.insert(token.to_owned(), of_one + 1);
        Some(Place { readers: self.clone(), token: token.to_owned() })
    }
}

/// A reader's place, free again when it is dropped.
struct Place {
    readers: Readers,
    token: String,
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut reading = self.readers.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(of_one) = reading.get_mut(&self.token) {
            *of_one -= 1;
            if *of_one == 0 {
                reading.remove(&self.token);
            }
        }
    }
}

async fn answer<P: Published>(State(media): State<Arc<Media<P>>>, request: Request) -> Response {
    // `/media/{token}/{name}` as it was sent: a token has nothing to decode.
    let token = request.uri().path().split('/').nth(2).filter(|token| is_token(token)).map(str::to_owned);
    let Some(token) = token else { return StatusCode::NOT_FOUND.into_response() };
    let Some(file) = media.published.find(&token).await else { return StatusCode::NOT_FOUND.into_response() };
    if request.method() == Method::HEAD {
        return serve(&file, request).await;
    }
    let Some(place) = media.readers.place(&token) else {
        return (StatusCode::SERVICE_UNAVAILABLE, [(RETRY_AFTER, "5")]).into_response();
    };
    let response = serve(&file, request).await;
    if response.body().is_end_stream() { response } else { response.map(|body| bounded(body, place)) }
}

/// Bytes that keep a reader's place until the last is sent, and end when it took too long.
fn bounded(body: Body, place: Place) -> Body {
    let bytes = body.into_data_stream().inspect(move |_| {
        let _ = &place;
    });
    Body::from_stream(bytes.take_until(Box::pin(sleep(LONGEST))))
}

async fn serve(file: &PublishedFile, request: Request) -> Response {
    let served = ServeFile::new(&file.path).ignore_multi_range_requests(true).try_call(request).await;
    match served {
        Ok(response) if response.status() == StatusCode::NOT_FOUND => StatusCode::NOT_FOUND.into_response(),
        Ok(mut response) => {
            label(response.headers_mut(), file);
            response.map(Body::new)
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            tracing::warn!(%error, "a published file cannot be read");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// Says what the file is, and that nobody has to find out by looking into it.
fn label(headers: &mut HeaderMap, file: &PublishedFile) {
    // An answer without the file has no type: nothing changed, or no such part.
    if headers.contains_key(CONTENT_TYPE) {
        headers.insert(CONTENT_TYPE, value(&file.mime, "application/octet-stream"));
    }
    headers.insert(CONTENT_DISPOSITION, value(&disposition(file), "attachment"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(CONTENT_SECURITY_POLICY, HARMLESS);
    headers.insert(CACHE_CONTROL, KEPT);
    // Pages of others may show it: LINE does.
    let policy = HeaderName::from_static("cross-origin-resource-policy");
    headers.insert(policy, HeaderValue::from_static("cross-origin"));
}

fn value(text: &str, otherwise: &'static str) -> HeaderValue {
    HeaderValue::from_str(text).unwrap_or(HeaderValue::from_static(otherwise))
}

/// With the name twice: for old readers in ASCII, and as it is (RFC 6266, RFC 8187).
fn disposition(file: &PublishedFile) -> String {
    let how = if file.inline { "inline" } else { "attachment" };
    let plain = |c: char| if c.is_ascii_alphanumeric() || " .-_()".contains(c) { c } else { '_' };
    let ascii: String = file.name.chars().map(plain).collect();
    format!("{how}; filename=\"{ascii}\"; filename*=UTF-8''{}", percent_encoded(&file.name))
}

/// Everything but letters, digits and `-._~` as `%XX`: right for a path and for RFC 8187 alike.
fn percent_encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_said_in_ascii_and_as_it_is() {
        let file = PublishedFile {
            path: "x".into(),
            mime: "application/pdf".into(),
            name: "見積 \"1\".pdf".into(),
            inline: false,
        };
        assert_eq!(
            disposition(&file),
            "attachment; filename=\"__ _1_.pdf\"; filename*=UTF-8''%E8%A6%8B%E7%A9%8D%20%221%22.pdf"
        );
    }

    #[test]
    fn an_address_keeps_the_name_in_one_step_of_the_path() {
        assert_eq!(media_path("t", "a/b?.png"), "/media/t/a%2Fb%3F.png");
        assert_eq!(media_path("t", ".."), "/media/t/file");
        assert_eq!(media_path("t", ""), "/media/t/file");
    }

    #[test]
    fn a_short_text_is_no_token_and_neither_is_one_with_other_characters() {
        assert!(is_token("0123456789abcdef0123456789abcdef"), "128 bits in hexadecimal");
        assert!(is_token("AAECAwQFBgcICQoLDA0ODw"), "128 bits in URL-safe Base64");
        for text in ["", "0123456789abcdef", "..%2F..%2F..%2F..%2Fetc%2Fpasswd", &"a".repeat(129)] {
            assert!(!is_token(text), "{text}");
        }
    }
}
