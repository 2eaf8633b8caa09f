//! Everything that can be sent, from the composer to LINE, and back as a quote.

use std::path::PathBuf;

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::messages::{mio, open_mio};
use crate::test_app::TestApp;

/// A file of `tests/fixtures`, or of `icons`, by its whole path: a window takes nothing else.
pub fn file(name: &str) -> String {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name).to_string_lossy().into_owned()
}

/// What LINE accepted, the messages alone.
async fn at_line(app: &TestApp) -> Vec<Value> {
    let sent = app.ask_line("sent").await;
    let sent = sent.as_array().cloned().unwrap_or_default();
    sent.iter().flat_map(|one| one["messages"].as_array().cloned().unwrap_or_default()).collect()
}

/// Waits until LINE has accepted a message of a kind.
async fn accepted(app: &TestApp, kind: &str) -> Value {
    let started = std::time::Instant::now();
    loop {
        if let Some(found) = at_line(app).await.into_iter().find(|message| message["type"] == kind) {
            return found;
        }
        assert!(started.elapsed() < crate::page::TIMEOUT, "LINE got no {kind}; {}", app.words().await);
        tokio::time::sleep(crate::page::POLL_INTERVAL).await;
    }
}

#[tokio::test]
async fn pictures_sounds_and_files_are_attached_and_reach_mios_phone() {
    let app = TestApp::practice().await;
    open_mio(&app).await;
    for name in ["icons/128x128.png", "tests/fixtures/sound.m4a", "README.md"] {
        let input = app.driver.find(By::Css("[data-testid='attach-input']")).await.expect("an input");
        input.send_keys(file(name)).await.expect("the window takes a file");
        let short = name.rsplit('/').next().unwrap_or(name);
        app.with("attachment", short).await;
    }
    app.with("attachments", "link").await;
    app.fill("composer", "Here is everything.").await;
    app.check_accessibility("attachments").await;
    app.click("send").await;
    let picture = accepted(&app, "image").await;
    assert!(picture["previewImageUrl"].as_str().is_some_and(|url| url.contains("/media/")));
    accepted(&app, "audio").await;
    let started = std::time::Instant::now();
    while !at_line(&app).await.iter().any(|message| message["text"] == "Here is everything.") {
        assert!(started.elapsed() < crate::page::TIMEOUT, "the words did not go out");
        tokio::time::sleep(crate::page::POLL_INTERVAL).await;
    }
    let texts: Vec<String> = at_line(&app)
        .await
        .iter()
        .filter_map(|message| message["text"].as_str().map(str::to_owned))
        .collect();
    assert!(
        texts.iter().any(|text| text.starts_with("📎 README.md") && text.contains("/media/")),
        "{texts:?}"
    );
    app.with("message", "Here is everything.").await;
    app.check_accessibility("sent-kinds").await;

    let chat = app.ask_line(&format!("users/{}/chats/@aya/messages", mio(&app).await)).await;
    let list = chat.as_array().cloned().expect("a chat");
    let shown = list.iter().find(|message| message["type"] == "image").expect("the picture is on the phone");
    let id = shown["messageId"].as_str().expect("an id");
    let load = format!("users/{}/chats/@aya/messages/{id}/load", mio(&app).await);
    let loaded = app.on_line(&load, json!({ "part": "original" })).await;
    assert_eq!((&loaded["status"], &loaded["contentType"]), (&json!(200), &json!("image/png")), "{loaded}");
}

#[tokio::test]
async fn a_location_and_a_sticker_are_sent_from_their_pickers() {
    let app = TestApp::practice().await;
    open_mio(&app).await;
    app.click("attach").await;
    app.click_role("menuitem", "Location").await;
    app.fill("location-name", "Café Hanare").await;
    app.fill("location-address", "1-2-3 Kyoto").await;
    app.fill("location-latitude", "35.01").await;
    app.fill("location-longitude", "135.77").await;
    app.check_accessibility("location-dialog").await;
    app.click("location-send").await;
    assert_eq!(accepted(&app, "location").await["title"], "Café Hanare");
    app.click("sticker-open").await;
    app.find("picker-number").await;
    app.check_accessibility("sticker-dialog").await;
    app.click("picker-number").await;
    app.click("sticker-send").await;
    let sticker = accepted(&app, "sticker").await;
    assert!(sticker["packageId"].is_string(), "{sticker}");
}

#[tokio::test]
async fn a_quote_is_sent_with_lines_quote_token_by_keyboard() {
    let app = TestApp::practice().await;
    open_mio(&app).await;
    let user = mio(&app).await;
    let text = json!({ "type": "text", "text": "Do you have oat milk?" });
    app.on_line(&format!("users/{user}/chats/@aya/messages"), text).await;
    let message = app.with("message", "Do you have oat milk?").await;
    message.scroll_into_view().await.expect("it is there");
    let actions = message.find(By::Css("[data-testid='message-actions']")).await.expect("its actions");
    app.driver
        .execute("arguments[0].focus()", vec![actions.to_json().expect("an element")])
        .await
        .expect("it takes the focus");
    app.press(Key::Enter + "").await;
    app.click_role("menuitem", "Quote").await;
    app.with("quote-bar", "Do you have oat milk?").await;
    app.press("We do.").await;
    app.check_accessibility("quote").await;
    app.press(Key::Enter + "").await;
    let started = std::time::Instant::now();
    let answer = loop {
        if let Some(found) = at_line(&app).await.into_iter().find(|message| message["text"] == "We do.") {
            break found;
        }
        assert!(started.elapsed() < crate::page::TIMEOUT, "LINE got no answer; {}", app.words().await);
        tokio::time::sleep(crate::page::POLL_INTERVAL).await;
    };
    assert!(answer["quoteToken"].is_string(), "{answer}");
}

#[tokio::test]
async fn the_quota_is_shown_before_sending_and_a_message_on_hold_says_until_when() {
    let app = TestApp::practice().await;
    open_mio(&app).await;
    app.find("price").await;
    // The token of Mio's first message would make the first answer free.
    app.fill("composer", "For free").await;
    app.click("send").await;
    app.with("message", "Accepted by LINE").await;
    app.on_line("faults", json!({ "endpoint": "push", "times": 9, "fault": { "kind": "monthly_limit" } }))
        .await;
    app.fill("composer", "One too many").await;
    app.click("send").await;
    app.find("held").await;
    app.check_accessibility("held").await;
    app.click("recall").await;
    app.without("message", "One too many").await;
}
