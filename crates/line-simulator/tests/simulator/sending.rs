//! Push, reply, multicast: what is accepted, what arrives, what is counted.
use line_simulator::{Lookup, MessageDraft, SentBy};
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Api, World, account, answer, text_message, user};

const KEY: &str = "123e4567-e89b-12d3-a456-426614174000";

async fn push_with_key(world: &World, key: &str, text: &str) -> Answer {
    let body = json!({ "to": world.mio.user_id, "messages": [text_message(text)] });
    let request = world.api.request(Method::POST, "/v2/bot/message/push").header("X-Line-Retry-Key", key);
    answer(request.json(&body)).await
}

async fn reply(world: &World, token: &Value, text: &str) -> Answer {
    world
        .api
        .post("/v2/bot/message/reply", json!({ "replyToken": token, "messages": [text_message(text)] }))
        .await
}

#[tokio::test]
async fn a_push_to_a_friend_arrives_with_its_id_and_quote_token() {
    let world = World::with_friend().await;
    let sender = json!({ "name": "Aya", "iconUrl": "https://example.com/aya.png" });
    let message = json!({ "type": "text", "text": "Hello", "sender": sender });
    let body = json!({ "to": world.mio.user_id, "messages": [message, text_message("and welcome")] });
    let accepted = world.api.post("/v2/bot/message/push", body).await;
    assert_eq!(accepted.status, 200);
    let sent = accepted.body["sentMessages"].as_array().unwrap();
    assert_eq!(sent.len(), 2, "one entry for each message");
    assert!(sent[0]["quoteToken"].is_string());

    let shown = world.platform.messages(&world.mio.user_id, "@sakura").await.unwrap();
    assert_eq!(shown[0].message_id, sent[0]["id"].as_str().unwrap());
    assert_eq!((shown[0].sender_name.as_str(), shown[0].via.as_deref()), ("Aya", Some("Sakura Clinic")));
    let icon = shown[0].sender_picture_url.as_deref().unwrap();
    assert!(icon.starts_with(&world.simulator.url()), "phones load icons through the simulator: {icon}");
    assert_eq!((shown[1].sender_name.as_str(), shown[1].via.as_deref()), ("Sakura Clinic", None));
}

#[tokio::test]
async fn a_push_with_a_used_retry_key_is_answered_409_and_arrives_once() {
    let world = World::with_friend().await;
    let first = push_with_key(&world, KEY, "once").await;
    let again = push_with_key(&world, &KEY.to_uppercase(), "once").await;
    assert_eq!((again.status, again.message()), (409, "The retry key is already accepted"));
    assert_eq!(again.header("x-line-accepted-request-id"), first.header("x-line-request-id"));
    assert_ne!(again.header("x-line-request-id"), first.header("x-line-request-id"));
    assert_eq!(again.body["sentMessages"], first.body["sentMessages"]);
    assert_eq!(world.shown().await, ["once"]);
    let sent = world.platform.sent().await;
    assert_eq!((sent.len(), sent[0].retry_key.as_deref(), sent[0].via), (1, Some(KEY), SentBy::Push));
}

#[tokio::test]
async fn a_retry_key_is_forgotten_after_a_day() {
    let world = World::with_friend().await;
    push_with_key(&world, KEY, "first").await;
    world.platform.advance_clock(24 * 3_600_000 - 1).await.unwrap();
    assert_eq!(push_with_key(&world, KEY, "first").await.status, 409);
    world.platform.advance_clock(1).await.unwrap();
    assert_eq!(push_with_key(&world, KEY, "second").await.status, 200);
}

#[tokio::test]
async fn retry_keys_belong_to_one_account_and_have_the_form_of_a_uuid() {
    let world = World::with_friend().await;
    assert_eq!(push_with_key(&world, KEY, "one").await.status, 200);
    let other = world.platform.add_account(account("Momiji", "@momiji")).await.unwrap();
    let api = Api::new(world.simulator.url(), &other.channel_access_token);
    let body = json!({ "to": world.mio.user_id, "messages": [text_message("two")] });
    let request = api.request(Method::POST, "/v2/bot/message/push").header("x-line-retry-key", KEY);
    assert_eq!(answer(request.json(&body)).await.status, 200, "another account's key is another key");
    for key in ["", "abc", "123e4567e89b12d3a456426614174000", "123e4567-e89b-12d3-a456-42661417400g"] {
        assert_eq!(push_with_key(&world, key, "three").await.status, 400, "{key:?} is no retry key");
    }
}

