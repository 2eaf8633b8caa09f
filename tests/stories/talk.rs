//! What is said in many stories: messages as a member reads them, and what LINE has accepted.

use app::rooms::message_views::{Content, Message, Outgoing};
use app::rooms::views::{RoomDetail, RoomRow};
use domain::delivery::{Delivery, DeliveryReason};
use domain::message::Direction;
use domain::room::RoomFilter;
use domain::{LineAccountId, MemberId, MessageId, RoomId};
use serde_json::{Value, json};
use store::webhook_events::{self, NewWebhookEvent};
use testkit::World;

/// Mio has added Aya, and Aya has seen that: the world, and the room that appeared.
pub async fn mio_has_added_aya() -> (World, RoomId) {
    let world = World::new().await;
    world.adds(&world.mio, "@aya").await;
    let room = world.room(&world.aya, "Mio").await;
    let at = rooms(&world, &world.aya, RoomFilter::Mine).await[0].at;
    world.app().room_read(&world.aya, &room, at).await.expect("it is her room");
    world.desktop.notes.lock().expect("nobody panicked").clear();
    (world, room)
}

/// A room's conversation, oldest first.
pub async fn messages(world: &World, member: &MemberId, room: &RoomId) -> Vec<Message> {
    world.app().room_messages(member, room, None, 200).await.expect("the room is the member's").messages
}

/// The words in a room, by whomever, oldest first.
pub async fn texts(world: &World, member: &MemberId, room: &RoomId) -> Vec<String> {
    let said = messages(world, member, room).await.into_iter().filter_map(|message| {
        let Content::Text { text, .. } = message.content else { return None };
        Some(text)
    });
    said.collect()
}

/// What came from LINE in a room, oldest first.
pub async fn incoming(world: &World, member: &MemberId, room: &RoomId) -> Vec<Message> {
    let all = messages(world, member, room).await;
    all.into_iter().filter(|message| message.direction == Direction::In).collect()
}

/// Where a message that a member wrote stands.
pub async fn outgoing(world: &World, member: &MemberId, room: &RoomId, id: &MessageId) -> Outgoing {
    let all = messages(world, member, room).await;
    all.into_iter()
        .find(|message| message.id == *id)
        .and_then(|message| message.outgoing)
        .expect("it is there")
}

/// Waiting, accepted, refused or recalled; and why.
pub async fn stands(world: &World, room: &RoomId, id: &MessageId) -> (Delivery, Option<DeliveryReason>) {
    let outgoing = outgoing(world, &world.aya, room, id).await;
    (outgoing.delivery, outgoing.reason)
}

/// What is old meanwhile asks first (R26); the member says that it goes, and it does.
pub async fn confirms(world: &World, room: &RoomId, id: &MessageId) {
    world.delivers().await;
    let old = (Delivery::Waiting, Some(DeliveryReason::Old));
    assert_eq!(stands(world, room, id).await, old, "it does not go unasked");
    world.app().message_resend(&world.aya, id).await.expect("it awaits confirmation");
    world.delivers().await;
}

/// Every text that LINE has accepted, in the order of acceptance.
pub async fn accepted_by_line(world: &World) -> Vec<String> {
    let sent = world.platform.sent().await;
    let texts = sent.iter().flat_map(|sent| &sent.messages).filter_map(|message| message["text"].as_str());
    texts.map(str::to_owned).collect()
}

/// The next `times` calls fail like this (the simulator's README has the list).
pub async fn fails(world: &World, endpoint: &str, times: u32, fault: Value) {
    let order = json!({ "endpoint": endpoint, "times": times, "fault": fault });
    world.line.post("faults", order).await.expect("the simulator fails on command");
}

/// A member's rooms.
pub async fn rooms(world: &World, member: &MemberId, filter: RoomFilter) -> Vec<RoomRow> {
    world.app().room_list(member, filter, "", 0, 200).await.expect("a list").rows
}

/// The only room of a list.
pub async fn only_room(world: &World, member: &MemberId, filter: RoomFilter) -> RoomDetail {
    let rooms = rooms(world, member, filter).await;
    assert_eq!(rooms.len(), 1, "there is one room: {rooms:?}");
    world.app().room_get(member, &rooms[0].id).await.expect("its detail")
}

/// The account behind a basic ID.
pub async fn account(world: &World, basic_id: &str) -> LineAccountId {
    let admin = world.app().admin_get(&world.aya).await.expect("Admin");
    admin.accounts.into_iter().find(|account| account.basic_id == basic_id).expect("the account").id
}

/// An event of LINE's, stored as the webhook server stores it, and not applied yet.
pub async fn stored(world: &World, basic_id: &str, events: &[Value]) {
    let account = account(world, basic_id).await;
    let new: Vec<NewWebhookEvent> = events
        .iter()
        .map(|event| NewWebhookEvent {
            webhook_event_id: event["webhookEventId"].as_str().unwrap().to_owned(),
            line_account_id: account.clone(),
            raw: event.to_string(),
        })
        .collect();
    let mut tx = world.app().store().begin().await.unwrap();
    let now = app::environment::Clock::now(&world.clock);
    webhook_events::insert(tx.conn(), &new, now).await.unwrap();
    tx.commit().await.unwrap();
}

/// An event in LINE's shape, by a LINE user, one to one.
pub fn event(id: &str, user: &str, at: i64, rest: Value) -> Value {
    let mut event = json!({
        "webhookEventId": id, "timestamp": at, "mode": "active",
        "source": { "type": "user", "userId": user }, "deliveryContext": { "isRedelivery": false },
    });
    event.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
    event
}

/// A text message in LINE's shape.
pub fn text_event(id: &str, user: &str, at: i64, message_id: &str, text: &str) -> Value {
    let message = json!({ "type": "message", "message": { "type": "text", "id": message_id, "text": text } });
    event(id, user, at, message)
}

/// The time in the world, in ms UTC.
pub fn now(world: &World) -> i64 {
    app::environment::Clock::now(&world.clock).0
}
