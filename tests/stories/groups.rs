//! Groups: made on LINE by LINE users; the account is invited, members answer.

use app::rooms::views::RoomDetail;
use domain::message::SystemEvent;
use domain::room::{RoomFilter, RoomKind, WriteAccess};
use serde_json::json;
use testkit::World;

use crate::media::Stub;
use crate::people::system_messages;
use crate::talk::{accepted_by_line, event, fails, incoming, now, rooms, stored, text_event, texts};

/// Mio has made a group with Ploy and invited Aya's account.
async fn picnic() -> (World, RoomDetail, String) {
    let world = World::new().await;
    world.adds(&world.mio, "@aya").await;
    let group = json!({ "by": world.mio, "name": "Picnic", "userIds": [world.ploy], "basicId": "@aya" });
    let group = world.line.post("groups", group).await.expect("a group");
    world.settle().await;
    let room = world.room(&world.aya, "picnic").await;
    let room = world.app().room_get(&world.aya, &room).await.expect("its detail");
    (world, room, group["groupId"].as_str().unwrap().to_owned())
}

#[tokio::test]
async fn r2_a_line_user_invites_the_account_and_the_group_room_appears() {
    let (world, room, _) = picnic().await;
    assert_eq!((room.kind, room.title.as_str(), room.line_count), (RoomKind::Group, "Picnic", Some(2)));
    assert_eq!(room.write_access, WriteAccess::Open);
    let what: Vec<_> =
        system_messages(&world, &world.aya, &room.id).await.into_iter().map(|line| line.0).collect();
    assert_eq!(what, [SystemEvent::AccountJoined]);
}

#[tokio::test]
async fn group_members_are_known_as_they_write_and_can_be_added() {
    let (world, room, group) = picnic().await;
    world.writes(&world.ploy, &group, "Hello from Ploy").await;
    let said = incoming(&world, &world.aya, &room.id).await;
    assert_eq!(said[0].sender.as_ref().unwrap().name, "Ploy", "also without being a friend");
    let added =
        world.app().room_add_contact(&world.aya, &room.id, &world.ploy.as_str().into()).await.unwrap();
    assert_eq!(added.fields.name, "Ploy");
}

#[tokio::test]
async fn members_answer_in_a_group() {
    let (world, room, group) = picnic().await;
    world.writes(&world.mio, &group, "Who brings cake?").await;
    world.sends(&world.aya, &room.id, "We do").await;
    world.delivers().await;
    assert_eq!(accepted_by_line(&world).await, ["We do"]);
    assert_eq!(world.platform.sent().await[0].to, [group]);
    assert_eq!(texts(&world, &world.aya, &room.id).await, ["Who brings cake?", "We do"]);
}

#[tokio::test]
async fn joined_and_left_events_of_a_group_are_shown_once() {
    let (world, room, group) = picnic().await;
    let sora = world.line.joins("Sora", "ja").await.unwrap();
    world.clock.advance(1_000);
    world
        .line
        .post(&format!("groups/{group}/invite"), json!({ "by": world.mio, "userIds": [sora] }))
        .await
        .unwrap();
    world.settle().await;
    world.clock.advance(1_000);
    world.line.post(&format!("groups/{group}/leave"), json!({ "userId": sora })).await.unwrap();
    world.settle().await;
    let lines = system_messages(&world, &world.aya, &room.id).await;
    let what: Vec<_> = lines.iter().map(|line| line.0).collect();
    assert_eq!(what, [SystemEvent::AccountJoined, SystemEvent::LineUserJoined, SystemEvent::LineUserLeft]);
    assert_eq!(lines[1].1, "Sora");
}

#[tokio::test]
async fn a_group_that_the_account_left_is_read_only_until_it_is_invited_again() {
    let (world, room, group) = picnic().await;
    world.clock.advance(1_000);
    world.line.post(&format!("groups/{group}/remove-account"), json!({ "by": world.mio })).await.unwrap();
    world.settle().await;
    assert_eq!(
        world.app().room_get(&world.aya, &room.id).await.unwrap().write_access,
        WriteAccess::LeftGroup
    );
    world.clock.advance(1_000);
    world
        .line
        .post(&format!("groups/{group}/invite"), json!({ "by": world.mio, "basicId": "@aya" }))
        .await
        .unwrap();
    world.settle().await;
    assert_eq!(world.app().room_get(&world.aya, &room.id).await.unwrap().write_access, WriteAccess::Open);
    assert_eq!(rooms(&world, &world.aya, RoomFilter::Mine).await.len(), 2, "the same room, and Mio's own");
}

#[tokio::test]
async fn an_edited_message_in_a_group_is_changed() {
    let (world, room, group) = picnic().await;
    let sent = world.line.writes(&world.mio, &group, "at nine").await.unwrap();
    world.clock.advance(1_000);
    let path =
        format!("users/{}/chats/{group}/messages/{}/edit", world.mio, sent["messageId"].as_str().unwrap());
    world.line.post(&path, json!({ "text": "at ten" })).await.unwrap();
    world.settle().await;
    assert_eq!(texts(&world, &world.aya, &room.id).await, ["at ten"]);
}

