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
