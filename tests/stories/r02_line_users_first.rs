//! R2: a member can only invite. Nothing happens before the LINE user adds the member or writes.

use app::ErrorCode;
use domain::message::SystemEvent;
use domain::room::FriendState;
use domain::room::RoomFilter;
use serde_json::json;
use testkit::World;

use crate::people::{code, system_messages};
use crate::talk::{event, now, only_room, rooms, stored, text_event};

#[tokio::test]
async fn r2_before_a_line_user_acts_there_is_no_room_and_nobody_to_write_to() {
    let world = World::new().await;
    assert_eq!(rooms(&world, &world.aya, RoomFilter::Mine).await.len(), 0);
    let id = world.app().new_id();
    let sent = world.app().message_send(&world.aya, &"no-such-room".into(), &id.into(), "hello").await;
    assert_eq!(code(sent), ErrorCode::NotFound);
}

#[tokio::test]
async fn r2_a_stranger_who_writes_gets_a_room_and_is_shown_as_one() {
    let world = World::new().await;
    world.writes(&world.mio, "@aya", "Do you have cake today?").await;
    let room = only_room(&world, &world.aya, RoomFilter::Mine).await;
    assert_eq!(room.title, "Mio", "the profile of who wrote is told, friend or not");
    assert_eq!(room.line_users[0].card.friend_state, FriendState::Stranger);
    let what: Vec<_> =
        system_messages(&world, &world.aya, &room.id).await.into_iter().map(|line| line.0).collect();
    assert_eq!(what, [SystemEvent::WroteFirst]);
}

#[tokio::test]
async fn r2_a_block_by_somebody_never_met_makes_no_room() {
    let world = World::new().await;
    let blocked = event("01BLOCK", &world.mio, now(&world), json!({ "type": "unfollow" }));
    stored(&world, "@aya", &[blocked]).await;
    world.settle().await;
    assert_eq!(rooms(&world, &world.aya, RoomFilter::Mine).await.len(), 0);
}

#[tokio::test]
async fn r2_a_message_that_comes_after_the_later_block_makes_a_room_that_tells_the_block() {
    let world = World::new().await;
    let at = now(&world);
    let wrote = text_event("01WROTE", &world.mio, at, "100", "Do you have cake?");
    let blocked = event("01BLOCK", &world.mio, at + 60_000, json!({ "type": "unfollow" }));
    world.clock.advance(120_000);
    for late in [blocked, wrote] {
        stored(&world, "@aya", &[late]).await;
        world.settle().await;
    }
    let room = only_room(&world, &world.aya, RoomFilter::Mine).await;
    assert_eq!(room.line_users[0].card.friend_state, FriendState::Blocked);
    let told = system_messages(&world, &world.aya, &room.id).await;
    assert_eq!(told.into_iter().map(|line| line.0).collect::<Vec<_>>(), [SystemEvent::FriendBlocked]);
}

#[tokio::test]
async fn r2_a_block_that_comes_after_a_later_message_leaves_a_stranger_who_can_be_answered() {
    let world = World::new().await;
    let at = now(&world);
    let blocked = event("01BLOCK", &world.mio, at, json!({ "type": "unfollow" }));
    let wrote = text_event("01WROTE", &world.mio, at + 60_000, "100", "Do you have cake?");
    world.clock.advance(120_000);
    for late in [wrote, blocked] {
        stored(&world, "@aya", &[late]).await;
        world.settle().await;
    }
    let room = only_room(&world, &world.aya, RoomFilter::Mine).await;
    assert_eq!(room.line_users[0].card.friend_state, FriendState::Stranger);
}
