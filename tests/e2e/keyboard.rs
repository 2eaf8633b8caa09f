//! Without a mouse: from the list to an answer, and from the menu to an invitation.

use thirtyfour::prelude::*;

use crate::test_app::TestApp;

#[tokio::test]
async fn a_customer_is_answered_by_keyboard_alone() {
    let app = TestApp::practice().await;
    app.focus_by_tab("listbox").await;
    app.press(Key::Down + "").await;
    app.press(Key::Enter + "").await;
    app.ready("room").await;
    app.focus_by_tab("composer").await;
    app.press("With the keyboard").await;
    app.press(Key::Enter + "").await;
    app.with("message", "With the keyboard").await;
}

#[tokio::test]
async fn an_invitation_is_made_by_keyboard_alone_and_the_focus_comes_back() {
    let app = TestApp::practice().await;
    app.press(Key::Control + "2").await;
    app.ready("contacts").await;
    app.focus_by_tab("add-contact-menu").await;
    app.press(Key::Enter + "").await;
    app.press(Key::Right + "").await;
    app.press(Key::Down + "").await;
    app.press(Key::Down + "").await;
    app.press(Key::Enter + "").await;
    app.find("link-copied").await;
    app.press(Key::Escape + "").await;
    app.without("invite-dialog", "").await;
    assert_eq!(app.focused().await, "add-contact-menu", "the focus is where it came from");
}

#[tokio::test]
async fn a_contact_is_added_edited_deleted_and_restored_by_keyboard_alone() {
    let app = TestApp::practice().await;
    app.focus_by_tab("listbox").await;
    app.press(Key::End + "").await;
    app.press(Key::Enter + "").await;
    app.ready("room").await;
    app.focus_by_tab("add-contact").await;
    app.press(Key::Enter + "").await;
    app.find("open-contact").await;
    app.press(Key::Control + "2").await;
    app.ready("contacts").await;
    app.focus_by_tab("contact-list-external").await;
    app.press(Key::Enter + "").await;
    app.find("contact-row").await;
    app.focus_by_tab("listbox").await;
    app.press(Key::Down + "").await;
    app.ready("contact-detail").await;
    choose_in_menu(&app, 0).await;
    app.focus_by_tab("field-name").await;
    app.press(Key::Control + "a").await;
    app.press("By Keyboard").await;
    app.press(Key::Enter + "").await;
    app.with("contact-name", "By Keyboard").await;
    choose_in_menu(&app, 2).await;
    app.focus_by_tab("confirm-yes").await;
    app.press(Key::Enter + "").await;
    app.without("contact-row", "By Keyboard").await;
    app.focus_by_tab("contact-list-trash").await;
    app.press(Key::Enter + "").await;
    app.with("contact-row", "By Keyboard").await;
    app.focus_by_tab("listbox").await;
    app.press(Key::Down + "").await;
    app.find("trash-restore").await;
    app.focus_by_tab("trash-restore").await;
    app.press(Key::Enter + "").await;
    app.without("trash-restore", "").await;
    app.focus_by_tab("contact-list-external").await;
    app.press(Key::Enter + "").await;
    app.with("contact-row", "By Keyboard").await;
}

/// Opens a contact's menu and takes the entry that is so many below the first.
async fn choose_in_menu(app: &TestApp, below: usize) {
    app.focus_by_tab("contact-menu").await;
    app.press(Key::Enter + "").await;
    app.find("contact-edit").await;
    for _ in 0..below {
        app.press(Key::Down + "").await;
    }
    app.press(Key::Enter + "").await;
}

#[tokio::test]
async fn the_message_id_is_copied_and_the_connection_switched_off_by_keyboard_alone() {
    let app = TestApp::practice().await;
    app.focus_by_tab("rail-profile").await;
    app.press(Key::Enter + "").await;
    app.ready("profile").await;
    app.focus_by_tab("copy-message-id").await;
    app.press(Key::Enter + "").await;
    app.wait_for_clipboard("@aya").await;
    app.focus_by_tab("rail-admin").await;
    app.press(Key::Enter + "").await;
    app.ready("admin").await;
    app.focus_by_tab("admin-connection").await;
    app.press(Key::Enter + "").await;
    app.find("connection-switch").await;
    app.focus_by_tab("connection-switch").await;
    app.press(Key::Space + "").await;
    app.focus_by_tab("connection-save").await;
    app.press(Key::Enter + "").await;
    app.focus_by_tab("confirm-yes").await;
    app.press(Key::Enter + "").await;
    app.find("line-refusal").await;
}
