//! The three ways in, as LINE users take them (R3, R9).

use base64::Engine;
use serde_json::json;

use crate::test_app::TestApp;

/// Somebody new on LINE.
async fn somebody(app: &TestApp, name: &str) -> String {
    let user = app.on_line("users", json!({ "displayName": name })).await;
    user["userId"].as_str().expect("a userId").to_owned()
}

#[tokio::test]
async fn r9_scanning_the_saved_qr_code_makes_a_room_by_itself() {
    let app = TestApp::practice().await;
    app.click("rail-contacts").await;
    app.click("add-contact-menu").await;
    app.click("add-line-user").await;
    app.click("invite-qr").await;
    app.click("qr-save-png").await;
    app.with("toast", ".png").await;
    let saved = std::fs::read_dir(app.data.path().join("saved")).expect("saved files").next();
    let png = std::fs::read(saved.expect("one file").expect("readable").path()).expect("the picture");
    let user = somebody(&app, "Nok").await;
    let qr = base64::engine::general_purpose::STANDARD.encode(png);
    app.on_line(&format!("users/{user}/add"), json!({ "qr": qr })).await;
    app.click("dialog-close").await;
    app.click("rail-messages").await;
    app.with("room-row", "Nok").await;
    app.check_accessibility("added-by-qr").await;
}

#[tokio::test]
async fn r9_pressing_the_copied_add_contact_url_makes_a_room_by_itself() {
    let app = TestApp::practice().await;
    app.click("rail-profile").await;
    app.click("copy-add-contact-url").await;
    app.wait_for_clipboard("https://line.me/R/ti/p/%40aya").await;
    let user = somebody(&app, "Somchai ใจดี").await;
    app.on_line(&format!("users/{user}/add"), json!({ "url": app.clipboard() })).await;
    app.click("rail-messages").await;
    app.with("room-row", "Somchai ใจดี").await;
}

#[tokio::test]
async fn r9_searching_the_copied_message_id_makes_a_room_by_itself() {
    let app = TestApp::practice().await;
    app.click("rail-profile").await;
    app.click("copy-message-id").await;
    app.wait_for_clipboard("@aya").await;
    let user = somebody(&app, "김민수").await;
    app.on_line(&format!("users/{user}/add"), json!({ "id": app.clipboard() })).await;
    app.click("rail-messages").await;
    app.with("room-row", "김민수").await;
}

#[tokio::test]
async fn the_practice_phone_sees_the_qr_code_that_engawa_shows() {
    let app = TestApp::practice().await;
    app.click("rail-contacts").await;
    app.click("add-contact-menu").await;
    app.click("add-line-user").await;
    app.click("invite-qr").await;
    app.find("qr").await;
    let user = somebody(&app, "Nok").await;
    let seen = app.on_line(&format!("users/{user}/look"), json!({ "camera": true })).await;
    assert_eq!(seen["account"]["basicId"], "@aya", "the picture on the screen was really decoded");
}
