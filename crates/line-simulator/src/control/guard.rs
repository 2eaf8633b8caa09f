//! Who may reach what needs no password: programs and pages of this machine, never a page of the web.
use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{FromRequest, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde::de::DeserializeOwned;
use url::Url;

use crate::platform::Platform;
use crate::refusal::{Code, Refused};

/// Refuses pages of other origins, and names that were made to point here (DNS rebinding).
pub(super) async fn only_from_here(
    State(platform): State<Platform>,
    request: Request,
    next: Next,
) -> Response {
    if !is_from_here(request.headers(), platform.url()) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let changes = request.method() != Method::GET;
    let mut response = next.run(request).await;
    if changes {
        platform.kept().await;
    }
    let headers = response.headers_mut();
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    response
}

fn is_from_here(headers: &HeaderMap, own: &str) -> bool {
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

/// A JSON body, with our own words for what is none.
pub(super) struct Wanted<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Wanted<T> {
    type Rejection = Refused;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refused> {
        match Json::<T>::from_request(request, state).await {
            Ok(Json(wanted)) => Ok(Self(wanted)),
            Err(rejection) => Err(refusal(&rejection)),
        }
    }
}

fn refusal(rejection: &JsonRejection) -> Refused {
    if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
        return Refused::new(Code::TooLarge, "The request is larger than 16 MB.");
    }
    Refused::new(Code::Invalid, rejection.body_text())
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let status = match self.code {
            Code::QrUnreadable | Code::LinkUnknown | Code::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
            Code::IdUnknown | Code::NotFound => StatusCode::NOT_FOUND,
            Code::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Code::AlreadyFriend
            | Code::NotFriend
            | Code::Blocked
            | Code::GroupHasAccount
            | Code::GroupsNotAllowed
            | Code::NotMember
            | Code::Taken
            | Code::NotPossible => StatusCode::CONFLICT,
        };
        (status, Json(self)).into_response()
    }
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
        is_from_here(&headers, "http://127.0.0.1:4000")
    }

    #[test]
    fn programs_and_own_pages_come_in() {
        assert!(allowed("127.0.0.1:4000", None));
        assert!(allowed("localhost:4000", Some("http://localhost:4000")));
        assert!(allowed("127.0.0.1:4000", Some("http://127.0.0.1:4000")));
    }

    #[test]
    fn pages_of_the_web_stay_out() {
        assert!(!allowed("127.0.0.1:4000", Some("https://example.com")));
        assert!(!allowed("127.0.0.1:4000", Some("http://127.0.0.1:5000")), "another program's page");
        assert!(!allowed("127.0.0.1:4000", Some("null")), "a sandboxed frame");
        assert!(!allowed("rebound.example.com:4000", None), "a name that was made to point here");
    }
}
