//! The world outlives the program.
use line_simulator::Relation::{Blocked, Friend};
use line_simulator::{Config, EventType, Lookup, MessageDraft, SenderKind, Simulator, StartError};
use reqwest::Method;
use serde_json::json;
use std::path::Path;

use crate::support::{
    Api, START_MS, TIMEOUT, WebhookServer, account, answer, config, png, text_message, user,
};

fn kept_in(folder: &Path) -> Config {
    Config { state_file: Some(folder.join("line.json")), ..config() }
}

#[tokio::test]
async fn the_world_is_restored_from_the_state_file() {
    let folder = tempfile::tempdir().unwrap();
    let first = Simulator::start(kept_in(folder.path())).await.unwrap();
    let platform = first.platform();
    let credentials = platform.add_account(account("Sakura Clinic", "@sakura")).await.unwrap();
    let mio = platform.add_user(user("Mio")).await.unwrap();
    platform.add_friend(&mio.user_id, Lookup::id("@sakura")).await.unwrap();
    let picture = platform.write(&mio.user_id, "@sakura", MessageDraft::image(png())).await.unwrap();
    platform.letter(&mio.user_id, "Yui", "Hello").await.unwrap();
    platform.advance_clock(5_000).await.unwrap();
    let now_ms = platform.now_ms();
    first.stop().await;

    let second = Simulator::start(kept_in(folder.path())).await.unwrap();
    let platform = second.platform();
    assert_eq!(platform.credentials().await, std::slice::from_ref(&credentials));
    assert_eq!((platform.user(&mio.user_id).await.unwrap().relations.len(), platform.now_ms()), (1, now_ms));
    assert_eq!(platform.chats(&mio.user_id).await.unwrap().len(), 2);
    let api = Api::new(second.url(), &credentials.channel_access_token);
    let content = api.request(Method::GET, &format!("/v2/bot/message/{}/content", picture.message_id));
    assert_eq!(content.send().await.unwrap().bytes().await.unwrap().to_vec(), png());
    let ken = platform.add_user(user("Ken")).await.unwrap();
    assert_ne!(ken.user_id, mio.user_id, "the same seed draws no id twice");
}

#[tokio::test]
async fn a_state_file_of_the_first_release_is_restored() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("line.json"), include_str!("fixtures/state-1.json")).unwrap();
    let simulator = Simulator::start(kept_in(folder.path())).await.unwrap();
    let platform = simulator.platform();
    let state = platform.state().await;
    assert_eq!((state.now_ms, state.accounts[0].key_ids.len()), (START_MS + 5_000, 1));
    assert_eq!((state.groups[0].name.as_str(), state.groups[0].user_ids.len()), ("Picnic", 1));
    let user = |name: &str| state.users.iter().find(|user| user.display_name == name).unwrap();
    assert_eq!((user("Mio").relations["@sakura"], user("Ploy").relations["@sakura"]), (Friend, Blocked));
    let mio = &user("Mio").user_id;
    let shown = platform.messages(mio, "@sakura").await.unwrap();
    let kinds: Vec<_> = shown.iter().map(|message| message.kind.as_str()).collect();
    let expected = ["text", "sticker", "image", "video", "file", "location", "text", "image", "flex"];
    assert_eq!(kinds, expected);
    assert_eq!((shown[6].sender_name.as_str(), shown[6].sender_kind), ("Aya", SenderKind::Account));
    let notices = platform.messages(mio, &state.groups[0].group_id).await.unwrap();
    let notices: Vec<_> = notices.iter().map(|message| message.text.as_deref().unwrap()).collect();
    assert_eq!(notices, ["joined", "joined", "left"]);
    assert_eq!((platform.chats(mio).await.unwrap().len(), platform.shares().await.len()), (3, 1));
    platform.settled(TIMEOUT).await.unwrap();
    let deliveries = platform.deliveries().await;
    assert_eq!((deliveries.len(), deliveries[0].event_types[0]), (11, EventType::Follow));
    let token = &platform.credentials_of("@sakura").await.unwrap().channel_access_token;
    let key = "123e4567-e89b-12d3-a456-426614174000";
    let push = Api::new(simulator.url(), token).request(Method::POST, "/v2/bot/message/push");
    let body = json!({ "to": mio, "messages": [text_message("Hi")] });
    assert_eq!(answer(push.header("x-line-retry-key", key).json(&body)).await.status, 409);
}

#[tokio::test]
async fn an_accepted_push_is_in_the_state_file_before_its_response() {
    let folder = tempfile::tempdir().unwrap();
    let first = Simulator::start(kept_in(folder.path())).await.unwrap();
    let platform = first.platform();
    let credentials = platform.add_account(account("Sakura Clinic", "@sakura")).await.unwrap();
    let mio = platform.add_user(user("Mio")).await.unwrap();
    let api = Api::new(first.url(), &credentials.channel_access_token);
    let push = |api: &Api| {
        let key = "123e4567-e89b-12d3-a456-426614174000";
        let body = json!({ "to": mio.user_id, "messages": [text_message("once")] });
        answer(api.request(Method::POST, "/v2/bot/message/push").header("x-line-retry-key", key).json(&body))
    };
    let accepted = push(&api).await;
    assert_eq!(accepted.status, 200);
    // What a killed program leaves behind: the file as it lies there now.
    let left = tempfile::tempdir().unwrap();
    std::fs::copy(folder.path().join("line.json"), left.path().join("line.json")).unwrap();
    let second = Simulator::start(kept_in(left.path())).await.unwrap();
    let again = push(&Api::new(second.url(), &credentials.channel_access_token)).await;
    assert_eq!(again.status, 409, "the retry key is remembered");
    assert_eq!(again.header("x-line-accepted-request-id"), accepted.header("x-line-request-id"));
}

#[tokio::test]
async fn queued_webhooks_are_delivered_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let first = Simulator::start(kept_in(folder.path())).await.unwrap();
    let platform = first.platform();
    let credentials = platform.add_account(account("Sakura Clinic", "@sakura")).await.unwrap();
    let endpoint = WebhookServer::open().await;
    let api = Api::new(first.url(), &credentials.channel_access_token);
    api.put("/v2/bot/channel/webhook/endpoint", json!({ "endpoint": endpoint.url })).await;
    let mio = platform.add_user(user("Mio")).await.unwrap();
    platform.hold_webhooks().await;
    platform.add_friend(&mio.user_id, Lookup::id("@sakura")).await.unwrap();
    first.stop().await;
    let second = Simulator::start(kept_in(folder.path())).await.unwrap();
    assert_eq!(endpoint.next_event().await["type"], "follow");
    second.stop().await;
}

#[tokio::test]
async fn a_state_file_that_is_not_ours_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    for text in ["not json", "{\"format\": 99}"] {
        std::fs::write(folder.path().join("line.json"), text).unwrap();
        let refused = Simulator::start(kept_in(folder.path())).await;
        assert!(matches!(refused, Err(StartError::State { .. })), "{text}");
        assert_eq!(std::fs::read_to_string(folder.path().join("line.json")).unwrap(), text);
    }
}

#[tokio::test]
async fn a_stopped_simulator_gives_its_port_back() {
    let first = Simulator::start(config()).await.unwrap();
    let listen = first.url().strip_prefix("http://").unwrap().parse().unwrap();
    first.stop().await;
    let second = Simulator::start(Config { listen, ..config() }).await.unwrap();
    assert_eq!(second.url(), format!("http://{listen}"));
}
