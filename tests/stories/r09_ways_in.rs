//! R9: by QR code, by link, by Message ID; and on a shared account by the code in the first message.

use base64::Engine;
use domain::invitation::Channel;
use domain::message::SystemEvent;
use domain::room::{RoomFilter, WriteAccess};
use serde_json::json;
use testkit::World;

use crate::people::{code, system_messages};
use crate::talk::{only_room, rooms};

/// Aya and Ken answer on one account of the company's.
async fn shared_account() -> World {
    let world = World::new().await;
    let account = world.connect_account("@hanare", true).await;
    world.assign(&world.aya, &account).await;
    world.assign(&world.ken, &account).await;
    world
}

/// The text that stands ready behind an invitation's link.
async fn prefilled(world: &World, user: &str, link: &str) -> String {
    let found = world.line.post(&format!("users/{user}/look"), json!({ "url": link })).await.unwrap();
    found["text"].as_str().expect("a text stands ready").to_owned()
}

#[tokio::test]
async fn r9_by_the_qr_code_on_the_members_profile() {
    let world = World::new().await;
    world.app().profile_get(&world.aya).await.unwrap();
    let shown = world.desktop.shown_qr.lock().unwrap().clone().expect("the QR code is on the screen");
    let picture = base64::engine::general_purpose::STANDARD.encode(shown);
    world.line.post(&format!("users/{}/add", world.mio), json!({ "qr": picture })).await.unwrap();
    world.settle().await;
    assert_eq!(only_room(&world, &world.aya, RoomFilter::Mine).await.title, "Mio");
}

#[tokio::test]
async fn r9_by_the_add_contact_url_and_by_the_message_id() {
    let world = World::new().await;
    let profile = world.app().profile_get(&world.aya).await.unwrap();
    world.line.adds_by_link(&world.mio, &profile.add_contact_url.unwrap()).await.unwrap();
    let id = json!({ "id": profile.message_id.unwrap() });
    world.line.post(&format!("users/{}/add", world.ploy), id).await.unwrap();
    world.settle().await;
    assert_eq!(rooms(&world, &world.aya, RoomFilter::Mine).await.len(), 2);
}

#[tokio::test]
async fn r9_the_code_in_the_first_message_ties_the_line_user_to_the_member() {
    let world = shared_account().await;
    let invitation = world.app().invitation_create(&world.ken, Channel::Link, None, None).await.unwrap();
    let text = prefilled(&world, &world.mio, &invitation.link).await;
    world.writes(&world.mio, "@hanare", &text).await;
    assert_eq!(rooms(&world, &world.aya, RoomFilter::Mine).await.len(), 0, "Ken invited, not Aya");
    let room = only_room(&world, &world.ken, RoomFilter::Mine).await;
    assert_eq!((room.title.as_str(), room.unread, room.write_access), ("Mio", 1, WriteAccess::Open));
    let lines = system_messages(&world, &world.ken, &room.id).await;
    assert!(lines.contains(&(SystemEvent::InvitationUsed, "Mio".into(), "Ken".into())), "{lines:?}");
    let known = world.app().invitation_list(&world.ken).await.unwrap();
    let known = known.into_iter().find(|one| one.id == invitation.id).unwrap();
    assert_eq!(known.joined[0].room_id.as_ref(), Some(&room.id));
}

#[tokio::test]
async fn r9_who_comes_without_a_code_waits_until_somebody_takes_the_room() {
    let world = shared_account().await;
    world.adds(&world.mio, "@hanare").await;
    assert_eq!(rooms(&world, &world.ken, RoomFilter::Mine).await.len(), 0);
    let waiting = only_room(&world, &world.ken, RoomFilter::Unassigned).await;
    assert!(waiting.can_take);
    assert_eq!(waiting.write_access, WriteAccess::NotTaken);
    assert_eq!(world.app().session_get(&world.aya).await.unwrap().unassigned, 1);
    let taken = world.app().room_take(&world.aya, &waiting.id).await.unwrap();
    assert_eq!(taken.write_access, WriteAccess::Open);
    assert_eq!(
        code(world.app().room_take(&world.ken, &waiting.id).await),
        app::ErrorCode::NotFound,
        "Aya was faster"
    );
    let lines = system_messages(&world, &world.aya, &waiting.id).await;
    assert_eq!(lines.last().unwrap(), &(SystemEvent::MemberTook, "Aya".into(), String::new()));
}

#[tokio::test]
async fn r9_on_a_shared_account_each_message_says_who_answers() {
    let world = shared_account().await;
    world.adds(&world.mio, "@hanare").await;
    let room = only_room(&world, &world.aya, RoomFilter::Unassigned).await.id;
    world.app().room_take(&world.aya, &room).await.unwrap();
    world.sends(&world.aya, &room, "Aya here").await;
    world.delivers().await;
    let sent = world.platform.sent().await;
    assert_eq!(sent[0].messages[0]["sender"]["name"], "Aya");
}