#[tokio::test]
async fn a_refused_push_leaves_its_retry_key_unused() {
    let world = World::with_friend().await;
    assert_eq!(push_with_key(&world, KEY, "").await.status, 400);
    assert_eq!(push_with_key(&world, KEY, "now with words").await.status, 200);
}

#[tokio::test]
async fn a_push_to_a_stranger_is_accepted_but_arrives_nowhere() {
    let world = World::new().await;
    let accepted = world.push(&world.mio.user_id, "Hello?").await;
    assert_eq!(accepted.status, 200, "LINE does not tell");
    assert_eq!(world.shown().await, [""; 0]);
    let sent = world.platform.sent().await;
    assert_eq!((sent[0].delivered, sent[0].counted), (false, 0));
}

#[tokio::test]
async fn a_stranger_who_wrote_is_reachable_for_seven_days() {
    let world = World::new().await;
    world.platform.write(&world.mio.user_id, "@sakura", MessageDraft::text("Are you open?")).await.unwrap();
    world.push(&world.mio.user_id, "Yes").await;
    world.platform.advance_clock(7 * 86_400_000 + 1).await.unwrap();
    world.push(&world.mio.user_id, "Still").await;
    assert_eq!(world.shown().await, ["Are you open?", "Yes"]);
}

#[tokio::test]
async fn a_push_to_who_blocks_the_account_is_accepted_and_counts_nothing() {
    let world = World::with_friend().await;
    world.platform.block(&world.mio.user_id, "@sakura").await.unwrap();
    assert_eq!(world.push(&world.mio.user_id, "Hello?").await.status, 200);
    assert_eq!(world.shown().await, [""; 0]);
    assert_eq!(world.api.get("/v2/bot/message/quota/consumption").await.body["totalUsage"], 0);
}

#[tokio::test]
async fn ids_that_line_does_not_know_are_refused() {
    let world = World::new().await;
    let unknown = world.push(&format!("U{}", "0".repeat(32)), "Hello?").await;
    assert_eq!((unknown.status, unknown.message()), (400, "Failed to send messages"));
    let malformed = world.push("mio", "Hello?").await;
    assert_eq!(malformed.status, 400);
    assert!(malformed.message().starts_with("The property, 'to', in the request body is invalid"));
}

#[tokio::test]
async fn messages_are_validated_and_each_error_names_its_property() {
    let world = World::with_friend().await;
    let refused = world.push(&world.mio.user_id, &"あ".repeat(5_001)).await;
    assert_eq!((refused.status, refused.message()), (400, "The request body has 1 error(s)"));
    assert_eq!(refused.body["details"][0]["property"], "messages[0].text");
    let body = json!({ "messages": [text_message("a"), { "type": "file" }] });
    for kind in ["push", "reply", "multicast"] {
        let refused = world.api.post(&format!("/v2/bot/message/validate/{kind}"), body.clone()).await;
        assert_eq!(
            (refused.status, &refused.body["details"][0]["property"]),
            (400, &json!("messages[1].type"))
        );
    }
    let right =
        world.api.post("/v2/bot/message/validate/push", json!({ "messages": [text_message("a")] })).await;
    assert_eq!((right.status, right.body), (200, json!({})));
    assert!(world.platform.sent().await.is_empty(), "nothing of it was sent");
}

