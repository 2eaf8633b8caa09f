//! The guard of the control API, which needs no password: programs and pages of this machine may call it, never a page of
//! the web.
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use url::Url;

use crate::platform::Platform;

/// Refuses pages of other origins, and host names that were made to point here (DNS rebinding).
pub(super) async fn same_machine_only(
    State(platform): State<Platform>,
    request: Request,
    next: Next,
) -> Response {
    if !is_same_machine(request.headers(), platform.url()) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let changes = request.method() != Method::GET;
    let mut response = next.run(request).await;
    if changes {
        platform.wait_until_saved().await;
    }
    let headers = response.headers_mut();
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    response
}

fn is_same_machine(headers: &HeaderMap, own: &str) -> bool {
    let Ok(own) = Url::parse(own) else { return false };
    let text = |name| headers.get(name).map(|value: &HeaderValue| value.to_str().unwrap_or("?"));
    let same_place = |url: &Url| {
        let host = url.host_str().is_some_and(|host| Some(host) == own.host_str() || host == "localhost");
        host && url.port() == own.port()
    };
    let host = text(header::HOST).and_then(|host| Url::parse(&format!("http://{host}/")).ok());
    let origin =
        text(header::ORIGIN).map(|origin| Url::parse(origin).ok().filter(|url| url.scheme() == "http"));
    host.is_some_and(|host| same_place(&host))
        && origin.is_none_or(|origin| origin.is_some_and(|origin| same_place(&origin)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allowed(host: &str, origin: Option<&str>) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, host.parse().unwrap());
        if let Some(origin) = origin {
            headers.insert(header::ORIGIN, origin.parse().unwrap());
        }
        is_same_machine(&headers, "http://127.0.0.1:4000")
    }

    #[test]
    fn programs_and_pages_of_the_same_origin_are_allowed() {
        assert!(allowed("127.0.0.1:4000", None));
        assert!(allowed("localhost:4000", Some("http://localhost:4000")));
        assert!(allowed("127.0.0.1:4000", Some("http://127.0.0.1:4000")));
    }

    #[test]
    fn pages_of_other_origins_and_rebound_hosts_are_forbidden() {
        assert!(!allowed("127.0.0.1:4000", Some("https://example.com")));
        assert!(!allowed("127.0.0.1:4000", Some("http://127.0.0.1:5000")), "another program's page");
        assert!(!allowed("127.0.0.1:4000", Some("null")), "a sandboxed frame");
        assert!(!allowed("rebound.example.com:4000", None), "a name that was made to point here");
    }
}
