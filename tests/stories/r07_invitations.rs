//! R7, R8: four ways to invite, and who came by them.

use std::sync::atomic::Ordering;

use app::ErrorCode;
use app::environment::Clock;
use app::invitations::views::{Invitation, InvitationPart, QrFormat, ShareProgram};
use domain::MemberId;
use domain::invitation::{Channel, OpenedIn, State};
use serde_json::json;
use testkit::World;

use crate::people::{code, refused};

const DAY: i64 = 24 * 60 * 60 * 1000;

pub async fn invites(world: &World, member: &MemberId, channel: Channel) -> Invitation {
    world
        .app()
        .invitation_create(member, channel, Some("counter, spring 2027"), None)
        .await
        .expect("an invitation")
}

/// Sora answers on the account that the company shares.
pub async fn sora_shares() -> (World, MemberId) {
    let world = World::new().await;
    let account = world.connect_account("@hanare", true).await;
    let sora = world.hire("Sora").await;
    world.assign(&sora, &account).await;
    (world, sora)
}

/// A LINE user presses the link, adds the account unless it is a friend already, and sends the text that
/// stands ready.
async fn comes_by(world: &World, user: &str, link: &str) {
    let _ = world.line.adds_by_link(user, link).await;
    let looked = world.line.post(&format!("users/{user}/look"), json!({ "url": link })).await;
    let ready =
        looked.expect("the link leads somewhere")["text"].as_str().expect("a text stands ready").to_owned();
    world.writes(user, "@hanare", &ready).await;
}

#[tokio::test]
async fn r7_each_of_the_four_channels_makes_an_invitation_that_is_stored() {
    let world = World::new().await;
    for channel in [Channel::Line, Channel::Qr, Channel::Link, Channel::OtherApp] {
        let made = invites(&world, &world.aya, channel).await;
        assert_eq!(
            (made.channel, made.label.as_str(), made.state),
            (channel, "counter, spring 2027", State::Open)
        );
        assert_eq!(made.link, "https://line.me/R/ti/p/%40aya");
        assert!(!made.carries_code, "LINE's own link does not tell who came by it");
        assert!(made.qr_svg.contains("<svg"));
        world.clock.advance(1000);
    }
    let list = world.app().invitation_list(&world.aya).await.unwrap();
    let channels: Vec<Channel> = list.iter().map(|one| one.channel).collect();
    assert_eq!(channels, [Channel::OtherApp, Channel::Link, Channel::Qr, Channel::Line], "latest first");
    assert!(world.app().invitation_list(&world.ken).await.unwrap().is_empty(), "they are Aya's own");
    let foreign = world.app().invitation_withdraw(&world.ken, &list[0].id).await;
    assert_eq!(code(foreign), ErrorCode::NotFound);
}

#[tokio::test]
async fn r7_a_qr_code_is_shown_saved_and_copied() {
    let world = World::new().await;
    let made = invites(&world, &world.aya, Channel::Qr).await;
    assert!(world.desktop.shown_qr.lock().unwrap().is_some(), "the practice phone can look at it");
    let png = world.app().invitation_save_qr(&world.aya, &made.id, QrFormat::Png).await.unwrap();
    assert!(png.unwrap().ends_with("Aya – Café Hanare.png"), "its name says whose it is");
    world.app().invitation_save_qr(&world.aya, &made.id, QrFormat::Svg).await.unwrap();
    let files = world.desktop.files.lock().unwrap().clone();
    assert_eq!(read_by_a_camera(&files[0].1), made.link, "what is saved is read as the link");
    assert!(files[1].0.ends_with(".svg") && files[1].1.starts_with(b"<?xml"));
    world.app().invitation_copy(&world.aya, &made.id, InvitationPart::Qr, None).await.unwrap();
    assert_eq!(world.desktop.images.lock().unwrap().len(), 1);
}

#[tokio::test]
async fn r7_link_and_text_are_copied() {
    let world = World::new().await;
    let made = invites(&world, &world.aya, Channel::Link).await;
    let app = world.app();
    app.invitation_copy(&world.aya, &made.id, InvitationPart::Link, None).await.unwrap();
    app.invitation_copy(&world.aya, &made.id, InvitationPart::Text, Some("Add me!")).await.unwrap();
    assert_eq!(*world.desktop.texts.lock().unwrap(), [made.link.clone(), format!("Add me!\n{}", made.link)]);
    let long = "x".repeat(1001);
    let answer = app.invitation_copy(&world.aya, &made.id, InvitationPart::Text, Some(&long)).await;
    assert_eq!(code(answer), ErrorCode::InvalidFields);
}

