//! The control API over HTTP: every operation, who may come in, the phone's pages and events.
use std::sync::Arc;

use base64::Engine as _;
use futures_util::StreamExt as _;
use line_simulator::{Config, Page, Simulator};
use reqwest::{Client, Method};
use serde_json::{Value, json};

use crate::support::{Answer, TIMEOUT, World, answer, config, plain_client, png, text_message};

struct Control {
    base: String,
    http: Client,
}

impl Control {
    fn of(url: String) -> Self {
        Self { base: url, http: plain_client() }
    }

    async fn call(&self, method: Method, path: &str, body: Value) -> Answer {
        answer(self.http.request(method, format!("{}/simulator{path}", self.base)).json(&body)).await
    }

    async fn post(&self, path: &str, body: Value) -> Value {
        let answer = self.call(Method::POST, path, body).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        answer.body
    }

    async fn get(&self, path: &str) -> Value {
        let answer = answer(self.http.get(format!("{}/simulator{path}", self.base))).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        answer.body
    }
}

#[tokio::test]
async fn the_control_api_has_every_act_of_line_users() {
    let simulator = Simulator::start(config()).await.unwrap();
    let control = Control::of(simulator.url());
    let picture = base64::engine::general_purpose::STANDARD.encode(png());
    let account =
        control.post("/accounts", json!({ "displayName": "Sakura Clinic", "picture": picture })).await;
    let basic_id = account["basicId"].as_str().unwrap();
    assert!(account["channelSecret"].is_string() && account["channelAccessToken"].is_string());
    let chat = basic_id.replace('@', "%40");
    let changed = control.call(Method::PATCH, &format!("/accounts/{chat}"), json!({ "quotaLimit": 9 })).await;
    assert_eq!(changed.body["quotaLimit"], 9);

    let data_url = format!("data:image/png;base64,{picture}");
    let mio =
        control.post("/users", json!({ "displayName": "Mio", "picture": data_url, "language": "ja" })).await;
    let at = format!("/users/{}", mio["userId"].as_str().unwrap());
    let renamed = control.call(Method::PATCH, &at, json!({ "displayName": "Mio S." })).await;
    assert_eq!(renamed.body["displayName"], "Mio S.");
    let link = json!({ "url": format!("https://line.me/R/ti/p/{chat}") });
    assert_eq!(control.post(&format!("{at}/look"), link.clone()).await["relation"], "stranger");
    assert_eq!(control.post(&format!("{at}/add"), link.clone()).await["relation"], "friend");
    let again = control.call(Method::POST, &format!("{at}/add"), link).await;
    assert_eq!((again.status, &again.body["code"]), (409, &json!("already_friend")));

    let messages = format!("{at}/chats/{chat}/messages");
    let sent = control.post(&messages, json!({ "type": "text", "text": "Hello" })).await;
    control.post(&messages, json!({ "type": "image", "content": picture })).await;
    control.post(&format!("{messages}/{}/unsend", sent["messageId"].as_str().unwrap()), json!({})).await;
    let listed = control.get(&messages).await;
    assert_eq!((&listed[0]["unsent"], &listed[1]["type"]), (&json!(true), &json!("image")));
    let shown = control.http.get(listed[1]["contentUrl"].as_str().unwrap()).send().await.unwrap();
    assert_eq!(shown.bytes().await.unwrap().to_vec(), png());

    let group =
        control.post("/groups", json!({ "by": mio["userId"], "name": "Picnic", "basicId": basic_id })).await;
    let group_at = format!("/groups/{}", group["groupId"].as_str().unwrap());
    let ploy = control.post("/users", json!({ "displayName": "Ploy" })).await;
    control
        .post(&format!("{group_at}/invite"), json!({ "by": mio["userId"], "userIds": [ploy["userId"]] }))
        .await;
    let in_group = format!("{at}/chats/{}/messages", group["groupId"].as_str().unwrap());
    let sent = control.post(&in_group, json!({ "type": "text", "text": "at nine" })).await;
    let edit = format!("{in_group}/{}/edit", sent["messageId"].as_str().unwrap());
    assert_eq!(control.post(&edit, json!({ "text": "at ten" })).await["edited"], true);
    control.post(&format!("{group_at}/remove-account"), json!({ "by": ploy["userId"] })).await;
    control.post(&format!("{group_at}/leave"), json!({ "userId": ploy["userId"] })).await;

    control.post(&format!("{at}/letters"), json!({ "from": "Yui", "text": "Hi" })).await;
    let share = control.post("/share", json!({ "text": "https://example.com" })).await;
    let share_at = format!("/share/{}", share["id"].as_str().unwrap());
    control.post(&format!("{share_at}/send"), json!({ "userIds": [mio["userId"]] })).await;
    assert_eq!(control.call(Method::DELETE, &share_at, json!({})).await.status, 404, "it has been sent");
    assert_eq!(control.get("/share").await, json!([]));
    control.post(&format!("{at}/block"), json!({ "basicId": basic_id })).await;
    control.post(&format!("{at}/unblock"), json!({ "basicId": basic_id })).await;
    assert_eq!(control.get(&format!("{at}/chats")).await.as_array().unwrap().len(), 4);
}

