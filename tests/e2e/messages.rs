//! Talking: both ways, taken back, refused and sent again (R21, R22).

use serde_json::json;
use thirtyfour::prelude::*;

use crate::test_app::TestApp;

pub async fn mio(app: &TestApp) -> String {
    let state = app.ask_line("state").await;
    let users = state["users"].as_array().expect("people on LINE").clone();
    let mio =
        users.into_iter().find(|user| user["displayName"].as_str().is_some_and(|name| name.contains("Mio")));
    mio.expect("Mio is on LINE")["userId"].as_str().expect("a userId").to_owned()
}

pub async fn open_mio(app: &TestApp) {
    app.click_with("room-row", "Mio").await;
    app.ready("room").await;
}

/// What LINE accepted with this text, counted by LINE.
async fn accepted(app: &TestApp, text: &str) -> usize {
    let sent = app.ask_line("sent").await.to_string();
    sent.matches(text).count()
}

#[tokio::test]
async fn r21_messages_go_both_ways_and_say_where_they_stand() {
    let app = TestApp::practice().await;
    open_mio(&app).await;
    let user = mio(&app).await;
    app.on_line(
        &format!("users/{user}/chats/@aya/messages"),
        json!({ "type": "text", "text": "Are you open on Sunday?" }),
    )
    .await;
    app.with("message", "Are you open on Sunday?").await;
    app.fill("composer", "Yes, from ten to six.").await;
    app.click("send").await;
    app.with("message", "Yes, from ten to six.").await;
    app.with("message", "Accepted by LINE").await;
    app.check_accessibility("conversation").await;
    assert_eq!(accepted(&app, "Yes, from ten to six.").await, 1, "LINE took it once");
}

#[tokio::test]
async fn r21_enter_pressed_twice_sends_once() {
    let app = TestApp::practice().await;
    open_mio(&app).await;
    app.fill("composer", "Only once").await;
    app.press(Key::Enter + "").await;
    app.press(Key::Enter + "").await;
    app.with("message", "Accepted by LINE").await;
    assert_eq!(accepted(&app, "Only once").await, 1, "LINE took it once");
}

#[tokio::test]
async fn r22_a_message_is_recalled_within_the_undo_seconds_from_its_bubble() {
    let app = TestApp::practice().await;
    open_mio(&app).await;
    app.fill("composer", "To the wrong customer").await;
    app.click("send").await;
    app.click("recall").await;
    app.without("message", "To the wrong customer").await;
    assert_eq!(accepted(&app, "To the wrong customer").await, 0, "LINE never saw it");
}

#[tokio::test]
async fn r21_a_refused_message_says_why_and_is_sent_again() {
    let app = TestApp::practice().await;
    open_mio(&app).await;
    // The first try goes by reply, as Mio has just written; sent again it goes by push.
    app.on_line(
        "faults",
        json!({ "endpoint": "reply", "times": 9, "fault": { "kind": "status", "status": 403 } }),
    )
    .await;
    app.fill("composer", "Please come again").await;
    app.click("send").await;
    app.find("refused").await;
    app.check_accessibility("refused").await;
    app.click("resend").await;
    app.with("message", "Accepted by LINE").await;
    assert_eq!(accepted(&app, "Please come again").await, 1, "LINE took it once");
}

#[tokio::test]
async fn stickers_pictures_and_unsent_messages_are_readable() {
    let app = TestApp::practice().await;
    open_mio(&app).await;
    let user = mio(&app).await;
    let chat = format!("users/{user}/chats/@aya/messages");
    app.on_line(
        &chat,
        json!({ "type": "sticker", "packageId": "1", "stickerId": "2", "keywords": ["happy"] }),
    )
    .await;
    app.with("message", "happy").await;
    let sent = app.on_line(&chat, json!({ "type": "text", "text": "oh no, not this" })).await;
    app.with("message", "oh no, not this").await;
    let id = sent["id"].as_str().or(sent["messageId"].as_str()).expect("a message id");
    app.on_line(&format!("{chat}/{id}/unsend"), json!({})).await;
    app.without("message", "oh no, not this").await;
    let picture = include_bytes!("../../icons/128x128.png");
    let content = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, picture);
    app.on_line(&chat, json!({ "type": "image", "content": content, "contentType": "image/png" })).await;
    app.find("picture").await;
    app.on_line(&chat, json!({ "type": "location", "title": "Shop", "address": "Kyoto", "latitude": 35.0, "longitude": 135.7 })).await;
    app.find("location").await;
    app.check_accessibility("kinds").await;
}

#[tokio::test]
async fn a_file_that_mio_sends_is_saved_under_a_harmless_name() {
    let app = TestApp::practice().await;
    open_mio(&app).await;
    let content = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, "the menu");
    let file = json!({ "type": "file", "content": content, "fileName": "../../お品書き.pdf" });
    app.on_line(&format!("users/{}/chats/@aya/messages", mio(&app).await), file).await;
    app.with("message", "お品書き.pdf").await;
    app.click("media-save").await;
    app.with("toast", "Saved").await;
    let saved =
        std::fs::read(app.data.path().join("saved/お品書き.pdf")).expect("it is in the chosen folder");
    assert_eq!(saved, b"the menu");
    app.check_accessibility("save").await;
}

#[tokio::test]
async fn markup_in_names_and_messages_is_shown_as_text() {
    let app = TestApp::practice().await;
    let name = "<script>document.title='taken'</script>\u{202e}evil 😀".repeat(12);
    let user = app.on_line("users", json!({ "displayName": name })).await;
    let user = user["userId"].as_str().expect("a userId");
    app.on_line(&format!("users/{user}/add"), json!({ "id": "@aya" })).await;
    app.on_line(
        &format!("users/{user}/chats/@aya/messages"),
        json!({ "type": "text", "text": "<img src=x onerror=alert(1)>" }),
    )
    .await;
    app.click_with("room-row", "<script>").await;
    app.with("message", "<img src=x onerror=alert(1)>").await;
    app.check_accessibility("strangers-text").await;
    assert_eq!(app.driver.title().await.expect("a title"), "Engawa", "nothing of it ran");
}
