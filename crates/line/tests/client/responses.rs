//! Whatever LINE, a proxy or a bad line responses, the client says what it means and never panics.

use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};

use crate::support::{Response, StubServer, client, response, short_timeouts};
use line::{Download, Error, ErrorKind, Message, PushOptions, Secret, SentMessage, Token};
use uuid::Uuid;

const KEY: Uuid = Uuid::from_u128(0x123e_4567_e89b_12d3_a456_4266_1417_4000);
const SENT: &str = r#"{"sentMessages":[{"id":"461230966842064897","quoteToken":"IStG5h1Tz7b"}]}"#;

async fn push_to(server: &StubServer) -> Result<line::Accepted, Error> {
    server.client().push("U1", &[Message::text("hello")], KEY, PushOptions::default()).await
}

async fn refused(status: &str, headers: &str, body: &str) -> Error {
    push_to(&StubServer::responding(status, headers, body).await).await.unwrap_err()
}

#[tokio::test]
async fn an_accepted_push_has_the_messages_ids_and_the_request_id() {
    let server = StubServer::responding("200 OK", "x-line-request-id: r-1\r\n", SENT).await;
    let accepted = push_to(&server).await.unwrap();
    assert_eq!(accepted.request_id.as_deref(), Some("r-1"));
    let expected = SentMessage { id: "461230966842064897".into(), quote_token: Some("IStG5h1Tz7b".into()) };
    assert_eq!(accepted.sent, [expected]);
    assert!(!accepted.already);
    let request = server.requests().remove(0);
    assert!(request.starts_with("POST /v2/bot/message/push HTTP/1.1\r\n"), "{request}");
    assert!(request.contains("\r\nauthorization: Bearer token-of-the-account\r\n"), "{request}");
    assert!(request.contains("\r\nx-line-retry-key: 123e4567-e89b-12d3-a456-426614174000\r\n"), "{request}");
    assert!(request.ends_with(r#"{"to":"U1","messages":[{"type":"text","text":"hello"}]}"#), "{request}");
}

#[tokio::test]
async fn a_push_with_a_used_retry_key_is_accepted_with_the_first_request_id() {
    let headers = "x-line-request-id: r-2\r\nx-line-accepted-request-id: r-1\r\n";
    let body = r#"{"message":"The retry key is already accepted","sentMessages":[{"id":"7"}]}"#;
    let accepted = push_to(&StubServer::responding("409 Conflict", headers, body).await).await.unwrap();
    assert!(accepted.already);
    assert_eq!(accepted.request_id.as_deref(), Some("r-1"));
    assert_eq!(accepted.sent[0].id, "7");
}

#[tokio::test]
async fn a_push_with_a_used_retry_key_is_accepted_also_when_the_body_is_lost() {
    let accepted = push_to(&StubServer::responding("409 Conflict", "", "<html>").await).await.unwrap();
    assert!(accepted.already && accepted.sent.is_empty());
}

#[tokio::test]
async fn each_error_status_has_its_error_kind_and_keeps_lines_message() {
    let message = |text: &str| format!(r#"{{"message":"{text}"}}"#);
    let cases = [
        ("400 Bad Request", "The request body has 1 error(s)", ErrorKind::BadRequest),
        ("400 Bad Request", "Invalid reply token", ErrorKind::InvalidReplyToken),
        ("401 Unauthorized", "Authentication failed", ErrorKind::Unauthorized),
        ("403 Forbidden", "Access to this API is not available for your account", ErrorKind::Forbidden),
        ("404 Not Found", "Not found", ErrorKind::NotFound),
        ("410 Gone", "The content is gone", ErrorKind::Gone),
        ("413 Payload Too Large", "Too large", ErrorKind::TooLarge),
        ("415 Unsupported Media Type", "Unsupported", ErrorKind::UnsupportedMedia),
        ("418 Teapot", "Tea", ErrorKind::BadRequest),
        ("429 Too Many", "You have reached your monthly limit.", ErrorKind::MonthlyLimit),
        ("500 Error", "Internal server error", ErrorKind::Server { status: 500 }),
        ("503 Error", "Busy", ErrorKind::Server { status: 503 }),
    ];
    for (status, text, kind) in cases {
        let error = refused(status, "x-line-request-id: r-9\r\n", &message(text)).await;
        assert_eq!(error.kind, kind, "{status}");
        assert_eq!(error.line_message.as_deref(), Some(text));
        assert_eq!(error.request_id.as_deref(), Some("r-9"), "the support desk asks for it");
    }
}

#[tokio::test]
async fn an_error_response_names_the_property_in_its_details() {
    let body = r#"{"message":"The request body has 1 error(s)",
        "details":[{"message":"May not be empty","property":"messages[0].text"}]}"#;
    let error = refused("400 Bad Request", "", body).await;
    assert_eq!(error.details[0].property.as_deref(), Some("messages[0].text"));
}

#[tokio::test]
async fn a_rate_limit_has_the_retry_after_header() {
    let text = r#"{"message":"The API rate limit has been exceeded. Try again later."}"#;
    let error = refused("429 Too Many", "retry-after: 7\r\n", text).await;
    assert_eq!(error.kind, ErrorKind::RateLimited { retry_after: Some(Duration::from_secs(7)) });
    let error = refused("429 Too Many", "retry-after: Wed, 21 Oct 2015\r\n", text).await;
    assert_eq!(error.kind, ErrorKind::RateLimited { retry_after: None });
}

#[tokio::test]
async fn a_html_page_of_a_proxy_is_no_accepted_push() {
    let error = refused("200 OK", "content-type: text/html\r\n", "<html>Please log in</html>").await;
    assert_eq!(error.kind, ErrorKind::NoAnswer);
    assert!(error.may_have_been_accepted(), "nobody knows");
    assert_eq!(
        refused("302 Found", "location: /login\r\n", "").await.kind,
        ErrorKind::NoAnswer,
        "no redirects"
    );
    assert_eq!(refused("502 Bad Gateway", "", "<html>").await.kind, ErrorKind::Server { status: 502 });
}

#[tokio::test]
async fn a_response_that_is_cut_may_have_been_accepted() {
    let half = "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"sentMess";
    for bytes in ["", "HTTP/1.1 2", half] {
        let server = StubServer::with_responses(vec![Response::Bytes(bytes.into())]).await;
        let error = push_to(&server).await.unwrap_err();
        assert_eq!(error.kind, ErrorKind::NoAnswer, "{bytes:?}");
        assert_eq!(server.requests().len(), 1, "whether to send again is the caller's decision");
    }
}

#[tokio::test]
async fn a_call_without_a_response_ends_with_the_total_timeout() {
    let server = StubServer::with_responses(vec![Response::Silence]).await;
    let client = client(&server.url, Token::LongLived(Secret::new("token")), short_timeouts());
    let error = client.push("U1", &[Message::text("hello")], KEY, PushOptions::default()).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::NoAnswer);
    assert!(error.may_have_been_accepted());
}

#[tokio::test]
async fn a_refused_connection_is_certainly_not_sent() {
    let server = StubServer::closed();
    let error = push_to(&server).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::NotReached);
    assert!(!error.may_have_been_accepted());
    assert!(!error.to_string().contains("127.0.0.1:"), "addresses hold ids: {error}");
}

