//! R3: when a LINE user adds a member, a 1:1 room appears at once, exactly once.

use domain::message::SystemEvent;
use domain::room::{FriendState, RoomFilter, RoomKind, WriteAccess};
use serde_json::json;
use testkit::World;

use crate::people::system_messages;
use crate::talk::{event, mio_has_added_aya, now, only_room, stored, text_event};

async fn what_happened(world: &World, room: &domain::RoomId) -> Vec<String> {
    system_messages(world, &world.aya, room)
        .await
        .into_iter()
        .map(|(what, who, _)| format!("{} {who}", what.as_str()))
        .collect()
}

#[tokio::test]
async fn r3_a_follow_event_opens_a_room_with_name_and_friend_state() {
    let (world, room) = mio_has_added_aya().await;
    let room = world.app().room_get(&world.aya, &room).await.unwrap();
    assert_eq!(
        (room.kind, room.title.as_str(), room.write_access),
        (RoomKind::Direct, "Mio", WriteAccess::Open)
    );
    assert_eq!(room.members.len(), 1, "the account is Aya's own");
    assert_eq!(room.line_users[0].card.friend_state, FriendState::Friend);
    assert_eq!(what_happened(&world, &room.id).await, ["friend_added Mio"]);
}

#[tokio::test]
async fn r3_a_follow_event_twice_is_one_room_and_one_system_message() {
    let world = World::new().await;
    world.line.post("webhooks/hold", json!({})).await.unwrap();
    world.line.post(&format!("users/{}/add", world.mio), json!({ "id": "@aya" })).await.unwrap();
    world.line.post("webhooks/release", json!({ "duplicate": true })).await.unwrap();
    world.settle().await;
    let room = only_room(&world, &world.aya, RoomFilter::Mine).await;
    assert_eq!(what_happened(&world, &room.id).await, ["friend_added Mio"]);
}

#[tokio::test]
async fn r3_events_in_the_wrong_order_end_in_the_same_room() {
    let world = World::new().await;
    world.line.post("webhooks/hold", json!({})).await.unwrap();
    let path = format!("users/{}/", world.mio);
    world.line.post(&format!("{path}add"), json!({ "id": "@aya" })).await.unwrap();
    world.clock.advance(1000);
    world.line.writes(&world.mio, "@aya", "Hello").await.unwrap();
    world.clock.advance(1000);
    world.line.post(&format!("{path}block"), json!({ "basicId": "@aya" })).await.unwrap();
    world.clock.advance(1000);
    world.line.post(&format!("{path}unblock"), json!({ "basicId": "@aya" })).await.unwrap();
    world.line.post("webhooks/release", json!({ "order": "reversed" })).await.unwrap();
    world.settle().await;
    let room = only_room(&world, &world.aya, RoomFilter::Mine).await;
    assert_eq!(room.line_users[0].card.friend_state, FriendState::Friend, "the latest event wins");
    assert_eq!(crate::talk::texts(&world, &world.aya, &room.id).await, ["Hello"]);
}

#[tokio::test]
async fn r3_an_unfollow_event_that_overtakes_the_follow_event_still_counts() {
    let world = World::new().await;
    let t = now(&world);
    let blocked = event("01B", &world.mio, t + 2000, json!({ "type": "unfollow" }));
    let added =
        event("01A", &world.mio, t + 1000, json!({ "type": "follow", "follow": { "isUnblocked": false } }));
    stored(&world, "@aya", &[blocked]).await;
    world.settle().await;
    stored(&world, "@aya", &[added]).await;
    world.settle().await;
    let room = only_room(&world, &world.aya, RoomFilter::Mine).await;
    assert_eq!(room.write_access, WriteAccess::Blocked);
    let what: Vec<_> =
        system_messages(&world, &world.aya, &room.id).await.into_iter().map(|line| line.0).collect();
    assert_eq!(
        what,
        [SystemEvent::FriendAdded, SystemEvent::FriendBlocked],
        "in the order in which it happened"
    );
}

#[tokio::test]
async fn r3_a_message_that_overtakes_the_follow_event_is_not_called_the_first_contact() {
    let world = World::new().await;
    let t = now(&world);
    let wrote = text_event("01W", &world.mio, t + 2000, "1001", "Hello");
    let added = event("01A", &world.mio, t + 1000, json!({ "type": "follow" }));
    stored(&world, "@aya", &[wrote]).await;
    world.settle().await;
    stored(&world, "@aya", &[added]).await;
    world.settle().await;
    let room = only_room(&world, &world.aya, RoomFilter::Mine).await;
    let what: Vec<_> =
        system_messages(&world, &world.aya, &room.id).await.into_iter().map(|line| line.0).collect();
    assert_eq!(what, [SystemEvent::FriendAdded]);
}

#[tokio::test]
async fn r3_block_and_unblock_are_shown_in_the_same_room() {
    let (world, room) = mio_has_added_aya().await;
    for act in ["block", "unblock"] {
        world.clock.advance(1000);
        world.line.post(&format!("users/{}/{act}", world.mio), json!({ "basicId": "@aya" })).await.unwrap();
    }
    world.settle().await;
    assert_eq!(
        what_happened(&world, &room).await,
        ["friend_added Mio", "friend_blocked Mio", "friend_returned Mio"]
    );
}

#[tokio::test]
async fn r3_the_member_is_notified_unless_the_room_is_muted() {
    let (world, room) = mio_has_added_aya().await;
    world.writes(&world.mio, "@aya", "Are you open?").await;
    world.app().room_mute(&world.aya, &room, true).await.unwrap();
    world.writes(&world.mio, "@aya", "Hello?").await;
    let notes = world.desktop.notes.lock().unwrap().clone();
    assert_eq!(notes, [("Mio".to_owned(), "Are you open?".to_owned())]);
}
