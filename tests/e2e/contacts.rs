//! The address book: added from the room, edited, shared, deleted, restored.

use serde_json::json;

use crate::desk::Desk;

/// Mio in Aya's contacts, her detail on the screen.
async fn mio_is_a_contact(desk: &Desk) {
    desk.click_with("room-row", "Mio").await;
    desk.ready("room").await;
    desk.click("add-contact").await;
    desk.find("open-contact").await;
    desk.click("rail-contacts").await;
    desk.ready("contacts").await;
    desk.click("contact-list-external").await;
    desk.click_with("contact-row", "Mio").await;
    desk.ready("contact-detail").await;
}

#[tokio::test]
async fn r4_one_click_in_the_room_adds_the_line_user_to_three_lists() {
    let desk = Desk::practice().await;
    mio_is_a_contact(&desk).await;
    desk.look("contact").await;
    desk.with("contact-detail-nickname", "Mio").await;
    for list in ["contact-list-clients", "contact-list-all"] {
        desk.click(list).await;
        desk.with("contact-row", "Mio").await;
    }
    desk.click_with("contact-row", "Mio").await;
    desk.click("contact-message").await;
    desk.ready("room").await;
}

#[tokio::test]
async fn r12_a_contact_is_edited_and_the_room_shows_the_new_name() {
    let desk = Desk::practice().await;
    mio_is_a_contact(&desk).await;
    desk.click("contact-menu").await;
    desk.click("contact-edit").await;
    desk.fill("field-name", "Mio Sato").await;
    desk.click("phone-add").await;
    desk.fill("phone-value", "090-1234-5678").await;
    desk.look("contact-form").await;
    desk.click("contact-save").await;
    desk.with("contact-name", "Mio Sato").await;
    desk.click("rail-messages").await;
    desk.with("room-row", "Mio Sato").await;
}

#[tokio::test]
async fn r14_a_shared_contact_is_in_a_colleagues_list() {
    let desk = Desk::practice().await;
    mio_is_a_contact(&desk).await;
    desk.click("contact-menu").await;
    desk.click("contact-share").await;
    desk.find("share-dialog").await;
    desk.click("radio-everyone").await;
    desk.look("contact-share").await;
    desk.click("share-save").await;
    desk.without("share-dialog", "").await;
    desk.act_as("Ken").await;
    desk.click("rail-contacts").await;
    desk.click("contact-list-clients").await;
    desk.with("contact-row", "Mio").await;
}

#[tokio::test]
async fn r16_r18_a_deleted_contact_is_in_the_trash_and_comes_back_with_everything() {
    let desk = Desk::practice().await;
    mio_is_a_contact(&desk).await;
    desk.click("contact-menu").await;
    desk.click("contact-delete").await;
    desk.look("contact-delete").await;
    desk.click("confirm-yes").await;
    desk.with("toast-action", "Undo").await;
    desk.without("contact-row", "Mio").await;
    desk.click("rail-messages").await;
    desk.with("room-row", "Mio").await;
    desk.click("rail-contacts").await;
    desk.click("contact-list-trash").await;
    desk.click_with("contact-row", "Mio").await;
    desk.find("contact-trashed").await;
    desk.look("trash").await;
    desk.click("trash-restore").await;
    desk.click("contact-list-external").await;
    desk.with("contact-row", "Mio").await;
}

#[tokio::test]
async fn r22_a_deletion_is_undone_at_once() {
    let desk = Desk::practice().await;
    mio_is_a_contact(&desk).await;
    desk.click("contact-menu").await;
    desk.click("contact-delete").await;
    desk.click("confirm-yes").await;
    desk.click_with("toast-action", "Undo").await;
    desk.click("contact-list-external").await;
    desk.with("contact-row", "Mio").await;
}

#[tokio::test]
async fn r17_a_contact_who_chats_with_a_colleague_stays_and_the_colleague_is_named() {
    let desk = Desk::practice().await;
    mio_is_a_contact(&desk).await;
    let state = desk.ask_line("state").await;
    let users = state["users"].as_array().expect("people on LINE");
    let mio = users.iter().find(|user| user["displayName"].as_str().is_some_and(|name| name.contains("Mio")));
    let mio = mio.expect("Mio is on LINE")["userId"].as_str().expect("a userId");
    desk.on_line(&format!("users/{mio}/add"), json!({ "id": "@ken" })).await;
    desk.wait_until_applied().await;
    desk.click("contact-menu").await;
    desk.click("contact-delete").await;
    desk.click("confirm-yes").await;
    desk.with("delete-refused-why", "Ken").await;
    desk.look("contact-delete-refused").await;
    desk.click("refused-remove").await;
    desk.without("contact-row", "Mio").await;
}
