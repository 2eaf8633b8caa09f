//! Tokens by assertion: issued once, kept, renewed in time, and never one after another for nothing.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicI64, Ordering},
};

use line::{AssertionKey, ErrorKind, IssuedToken, Message, PushOptions, Secret, Token};
use uuid::Uuid;

use crate::support::{Response, StubServer, response};

const DAY: i64 = 86_400_000;
const NOW: i64 = 1_795_000_000_000;
const PEM: &str = include_str!("keys/assertion.pem");

/// A channel that proves itself by assertion, its clock, and what was handed out to be kept.
struct Channel {
    now: Arc<AtomicI64>,
    kept: Arc<Mutex<Vec<IssuedToken>>>,
}

impl Channel {
    fn new() -> Self {
        Self { now: Arc::new(AtomicI64::new(NOW)), kept: Arc::default() }
    }

    fn token(&self, issued: Option<IssuedToken>) -> Token {
        let (now, kept) = (self.now.clone(), self.kept.clone());
        Token::Assertion {
            channel_id: "1573163733".into(),
            key: AssertionKey::parse("k-1", PEM).unwrap(),
            issued,
            on_issued: Arc::new(move |token| kept.lock().unwrap().push(token)),
            clock: Arc::new(move || now.load(Ordering::SeqCst)),
        }
    }

    fn passes(&self, ms: i64) {
        self.now.fetch_add(ms, Ordering::SeqCst);
    }

    fn kept(&self) -> Vec<IssuedToken> {
        self.kept.lock().unwrap().clone()
    }
}

fn kept(secret: &str, days: i64) -> IssuedToken {
    IssuedToken { secret: Secret::new(secret), key_id: "id".into(), expires_at: NOW + days * DAY }
}

fn issued(token: &str) -> Response {
    let body = format!(
        r#"{{"access_token":"{token}","expires_in":2592000,"token_type":"Bearer","key_id":"id-{token}"}}"#
    );
    response("200 OK", "", &body)
}

fn done() -> Response {
    response("200 OK", "", "{}")
}

