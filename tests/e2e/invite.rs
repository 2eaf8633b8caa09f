//! The four ways to invite, from both places (R6, R7, R8).

use crate::desk::Desk;

/// Opens *Add Contact > Add LINE User* and chooses a way.
async fn choose(desk: &Desk, place: &str, way: &str) {
    desk.click(&format!("rail-{place}")).await;
    desk.ready(place).await;
    desk.click("add-contact-menu").await;
    desk.click("add-line-user").await;
    desk.click(way).await;
    desk.ready("invite-dialog").await;
}

async fn invited_via_line(place: &str) {
    let desk = Desk::practice().await;
    choose(&desk, place, "invite-line").await;
    desk.find("invitation-text").await;
    desk.look(&format!("invite-line-from-{place}")).await;
    desk.click("line-open").await;
    desk.find("toast").await;
    let shared = desk.ask_line("share").await.to_string();
    assert!(
        shared.contains("https://line.me/R/ti/p/%40aya"),
        "the phone holds the text with the link: {shared}"
    );
}

async fn invited_by_qr(place: &str) {
    let desk = Desk::practice().await;
    choose(&desk, place, "invite-qr").await;
    desk.find("qr").await;
    desk.look(&format!("invite-qr-from-{place}")).await;
    desk.click("qr-save-png").await;
    desk.with("toast", ".png").await;
    desk.click("qr-save-svg").await;
    desk.with("toast", ".svg").await;
    desk.click("qr-copy").await;
    desk.click("qr-show-full-screen").await;
    desk.find("qr-full-screen").await;
    desk.look(&format!("invite-qr-full-screen-from-{place}")).await;
    desk.click("qr-full-screen-close").await;
    let saved = std::fs::read_dir(desk.data.path().join("saved")).expect("saved files").count();
    assert_eq!(saved, 2, "one PNG and one SVG");
}

async fn invited_by_link(place: &str) {
    let desk = Desk::practice().await;
    choose(&desk, place, "invite-link").await;
    desk.find("link-copied").await;
    desk.look(&format!("invite-link-from-{place}")).await;
    assert_eq!(desk.clipboard(), "https://line.me/R/ti/p/%40aya", "the link is on the clipboard at once");
}

async fn invited_by_another_app(place: &str) {
    let desk = Desk::practice().await;
    choose(&desk, place, "invite-other").await;
    desk.find("invitation-text").await;
    desk.look(&format!("invite-other-from-{place}")).await;
    desk.click("share-email").await;
    desk.find("toast").await;
    assert!(desk.opened().contains("mailto:?subject="), "the mail program was asked: {}", desk.opened());
    desk.click("share-telegram").await;
    desk.with("toast", "Telegram").await;
    assert!(
        desk.opened().contains("https://t.me/share/url?url="),
        "Telegram's link was opened: {}",
        desk.opened()
    );
}

macro_rules! from_both_places {
    ($($journey:ident: $contacts:ident, $profile:ident;)+) => {$(
        #[tokio::test]
        async fn $contacts() {
            $journey("contacts").await;
        }

        #[tokio::test]
        async fn $profile() {
            $journey("profile").await;
        }
    )+};
}

from_both_places! {
    invited_via_line: r7_a_line_user_is_invited_via_line_from_contacts, r7_a_line_user_is_invited_via_line_from_my_profile;
    invited_by_qr: r7_a_qr_code_is_shown_and_saved_from_contacts, r7_a_qr_code_is_shown_and_saved_from_my_profile;
    invited_by_link: r7_an_invitation_link_is_copied_from_contacts, r7_an_invitation_link_is_copied_from_my_profile;
    invited_by_another_app: r7_an_invitation_goes_to_another_app_from_contacts, r7_an_invitation_goes_to_another_app_from_my_profile;
}

#[tokio::test]
async fn r6_each_part_of_my_profile_is_copied_by_one_click() {
    let desk = Desk::practice().await;
    desk.click("rail-profile").await;
    desk.ready("profile").await;
    desk.look("profile").await;
    desk.click("copy-message-id").await;
    desk.wait_for_clipboard("@aya").await;
    desk.click("copy-add-contact-url").await;
    desk.wait_for_clipboard("https://line.me/R/ti/p/%40aya").await;
    desk.click("copy-qr").await;
    desk.wait_for_clipboard_image().await;
}

#[tokio::test]
async fn an_invitation_is_withdrawn_and_says_so() {
    let desk = Desk::practice().await;
    choose(&desk, "profile", "invite-link").await;
    desk.find("link-copied").await;
    desk.click("dialog-close").await;
    desk.click("invitation-withdraw").await;
    desk.click("confirm-yes").await;
    desk.with("invitation", "Withdrawn").await;
    desk.look("invitation-withdrawn").await;
}
