//! A stranger posts webhooks as fast as they can, and a member works on.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use serde_json::json;

use crate::messages::{mio, open_mio};
use crate::test_app::TestApp;

const STRANGERS: usize = 8;
/// Posts a second, of all of them together.
const RATE: u32 = 1000;
/// What the whole process may grow by under the flood, in MiB.
const GROWTH: usize = 48;

/// Posts with wrong signatures, until the task is aborted.
fn stranger(url: String, refused: Arc<AtomicUsize>) -> tokio::task::JoinHandle<()> {
    let http = reqwest::Client::builder().no_proxy().build().expect("a client");
    tokio::spawn(async move {
        let body = format!(r#"{{"destination":"U0","events":["{}"]}}"#, "x".repeat(2000));
        let mut next = tokio::time::interval(Duration::from_secs(1) * STRANGERS as u32 / RATE);
        loop {
            next.tick().await;
            let post = http.post(&url).header("x-line-signature", "d3Jvbmc=").body(body.clone());
            if post.send().await.is_ok_and(|answer| answer.status() == 401) {
                refused.fetch_add(1, Ordering::Relaxed);
            }
        }
    })
}

#[tokio::test]
async fn a_thousand_posts_a_second_with_wrong_signatures_do_not_disturb_a_member() {
    let app = TestApp::practice().await;
    open_mio(&app).await;
    let admin = app.call("admin_get", json!({})).await;
    let answer = &admin["answer"];
    let (server, account) =
        (answer["address"]["webhookServer"].as_str(), answer["accounts"][0]["id"].as_str());
    let url = format!("{}/line/webhook/{}", server.expect("a webhook server"), account.expect("an account"));
    let (refused, began) = (Arc::new(AtomicUsize::new(0)), Instant::now());
    let strangers: Vec<_> = (0..STRANGERS).map(|_| stranger(url.clone(), refused.clone())).collect();
    let posted = async |count: usize| {
        while refused.load(Ordering::Relaxed) < count {
            assert!(began.elapsed() < Duration::from_secs(60), "only {refused:?} were refused");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    posted(RATE as usize).await;
    let before = app.memory();
    for text in ["One", "Two", "Three"] {
        app.fill("composer", text).await;
        app.click("send").await;
        app.with("message", text).await;
    }
    let chat = format!("users/{}/chats/@aya/messages", mio(&app).await);
    app.on_line(&chat, json!({ "type": "text", "text": "I hear you" })).await;
    app.with("message", "I hear you").await;
    app.with("message", "Accepted by LINE").await;
    posted(10 * RATE as usize).await;
    let after = app.memory();
    strangers.iter().for_each(tokio::task::JoinHandle::abort);
    let sent = app.ask_line("sent").await.to_string();
    for text in ["One", "Two", "Three"] {
        assert_eq!(sent.matches(&format!("\"{text}\"")).count(), 1, "{text} once");
    }
    assert!(after < before + GROWTH, "{before} MiB before, {after} MiB after");
}
