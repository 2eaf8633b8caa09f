//! Without a mouse: from the list to an answer, and from the menu to an invitation.

use thirtyfour::prelude::*;

use crate::desk::Desk;

#[tokio::test]
async fn a_customer_is_answered_by_keyboard_alone() {
    let desk = Desk::practice().await;
    desk.focus_by_tab("listbox").await;
    desk.press(Key::Down + "").await;
    desk.press(Key::Enter + "").await;
    desk.ready("room").await;
    desk.focus_by_tab("composer").await;
    desk.press("With the keyboard").await;
    desk.press(Key::Enter + "").await;
    desk.with("message", "With the keyboard").await;
}

#[tokio::test]
async fn an_invitation_is_made_by_keyboard_alone_and_the_focus_comes_back() {
    let desk = Desk::practice().await;
    desk.press(Key::Control + "2").await;
    desk.ready("contacts").await;
    desk.focus_by_tab("add-contact-menu").await;
    desk.press(Key::Enter + "").await;
    desk.press(Key::Right + "").await;
    desk.press(Key::Down + "").await;
    desk.press(Key::Down + "").await;
    desk.press(Key::Enter + "").await;
    desk.find("link-copied").await;
    desk.press(Key::Escape + "").await;
    desk.without("invite-dialog", "").await;
    assert_eq!(desk.focused().await, "add-contact-menu", "the focus is where it came from");
}

#[tokio::test]
async fn a_contact_is_added_edited_deleted_and_restored_by_keyboard_alone() {
    let desk = Desk::practice().await;
    desk.focus_by_tab("listbox").await;
    desk.press(Key::End + "").await;
    desk.press(Key::Enter + "").await;
    desk.ready("room").await;
    desk.focus_by_tab("add-contact").await;
    desk.press(Key::Enter + "").await;
    desk.find("open-contact").await;
    desk.press(Key::Control + "2").await;
    desk.ready("contacts").await;
    desk.focus_by_tab("contact-list-external").await;
    desk.press(Key::Enter + "").await;
    desk.find("contact-row").await;
    desk.focus_by_tab("listbox").await;
    desk.press(Key::Down + "").await;
    desk.ready("contact-detail").await;
    choose_in_menu(&desk, 0).await;
    desk.focus_by_tab("field-name").await;
    desk.press(Key::Control + "a").await;
    desk.press("By Keyboard").await;
    desk.press(Key::Enter + "").await;
    desk.with("contact-name", "By Keyboard").await;
    choose_in_menu(&desk, 2).await;
    desk.focus_by_tab("confirm-yes").await;
    desk.press(Key::Enter + "").await;
    desk.without("contact-row", "By Keyboard").await;
    desk.focus_by_tab("contact-list-trash").await;
    desk.press(Key::Enter + "").await;
    desk.with("contact-row", "By Keyboard").await;
    desk.focus_by_tab("listbox").await;
    desk.press(Key::Down + "").await;
    desk.find("trash-restore").await;
    desk.focus_by_tab("trash-restore").await;
    desk.press(Key::Enter + "").await;
    desk.without("trash-restore", "").await;
    desk.focus_by_tab("contact-list-external").await;
    desk.press(Key::Enter + "").await;
    desk.with("contact-row", "By Keyboard").await;
}

/// Opens a contact's menu and takes the entry that is so many below the first.
async fn choose_in_menu(desk: &Desk, below: usize) {
    desk.focus_by_tab("contact-menu").await;
    desk.press(Key::Enter + "").await;
    desk.find("contact-edit").await;
    for _ in 0..below {
        desk.press(Key::Down + "").await;
    }
    desk.press(Key::Enter + "").await;
}

#[tokio::test]
async fn the_message_id_is_copied_and_the_connection_switched_off_by_keyboard_alone() {
    let desk = Desk::practice().await;
    desk.focus_by_tab("rail-profile").await;
    desk.press(Key::Enter + "").await;
    desk.ready("profile").await;
    desk.focus_by_tab("copy-message-id").await;
    desk.press(Key::Enter + "").await;
    desk.wait_for_clipboard("@aya").await;
    desk.focus_by_tab("rail-admin").await;
    desk.press(Key::Enter + "").await;
    desk.ready("admin").await;
    desk.focus_by_tab("admin-connection").await;
    desk.press(Key::Enter + "").await;
    desk.find("connection-switch").await;
    desk.focus_by_tab("connection-switch").await;
    desk.press(Key::Space + "").await;
    desk.focus_by_tab("connection-save").await;
    desk.press(Key::Enter + "").await;
    desk.focus_by_tab("confirm-yes").await;
    desk.press(Key::Enter + "").await;
    desk.find("line-refusal").await;
}
