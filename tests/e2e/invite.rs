//! The four ways to invite, from both places (R6, R7, R8).

use serde_json::Value;

use crate::test_app::TestApp;

/// Opens *Add Contact > Add LINE User* and chooses a way.
async fn choose(app: &TestApp, place: &str, way: &str) {
    app.click(&format!("rail-{place}")).await;
    app.ready(place).await;
    app.click("add-contact-menu").await;
    app.click("add-line-user").await;
    app.click(way).await;
    app.ready("invite-dialog").await;
}

async fn invited_via_line(place: &str) {
    let app = TestApp::practice().await;
    choose(&app, place, "invite-line").await;
    app.find("invitation-text").await;
    app.check_accessibility(&format!("invite-line-from-{place}")).await;
    app.click("line-open").await;
    app.with("line-next", "LINE has been opened").await;
    let shared = app.ask_line("share").await.to_string();
    assert!(
        shared.contains("https://line.me/R/ti/p/%40aya"),
        "the phone holds the text with the link: {shared}"
    );
}

async fn invited_by_qr(place: &str) {
    let app = TestApp::practice().await;
    choose(&app, place, "invite-qr").await;
    app.find("qr").await;
    app.check_accessibility(&format!("invite-qr-from-{place}")).await;
    app.click("qr-save-png").await;
    app.with("toast", ".png").await;
    app.click("qr-save-svg").await;
    app.with("toast", ".svg").await;
    app.click("qr-copy").await;
    app.click("qr-show-full-screen").await;
    app.find("qr-full-screen").await;
    app.check_accessibility(&format!("invite-qr-full-screen-from-{place}")).await;
    app.click("qr-full-screen-close").await;
    let saved = std::fs::read_dir(app.data.path().join("saved")).expect("saved files").count();
    assert_eq!(saved, 2, "one PNG and one SVG");
}

async fn invited_by_link(place: &str) {
    let app = TestApp::practice().await;
    choose(&app, place, "invite-link").await;
    app.find("link-copied").await;
    app.check_accessibility(&format!("invite-link-from-{place}")).await;
    assert_eq!(app.clipboard(), "https://line.me/R/ti/p/%40aya", "the link is on the clipboard at once");
}

async fn invited_by_another_app(place: &str) {
    let app = TestApp::practice().await;
    choose(&app, place, "invite-other").await;
    app.find("invitation-text").await;
    app.check_accessibility(&format!("invite-other-from-{place}")).await;
    app.click("share-email").await;
    app.find("toast").await;
    assert!(app.opened().contains("mailto:?subject="), "the mail program was asked: {}", app.opened());
    app.click("share-telegram").await;
    app.with("toast", "Telegram").await;
    assert!(
        app.opened().contains("https://t.me/share/url?url="),
        "Telegram's link was opened: {}",
        app.opened()
    );
}

fn read_by_a_camera(png: &[u8]) -> String {
    let picture = image::load_from_memory(png).expect("a PNG").to_luma8();
    let mut seen = rqrr::PreparedImage::prepare_from_greyscale(
        picture.width() as usize,
        picture.height() as usize,
        |x, y| picture.get_pixel(u32::try_from(x).expect("small"), u32::try_from(y).expect("small"))[0],
    );
    seen.detect_grids()[0].decode().expect("the code is read").1
}

/// What was handed to the share sheet: the lines of the recording share target.
fn handed(app: &TestApp) -> Vec<Value> {
    let lines = std::fs::read_to_string(app.data.path().join("shared/shared.jsonl")).unwrap_or_default();
    lines.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
}

#[tokio::test]
async fn r7_the_share_sheet_gets_text_link_and_qr_code_and_the_invitation_says_opened() {
    let app = TestApp::practice().await;
    choose(&app, "profile", "invite-other").await;
    app.find("invitation-text").await;
    app.click_with("system-share", "Share with another app…").await;
    app.with("opened-so-far", "Share window opened").await;
    app.check_accessibility("invite-shared").await;
    let link = "https://line.me/R/ti/p/%40aya";
    let handed = handed(&app);
    assert_eq!(handed.len(), 1, "once");
    assert_eq!(handed[0]["link"], link);
    let text = handed[0]["text"].as_str().expect("a text");
    assert!(text.starts_with("Hello, this is Aya") && text.ends_with(link), "{text}");
    let picture = handed[0]["picture"].as_str().expect("the picture's name");
    let png = std::fs::read(app.data.path().join("shared").join(picture)).expect("the picture");
    assert_eq!(read_by_a_camera(&png), link, "what goes out is read as the link");
    app.click("dialog-close").await;
    app.with("invitation-opened", "Share window opened").await;
}

#[tokio::test]
async fn r7_the_card_is_handed_to_a_printer_in_the_language_chosen_for_it() {
    let app = TestApp::practice().await;
    choose(&app, "contacts", "invite-qr").await;
    app.click("qr-print").await;
    app.find("card-preview").await;
    app.click("card-print").await;
    app.with("toast", "opened in your PDF program").await;
    let printed = std::fs::read_dir(app.data.path().join("shared")).expect("the print job").flatten();
    let printed: Vec<_> = printed.map(|file| file.path()).collect();
    assert_eq!(printed.len(), 1);
    assert!(std::fs::read(&printed[0]).expect("a file").starts_with(b"%PDF-"), "{printed:?}");
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
    let app = TestApp::practice().await;
    app.click("rail-profile").await;
    app.ready("profile").await;
    app.check_accessibility("profile").await;
    app.click("copy-message-id").await;
    app.wait_for_clipboard("@aya").await;
    app.click("copy-add-contact-url").await;
    app.wait_for_clipboard("https://line.me/R/ti/p/%40aya").await;
    app.click("copy-qr").await;
    app.wait_for_clipboard_image().await;
}

#[tokio::test]
async fn an_invitation_is_withdrawn_and_says_so() {
    let app = TestApp::practice().await;
    choose(&app, "profile", "invite-link").await;
    app.find("link-copied").await;
    app.click("dialog-close").await;
    app.click("invitation-withdraw").await;
    app.click("confirm-yes").await;
    app.click("invitations-ended-fold").await;
    app.with("invitation", "Withdrawn").await;
    app.check_accessibility("invitation-withdrawn").await;
}