#[tokio::test]
async fn a_group_message_after_the_account_left_stands_for_a_lost_join_event() {
    let (world, room, group) = picnic().await;
    world.clock.advance(1_000);
    world.line.post(&format!("groups/{group}/remove-account"), json!({ "by": world.mio })).await.unwrap();
    world.settle().await;
    let sora = world.line.joins("Sora", "ja").await.unwrap();
    let at = now(&world);
    stored(&world, "@aya", &[in_group(&text_event("01A", &sora, at - 500, "1", "before it left"), &group)])
        .await;
    world.settle().await;
    assert_eq!(
        world.app().room_get(&world.aya, &room.id).await.unwrap().write_access,
        WriteAccess::LeftGroup
    );

    world.clock.advance(1_000);
    let again = json!({ "by": world.mio, "userIds": [sora], "basicId": "@aya" });
    world.line.post("webhooks/hold", json!({})).await.unwrap();
    world.line.post(&format!("groups/{group}/invite"), again).await.unwrap();
    let at = now(&world) + 1_000;
    stored(&world, "@aya", &[in_group(&text_event("01B", &sora, at, "2", "Welcome back"), &group)]).await;
    world.app().apply_pending().await.unwrap();
    world.app().fetch_due().await.unwrap();
    let detail = world.app().room_get(&world.aya, &room.id).await.unwrap();
    assert_eq!(
        (detail.write_access, detail.line_count),
        (WriteAccess::Open, Some(3)),
        "and LINE was asked again"
    );
    world.line.post("webhooks/release", json!({})).await.unwrap();
    world.settle().await;
    let lines = system_messages(&world, &world.aya, &room.id).await;
    let joins = lines.iter().filter(|line| line.0 == SystemEvent::AccountJoined).count();
    assert_eq!(joins, 2, "at first and now, once: {lines:?}");
    assert_eq!(world.app().room_get(&world.aya, &room.id).await.unwrap().write_access, WriteAccess::Open);
}

#[tokio::test]
async fn a_failed_fetch_of_the_member_count_keeps_the_known_one_and_is_repeated() {
    let (world, room, group) = picnic().await;
    let sora = world.line.joins("Sora", "ja").await.unwrap();
    fails(&world, "members_count", 1, json!({ "kind": "status", "status": 500 })).await;
    let invite = json!({ "by": world.mio, "userIds": [sora] });
    world.line.post(&format!("groups/{group}/invite"), invite).await.unwrap();
    world.settle().await;
    let count = async || world.app().room_get(&world.aya, &room.id).await.unwrap().line_count;
    assert_eq!(count().await, Some(2), "what was known");
    world.clock.advance(60_000);
    world.settle().await;
    assert_eq!(count().await, Some(3));
}

#[tokio::test]
async fn the_people_of_a_multi_person_chat_are_counted() {
    let mut world = World::new().await;
    let place = format!("R{:032x}", 1);
    let stub = Stub::answers(move |path, _| match path {
        _ if path.ends_with("/members/count") && path.contains("/v2/bot/room/R") => {
            (200, json!({ "count": 3 }))
        }
        _ => (404, json!({ "message": "Not found" })),
    })
    .await;
    world.line_is_at(stub.url.clone()).await;
    let mut event = text_event("01A", &world.mio, now(&world), "1", "hello all");
    event["source"] = json!({ "type": "room", "roomId": place, "userId": world.mio });
    stored(&world, "@aya", &[event]).await;
    world.app().apply_pending().await.unwrap();
    world.app().fetch_due().await.unwrap();
    let room = rooms(&world, &world.aya, RoomFilter::Mine).await.remove(0);
    assert_eq!(world.app().room_get(&world.aya, &room.id).await.unwrap().line_count, Some(3));
}

#[tokio::test]
async fn a_group_member_who_left_and_rejoined_stays_when_an_older_message_arrives_late() {
    let (world, room, group) = picnic().await;
    world.writes(&world.ploy, &group, "hi").await;
    let at = now(&world);
    let ploy = json!({ "members": [{ "type": "user", "userId": world.ploy }] });
    let told =
        |id: &str, at: i64, what: serde_json::Value| in_group(&event(id, &world.mio, at, what), &group);
    let events = [
        told("01A", at + 2_000, json!({ "type": "memberLeft", "left": ploy })),
        in_group(&text_event("01B", &world.ploy, at + 1_000, "1", "I have to go"), &group),
        told("01C", at + 3_000, json!({ "type": "memberJoined", "joined": ploy })),
    ];
    stored(&world, "@aya", &events).await;
    world.settle().await;
    let detail = world.app().room_get(&world.aya, &room.id).await.unwrap();
    assert!(detail.line_users.iter().any(|user| user.card.name == "Ploy"), "{:?}", detail.line_users);
}

/// An event by somebody in a group.
fn in_group(event: &serde_json::Value, group: &str) -> serde_json::Value {
    let mut event = event.clone();
    event["source"]["type"] = json!("group");
    event["source"]["groupId"] = json!(group);
    event
}
