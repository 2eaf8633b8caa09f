//! R27: every room is in somebody's list: nobody's room is nobody's.

use app::ErrorCode;
use app::company::views::MemberFields;
use domain::message::SystemEvent;
use domain::room::{RoomFilter, WriteAccess};
use domain::{MemberId, RoomId};
use testkit::World;

use crate::people::{adds_contact, code, system_messages};
use crate::talk::{only_room, rooms};

/// Mio talks with Ken.
async fn ken_talks_with_mio() -> (World, RoomId) {
    let world = World::new().await;
    world.adds(&world.mio, "@ken").await;
    let room = world.room(&world.ken, "Mio").await;
    (world, room)
}

async fn only_aya_is_granted(world: &World) {
    let aya = std::slice::from_ref(&world.aya);
    world.app().connection_set(&world.aya, true, false, aya).await.unwrap();
}

async fn unattended(world: &World) -> Option<u32> {
    world.app().session_get(&world.aya).await.unwrap().unattended
}

#[tokio::test]
async fn r27_a_room_whose_only_member_has_no_grant_is_in_the_administrators_list_and_counted() {
    let (world, room) = ken_talks_with_mio().await;
    assert_eq!(unattended(&world).await, Some(0), "Ken looks after it");
    assert_eq!(code(world.app().room_get(&world.aya, &room).await), ErrorCode::NotFound, "it is Ken's");
    only_aya_is_granted(&world).await;
    assert_eq!(unattended(&world).await, Some(1));
    let found = only_room(&world, &world.aya, RoomFilter::Unattended).await;
    assert_eq!((found.id, found.write_access), (room, WriteAccess::Unattended));
    assert!(found.can_take && found.unattended, "and can be taken");
    let kens = world.app().session_get(&world.ken).await.unwrap();
    assert_eq!(kens.unattended, None, "it is no business of others");
    let list = world.app().room_list(&world.ken, RoomFilter::Unattended, "", 0, 10).await;
    assert_eq!(code(list), ErrorCode::NotAdministrator);
}

#[tokio::test]
async fn r27_the_connection_being_off_leaves_nobodys_room_to_others() {
    let (world, room) = ken_talks_with_mio().await;
    world.app().connection_set(&world.aya, false, true, &[]).await.unwrap();
    assert_eq!(unattended(&world).await, Some(0));
    assert_eq!(code(world.app().room_get(&world.aya, &room).await), ErrorCode::NotFound);
}

#[tokio::test]
async fn r27_rooms_of_a_member_who_left_are_in_the_administrators_list() {
    let (world, room) = ken_talks_with_mio().await;
    world.app().member_remove(&world.aya, &world.ken).await.unwrap();
    assert_eq!(rooms(&world, &world.aya, RoomFilter::Unassigned).await.len(), 0, "it is on Ken's account");
    assert_eq!(only_room(&world, &world.aya, RoomFilter::Unattended).await.id, room);
    world.writes(&world.mio, "@ken", "Is anybody there?").await;
    let notes = world.desktop.notes.lock().unwrap().clone();
    assert_eq!(notes.last().unwrap(), &("Mio".to_owned(), "Is anybody there?".to_owned()));
}

#[tokio::test]
async fn r27_a_room_handed_to_a_member_without_an_account_is_seen_by_administrators() {
    let (world, room) = ken_talks_with_mio().await;
    let sora = world.hire("Sora").await;
    world.app().room_hand_over(&world.ken, &room, &sora).await.unwrap();
    assert_eq!(only_room(&world, &world.aya, RoomFilter::Unattended).await.id, room);
    world.give_own_account(&sora, "@sora").await;
    assert_eq!(unattended(&world).await, Some(0), "Sora can answer now");
}

#[tokio::test]
async fn r27_an_administrator_takes_a_room_that_nobody_looks_after_and_answers() {
    let (world, room) = ken_talks_with_mio().await;
    let contact = adds_contact(&world, &world.ken, &world.mio, "Mio").await;
    only_aya_is_granted(&world).await;
    let taken = world.app().room_take(&world.aya, &room).await.unwrap();
    assert_eq!(taken.write_access, WriteAccess::Open);
    let members: Vec<&MemberId> = taken.members.iter().map(|member| &member.id).collect();
    assert!(members.contains(&&world.ken), "Ken stays in it, for the day on which he comes back");
    let took = (SystemEvent::MemberTook, "Aya".to_owned(), String::new());
    assert!(system_messages(&world, &world.aya, &room).await.contains(&took));
    let shared =
        world.app().contact_get(&world.aya, &contact.id).await.expect("what the company knows of Mio");
    assert_eq!((shared.owner.id, shared.in_my_list), (world.ken.clone(), true));
    world.sends(&world.aya, &room, "Aya here").await;
    world.delivers().await;
    assert_eq!(world.platform.sent().await.len(), 1, "Mio is answered");
    assert_eq!(unattended(&world).await, Some(0));
}

#[tokio::test]
async fn r27_an_administrator_hands_on_a_room_that_nobody_looks_after() {
    let (world, room) = ken_talks_with_mio().await;
    let sora = world.hire("Sora").await;
    world.give_own_account(&sora, "@sora").await;
    let both = [world.aya.clone(), sora.clone()];
    world.app().connection_set(&world.aya, true, false, &both).await.unwrap();
    world.app().room_hand_over(&world.aya, &room, &sora).await.unwrap();
    assert_eq!(only_room(&world, &sora, RoomFilter::Mine).await.id, room);
    assert_eq!(code(world.app().room_get(&world.aya, &room).await), ErrorCode::NotFound, "it is Sora's");
    assert_eq!(code(world.app().room_hand_over(&world.aya, &room, &world.ken).await), ErrorCode::NotFound);
}

#[tokio::test]
async fn r27_administrators_are_notified_of_a_message_in_a_room_that_nobody_looks_after() {
    let (world, _) = ken_talks_with_mio().await;
    world.writes(&world.mio, "@ken", "Good morning").await;
    assert!(world.desktop.notes.lock().unwrap().is_empty(), "Aya is in this window, and it is Ken's room");
    only_aya_is_granted(&world).await;
    world.writes(&world.mio, "@ken", "Hello?").await;
    let notes = world.desktop.notes.lock().unwrap().clone();
    assert_eq!(notes, [("Mio".to_owned(), "Hello?".to_owned())]);
}

#[tokio::test]
async fn r27_a_member_whose_name_line_refuses_cannot_come_either() {
    let (world, room) = ken_talks_with_mio().await;
    let admin = world.app().admin_get(&world.aya).await.unwrap();
    let ken = admin.members.into_iter().find(|one| one.id == world.ken).unwrap();
    let fields = MemberFields {
        name: "Ken 🌸".into(),
        reading: String::new(),
        department: String::new(),
        administrator: false,
        line_account_id: ken.line_account_id,
    };
    world.app().member_edit(&world.aya, &world.ken, ken.version, fields).await.unwrap();
    assert_eq!(only_room(&world, &world.aya, RoomFilter::Unattended).await.id, room);
}
