//! R5, R6: what LINE users see, and My Profile.

use app::accounts::views::AccountFields;
use app::company::views::{ProfilePart, SettingsSet};
use base64::Engine;
use domain::account::PhotoMatch;
use domain::settings::Locale;
use serde_json::json;
use testkit::World;

use crate::people::picture;

#[tokio::test]
async fn r5_photo_and_name_are_the_directorys_and_the_status_message_is_the_company() {
    let world = World::new().await;
    world.app().member_photo_set(&world.aya, &world.ken, Some(&picture())).await.unwrap();
    let profile = world.app().profile_get(&world.ken).await.unwrap();
    assert_eq!(profile.member.name, "Ken");
    assert!(profile.member.photo.is_some());
    assert_eq!(profile.status_message, "Café Hanare");
    world.app().company_rename(&world.aya, "Hanare & Co.").await.unwrap();
    assert_eq!(world.app().profile_get(&world.ken).await.unwrap().status_message, "Hanare & Co.");
}

#[tokio::test]
async fn r6_message_id_link_and_qr_code_are_each_copied() {
    let world = World::new().await;
    let profile = world.app().profile_get(&world.aya).await.unwrap();
    assert_eq!(profile.message_id.as_deref(), Some("@aya"));
    assert_eq!(profile.add_contact_url.as_deref(), Some("https://line.me/R/ti/p/%40aya"));
    assert!(profile.qr_svg.unwrap().contains("<svg"));
    for part in [ProfilePart::MessageId, ProfilePart::AddContactUrl, ProfilePart::Qr] {
        world.app().profile_copy(&world.aya, part).await.unwrap();
    }
    assert_eq!(*world.desktop.texts.lock().unwrap(), ["@aya", "https://line.me/R/ti/p/%40aya"]);
    let images = world.desktop.images.lock().unwrap();
    let side = images[0].width as usize;
    let mut seen =
        rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| images[0].rgba[(y * side + x) * 4]);
    assert_eq!(seen.detect_grids()[0].decode().unwrap().1, "https://line.me/R/ti/p/%40aya");
}

#[tokio::test]
async fn r6_a_clipboard_failure_is_reported() {
    let world = World::new().await;
    world.desktop.refuses.store(true, std::sync::atomic::Ordering::SeqCst);
    let error = crate::people::code(world.app().profile_copy(&world.aya, ProfilePart::MessageId).await);
    assert_eq!(error, app::ErrorCode::ClipboardFailed);
}

#[tokio::test]
async fn r9_the_three_ways_in_lead_to_the_member() {
    let world = World::new().await;
    let profile = world.app().profile_get(&world.aya).await.unwrap();
    let png = world.desktop.shown_qr.lock().unwrap().clone().expect("the QR code is on the screen");
    let qr = base64::engine::general_purpose::STANDARD.encode(png);
    let (nok, jun) =
        (world.line.joins("Nok", "th").await.unwrap(), world.line.joins("Jun", "en").await.unwrap());
    let ways = [
        (&world.mio, json!({ "qr": qr })),
        (&nok, json!({ "url": profile.add_contact_url.unwrap() })),
        (&jun, json!({ "id": profile.message_id.unwrap() })),
    ];
    for (user, way) in ways {
        let found = world.line.post(&format!("users/{user}/add"), way).await.expect("LINE finds the account");
        assert_eq!(found["account"]["basicId"], "@aya");
    }
    world.settle().await;
    for name in ["Mio", "Nok", "Jun"] {
        world.room(&world.aya, name).await;
    }
}

#[tokio::test]
async fn r6_on_a_shared_account_the_link_carries_a_code_of_ones_own_and_stays_the_same() {
    let world = World::new().await;
    let account = world.connect_account("@hanare", true).await;
    let (sora, hana) = (world.hire("Sora").await, world.hire("Hana").await);
    world.assign(&sora, &account).await;
    world.assign(&hana, &account).await;
    let link = async |member| world.app().profile_get(member).await.unwrap().add_contact_url.unwrap();
    let soras = link(&sora).await;
    assert!(soras.starts_with("https://line.me/R/oaMessage/%40hanare/?"), "{soras}");
    assert_eq!(soras, link(&sora).await, "a printed QR code goes on working");
    assert_ne!(soras, link(&hana).await);
    let standing = world.app().invitation_list(&sora).await.unwrap();
    assert_eq!(standing.len(), 1, "made once");
    world.app().invitation_withdraw(&sora, &standing[0].id).await.unwrap();
    assert_ne!(soras, link(&sora).await, "a withdrawn code is replaced");
}

#[tokio::test]
async fn r6_the_shared_link_greets_in_the_members_language() {
    let world = World::new().await;
    let account = world.connect_account("@hanare", true).await;
    world.assign(&world.ken, &account).await;
    let japanese = SettingsSet { locale: Some(Locale::Ja), ..SettingsSet::default() };
    world.app().settings_set(&world.ken, &japanese).await.unwrap();
    let link = world.app().profile_get(&world.ken).await.unwrap().add_contact_url.unwrap();
    let found = world.line.post(&format!("users/{}/look", world.mio), json!({ "url": link })).await.unwrap();
    assert!(found["text"].as_str().unwrap().starts_with("こんにちは"), "{found}");
}

#[tokio::test]
async fn r5_the_photo_that_line_shows_of_an_own_account_is_compared_with_the_members() {
    let world = World::new().await;
    let compared = async |member| {
        let photo = world.app().profile_get(member).await.unwrap().line_photo;
        photo.map(|photo| photo.compared)
    };
    assert_eq!(compared(&world.ken).await, Some(PhotoMatch::Neither));
    world.app().member_photo_set(&world.aya, &world.ken, Some(&picture())).await.unwrap();
    assert_eq!(compared(&world.ken).await, Some(PhotoMatch::MissingOnLine));
    let sora = world.hire("Sora").await;
    let account = json!({ "displayName": "Sora", "basicId": "@sora", "picture": picture() });
    let opened = world.line.post("accounts", account).await.expect("an account with a photo");
    let [id, secret, token] = ["channelId", "channelSecret", "channelAccessToken"]
        .map(|name| opened[name].as_str().expect("its keys"));
    let fields = AccountFields::with_token(id, secret, token, false);
    let account = world.app().account_connect(&world.aya, fields).await.expect("it is connected");
    world.assign(&sora, &account.id).await;
    assert_eq!(compared(&sora).await, Some(PhotoMatch::MissingHere));
    world.app().member_photo_set(&world.aya, &sora, Some(&picture())).await.unwrap();
    assert_eq!(compared(&sora).await, Some(PhotoMatch::Same));
    world.app().member_photo_set(&world.aya, &sora, Some(&other_picture())).await.unwrap();
    assert_eq!(compared(&sora).await, Some(PhotoMatch::Different));
    let shared = world.connect_account("@hanare", true).await;
    let hana = world.hire("Hana").await;
    world.assign(&hana, &shared).await;
    assert_eq!(compared(&hana).await, None, "there each member's photo stands beside their messages");
}

fn other_picture() -> String {
    let mut png = std::io::Cursor::new(Vec::new());
    let picture =
        image::RgbImage::from_fn(64, 64, |x, _| image::Rgb([if x < 30 { 240 } else { 30 }, 200, 20]));
    picture.write_to(&mut png, image::ImageFormat::Png).expect("a PNG");
    base64::engine::general_purpose::STANDARD.encode(png.into_inner())
}
