//! Tokens by assertion: issued once, kept, renewed in time, and never one after another for nothing.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicI64, Ordering},
};

use line::{AssertionKey, ErrorKind, IssuedToken, Message, PushOptions, Secret, Token};
use uuid::Uuid;

use crate::support::{Answer, Stand, answer};

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

fn issued(token: &str) -> Answer {
    let body = format!(
        r#"{{"access_token":"{token}","expires_in":2592000,"token_type":"Bearer","key_id":"id-{token}"}}"#
    );
    answer("200 OK", "", &body)
}

fn done() -> Answer {
    answer("200 OK", "", "{}")
}

fn no() -> Answer {
    answer("401 Unauthorized", "", r#"{"message":"Authentication failed"}"#)
}

fn gone() -> Answer {
    answer("400 Bad Request", "", r#"{"error":"invalid_request"}"#)
}

fn paths(stand: &Stand) -> Vec<String> {
    let path = |request: &String| request.split([' ', '?']).nth(1).unwrap().to_owned();
    stand.requests().iter().map(path).collect()
}

const TOKEN: &str = "/oauth2/v2.1/token";
const VERIFY: &str = "/oauth2/v2.1/verify";
const LEAVE: &str = "/v2/bot/group/C1/leave";

#[tokio::test]
async fn a_token_is_issued_once_and_handed_out_to_be_kept() {
    let stand = Stand::answering(vec![issued("first"), done()]).await;
    let channel = Channel::new();
    let client = stand.client_with(channel.token(None));
    client.leave_group("C1").await.unwrap();
    client.leave_group("C1").await.unwrap();
    assert_eq!(paths(&stand), [TOKEN, LEAVE, LEAVE]);
    let request = stand.requests().remove(0);
    let form = "grant_type=client_credentials&client_assertion_type=\
                urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion=ey";
    assert!(request.contains(form), "{request}");
    let expected =
        IssuedToken { secret: Secret::new("first"), key_id: "id-first".into(), expires_at: NOW + 30 * DAY };
    assert_eq!(channel.kept(), [expected]);
}

#[tokio::test]
async fn a_kept_token_is_used_until_three_days_before_its_end() {
    let stand = Stand::answering(vec![done(), issued("second"), done()]).await;
    let channel = Channel::new();
    let client = stand.client_with(channel.token(Some(kept("first", 10))));
    channel.passes(7 * DAY - 1);
    client.leave_group("C1").await.unwrap();
    assert!(channel.kept().is_empty(), "LINE counts them: none is asked for without need");
    channel.passes(1);
    client.leave_group("C1").await.unwrap();
    assert_eq!(paths(&stand), [LEAVE, TOKEN, LEAVE]);
    assert!(stand.requests()[2].contains("Bearer second"));
}

#[tokio::test]
async fn the_old_token_serves_while_its_renewal_fails_and_it_is_still_good() {
    let down = || answer("503 Busy", "", "");
    let stand = Stand::answering(vec![down(), done(), done(), down()]).await;
    let channel = Channel::new();
    let client = stand.client_with(channel.token(Some(kept("old", 2))));
    client.leave_group("C1").await.unwrap();
    client.leave_group("C1").await.unwrap();
    assert_eq!(paths(&stand), [TOKEN, LEAVE, LEAVE], "and LINE is not asked again at once");
    assert!(stand.requests()[2].contains("Bearer old"));
    channel.passes(2 * DAY);
    let error = client.leave_group("C1").await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::NotReached, "now it is over, and nothing was sent");
}

#[tokio::test]
async fn a_refused_token_is_replaced_once_with_the_same_retry_key() {
    let sent = answer("200 OK", "", r#"{"sentMessages":[{"id":"7"}]}"#);
    let stand = Stand::answering(vec![no(), gone(), issued("second"), sent]).await;
    let channel = Channel::new();
    let client = stand.client_with(channel.token(Some(kept("revoked", 20))));
    let key = Uuid::from_u128(7);
    client.push("U1", &[Message::text("hello")], key, PushOptions::default()).await.unwrap();
    let requests = stand.requests();
    assert!(requests[0].contains(&key.to_string()) && requests[3].contains(&key.to_string()));
    assert_eq!(channel.kept().len(), 1);
}

#[tokio::test]
async fn a_refusal_that_a_new_token_does_not_cure_does_not_use_up_all_thirty() {
    let good = answer("200 OK", "", r#"{"client_id":"1573163733","expires_in":2591000}"#);
    let stand = Stand::answering(vec![no(), gone(), issued("second"), no(), no(), good, no()]).await;
    let channel = Channel::new();
    let client = stand.client_with(channel.token(Some(kept("first", 20))));
    assert_eq!(client.leave_group("C1").await.unwrap_err().kind, ErrorKind::Unauthorized);
    assert_eq!(client.leave_group("C1").await.unwrap_err().kind, ErrorKind::Unauthorized);
    assert_eq!(
        paths(&stand),
        [LEAVE, VERIFY, TOKEN, LEAVE, LEAVE, VERIFY],
        "LINE says that the token is good: another would not help"
    );
    assert_eq!(channel.kept().len(), 1);
}

#[tokio::test]
async fn a_new_token_that_was_revoked_at_once_is_replaced_too() {
    let stand = Stand::answering(vec![issued("first"), no(), gone(), issued("second"), done()]).await;
    let channel = Channel::new();
    let client = stand.client_with(channel.token(None));
    client.leave_group("C1").await.unwrap();
    assert_eq!(paths(&stand), [TOKEN, LEAVE, VERIFY, TOKEN, LEAVE]);
}

#[tokio::test]
async fn an_assertion_that_line_refuses_means_that_nothing_was_sent() {
    let body = r#"{"error":"invalid_client","error_description":"Invalid signature"}"#;
    let stand = Stand::saying("400 Bad Request", "", body).await;
    let client = stand.client_with(Channel::new().token(None));
    let error = client.leave_group("C1").await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::Unauthorized);
    assert_eq!(error.line_message.as_deref(), Some("Invalid signature"));
    assert_eq!(paths(&stand), [TOKEN]);
}

#[tokio::test]
async fn a_life_shorter_than_the_spare_time_does_not_mean_a_token_for_each_call() {
    let brief = answer("200 OK", "", r#"{"access_token":"brief","expires_in":3600,"key_id":"k"}"#);
    let stand = Stand::answering(vec![brief, done()]).await;
    let client = stand.client_with(Channel::new().token(None));
    client.leave_group("C1").await.unwrap();
    client.leave_group("C1").await.unwrap();
    assert_eq!(paths(&stand), [TOKEN, LEAVE, LEAVE]);
}

#[tokio::test]
async fn verifying_asks_about_the_token_in_use_and_replaces_one_that_is_gone() {
    let told = answer("200 OK", "", r#"{"client_id":"1573163733","expires_in":2592000}"#);
    let stand = Stand::answering(vec![gone(), issued("second"), told]).await;
    let channel = Channel::new();
    let client = stand.client_with(channel.token(Some(kept("first", 20))));
    assert_eq!(client.verify_token().await.unwrap().client_id, "1573163733");
    assert_eq!(paths(&stand), [VERIFY, TOKEN, VERIFY]);
    assert!(stand.requests()[0].starts_with("GET /oauth2/v2.1/verify?access_token=first "));
}

#[tokio::test]
async fn neither_token_nor_key_is_in_debug_or_in_an_error() {
    let stand = Stand::saying("500 Error", "", "").await;
    let token = Channel::new().token(Some(kept("token-of-the-account", 0)));
    let client = stand.client_with(token.clone());
    let error = client.verify_token().await.unwrap_err();
    let gone = Stand::gone().client_with(token.clone()).verify_token().await.unwrap_err();
    let shown = format!("{token:?} {client:?} {error} {error:?} {gone} {gone:?} {:?}", kept("token-of", 1));
    for secret in ["token-of", "client_assertion", "eyJ"] {
        assert!(!shown.contains(secret), "{shown}");
    }
}
