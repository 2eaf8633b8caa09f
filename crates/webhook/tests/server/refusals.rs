//! Who gets in, and that nothing is kept of who does not.

use crate::support::{DESTINATION, PATH, SECRET, Shop, World, body, request, signed, status};
use axum::Router;
use line::{Secret, signature};
use tokio::io::AsyncWriteExt;
use webhook::{Account, Accounts};

fn sign(body: &str, secret: &str) -> String {
    signature::sign(&Secret::new(secret), body.as_bytes())
}

#[tokio::test]
async fn a_signature_by_another_secret_is_refused_and_nothing_is_stored() {
    let world = World::open().await;
    let body = body(&["01A"]);
    assert_eq!(world.send(&request(PATH, &body, Some(&sign(&body, "another")))).await, 401);
    assert_eq!(world.send(&request(PATH, &body, Some(""))).await, 401);
    assert_eq!(world.send(&request(PATH, &body, None)).await, 401, "a missing signature");
    assert_eq!(world.stored().await, [""; 0]);
}

#[tokio::test]
async fn a_signature_of_another_body_is_refused_and_nothing_is_stored() {
    let world = World::open().await;
    let changed = body(&["01A"]).replace("hello", "hullo");
    assert_eq!(world.send(&request(PATH, &changed, Some(&sign(&body(&["01A"]), SECRET)))).await, 401);
    assert_eq!(world.stored().await, [""; 0]);
}

#[tokio::test]
async fn a_webhook_for_an_unknown_account_is_not_found() {
    let world = World::open().await;
    let body = body(&["01A"]);
    for path in ["/line/webhook/nobody", "/line/webhook/", "/line/webhook", "/", "/line/webhook/shop/x"] {
        assert_eq!(world.send(&request(path, &body, Some(&sign(&body, SECRET)))).await, 404, "{path}");
    }
    assert_eq!(world.stored().await, [""; 0]);
}

#[tokio::test]
async fn a_signed_body_that_is_no_webhook_is_refused_and_nothing_is_stored() {
    let world = World::open().await;
    for broken in
        ["", "{", "[]", r#"{"destination":"U8e742f61d673b39c7fff3cecb7536ef0"}"#, &body(&["01A"])[..60]]
    {
        assert_eq!(world.deliver(broken).await, 400, "{broken:?}");
    }
    assert_eq!(world.stored().await, [""; 0]);
}

#[tokio::test]
async fn a_body_for_another_account_is_refused_and_nothing_is_stored() {
    let world = World::open().await;
    let other = body(&["01A"]).replace(DESTINATION, "U00000000000000000000000000000000");
    assert_eq!(world.deliver(&other).await, 400);
    assert_eq!(world.stored().await, [""; 0]);
}

/// The account `shop`, while its secrets are locked.
struct Locked;

impl Accounts for Locked {
    fn find(&self, id: &str) -> Option<Account> {
        Shop.find(id).map(|shop| Account { secrets: Vec::new(), ..shop })
    }

    fn observe(&self, _: &domain::LineAccountId, _: webhook::Observation) {
        panic!("nobody knows whether the signature is right");
    }
}

#[tokio::test]
async fn a_webhook_that_cannot_be_verified_now_is_answered_with_503_so_that_line_redelivers() {
    let world = World::open_with(Locked, Router::new()).await;
    assert_eq!(world.deliver(&body(&["01A"])).await, 503);
    assert_eq!(world.stored().await, [""; 0]);
}

#[tokio::test]
async fn a_body_over_one_mebibyte_is_refused_announced_or_not() {
    let world = World::open().await;
    let large = body(&["01A"]).replace("hello", &"x".repeat(1024 * 1024));
    assert_eq!(world.deliver(&large).await, 413, "announced");

    let chunked = format!(
        "POST {PATH} HTTP/1.1\r\nhost: localhost\r\nx-line-signature: {}\r\ntransfer-encoding: chunked\r\n\r\n{:x}\r\n{large}\r\n0\r\n\r\n",
        sign(&large, SECRET),
        large.len()
    );
    assert_eq!(world.send(chunked.as_bytes()).await, 413, "not announced");
    assert_eq!(world.stored().await, [""; 0]);
}

#[tokio::test]
async fn a_body_of_nearly_one_mebibyte_is_stored() {
    let world = World::open().await;
    let large = body(&["01A"]).replace("hello", &"x".repeat(1024 * 1024 - 1000));
    assert_eq!(world.deliver(&large).await, 200);
    assert_eq!(world.stored().await.len(), 1);
}

#[tokio::test]
async fn webhook_urls_answer_only_post() {
    let world = World::open().await;
    for method in ["GET", "PUT", "DELETE"] {
        let request = format!("{method} {PATH} HTTP/1.1\r\nhost: localhost\r\n\r\n");
        assert_eq!(world.send(request.as_bytes()).await, 405, "{method}");
    }
}

#[tokio::test]
async fn bytes_that_are_no_http_do_not_disturb_others() {
    let world = World::open().await;
    assert_eq!(world.send(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 TLS?\r\n\r\n").await, 400);
    assert_eq!(world.deliver(&body(&["01A"])).await, 200);
}

#[tokio::test]
async fn slow_request_bodies_run_into_a_timeout_and_do_not_keep_line_out() {
    let world = World::open().await;
    let mut slow = Vec::new();
    for _ in 0..64 {
        let mut stream = world.connect().await;
        let head = format!(
            "POST {PATH} HTTP/1.1\r\nhost: localhost\r\nx-line-signature: x\r\ncontent-length: 1048576\r\n\r\nabc"
        );
        stream.write_all(head.as_bytes()).await.unwrap();
        slow.push(stream);
    }
    assert_eq!(world.deliver(&body(&["01A"])).await, 200, "small bodies wait for nobody");
    assert_eq!(status(&mut slow[0]).await, 408, "after a while the server gives up on it");
    assert_eq!(world.stored().await.len(), 1);
}

#[tokio::test]
async fn a_flood_of_wrong_signatures_stores_nothing_and_others_still_get_in() {
    let world = std::sync::Arc::new(World::open().await);
    let flood: Vec<_> = (0..8)
        .map(|_| {
            let world = world.clone();
            tokio::spawn(async move {
                let mut stream = world.connect().await;
                for turn in 0..100 {
                    let wrong = request(PATH, &body(&[&format!("01{turn}")]), Some("d3Jvbmc="));
                    stream.write_all(&wrong).await.unwrap();
                    assert_eq!(status(&mut stream).await, 401);
                }
            })
        })
        .collect();
    for id in ["01A", "01B", "01C"] {
        assert_eq!(world.deliver(&body(&[id])).await, 200);
    }
    for task in flood {
        task.await.unwrap();
    }
    assert_eq!(world.stored().await.len(), 3);
}

#[tokio::test]
async fn the_signature_header_is_found_in_any_case() {
    let world = World::open().await;
    let body = body(&["01A"]);
    let lower = String::from_utf8(signed(&body)).unwrap().replace("X-Line-Signature", "x-LINE-signature");
    assert_eq!(world.send(lower.as_bytes()).await, 200);
}
