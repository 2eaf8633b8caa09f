//! Everything that can be sent, from the composer to LINE, and back as a quote.

use std::path::PathBuf;

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::desk::Desk;
use crate::messages::{mio, open_mio};

/// A file of `tests/fixtures`, or of `icons`, by its whole path: a window takes nothing else.
fn file(name: &str) -> String {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name).to_string_lossy().into_owned()
}

/// What LINE accepted, the messages alone.
async fn at_line(desk: &Desk) -> Vec<Value> {
    let sent = desk.ask_line("sent").await;
    let sent = sent.as_array().cloned().unwrap_or_default();
    sent.iter().flat_map(|one| one["messages"].as_array().cloned().unwrap_or_default()).collect()
}

/// Waits until LINE has accepted a message of a kind.
async fn accepted(desk: &Desk, kind: &str) -> Value {
    let started = std::time::Instant::now();
    loop {
        if let Some(found) = at_line(desk).await.into_iter().find(|message| message["type"] == kind) {
            return found;
        }
        assert!(started.elapsed() < crate::page::PATIENCE, "LINE got no {kind}; {}", desk.words().await);
        tokio::time::sleep(crate::page::LOOK_AGAIN).await;
    }
}

#[tokio::test]
async fn pictures_sounds_and_files_are_attached_and_reach_mios_phone() {
    let desk = Desk::practice().await;
    open_mio(&desk).await;
    for name in ["icons/128x128.png", "tests/fixtures/sound.m4a", "README.md"] {
        let input = desk.driver.find(By::Css("[data-testid='attach-input']")).await.expect("an input");
        input.send_keys(file(name)).await.expect("the window takes a file");
        let short = name.rsplit('/').next().unwrap_or(name);
        desk.with("attachment", short).await;
    }
    desk.with("attachments", "link").await;
    desk.fill("composer", "Here is everything.").await;
    desk.look("attachments").await;
    desk.click("send").await;
    let picture = accepted(&desk, "image").await;
    assert!(picture["previewImageUrl"].as_str().is_some_and(|url| url.contains("/media/")));
    accepted(&desk, "audio").await;
    let started = std::time::Instant::now();
    while !at_line(&desk).await.iter().any(|message| message["text"] == "Here is everything.") {
        assert!(started.elapsed() < crate::page::PATIENCE, "the words did not go out");
        tokio::time::sleep(crate::page::LOOK_AGAIN).await;
    }
    let texts: Vec<String> = at_line(&desk)
        .await
        .iter()
        .filter_map(|message| message["text"].as_str().map(str::to_owned))
        .collect();
    assert!(
        texts.iter().any(|text| text.starts_with("📎 README.md") && text.contains("/media/")),
        "{texts:?}"
    );
    desk.with("message", "Here is everything.").await;
    desk.look("sent-kinds").await;

    let chat = desk.ask_line(&format!("users/{}/chats/@aya/messages", mio(&desk).await)).await;
    let list = chat.as_array().cloned().expect("a chat");
    let shown = list.iter().find(|message| message["type"] == "image").expect("the picture is on the phone");
    let id = shown["messageId"].as_str().expect("an id");
    let load = format!("users/{}/chats/@aya/messages/{id}/load", mio(&desk).await);
    let loaded = desk.on_line(&load, json!({ "part": "original" })).await;
    assert_eq!((&loaded["status"], &loaded["contentType"]), (&json!(200), &json!("image/png")), "{loaded}");
}

#[tokio::test]
async fn a_location_and_a_sticker_are_sent_from_their_pickers() {
    let desk = Desk::practice().await;
    open_mio(&desk).await;
    desk.click("attach").await;
    desk.click_role("menuitem", "Location").await;
    desk.fill("location-name", "Café Hanare").await;
    desk.fill("location-address", "1-2-3 Kyoto").await;
    desk.fill("location-latitude", "35.01").await;
    desk.fill("location-longitude", "135.77").await;
    desk.look("location-dialog").await;
    desk.click("location-send").await;
    assert_eq!(accepted(&desk, "location").await["title"], "Café Hanare");
    desk.click("sticker-open").await;
    desk.find("picker-number").await;
    desk.look("sticker-dialog").await;
    desk.click("picker-number").await;
    desk.click("sticker-send").await;
    let sticker = accepted(&desk, "sticker").await;
    assert!(sticker["packageId"].is_string(), "{sticker}");
}

#[tokio::test]
async fn a_quote_is_sent_with_lines_quote_token_by_keyboard() {
    let desk = Desk::practice().await;
    open_mio(&desk).await;
    let user = mio(&desk).await;
    let text = json!({ "type": "text", "text": "Do you have oat milk?" });
    desk.on_line(&format!("users/{user}/chats/@aya/messages"), text).await;
    let message = desk.with("message", "Do you have oat milk?").await;
    message.scroll_into_view().await.expect("it is there");
    let actions = message.find(By::Css("[data-testid='message-actions']")).await.expect("its actions");
    desk.driver
        .execute("arguments[0].focus()", vec![actions.to_json().expect("an element")])
        .await
        .expect("it takes the focus");
    desk.press(Key::Enter + "").await;
    desk.click_role("menuitem", "Quote").await;
    desk.with("quote-bar", "Do you have oat milk?").await;
    desk.press("We do.").await;
    desk.look("quote").await;
    desk.press(Key::Enter + "").await;
    let started = std::time::Instant::now();
    let answer = loop {
        if let Some(found) = at_line(&desk).await.into_iter().find(|message| message["text"] == "We do.") {
            break found;
        }
        assert!(started.elapsed() < crate::page::PATIENCE, "LINE got no answer; {}", desk.words().await);
        tokio::time::sleep(crate::page::LOOK_AGAIN).await;
    };
    assert!(answer["quoteToken"].is_string(), "{answer}");
}

#[tokio::test]
async fn the_quota_is_shown_before_sending_and_a_message_on_hold_says_until_when() {
    let desk = Desk::practice().await;
    open_mio(&desk).await;
    desk.find("price").await;
    // The token of Mio's first message would make the first answer free.
    desk.fill("composer", "For free").await;
    desk.click("send").await;
    desk.with("message", "Accepted by LINE").await;
    desk.on_line("faults", json!({ "endpoint": "push", "times": 9, "fault": { "kind": "monthly_limit" } }))
        .await;
    desk.fill("composer", "One too many").await;
    desk.click("send").await;
    desk.find("held").await;
    desk.look("held").await;
    desk.click("recall").await;
    desk.without("message", "One too many").await;
}