#[tokio::test]
async fn r7_an_invitation_expires_and_can_be_withdrawn() {
    let world = World::new().await;
    let ends = world.app().invitation_create(&world.aya, Channel::Link, None, Some(1)).await.unwrap();
    let stays = invites(&world, &world.aya, Channel::Link).await;
    assert_eq!(ends.expires_at, Some(ends.created_at.plus(DAY)));
    world.clock.advance(DAY);
    let list = world.app().invitation_list(&world.aya).await.unwrap();
    let state = |id| list.iter().find(|one| one.id == id).unwrap().state;
    assert_eq!((state(ends.id.clone()), state(stays.id.clone())), (State::Expired, State::Open));
    let withdrawn = world.app().invitation_withdraw(&world.aya, &stays.id).await.unwrap();
    assert_eq!(withdrawn.state, State::Withdrawn);
    for id in [&ends.id, &stays.id] {
        let copied = world.app().invitation_copy(&world.aya, id, InvitationPart::Link, None).await;
        assert_eq!(code(copied), ErrorCode::InvitationEnded, "what has ended is not handed out");
    }
    let list = world.app().invitation_list(&world.aya).await.unwrap();
    assert!(
        list.iter().all(|one| one.link.is_empty() && one.qr_svg.is_empty()),
        "nor shown as if it could be used"
    );
}

#[tokio::test]
async fn r7_an_unused_invitation_is_reused_however_often_its_dialog_is_opened() {
    let (world, sora) = sora_shares().await;
    let open = async |channel| world.app().invitation_create(&sora, channel, None, None).await.unwrap().id;
    let first = open(Channel::Qr).await;
    for _ in 0..10 {
        world.clock.advance(1000);
        assert_eq!(open(Channel::Qr).await, first);
    }
    let list = world.app().invitation_list(&sora).await.unwrap();
    assert_eq!(list.len(), 1);
    assert_eq!(list[0].created_at, world.clock.now(), "nobody has it, so it is as new");
    assert_ne!(open(Channel::Link).await, first, "another way is another invitation");
    world.app().invitation_label(&sora, &first, "counter").await.unwrap();
    let second = open(Channel::Qr).await;
    assert_ne!(second, first, "what has a note is for something");
    world.app().invitation_show(&sora, &second).await.unwrap();
    let third = open(Channel::Qr).await;
    assert_ne!(third, second, "what was handed over is somebody's");
    let link = world.app().invitation_list(&sora).await.unwrap()[0].link.clone();
    comes_by(&world, &world.mio, &link).await;
    assert_ne!(open(Channel::Qr).await, third, "and so is what somebody came by");
}

#[tokio::test]
async fn r7_what_was_handed_out_is_kept_as_opened_with_where_and_when() {
    let world = World::new().await;
    let made = invites(&world, &world.aya, Channel::OtherApp).await;
    let app = world.app();
    let opened = async || {
        let list = app.invitation_list(&world.aya).await.unwrap();
        list[0].opened.iter().map(|way| (way.opened_in, way.at)).collect::<Vec<_>>()
    };
    assert_eq!(made.opened, []);
    let (aya, id) = (&world.aya, &made.id);
    app.invitation_copy(aya, id, InvitationPart::Text, Some("Hello")).await.unwrap();
    let copied = world.clock.now();
    world.clock.advance(1000);
    app.invitation_share(aya, id, ShareProgram::Email, "Hello", "Add me").await.unwrap();
    let mailed = world.clock.now();
    assert_eq!(opened().await, [(OpenedIn::Email, mailed), (OpenedIn::CopiedText, copied)]);
    world.clock.advance(1000);
    app.invitation_copy(aya, id, InvitationPart::Text, Some("Hello")).await.unwrap();
    let again = world.clock.now();
    assert_eq!(
        opened().await,
        [(OpenedIn::CopiedText, again), (OpenedIn::Email, mailed)],
        "the latest time counts"
    );
    world.desktop.refuses.store(true, Ordering::SeqCst);
    assert!(app.invitation_save_qr(aya, id, QrFormat::Png).await.is_err());
    assert!(app.invitation_share(aya, id, ShareProgram::X, "", "").await.is_err());
    assert_eq!(opened().await.len(), 2, "what failed was opened nowhere");
}

