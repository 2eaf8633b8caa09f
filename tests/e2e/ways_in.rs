//! The three ways in, as LINE users take them (R3, R9).

use base64::Engine;
use serde_json::json;

use crate::desk::Desk;

/// Somebody new on LINE.
async fn somebody(desk: &Desk, name: &str) -> String {
    let user = desk.on_line("users", json!({ "displayName": name })).await;
    user["userId"].as_str().expect("a userId").to_owned()
}

#[tokio::test]
async fn r9_scanning_the_saved_qr_code_makes_a_room_by_itself() {
    let desk = Desk::practice().await;
    desk.click("rail-contacts").await;
    desk.click("add-contact-menu").await;
    desk.click("add-line-user").await;
    desk.click("invite-qr").await;
    desk.click("qr-save-png").await;
    desk.with("toast", ".png").await;
    let saved = std::fs::read_dir(desk.data.path().join("saved")).expect("saved files").next();
    let png = std::fs::read(saved.expect("one file").expect("readable").path()).expect("the picture");
    let user = somebody(&desk, "Nok").await;
    let qr = base64::engine::general_purpose::STANDARD.encode(png);
    desk.on_line(&format!("users/{user}/add"), json!({ "qr": qr })).await;
    desk.click("dialog-close").await;
    desk.click("rail-messages").await;
    desk.with("room-row", "Nok").await;
    desk.look("added-by-qr").await;
}

#[tokio::test]
async fn r9_pressing_the_copied_add_contact_url_makes_a_room_by_itself() {
    let desk = Desk::practice().await;
    desk.click("rail-profile").await;
    desk.click("copy-add-contact-url").await;
    desk.wait_for_clipboard("https://line.me/R/ti/p/%40aya").await;
    let user = somebody(&desk, "Somchai ใจดี").await;
    desk.on_line(&format!("users/{user}/add"), json!({ "url": desk.clipboard() })).await;
    desk.click("rail-messages").await;
    desk.with("room-row", "Somchai ใจดี").await;
}

#[tokio::test]
async fn r9_searching_the_copied_message_id_makes_a_room_by_itself() {
    let desk = Desk::practice().await;
    desk.click("rail-profile").await;
    desk.click("copy-message-id").await;
    desk.wait_for_clipboard("@aya").await;
    let user = somebody(&desk, "김민수").await;
    desk.on_line(&format!("users/{user}/add"), json!({ "id": desk.clipboard() })).await;
    desk.click("rail-messages").await;
    desk.with("room-row", "김민수").await;
}

#[tokio::test]
async fn the_practice_phone_sees_the_qr_code_that_engawa_shows() {
    let desk = Desk::practice().await;
    desk.click("rail-contacts").await;
    desk.click("add-contact-menu").await;
    desk.click("add-line-user").await;
    desk.click("invite-qr").await;
    desk.find("qr").await;
    let user = somebody(&desk, "Nok").await;
    let seen = desk.on_line(&format!("users/{user}/look"), json!({ "camera": true })).await;
    assert_eq!(seen["account"]["basicId"], "@aya", "the picture on the screen was really decoded");
}
