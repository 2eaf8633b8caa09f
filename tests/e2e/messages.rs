//! Talking: both ways, taken back, refused and sent again (R21, R22).

use serde_json::json;
use thirtyfour::prelude::*;

use crate::desk::Desk;

pub async fn mio(desk: &Desk) -> String {
    let state = desk.ask_line("state").await;
    let users = state["users"].as_array().expect("people on LINE").clone();
    let mio =
        users.into_iter().find(|user| user["displayName"].as_str().is_some_and(|name| name.contains("Mio")));
    mio.expect("Mio is on LINE")["userId"].as_str().expect("a userId").to_owned()
}

pub async fn open_mio(desk: &Desk) {
    desk.click_with("room-row", "Mio").await;
    desk.ready("room").await;
}

/// What LINE accepted with this text, counted by LINE.
async fn accepted(desk: &Desk, text: &str) -> usize {
    let sent = desk.ask_line("sent").await.to_string();
    sent.matches(text).count()
}

#[tokio::test]
async fn r21_messages_go_both_ways_and_say_where_they_stand() {
    let desk = Desk::practice().await;
    open_mio(&desk).await;
    let user = mio(&desk).await;
    desk.on_line(
        &format!("users/{user}/chats/@aya/messages"),
        json!({ "type": "text", "text": "Are you open on Sunday?" }),
    )
    .await;
    desk.with("message", "Are you open on Sunday?").await;
    desk.fill("composer", "Yes, from ten to six.").await;
    desk.click("send").await;
    desk.with("message", "Yes, from ten to six.").await;
    desk.with("message", "Accepted by LINE").await;
    desk.look("conversation").await;
    assert_eq!(accepted(&desk, "Yes, from ten to six.").await, 1, "LINE took it once");
}

#[tokio::test]
async fn r21_enter_pressed_twice_sends_once() {
    let desk = Desk::practice().await;
    open_mio(&desk).await;
    desk.fill("composer", "Only once").await;
    desk.press(Key::Enter + "").await;
    desk.press(Key::Enter + "").await;
    desk.with("message", "Accepted by LINE").await;
    assert_eq!(accepted(&desk, "Only once").await, 1, "LINE took it once");
}

#[tokio::test]
async fn r22_a_message_is_recalled_within_the_undo_seconds_from_its_bubble() {
    let desk = Desk::practice().await;
    open_mio(&desk).await;
    desk.fill("composer", "To the wrong customer").await;
    desk.click("send").await;
    desk.click("recall").await;
    desk.without("message", "To the wrong customer").await;
    assert_eq!(accepted(&desk, "To the wrong customer").await, 0, "LINE never saw it");
}

#[tokio::test]
async fn r21_a_refused_message_says_why_and_is_sent_again() {
    let desk = Desk::practice().await;
    open_mio(&desk).await;
    // The first try goes by reply, as Mio has just written; sent again it goes by push.
    desk.on_line(
        "faults",
        json!({ "endpoint": "reply", "times": 9, "fault": { "kind": "status", "status": 403 } }),
    )
    .await;
    desk.fill("composer", "Please come again").await;
    desk.click("send").await;
    desk.find("refused").await;
    desk.look("refused").await;
    desk.click("resend").await;
    desk.with("message", "Accepted by LINE").await;
    assert_eq!(accepted(&desk, "Please come again").await, 1, "LINE took it once");
}

#[tokio::test]
async fn stickers_pictures_and_unsent_messages_are_readable() {
    let desk = Desk::practice().await;
    open_mio(&desk).await;
    let user = mio(&desk).await;
    let chat = format!("users/{user}/chats/@aya/messages");
    desk.on_line(
        &chat,
        json!({ "type": "sticker", "packageId": "1", "stickerId": "2", "keywords": ["happy"] }),
    )
    .await;
    desk.with("message", "happy").await;
    let sent = desk.on_line(&chat, json!({ "type": "text", "text": "oh no, not this" })).await;
    desk.with("message", "oh no, not this").await;
    let id = sent["id"].as_str().or(sent["messageId"].as_str()).expect("a message id");
    desk.on_line(&format!("{chat}/{id}/unsend"), json!({})).await;
    desk.without("message", "oh no, not this").await;
    let picture = include_bytes!("../../icons/128x128.png");
    let content = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, picture);
    desk.on_line(&chat, json!({ "type": "image", "content": content, "contentType": "image/png" })).await;
    desk.find("picture").await;
    desk.on_line(&chat, json!({ "type": "location", "title": "Shop", "address": "Kyoto", "latitude": 35.0, "longitude": 135.7 })).await;
    desk.find("location").await;
    desk.look("kinds").await;
}

#[tokio::test]
async fn a_file_that_mio_sends_is_saved_under_a_harmless_name() {
    let desk = Desk::practice().await;
    open_mio(&desk).await;
    let content = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, "the menu");
    let file = json!({ "type": "file", "content": content, "fileName": "../../お品書き.pdf" });
    desk.on_line(&format!("users/{}/chats/@aya/messages", mio(&desk).await), file).await;
    desk.with("message", "お品書き.pdf").await;
    desk.click("media-save").await;
    desk.with("toast", "Saved").await;
    let saved =
        std::fs::read(desk.data.path().join("saved/お品書き.pdf")).expect("it is in the chosen folder");
    assert_eq!(saved, b"the menu");
    desk.look("save").await;
}

#[tokio::test]
async fn markup_in_names_and_messages_is_shown_as_text() {
    let desk = Desk::practice().await;
    let name = "<script>document.title='taken'</script>\u{202e}evil 😀".repeat(12);
    let user = desk.on_line("users", json!({ "displayName": name })).await;
    let user = user["userId"].as_str().expect("a userId");
    desk.on_line(&format!("users/{user}/add"), json!({ "id": "@aya" })).await;
    desk.on_line(
        &format!("users/{user}/chats/@aya/messages"),
        json!({ "type": "text", "text": "<img src=x onerror=alert(1)>" }),
    )
    .await;
    desk.click_with("room-row", "<script>").await;
    desk.with("message", "<img src=x onerror=alert(1)>").await;
    desk.look("strangers-text").await;
    assert_eq!(desk.driver.title().await.expect("a title"), "Engawa", "nothing of it ran");
}