#[tokio::test]
async fn r7_an_invitations_label_can_be_changed_within_its_length_limit() {
    let world = World::new().await;
    let made = invites(&world, &world.aya, Channel::Link).await;
    let changed =
        world.app().invitation_label(&world.aya, &made.id, " <b>entrance</b> \u{202e}").await.unwrap();
    assert_eq!(changed.label, "<b>entrance</b> \u{202e}", "kept as text");
    let long = world.app().invitation_label(&world.aya, &made.id, &"あ".repeat(101)).await;
    assert_eq!(refused(long).fields[0].field, "label");
    for days in [0, 366] {
        let answer = world.app().invitation_create(&world.aya, Channel::Link, None, Some(days)).await;
        assert_eq!(refused(answer).fields[0].field, "days");
    }
    let profile = world.app().invitation_create(&world.aya, Channel::Profile, None, None).await;
    assert_eq!(code(profile), ErrorCode::InvalidFields);
}

#[tokio::test]
async fn r9_the_code_in_the_first_message_ties_the_line_user_to_the_member() {
    let (world, sora) = sora_shares().await;
    let made = invites(&world, &sora, Channel::Link).await;
    assert!(made.carries_code);
    comes_by(&world, &world.mio, &made.link).await;
    let list = world.app().invitation_list(&sora).await.unwrap();
    let joined = &list[0].joined;
    assert_eq!(joined.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["Mio"]);
    let room = world.room(&sora, "Mio").await;
    assert_eq!(joined[0].room_id.as_ref(), Some(&room), "the list leads to the room");
    comes_by(&world, &world.mio, &made.link).await;
    assert_eq!(world.app().invitation_list(&sora).await.unwrap()[0].joined.len(), 1, "once is once");
}

#[tokio::test]
async fn r9_an_expired_or_withdrawn_invitation_code_ties_nobody() {
    let (world, sora) = sora_shares().await;
    let withdrawn = invites(&world, &sora, Channel::Link).await;
    world.app().invitation_withdraw(&sora, &withdrawn.id).await.unwrap();
    let expired = world.app().invitation_create(&sora, Channel::Link, None, Some(1)).await.unwrap();
    world.clock.advance(2 * DAY);
    comes_by(&world, &world.mio, &withdrawn.link).await;
    comes_by(&world, &world.ploy, &expired.link).await;
    let list = world.app().invitation_list(&sora).await.unwrap();
    assert!(list.iter().all(|one| one.joined.is_empty()));
    assert_eq!(world.app().session_get(&sora).await.unwrap().unassigned, 2, "both wait to be taken");
}

#[tokio::test]
async fn r9_a_code_counts_only_on_the_account_it_invites_to() {
    let (world, sora) = sora_shares().await;
    let made = invites(&world, &sora, Channel::Link).await;
    world.adds(&world.mio, "@aya").await;
    world.writes(&world.mio, "@aya", &format!("I have {} here", made.code)).await;
    assert!(world.app().invitation_list(&sora).await.unwrap()[0].joined.is_empty());
    let sora_rooms = world.app().room_list(&sora, domain::room::RoomFilter::Mine, "", 0, 10).await.unwrap();
    assert_eq!(sora_rooms.total, 0, "Aya's room stays Aya's");
}

#[tokio::test]
async fn links_in_messages_open_only_when_they_are_plain_http_urls() {
    let world = World::new().await;
    world.app().link_open(&world.aya, "https://example.com/menu").await.expect("it opens");
    for bad in ["javascript:alert(1)", "file:///etc/passwd", "https://line.me@evil.example/"] {
        assert_eq!(code(world.app().link_open(&world.aya, bad).await), ErrorCode::LinkNotAllowed, "{bad}");
    }
    assert_eq!(*world.desktop.urls.lock().unwrap(), ["https://example.com/menu"]);
}

#[tokio::test]
async fn r7_the_window_gets_an_invitation_by_its_command() {
    let world = World::new().await;
    let made =
        world.call("invitation_create", json!({ "channel": "link" })).await.expect("as the window asks");
    assert_eq!(made["carriesCode"], false);
    let error = world.call("invitation_withdraw", json!({ "invitationId": "nothing" })).await.unwrap_err();
    assert_eq!(error.code, ErrorCode::NotFound);
}

/// The link in a QR code's PNG file, read by a camera.
pub fn read_by_a_camera(png: &[u8]) -> String {
    let picture = image::load_from_memory(png).expect("a PNG").to_luma8();
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let mut seen = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| {
        picture.get_pixel(u32::try_from(x).unwrap(), u32::try_from(y).unwrap())[0]
    });
    seen.detect_grids()[0].decode().expect("the code is read").1
}