fn no() -> Response {
    response("401 Unauthorized", "", r#"{"message":"Authentication failed"}"#)
}

fn gone() -> Response {
    response("400 Bad Request", "", r#"{"error":"invalid_request"}"#)
}

fn paths(server: &StubServer) -> Vec<String> {
    let path = |request: &String| request.split([' ', '?']).nth(1).unwrap().to_owned();
    server.requests().iter().map(path).collect()
}

const TOKEN: &str = "/oauth2/v2.1/token";
const VERIFY: &str = "/oauth2/v2.1/verify";
const LEAVE: &str = "/v2/bot/group/C1/leave";

#[tokio::test]
async fn a_token_by_assertion_is_issued_once_and_handed_out_to_be_kept() {
    let server = StubServer::with_responses(vec![issued("first"), done()]).await;
    let channel = Channel::new();
    let client = server.client_with(channel.token(None));
    client.leave_group("C1").await.unwrap();
    client.leave_group("C1").await.unwrap();
    assert_eq!(paths(&server), [TOKEN, LEAVE, LEAVE]);
    let request = server.requests().remove(0);
    let form = "grant_type=client_credentials&client_assertion_type=\
                urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion=ey";
    assert!(request.contains(form), "{request}");
    let expected =
        IssuedToken { secret: Secret::new("first"), key_id: "id-first".into(), expires_at: NOW + 30 * DAY };
    assert_eq!(channel.kept(), [expected]);
}

#[tokio::test]
async fn a_kept_token_is_used_until_three_days_before_it_expires() {
    let server = StubServer::with_responses(vec![done(), issued("second"), done()]).await;
    let channel = Channel::new();
    let client = server.client_with(channel.token(Some(kept("first", 10))));
    channel.passes(7 * DAY - 1);
    client.leave_group("C1").await.unwrap();
    assert!(channel.kept().is_empty(), "LINE counts them: none is asked for without need");
    channel.passes(1);
    client.leave_group("C1").await.unwrap();
    assert_eq!(paths(&server), [LEAVE, TOKEN, LEAVE]);
    assert!(server.requests()[2].contains("Bearer second"));
}

#[tokio::test]
async fn a_token_that_has_not_expired_is_used_while_its_renewal_fails() {
    let down = || response("503 Busy", "", "");
    let server = StubServer::with_responses(vec![down(), done(), done(), down()]).await;
    let channel = Channel::new();
    let client = server.client_with(channel.token(Some(kept("old", 2))));
    client.leave_group("C1").await.unwrap();
    client.leave_group("C1").await.unwrap();
    assert_eq!(paths(&server), [TOKEN, LEAVE, LEAVE], "and LINE is not asked again at once");
    assert!(server.requests()[2].contains("Bearer old"));
    channel.passes(2 * DAY);
    let error = client.leave_group("C1").await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::NotReached, "now it is over, and nothing was sent");
}

#[tokio::test]
async fn a_refused_token_is_replaced_once_with_the_same_retry_key() {
    let sent = response("200 OK", "", r#"{"sentMessages":[{"id":"7"}]}"#);
    let server = StubServer::with_responses(vec![no(), gone(), issued("second"), sent]).await;
    let channel = Channel::new();
    let client = server.client_with(channel.token(Some(kept("revoked", 20))));
    let key = Uuid::from_u128(7);
    client.push("U1", &[Message::text("hello")], key, PushOptions::default()).await.unwrap();
    let requests = server.requests();
    assert!(requests[0].contains(&key.to_string()) && requests[3].contains(&key.to_string()));
    assert_eq!(channel.kept().len(), 1);
}

#[tokio::test]
async fn a_refusal_that_a_new_token_does_not_cure_does_not_issue_all_thirty() {
    let good = response("200 OK", "", r#"{"client_id":"1573163733","expires_in":2591000}"#);
    let server =
        StubServer::with_responses(vec![no(), gone(), issued("second"), no(), no(), good, no()]).await;
    let channel = Channel::new();
    let client = server.client_with(channel.token(Some(kept("first", 20))));
    assert_eq!(client.leave_group("C1").await.unwrap_err().kind, ErrorKind::Unauthorized);
    assert_eq!(client.leave_group("C1").await.unwrap_err().kind, ErrorKind::Unauthorized);
    assert_eq!(
        paths(&server),
        [LEAVE, VERIFY, TOKEN, LEAVE, LEAVE, VERIFY],
        "LINE says that the token is good: another would not help"
    );
    assert_eq!(channel.kept().len(), 1);
}

#[tokio::test]
async fn a_new_token_that_was_revoked_at_once_is_replaced_too() {
    let server =
        StubServer::with_responses(vec![issued("first"), no(), gone(), issued("second"), done()]).await;
    let channel = Channel::new();
    let client = server.client_with(channel.token(None));
    client.leave_group("C1").await.unwrap();
    assert_eq!(paths(&server), [TOKEN, LEAVE, VERIFY, TOKEN, LEAVE]);
}

#[tokio::test]
async fn an_assertion_that_line_refuses_means_that_nothing_was_sent() {
    let body = r#"{"error":"invalid_client","error_description":"Invalid signature"}"#;
    let server = StubServer::responding("400 Bad Request", "", body).await;
    let client = server.client_with(Channel::new().token(None));
    let error = client.leave_group("C1").await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::Unauthorized);
    assert_eq!(error.line_message.as_deref(), Some("Invalid signature"));
    assert_eq!(paths(&server), [TOKEN]);
}

#[tokio::test]
async fn a_token_with_a_short_lifetime_is_not_issued_anew_for_each_call() {
    let brief = response("200 OK", "", r#"{"access_token":"brief","expires_in":3600,"key_id":"k"}"#);
    let server = StubServer::with_responses(vec![brief, done()]).await;
    let client = server.client_with(Channel::new().token(None));
    client.leave_group("C1").await.unwrap();
    client.leave_group("C1").await.unwrap();
    assert_eq!(paths(&server), [TOKEN, LEAVE, LEAVE]);
}

#[tokio::test]
async fn verifying_asks_about_the_cached_token_and_replaces_an_invalid_one() {
    let info = response("200 OK", "", r#"{"client_id":"1573163733","expires_in":2592000}"#);
    let server = StubServer::with_responses(vec![gone(), issued("second"), info]).await;
    let channel = Channel::new();
    let client = server.client_with(channel.token(Some(kept("first", 20))));
    assert_eq!(client.verify_token().await.unwrap().client_id, "1573163733");
    assert_eq!(paths(&server), [VERIFY, TOKEN, VERIFY]);
    assert!(server.requests()[0].starts_with("GET /oauth2/v2.1/verify?access_token=first "));
}

#[tokio::test]
async fn neither_token_nor_key_is_in_debug_or_in_an_error() {
    let server = StubServer::responding("500 Error", "", "").await;
    let token = Channel::new().token(Some(kept("token-of-the-account", 0)));
    let client = server.client_with(token.clone());
    let error = client.verify_token().await.unwrap_err();
    let gone = StubServer::closed().client_with(token.clone()).verify_token().await.unwrap_err();
    let shown = format!("{token:?} {client:?} {error} {error:?} {gone} {gone:?} {:?}", kept("token-of", 1));
    for secret in ["token-of", "client_assertion", "eyJ"] {
        assert!(!shown.contains(secret), "{shown}");
    }
}
