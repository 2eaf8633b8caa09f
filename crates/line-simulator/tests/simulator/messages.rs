//! What users write, as webhooks and as content; read marks.
use line_simulator::{AccountChange, ChatMode, ErrorCode, Lookup, MessageDraft};
use serde_json::json;

use crate::support::{Answer, Api, World, account, png};

fn draft(value: serde_json::Value) -> MessageDraft {
    serde_json::from_value(value).unwrap()
}

async fn content(world: &World, id: &str, rest: &str) -> reqwest::Response {
    let path = format!("/v2/bot/message/{id}/content{rest}");
    world.api.request(reqwest::Method::GET, &path).send().await.unwrap()
}

async fn mark_as_read(world: &World, token: &serde_json::Value) -> Answer {
    world.api.post("/v2/bot/chat/markAsRead", json!({ "markAsReadToken": token })).await
}

#[tokio::test]
async fn a_text_is_a_webhook_event_with_all_of_lines_properties() {
    let world = World::new().await;
    let mio = &world.mio.user_id;
    let emojis =
        json!([{ "index": 6, "length": 6, "productId": "5ac1bfd5040ab15980c9b435", "emojiId": "001" }]);
    let first = world
        .platform
        .write(mio, "@sakura", draft(json!({ "type": "text", "text": "Hello (love)", "emojis": emojis })))
        .await;
    let first = first.unwrap();
    let event = world.endpoint.next_event().await;
    assert_eq!(event["message"]["id"], first.message_id.as_str());
    assert_eq!((&event["message"]["text"], &event["message"]["emojis"]), (&json!("Hello (love)"), &emojis));
    assert!(event["message"]["quoteToken"].is_string() && event["message"]["markAsReadToken"].is_string());
    assert!(event["message"].get("quotedMessageId").is_none() && event["message"].get("mention").is_none());
    let answer = json!({ "type": "text", "text": "again", "quotedMessageId": first.message_id });
    world.platform.write(mio, "@sakura", draft(answer)).await.unwrap();
    assert_eq!(world.endpoint.next_event().await["message"]["quotedMessageId"], first.message_id.as_str());
}

#[tokio::test]
async fn a_sticker_and_a_location_are_webhook_events_as_line_spells_them() {
    let world = World::new().await;
    let mio = &world.mio.user_id;
    let sticker = json!({ "type": "sticker", "packageId": "446", "stickerId": "1988", "keywords": ["hi"] });
    world.platform.write(mio, "@sakura", draft(sticker)).await.unwrap();
    let message = world.endpoint.next_event().await["message"].clone();
    assert_eq!((&message["stickerResourceType"], &message["keywords"]), (&json!("STATIC"), &json!(["hi"])));
    assert!(message["quoteToken"].is_string());
    let place = json!({ "type": "location", "title": "Park", "latitude": 35.5, "longitude": 139.5 });
    world.platform.write(mio, "@sakura", draft(place)).await.unwrap();
    let message = world.endpoint.next_event().await["message"].clone();
    assert_eq!((&message["title"], &message["latitude"]), (&json!("Park"), &json!(35.5)));
    assert!(message.get("quoteToken").is_none() && message.get("address").is_none());
}

#[tokio::test]
async fn the_content_of_an_image_is_for_its_account_only() {
    let world = World::new().await;
    let sent = world.platform.write(&world.mio.user_id, "@sakura", MessageDraft::image(png())).await.unwrap();
    let message = world.endpoint.next_event().await["message"].clone();
    assert_eq!(message["contentProvider"], json!({ "type": "line" }));
    let whole = content(&world, &sent.message_id, "").await;
    assert_eq!(whole.headers()["content-type"], "image/png");
    assert_eq!(whole.bytes().await.unwrap().to_vec(), png());
    assert_eq!(content(&world, &sent.message_id, "/preview").await.headers()["content-type"], "image/png");
    assert_eq!(content(&world, "1", "").await.status(), 404);
    let other = world.platform.add_account(account("Momiji", "@momiji")).await.unwrap();
    let api = Api::new(world.simulator.url(), &other.channel_access_token);
    assert_eq!(api.get(&format!("/v2/bot/message/{}/content", sent.message_id)).await.status, 404);
}

#[tokio::test]
async fn videos_audios_and_files_are_webhook_events_with_content() {
    let world = World::new().await;
    let mio = &world.mio.user_id;
    let drafts = [
        json!({ "type": "video", "content": "AAAA", "duration": 1500 }),
        json!({ "type": "audio", "content": "AAAA", "duration": 900 }),
        json!({ "type": "file", "content": "AAAA", "fileName": "見積.pdf", "contentType": "application/pdf" }),
    ];
    let mut received = Vec::new();
    for one in drafts {
        world.platform.write(mio, "@sakura", draft(one)).await.unwrap();
        received.push(world.endpoint.next_event().await["message"].clone());
    }
    assert_eq!((&received[0]["duration"], received[0]["quoteToken"].is_string()), (&json!(1500), true));
    assert_eq!((&received[1]["duration"], received[1].get("quoteToken")), (&json!(900), None));
    assert_eq!((&received[2]["fileName"], &received[2]["fileSize"]), (&json!("見積.pdf"), &json!(3)));
    let id = |place: usize| received[place]["id"].as_str().unwrap();
    assert_eq!(content(&world, id(2), "").await.headers()["content-type"], "application/pdf");
    assert_eq!(content(&world, id(0), "/preview").await.status(), 200);
    let ready = world.api.get(&format!("/v2/bot/message/{}/content/transcoding", id(0))).await;
    assert_eq!(ready.body, json!({ "status": "succeeded" }));
}

