//! R29: what strangers call themselves and their files, in the real window.

use serde_json::{Value, json};

use crate::messages::open_mio;
use crate::test_app::TestApp;

/// Somebody with this name joins LINE, adds Aya's account, and sends a message.
async fn writes(app: &TestApp, name: &str, message: Value) {
    let user = app.on_line("users", json!({ "displayName": name })).await;
    let id = user["userId"].as_str().expect("a userId").to_owned();
    app.on_line(&format!("users/{id}/add"), json!({ "id": "@aya" })).await;
    app.on_line(&format!("users/{id}/chats/@aya/messages"), message).await;
    app.wait_until_applied().await;
}

/// How far the words of an element begin from its picture's end, in pixels.
async fn gap(app: &TestApp, row: &str) -> i64 {
    let script = format!(
        "const row = document.querySelector(`{row}`); const range = document.createRange(); \
         range.selectNodeContents(row.querySelector('bdi')); \
         return Math.round(range.getBoundingClientRect().left - row.querySelector('.avatar').getBoundingClientRect().right)"
    );
    app.number(&script).await
}

#[tokio::test]
async fn r29_strangers_names_and_file_names_cannot_turn_round_hide_or_push_away_the_window() {
    let app = TestApp::practice().await;
    let text = |text: &str| json!({ "type": "text", "text": text });
    writes(&app, &"W".repeat(1000), text("A long name")).await;
    writes(&app, "\u{3164}", text("No name")).await;
    let file = json!({ "type": "file", "content": "cGFnZQ==", "fileName": "報告\u{202e}fdp.exe" });
    writes(&app, "دانيال", file).await;

    app.with("room-row", "(name not known yet)").await;
    app.with("room-row", "報告fdp.exe").await;
    app.click_with("room-row", "دانيال").await;
    app.ready("room").await;
    app.with("file", "報告fdp.exe").await;
    let from_picture = gap(&app, "[data-testid='room'] header").await;
    assert!(
        (0..40).contains(&from_picture),
        "the name begins beside its picture, not {from_picture} px away"
    );
    let direction = "return getComputedStyle(document.querySelector(\"[data-testid='system-line'] span\"))\
                     .direction === 'ltr' ? 1 : 0";
    assert_eq!(app.number(direction).await, 1, "the sentence keeps the window's direction");
    app.check_accessibility("strangers-right-to-left").await;

    app.click_with("room-row", "WWWW").await;
    app.with("system-line", "WWW…").await;
    let fits = "return document.documentElement.scrollWidth <= innerWidth ? 1 : 0";
    assert_eq!(app.number(fits).await, 1, "nothing is pushed out of the window");
    app.check_accessibility("strangers-long-name").await;
    open_mio(&app).await;
}
