//! What LINE lets an account know about people, and what it does not (LINE reference A.2.1, A.2.6, A.3).

use app::rooms::views::ReachKind;
use domain::RoomId;
use domain::room::WriteAccess;
use serde_json::json;
use testkit::World;

use crate::talk::{fails, incoming, mio_has_added_aya};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

async fn reach(world: &World, room: &RoomId) -> (ReachKind, WriteAccess) {
    let room = world.app().room_get(&world.aya, room).await.unwrap();
    (room.reach.expect("a direct room").kind, room.write_access)
}

#[tokio::test]
async fn a_line_user_who_is_no_friend_is_reachable_for_seven_days_and_then_unknown() {
    let world = World::new().await;
    world.writes(&world.mio, "@aya", "hello?").await;
    let room = world.room(&world.aya, "Mio").await;
    assert_eq!(reach(&world, &room).await, (ReachKind::Stranger, WriteAccess::Open));
    world.clock.advance(7 * DAY_MS);
    let later = reach(&world, &room).await;
    assert_eq!(
        later,
        (ReachKind::StrangerTooLate, WriteAccess::Open),
        "they may have added it before Engawa saw"
    );
    world.sends(&world.aya, &room, "Are you still there?").await;
    world.delivers().await;
    world.writes(&world.mio, "@aya", "still there?").await;
    assert_eq!(reach(&world, &room).await, (ReachKind::Stranger, WriteAccess::Open), "they wrote again");
    world.adds(&world.mio, "@aya").await;
    world.clock.advance(30 * DAY_MS);
    assert_eq!(reach(&world, &room).await, (ReachKind::Friend, WriteAccess::Open));
}

#[tokio::test]
async fn a_group_message_of_a_stranger_does_not_make_them_reachable_in_their_direct_room() {
    let world = World::new().await;
    world.writes(&world.ploy, "@aya", "hello?").await;
    let room = world.room(&world.aya, "Ploy").await;
    world.adds(&world.mio, "@aya").await;
    let picnic = json!({ "by": world.mio, "name": "Picnic", "userIds": [world.ploy], "basicId": "@aya" });
    let group = world.line.post("groups", picnic).await.expect("a group");
    world.clock.advance(7 * DAY_MS);
    world.writes(&world.ploy, group["groupId"].as_str().unwrap(), "Who brings cake?").await;
    let (kind, _) = reach(&world, &room).await;
    assert_eq!(kind, ReachKind::StrangerTooLate, "they wrote to the group, and not to the account");
    world.writes(&world.ploy, "@aya", "still there?").await;
    assert_eq!(reach(&world, &room).await.0, ReachKind::Stranger, "now they wrote to the account");
}

#[tokio::test]
async fn a_block_and_a_missing_profile_change_the_reach() {
    let (world, room) = mio_has_added_aya().await;
    fails(&world, "profile", 1, json!({ "kind": "status", "status": 404 })).await;
    world.clock.advance(8 * DAY_MS);
    assert!(world.app().profiles_refresh().await.unwrap() > 0);
    world.app().fetch_due().await.unwrap();
    assert_eq!(reach(&world, &room).await, (ReachKind::Unknown, WriteAccess::Open));
    world.writes(&world.mio, "@aya", "I am here").await;
    assert_eq!(reach(&world, &room).await, (ReachKind::Friend, WriteAccess::Open));
    world.line.post(&format!("users/{}/block", world.mio), json!({ "basicId": "@aya" })).await.unwrap();
    world.settle().await;
    assert_eq!(reach(&world, &room).await, (ReachKind::Blocked, WriteAccess::Blocked));
}

#[tokio::test]
async fn a_new_display_name_is_fetched_after_days_also_when_nobody_writes() {
    let (world, _) = mio_has_added_aya().await;
    world.line.patch(&format!("users/{}", world.mio), json!({ "displayName": "Mio Sato" })).await.unwrap();
    world.clock.advance(6 * DAY_MS);
    assert_eq!(world.app().profiles_refresh().await.unwrap(), 0, "not every day");
    world.clock.advance(2 * DAY_MS);
    assert!(world.app().profiles_refresh().await.unwrap() > 0);
    world.app().fetch_due().await.unwrap();
    world.room(&world.aya, "Mio Sato").await;
    assert_eq!(world.app().profiles_refresh().await.unwrap(), 0, "once");
}

