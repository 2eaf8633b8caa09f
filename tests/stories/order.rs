//! Messages stand in one order, and are counted by one rule, whatever arrives first and whatever LINE says of its time.

use app::rooms::message_views::Message;
use domain::room::RoomFilter;
use domain::{RoomId, UtcMs};
use serde_json::{Value, json};
use store::{query, unread};
use testkit::World;

use crate::talk::{event, incoming, mio_has_added_aya, now, rooms, stored, text_event, texts};

async fn unread(world: &World) -> u32 {
    rooms(world, &world.aya, RoomFilter::Mine).await.iter().map(|room| room.unread).sum()
}

async fn said(world: &World, id: &str, at: i64, message_id: &str) {
    stored(world, "@aya", &[text_event(id, &world.mio, at, message_id, message_id)]).await;
    world.settle().await;
}

async fn unsent(world: &World, id: &str, at: i64, message_id: &str) {
    let unsend = json!({ "type": "unsend", "unsend": { "messageId": message_id } });
    stored(world, "@aya", &[event(id, &world.mio, at, unsend)]).await;
    world.settle().await;
}

#[tokio::test]
async fn a_message_that_arrives_late_below_what_was_read_and_is_unsent_leaves_nothing_unread() {
    let (world, room) = mio_has_added_aya().await;
    let t = now(&world);
    said(&world, "01A", t, "1").await;
    world.app().room_read(&world.aya, &room, UtcMs(t)).await.unwrap();
    assert_eq!(unread(&world).await, 0);
    said(&world, "01B", t - 60_000, "2").await;
    assert_eq!(unread(&world).await, 1, "nobody has seen it");
    unsent(&world, "01C", t + 1, "2").await;
    assert_eq!(unread(&world).await, 0);
    said(&world, "01D", t - 50_000, "3").await;
    world.app().room_read(&world.aya, &room, UtcMs(t - 90_000)).await.unwrap();
    assert_eq!(unread(&world).await, 0, "what was read stays read, whatever the window says last");
}

/// The counters of every room, beside a recount by the definition.
async fn assert_counters_agree(world: &World, step: &str) {
    for room in rooms(world, &world.aya, RoomFilter::Mine).await {
        let mut conn = world.app().store().read().await.unwrap();
        for (member, counted) in unread::recount(&mut conn, &room.id).await.unwrap() {
            let kept = store::room_members::get(&mut conn, &room.id, &member).await.unwrap().unwrap();
            assert_eq!(kept.unread, counted, "{step}: {member:?}");
        }
    }
}

#[tokio::test]
async fn unread_counters_equal_a_recount_after_any_sequence_of_events() {
    for seed in 1..=6_u64 {
        let (world, room) = mio_has_added_aya().await;
        let mut state = seed;
        let mut dice = move |sides: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % sides
        };
        let t = now(&world);
        let mut steps = Vec::new();
        for n in 0..60 {
            let at = t + i64::try_from(dice(20)).unwrap() * 1000;
            let message = (1 + dice(n + 1)).to_string();
            let id = format!("01{seed}{n:03}");
            let step = dice(8);
            steps.push((step, at - t, message.clone()));
            match step {
                0..=2 => said(&world, &id, at, &(n + 1).to_string()).await,
                3 => unsent(&world, &id, at, &message).await,
                4 => world.app().room_read(&world.aya, &room, UtcMs(at)).await.unwrap(),
                5 => drop(world.app().room_read(&world.ken, &room, UtcMs(at)).await),
                6 => drop(world.app().room_invite_member(&world.aya, &room, &world.ken).await),
                _ => drop(world.app().room_leave(&world.ken, &room).await),
            }
            assert_counters_agree(&world, &format!("seed {seed}: {steps:?}")).await;
        }
    }
}

fn picture(id: &str, user: &str, at: i64, index: u32) -> Value {
    let message = json!({
        "type": "image", "id": (900 - index).to_string(), "contentProvider": { "type": "external" },
        "imageSet": { "id": "set", "index": index, "total": 12 },
    });
    event(id, user, at, json!({ "type": "message", "message": message }))
}

async fn ids(world: &World, room: &RoomId) -> Vec<String> {
    let mut conn = world.app().store().read().await.unwrap();
    let mut ids = Vec::new();
    for Message { id, .. } in incoming(world, &world.aya, room).await {
        let row = store::messages::get(&mut conn, &id).await.unwrap().unwrap();
        ids.push(row.line_message_id.unwrap());
    }
    ids
}

#[tokio::test]
async fn the_pictures_of_an_image_set_stand_by_their_index_whatever_arrives_first() {
    let (world, room) = mio_has_added_aya().await;
    let t = now(&world);
    for index in [2, 12, 3, 1, 4, 11, 10, 5, 9, 6, 8, 7] {
        stored(&world, "@aya", &[picture(&format!("01P{index}"), &world.mio, t, index)]).await;
        world.settle().await;
    }
    let in_order: Vec<_> = (1..=12).map(|index| (900 - index).to_string()).collect();
    assert_eq!(ids(&world, &room).await, in_order);
    let mut pages = Vec::new();
    let mut before = None;
    loop {
        let page = world.app().room_messages(&world.aya, &room, before.as_ref(), 5).await.unwrap();
        before = page.messages.first().map(|message| message.id.clone());
        pages.splice(0..0, page.messages.into_iter().map(|message| message.id));
        if !page.has_earlier {
            break;
        }
    }
    let all = world.app().room_messages(&world.aya, &room, None, 100).await.unwrap().messages;
    assert_eq!(pages, all.iter().map(|message| message.id.clone()).collect::<Vec<_>>(), "page by page too");
    let mut conn = world.app().store().read().await.unwrap();
    let last: String = query("SELECT last_message_id FROM room WHERE id = $1")
        .bind(&room)
        .fetch_value(&mut conn)
        .await
        .unwrap();
    assert_eq!(last, all.last().unwrap().id.as_str(), "the list's last");
}

#[tokio::test]
async fn messages_of_the_same_millisecond_stand_in_lines_order_whatever_arrives_first() {
    let (world, room) = mio_has_added_aya().await;
    let t = now(&world);
    for id in ["561", "99", "560"] {
        said(&world, &format!("01{id}"), t, id).await;
    }
    assert_eq!(texts(&world, &world.aya, &room).await, ["99", "560", "561"]);
}

#[tokio::test]
async fn an_event_whose_time_cannot_be_is_dated_with_its_arrival_and_marked_as_estimated() {
    let times =
        [json!(null), json!("soon"), json!(0), json!(1_795_392_000), json!(i64::MAX), json!(i64::MIN)];
    for time in times {
        let (world, room) = mio_has_added_aya().await;
        world.clock.advance(60_000);
        let mut odd = text_event("01A", &world.mio, 0, "1", "when?");
        odd["timestamp"] = time.clone();
        stored(&world, "@aya", &[odd]).await;
        world.settle().await;
        let [message] = incoming(&world, &world.aya, &room).await.try_into().unwrap();
        assert_eq!((message.at.0, message.time_estimated), (now(&world), true), "{time}");
        assert_eq!(unread(&world).await, 1);
        world.app().room_read(&world.aya, &room, message.at).await.unwrap();
        assert_eq!(unread(&world).await, 0);
        world.clock.advance(60_000);
        said(&world, "01B", now(&world), "2").await;
        assert_eq!(
            texts(&world, &world.aya, &room).await,
            ["when?", "2"],
            "{time}: nothing stands out of reach"
        );
        let [_, second] = incoming(&world, &world.aya, &room).await.try_into().unwrap();
        assert!(!second.time_estimated);
    }
}