#[tokio::test]
async fn an_unsent_message_is_gone_from_content_and_phones() {
    let world = World::new().await;
    let mio = &world.mio.user_id;
    let sent = world.platform.write(mio, "@sakura", MessageDraft::image(png())).await.unwrap();
    world.endpoint.next().await;
    world.platform.unsend(mio, "@sakura", &sent.message_id).await.unwrap();
    let event = world.endpoint.next_event().await;
    assert_eq!((&event["type"], &event["unsend"]["messageId"]), (&json!("unsend"), &json!(sent.message_id)));
    assert!(event.get("replyToken").is_none());
    let gone = world.api.get(&format!("/v2/bot/message/{}/content", sent.message_id)).await;
    assert_eq!((gone.status, gone.message()), (410, "The content is gone"));
    let shown = world.platform.messages(mio, "@sakura").await.unwrap();
    assert!(shown[0].unsent && shown[0].content_url.is_none());
    assert_eq!(
        world.platform.unsend(mio, "@sakura", &sent.message_id).await.unwrap_err().code,
        ErrorCode::NotFound
    );
}

#[tokio::test]
async fn a_message_can_be_unsent_for_a_day_and_only_by_its_author() {
    let world = World::with_friend().await;
    let mio = &world.mio.user_id;
    let late = world.platform.write(mio, "@sakura", MessageDraft::text("old")).await.unwrap();
    let pushed =
        world.push(mio, "from the clinic").await.body["sentMessages"][0]["id"].as_str().unwrap().to_owned();
    let refused = world.platform.unsend(mio, "@sakura", &pushed).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::NotPossible);
    world.platform.advance_clock(24 * 3_600_000 + 1).await.unwrap();
    let refused = world.platform.unsend(mio, "@sakura", &late.message_id).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::NotPossible);
}

#[tokio::test]
async fn a_mark_as_read_token_marks_its_message_and_all_before_as_read() {
    let world = World::with_friend().await;
    let mio = &world.mio.user_id;
    let mut tokens = Vec::new();
    for text in ["one", "two", "three"] {
        world.platform.write(mio, "@sakura", MessageDraft::text(text)).await.unwrap();
        tokens.push(world.endpoint.next_event().await["message"]["markAsReadToken"].clone());
    }
    assert_eq!(mark_as_read(&world, &tokens[1]).await.status, 200);
    let read = async || -> Vec<bool> {
        world.platform.messages(mio, "@sakura").await.unwrap().iter().map(|message| message.read).collect()
    };
    assert_eq!(read().await, [true, true, false]);
    assert_eq!(mark_as_read(&world, &json!("wrong")).await.status, 400);
    let other = world.platform.add_account(account("Momiji", "@momiji")).await.unwrap();
    let api = Api::new(world.simulator.url(), &other.channel_access_token);
    let stolen = api.post("/v2/bot/chat/markAsRead", json!({ "markAsReadToken": tokens[2] })).await;
    assert_eq!(stolen.status, 400, "tokens belong to the account that got them");
    let change = AccountChange { chat_mode: Some(ChatMode::Bot), ..AccountChange::default() };
    world.platform.change_account("@sakura", change).await.unwrap();
    world.platform.write(mio, "@sakura", MessageDraft::text("four")).await.unwrap();
    assert_eq!(read().await, [true, true, false, true], "with chat off everything is read at once");
}

#[tokio::test]
async fn the_loading_indicator_is_for_users_and_for_multiples_of_five_seconds() {
    let world = World::with_friend().await;
    let start = async |body| world.api.post("/v2/bot/chat/loading/start", body).await.status;
    assert_eq!(start(json!({ "chatId": world.mio.user_id, "loadingSeconds": 5 })).await, 202);
    assert_eq!(start(json!({ "chatId": world.mio.user_id })).await, 202);
    assert_eq!(start(json!({ "chatId": world.mio.user_id, "loadingSeconds": 7 })).await, 400);
    assert_eq!(start(json!({ "chatId": "C0" })).await, 400);
}

#[tokio::test]
async fn messages_of_users_are_validated() {
    let world = World::new().await;
    let mio = &world.mio.user_id;
    let refused = async |chat: &str, one| world.platform.write(mio, chat, one).await.unwrap_err().code;
    assert_eq!(refused("@sakura", MessageDraft::text("")).await, ErrorCode::Invalid);
    assert_eq!(refused("@sakura", MessageDraft::text("a".repeat(10_001))).await, ErrorCode::TooLarge);
    assert_eq!(refused("@nobody", MessageDraft::text("a")).await, ErrorCode::NotFound);
    assert_eq!(refused("C0", MessageDraft::text("a")).await, ErrorCode::NotFound);
    assert_eq!(
        refused("@sakura", MessageDraft::image(vec![0; 10 * 1024 * 1024 + 1])).await,
        ErrorCode::TooLarge
    );
    let odd = json!({ "type": "sticker", "packageId": "../x", "stickerId": "1" });
    assert_eq!(refused("@sakura", draft(odd)).await, ErrorCode::Invalid);
    let unknown = json!({ "type": "text", "text": "a", "quotedMessageId": "1" });
    assert_eq!(refused("@sakura", draft(unknown)).await, ErrorCode::NotFound);
    world.platform.add_friend(mio, Lookup::id("@sakura")).await.unwrap();
    assert!(world.shown().await.is_empty(), "nothing of it was kept");
}