#[tokio::test]
async fn mark_as_read_is_sent_where_the_account_marks_manually() {
    let (world, room) = mio_has_added_aya().await;
    world.writes(&world.mio, "@aya", "one").await;
    world.writes(&world.mio, "@aya", "two").await;
    let last = incoming(&world, &world.aya, &room).await.pop().unwrap();
    fails(&world, "mark_as_read", 1, json!({ "kind": "status", "status": 500 })).await;
    world.app().room_read(&world.aya, &room, last.at).await.unwrap();
    world.app().fetch_due().await.unwrap();
    assert!(!read_at_line(&world).await, "LINE failed");
    world.clock.advance(10_000);
    world.app().fetch_due().await.unwrap();
    assert!(read_at_line(&world).await, "it was told again");
}

#[tokio::test]
async fn mark_as_read_is_not_sent_where_line_marks_automatically() {
    let world = World::new().await;
    world.line.opens_account("Auto", "@auto").await.unwrap();
    world.line.patch("accounts/@aya", json!({ "markAsReadMode": "auto" })).await.unwrap();
    world.connect_again("@aya").await;
    world.adds(&world.mio, "@aya").await;
    world.writes(&world.mio, "@aya", "one").await;
    let room = world.room(&world.aya, "Mio").await;
    let last = incoming(&world, &world.aya, &room).await.pop().unwrap();
    fails(&world, "mark_as_read", 1, json!({ "kind": "status", "status": 500 })).await;
    world.app().room_read(&world.aya, &room, last.at).await.unwrap();
    assert_eq!(world.app().fetch_due().await.unwrap(), 0, "nothing is due");
}

/// Whether Mio's last message is shown to her as read.
async fn read_at_line(world: &World) -> bool {
    let chat = world.line.get(&format!("users/{}/chats/%40aya/messages", world.mio)).await.unwrap();
    chat.as_array().and_then(|list| list.last()).expect("a message")["read"].as_bool().unwrap_or_default()
}

#[tokio::test]
async fn line_users_who_blocked_do_not_starve_the_profile_fetches_of_others() {
    let world = World::new().await;
    for n in 0..12 {
        let user = world.line.joins(&format!("Gone {n}"), "ja").await.unwrap();
        world.adds(&user, "@aya").await;
        world.clock.advance(1_000);
        world.line.post(&format!("users/{user}/block"), json!({ "basicId": "@aya" })).await.unwrap();
        world.settle().await;
    }
    world.clock.advance(60_000);
    world.adds(&world.mio, "@aya").await;
    world.line.patch(&format!("users/{}", world.mio), json!({ "displayName": "Mio Sato" })).await.unwrap();
    world.clock.advance(8 * DAY_MS);
    for _ in 0..2 {
        world.app().profiles_refresh().await.unwrap();
        world.app().fetch_due().await.unwrap();
        world.clock.advance(10 * 60 * 1000);
    }
    world.room(&world.aya, "Mio Sato").await;
}

#[tokio::test]
async fn a_profile_is_fetched_at_once_after_an_unblock() {
    let (world, _) = mio_has_added_aya().await;
    let (block, at) = (json!({ "basicId": "@aya" }), format!("users/{}", world.mio));
    world.clock.advance(1_000);
    world.line.post(&format!("{at}/block"), block.clone()).await.unwrap();
    world.settle().await;
    world.clock.advance(8 * DAY_MS);
    world.app().profiles_refresh().await.unwrap();
    world.app().fetch_due().await.unwrap();
    world.line.patch(&at, json!({ "displayName": "Mio Sato" })).await.unwrap();
    world.clock.advance(60_000);
    world.line.post(&format!("{at}/unblock"), block).await.unwrap();
    world.settle().await;
    world.room(&world.aya, "Mio Sato").await;
}