#[tokio::test]
async fn a_reply_token_works_once_and_for_a_minute() {
    let world = World::new().await;
    let mio = &world.mio.user_id;
    world.platform.write(mio, "@sakura", MessageDraft::text("one")).await.unwrap();
    let token = world.endpoint.next_event().await["replyToken"].clone();
    let accepted = reply(&world, &token, "reply to one").await;
    assert_eq!(accepted.status, 200);
    assert_eq!(accepted.body["sentMessages"].as_array().unwrap().len(), 1);
    let used = reply(&world, &token, "again").await;
    assert_eq!((used.status, used.message()), (400, "Invalid reply token"));

    world.platform.write(mio, "@sakura", MessageDraft::text("two")).await.unwrap();
    let token = world.endpoint.next_event().await["replyToken"].clone();
    world.platform.advance_clock(60_001).await.unwrap();
    assert_eq!(reply(&world, &token, "too late").await.status, 400);
    assert_eq!(world.shown().await, ["one", "reply to one", "two"]);
    assert_eq!(
        world.api.get("/v2/bot/message/quota/consumption").await.body["totalUsage"],
        0,
        "replies are free"
    );
}

#[tokio::test]
async fn a_refused_reply_does_not_use_up_its_token_and_takes_no_retry_key() {
    let world = World::new().await;
    world.platform.write(&world.mio.user_id, "@sakura", MessageDraft::text("one")).await.unwrap();
    let token = world.endpoint.next_event().await["replyToken"].clone();
    assert_eq!(reply(&world, &token, "").await.status, 400);
    let body = json!({ "replyToken": token, "messages": [text_message("a")] });
    let keyed =
        world.api.request(Method::POST, "/v2/bot/message/reply").header("x-line-retry-key", KEY).json(&body);
    assert_eq!(answer(keyed).await.status, 400);
    assert_eq!(reply(&world, &token, "now").await.status, 200);
}

#[tokio::test]
async fn a_redelivered_event_gives_its_reply_token_another_minute() {
    let world = World::new().await;
    world.platform.write(&world.mio.user_id, "@sakura", MessageDraft::text("one")).await.unwrap();
    let event = world.endpoint.next_event().await;
    world.platform.advance_clock(10 * 60_000).await.unwrap();
    world.platform.redeliver(event["webhookEventId"].as_str().unwrap()).await.unwrap();
    let again = world.endpoint.next_event().await;
    assert_eq!(again["replyToken"], event["replyToken"]);
    assert_eq!(reply(&world, &again["replyToken"], "late, but in time").await.status, 200);
}

#[tokio::test]
async fn a_multicast_reaches_several_people_and_counts_each() {
    let world = World::with_friend().await;
    let ploy = world.platform.add_user(user("Ploy")).await.unwrap();
    world.platform.add_friend(&ploy.user_id, Lookup::id("sakura")).await.unwrap();
    let body = json!({ "to": [world.mio.user_id, ploy.user_id], "messages": [text_message("News")] });
    let accepted = world.api.post("/v2/bot/message/multicast", body).await;
    assert_eq!((accepted.status, accepted.body), (200, json!({})));
    assert_eq!(world.shown().await, ["News"]);
    assert_eq!(world.api.get("/v2/bot/message/quota/consumption").await.body["totalUsage"], 2);
    let group = json!({ "to": [format!("C{}", "0".repeat(32))], "messages": [text_message("News")] });
    assert_eq!(world.api.post("/v2/bot/message/multicast", group).await.status, 400, "no groups");
}

#[tokio::test]
async fn a_quote_token_works_in_its_own_chat_only() {
    let world = World::with_friend().await;
    let mio = &world.mio.user_id;
    let asked = world.platform.write(mio, "@sakura", MessageDraft::text("When?")).await.unwrap();
    let token = world.endpoint.next_event().await["message"]["quoteToken"].clone();
    let quoting = json!({ "type": "text", "text": "At ten", "quoteToken": token });
    let ploy = world.platform.add_user(user("Ploy")).await.unwrap();
    let elsewhere = json!({ "to": ploy.user_id, "messages": [quoting] });
    let refused = world.api.post("/v2/bot/message/push", elsewhere).await;
    assert_eq!(
        (refused.status, &refused.body["details"][0]["property"]),
        (400, &json!("messages[0].quoteToken"))
    );
    let here = json!({ "to": mio, "messages": [quoting] });
    assert_eq!(world.api.post("/v2/bot/message/push", here).await.status, 200);
    let shown = world.platform.messages(mio, "@sakura").await.unwrap();
    assert_eq!(shown[1].quoted_message_id.as_deref(), Some(asked.message_id.as_str()));
}
