//! The address book: added from the room, edited, shared, deleted, restored.

use serde_json::json;

use crate::test_app::TestApp;

/// Mio in Aya's contacts, her detail on the screen.
async fn mio_is_a_contact(app: &TestApp) {
    app.click_with("room-row", "Mio").await;
    app.ready("room").await;
    app.click("add-contact").await;
    app.find("open-contact").await;
    app.click("rail-contacts").await;
    app.ready("contacts").await;
    app.click("contact-list-external").await;
    app.click_with("contact-row", "Mio").await;
    app.ready("contact-detail").await;
}

#[tokio::test]
async fn r4_one_click_in_the_room_adds_the_line_user_to_three_lists() {
    let app = TestApp::practice().await;
    mio_is_a_contact(&app).await;
    app.check_accessibility("contact").await;
    app.with("contact-detail-nickname", "Mio").await;
    for list in ["contact-list-clients", "contact-list-all"] {
        app.click(list).await;
        app.with("contact-row", "Mio").await;
    }
    app.click_with("contact-row", "Mio").await;
    app.click("contact-message").await;
    app.ready("room").await;
}

#[tokio::test]
async fn r12_a_contact_is_edited_and_the_room_shows_the_new_name() {
    let app = TestApp::practice().await;
    mio_is_a_contact(&app).await;
    app.click("contact-menu").await;
    app.click("contact-edit").await;
    app.fill("field-name", "Mio Sato").await;
    app.click("phone-add").await;
    app.fill("phone-value", "090-1234-5678").await;
    app.check_accessibility("contact-form").await;
    app.click("contact-save").await;
    app.with("contact-name", "Mio Sato").await;
    app.click("rail-messages").await;
    app.with("room-row", "Mio Sato").await;
}

#[tokio::test]
async fn r14_a_shared_contact_is_in_a_colleagues_list() {
    let app = TestApp::practice().await;
    mio_is_a_contact(&app).await;
    app.click("contact-menu").await;
    app.click("contact-share").await;
    app.find("share-dialog").await;
    app.click("radio-everyone").await;
    app.check_accessibility("contact-share").await;
    app.click("share-save").await;
    app.without("share-dialog", "").await;
    app.act_as("Ken").await;
    app.click("rail-contacts").await;
    app.click("contact-list-clients").await;
    app.with("contact-row", "Mio").await;
}

#[tokio::test]
async fn r16_r18_a_deleted_contact_is_in_the_trash_and_comes_back_with_everything() {
    let app = TestApp::practice().await;
    mio_is_a_contact(&app).await;
    app.click("contact-menu").await;
    app.click("contact-delete").await;
    app.check_accessibility("contact-delete").await;
    app.click("confirm-yes").await;
    app.with("toast-action", "Undo").await;
    app.without("contact-row", "Mio").await;
    app.click("rail-messages").await;
    app.with("room-row", "Mio").await;
    app.click("rail-contacts").await;
    app.click("contact-list-trash").await;
    app.click_with("contact-row", "Mio").await;
    app.find("contact-trashed").await;
    app.check_accessibility("trash").await;
    app.click("trash-restore").await;
    app.click("contact-list-external").await;
    app.with("contact-row", "Mio").await;
}

#[tokio::test]
async fn r22_a_deletion_is_undone_at_once() {
    let app = TestApp::practice().await;
    mio_is_a_contact(&app).await;
    app.click("contact-menu").await;
    app.click("contact-delete").await;
    app.click("confirm-yes").await;
    app.click_with("toast-action", "Undo").await;
    app.click("contact-list-external").await;
    app.with("contact-row", "Mio").await;
}

#[tokio::test]
async fn r17_a_contact_who_chats_with_a_colleague_stays_and_the_colleague_is_named() {
    let app = TestApp::practice().await;
    mio_is_a_contact(&app).await;
    let state = app.ask_line("state").await;
    let users = state["users"].as_array().expect("people on LINE");
    let mio = users.iter().find(|user| user["displayName"].as_str().is_some_and(|name| name.contains("Mio")));
    let mio = mio.expect("Mio is on LINE")["userId"].as_str().expect("a userId");
    app.on_line(&format!("users/{mio}/add"), json!({ "id": "@ken" })).await;
    app.wait_until_applied().await;
    app.click("contact-menu").await;
    app.click("contact-delete").await;
    app.click("confirm-yes").await;
    app.with("delete-refused-why", "Ken").await;
    app.check_accessibility("contact-delete-refused").await;
    app.click("refused-remove").await;
    app.without("contact-row", "Mio").await;
}