#[tokio::test]
async fn the_test_control_shows_everything_but_secrets() {
    let world = World::with_friend().await;
    let control = Control::of(world.simulator.url());
    control.post("/webhooks/hold", json!({})).await;
    let write = format!("/users/{}/chats/%40sakura/messages", world.mio.user_id);
    control.post(&write, json!({ "type": "text", "text": "Hello" })).await;
    control.post("/webhooks/release", json!({ "order": "reversed", "duplicate": true })).await;
    let event = world.endpoint.next_event().await;
    control.post("/webhooks/redeliver", json!({ "webhookEventId": event["webhookEventId"] })).await;
    control.post("/webhooks/settle", json!({})).await;
    assert_eq!(
        control.get("/deliveries").await.as_array().unwrap().len(),
        4,
        "follow, twice the text, once more"
    );

    control.post("/faults", json!({ "endpoint": "push", "fault": { "kind": "rate_limit" } })).await;
    control
        .post("/faults", json!({ "endpoint": "any", "times": 3, "fault": { "kind": "slow", "ms": 1 } }))
        .await;
    assert_eq!(world.push(&world.mio.user_id, "Hi").await.status, 429);
    assert_eq!(control.call(Method::DELETE, "/faults", json!({})).await.status, 200);
    assert_eq!(world.push(&world.mio.user_id, "Hi").await.status, 200);
    assert_eq!(control.get("/sent").await[0]["messages"], json!([text_message("Hi")]));

    let now = control.post("/clock/advance", json!({ "ms": 1_000 })).await;
    assert_eq!(now["nowMs"], crate::support::START_MS + 1_000);
    assert_eq!(control.call(Method::POST, "/clock/advance", json!({ "ms": -1 })).await.status, 422);
    let state = control.get("/state").await;
    assert_eq!(
        (&state["accounts"][0]["basicId"], &state["users"][0]["displayName"]),
        (&json!("@sakura"), &json!("Mio"))
    );
    let text = state.to_string();
    assert!(
        !text.contains(&world.account.channel_secret) && !text.contains(&world.account.channel_access_token)
    );
}

#[tokio::test]
async fn the_control_api_refuses_pages_of_other_origins() {
    let world = World::new().await;
    let control = Control::of(world.simulator.url());
    let url = format!("{}/simulator/users", world.simulator.url());
    let from =
        |origin: &str| control.http.post(&url).header("origin", origin).json(&json!({ "displayName": "X" }));
    assert_eq!(answer(from("https://example.com")).await.status, 403);
    assert_eq!(answer(from("null")).await.status, 403);
    assert_eq!(answer(from(&world.simulator.url())).await.status, 200, "the phone's own page");
    let state = control.http.get(format!("{}/simulator/state", world.simulator.url()));
    assert_eq!(answer(state.header("host", "rebound.example.com")).await.status, 403);
}

#[tokio::test]
async fn the_control_api_refuses_broken_and_oversized_requests_with_an_error_code() {
    let world = World::new().await;
    let control = Control::of(world.simulator.url());
    let users = format!("{}/simulator/users", world.simulator.url());
    let broken = answer(control.http.post(&users).header("content-type", "application/json").body("{")).await;
    assert_eq!((broken.status, &broken.body["code"]), (422, &json!("invalid")));
    let large =
        control
            .http
            .post(&users)
            .header("content-type", "application/json")
            .body(vec![b' '; 17 * 1024 * 1024]);
    // The connection may be closed while the body is still on its way.
    if let Ok(refused) = large.send().await {
        assert_eq!(refused.status().as_u16(), 413);
    }
    let nobody =
        control.call(Method::POST, "/users/U0/letters", json!({ "from": "Yui", "text": "Hi" })).await;
    assert_eq!((nobody.status, &nobody.body["code"]), (404, &json!("not_found")));
}