#[tokio::test]
async fn a_response_larger_than_the_limit_is_not_read_to_the_end() {
    let server = StubServer::responding("200 OK", "", &"x".repeat(2 * 1024 * 1024)).await;
    assert_eq!(push_to(&server).await.unwrap_err().kind, ErrorKind::NoAnswer);
}

#[tokio::test]
async fn neither_token_nor_message_text_is_in_an_error_or_in_debug() {
    let server =
        StubServer::responding("401 Unauthorized", "", r#"{"message":"Authentication failed"}"#).await;
    let error = push_to(&server).await.unwrap_err();
    for text in [format!("{error} {error:?}"), format!("{:?}", server.client())] {
        assert!(!text.contains("token-of") && !text.contains("hello"), "{text}");
    }
    assert_eq!(server.requests().len(), 1, "a token from the console cannot be renewed");
}

#[tokio::test]
async fn a_token_with_a_line_break_is_unauthorized_before_it_is_sent() {
    let server = StubServer::responding("200 OK", "", SENT).await;
    let client = server.client_with(Token::LongLived(Secret::new("a\r\nx-evil: 1")));
    assert_eq!(client.bot_info().await.unwrap_err().kind, ErrorKind::Unauthorized);
    assert!(server.requests().is_empty());
}

fn stateless(now: &Arc<AtomicI64>) -> Token {
    let now = now.clone();
    Token::Stateless {
        channel_id: "1573163733".into(),
        channel_secret: Secret::new("s"),
        clock: Arc::new(move || now.load(Ordering::SeqCst)),
    }
}

fn issued(token: &str) -> Response {
    response("200 OK", "", &format!(r#"{{"access_token":"{token}","expires_in":900,"token_type":"Bearer"}}"#))
}

#[tokio::test]
async fn a_stateless_token_is_cached_until_it_is_about_to_expire() {
    let done = response("200 OK", "", "{}");
    let server =
        StubServer::with_responses(vec![issued("first"), done.clone(), done.clone(), issued("second"), done])
            .await;
    let now = Arc::new(AtomicI64::new(1_000));
    let client = server.client_with(stateless(&now));
    client.leave_group("C1").await.unwrap();
    client.leave_group("C1").await.unwrap();
    now.store(1_000 + 840_000, Ordering::SeqCst);
    client.leave_group("C1").await.unwrap();
    let requests = server.requests();
    assert!(requests[0].starts_with("POST /oauth2/v3/token "), "{}", requests[0]);
    assert!(requests[0].ends_with("grant_type=client_credentials&client_id=1573163733&client_secret=s"));
    assert!(requests[2].contains("Bearer first"), "still good");
    assert!(requests[4].contains("Bearer second"), "a minute before the end");
}

#[tokio::test]
async fn a_refused_stateless_token_is_renewed_once() {
    let no = response("401 Unauthorized", "", "{}");
    let server = StubServer::with_responses(vec![
        issued("first"),
        no.clone(),
        issued("second"),
        response("200 OK", "", SENT),
    ])
    .await;
    let client = server.client_with(stateless(&Arc::new(AtomicI64::new(0))));
    let accepted = client.push("U1", &[Message::text("hello")], KEY, PushOptions::default()).await.unwrap();
    assert_eq!(accepted.sent.len(), 1);
    assert!(server.requests()[3].contains("123e4567-e89b-12d3-a456-426614174000"), "with the same retry key");

    let server = StubServer::with_responses(vec![issued("first"), no.clone(), issued("second"), no]).await;
    let client = server.client_with(stateless(&Arc::new(AtomicI64::new(0))));
    assert_eq!(client.bot_info().await.unwrap_err().kind, ErrorKind::Unauthorized);
    assert_eq!(server.requests().len(), 4, "not for ever");
}

#[tokio::test]
async fn a_token_that_cannot_be_issued_means_that_nothing_was_sent() {
    let body = r#"{"error":"invalid_client","error_description":"invalid client_secret"}"#;
    for (status, kind) in [("400 Bad Request", ErrorKind::Unauthorized), ("500 Error", ErrorKind::NotReached)]
    {
        let server = StubServer::responding(status, "", body).await;
        let client = server.client_with(stateless(&Arc::new(AtomicI64::new(0))));
        let error =
            client.push("U1", &[Message::text("hello")], KEY, PushOptions::default()).await.unwrap_err();
        assert_eq!(error.kind, kind);
        assert_eq!(error.line_message.as_deref(), Some("invalid client_secret"));
        assert!(!error.may_have_been_accepted());
    }
}

#[tokio::test]
async fn content_is_downloaded_with_its_type_and_length() {
    let server = StubServer::responding("200 OK", "content-type: image/jpeg\r\n", "\u{0}\u{1}picture").await;
    let Download::Ready(content) = server.client().content("44", 100).await.unwrap() else { panic!("ready") };
    assert_eq!((content.content_type.as_deref(), content.length), (Some("image/jpeg"), Some(9)));
    let mut written = Vec::new();
    assert_eq!(content.write_to(&mut written).await.unwrap(), 9);
    assert_eq!(written, b"\x00\x01picture");
    assert!(server.requests()[0].starts_with("GET /v2/bot/message/44/content "));
}

#[tokio::test]
async fn content_with_status_202_is_not_ready() {
    let server = StubServer::responding("202 Accepted", "", "").await;
    assert!(matches!(server.client().content("44", 100).await.unwrap(), Download::NotReady));
}

#[tokio::test]
async fn content_larger_than_the_limit_is_too_large_with_or_without_a_content_length() {
    let server = StubServer::responding("200 OK", "", &"x".repeat(101)).await;
    assert_eq!(server.client().content("44", 100).await.unwrap_err().kind, ErrorKind::TooLarge);

    let unannounced = format!("HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n{}", "x".repeat(101));
    let server = StubServer::with_responses(vec![Response::Bytes(unannounced.into())]).await;
    let Download::Ready(mut content) = server.client().content_preview("44", 100).await.unwrap() else {
        panic!("ready")
    };
    let end = loop {
        match content.chunk().await {
            Ok(Some(_)) => {}
            end => break end,
        }
    };
    assert_eq!(end.unwrap_err().kind, ErrorKind::TooLarge);
}

#[tokio::test]
async fn content_that_is_cut_is_an_error() {
    let half = "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf";
    let server = StubServer::with_responses(vec![Response::Bytes(half.into())]).await;
    let Download::Ready(content) = server.client().content("44", 100).await.unwrap() else { panic!("ready") };
    let error = content.write_to(&mut Vec::new()).await.unwrap_err();
    let line = error.get_ref().and_then(|inner| inner.downcast_ref::<Error>()).unwrap();
    assert_eq!(line.kind, ErrorKind::NoAnswer);
}

#[tokio::test]
async fn content_of_an_unsent_message_is_gone() {
    let server = StubServer::responding("410 Gone", "", r#"{"message":"The content is gone"}"#).await;
    assert_eq!(server.client().content("44", 100).await.unwrap_err().kind, ErrorKind::Gone);
}

#[tokio::test]
async fn an_account_without_a_webhook_url_has_no_webhook_endpoint() {
    let server = StubServer::responding("404 Not Found", "", r#"{"message":"Webhook not found"}"#).await;
    assert_eq!(server.client().webhook_endpoint().await.unwrap(), None);
}