#[tokio::test]
async fn server_sent_events_name_the_users_whose_phones_change() {
    let world = World::with_friend().await;
    let events =
        world.api.http.get(format!("{}/simulator/events", world.simulator.url())).send().await.unwrap();
    assert_eq!(events.headers()["content-type"], "text/event-stream");
    let mut events = events.bytes_stream();
    world.push(&world.mio.user_id, "secret words").await;
    let first = tokio::time::timeout(TIMEOUT, events.next()).await.unwrap().unwrap().unwrap();
    let text = String::from_utf8(first.to_vec()).unwrap();
    assert_eq!(text.trim(), format!("data: {}", json!({ "userIds": [world.mio.user_id] })));
}

#[tokio::test]
async fn the_practice_phone_is_served_with_a_strict_content_security_policy() {
    let pages = Arc::new(|path: &str| {
        let body = b"<!doctype html>".to_vec();
        (path == "phone.html").then(|| Page { content_type: "text/html".into(), body })
    });
    let simulator = Simulator::start(Config { pages: Some(pages), ..config() }).await.unwrap();
    let http = plain_client();
    let page = http.get(simulator.url()).send().await.unwrap();
    assert_eq!((page.status().as_u16(), page.url().path()), (200, "/phone.html"));
    let policy = page.headers()["content-security-policy"].to_str().unwrap();
    assert!(policy.starts_with("default-src 'self'") && !policy.contains('*'), "{policy}");
    assert!(!policy.contains("unsafe"), "no script or style stands in the page: {policy}");
    for path in ["other.html", "..%2fsecret", "a/../phone.html%00"] {
        assert_eq!(
            http.get(format!("{}/{path}", simulator.url())).send().await.unwrap().status().as_u16(),
            404
        );
    }
}

#[tokio::test]
async fn the_test_control_does_what_lines_console_does() {
    let simulator = Simulator::start(config()).await.unwrap();
    let control = Control::of(simulator.url());
    let draft = json!({ "displayName": "Café Hanare", "basicId": "@hanare", "asNew": true });
    let made = control.post("/accounts", draft).await;
    let account = "/accounts/%40hanare";
    let state = control.get("/state").await;
    assert_eq!(
        (&state["accounts"][0]["webhookActive"], &state["accounts"][0]["greeting"]),
        (&json!(false), &json!(true))
    );
    let change = json!({ "greeting": false, "autoReply": false, "quotaUsed": 7, "newSecret": true });
    let changed = control.call(Method::PATCH, account, change).await.body;
    assert_eq!(
        (&changed["greeting"], &changed["autoReply"], &changed["quotaUsed"]),
        (&json!(false), &json!(false), &json!(7))
    );
    assert!(changed.get("channelSecret").is_none(), "what changed is told without secrets");
    let owner = control.get(account).await;
    assert_ne!(owner["channelSecret"], made["channelSecret"]);
    assert_eq!(owner["channelAccessToken"], made["channelAccessToken"]);

    let key: Value = serde_json::from_str(include_str!("keys/public.jwk.json")).unwrap();
    let kid = control.post(&format!("{account}/keys"), key.clone()).await["kid"].clone();
    assert_eq!(control.post(&format!("{account}/keys"), key).await["kid"], kid, "the same key keeps its id");
    assert_eq!(control.get("/state").await["accounts"][0]["keyIds"], json!([kid]));
    control.post(&format!("{account}/revoke-tokens"), json!({})).await;
    control.post("/stickers", json!({ "sendable": { "446": [1988, 2027] } })).await;
    control.post("/stickers", json!({})).await;
    assert_eq!(control.get("/loads").await, json!([]));
    let load = json!({ "part": "original" });
    let nowhere = control.call(Method::POST, "/users/U1/chats/%40hanare/messages/1/load", load).await;
    assert_eq!(nowhere.status, 404);
}
