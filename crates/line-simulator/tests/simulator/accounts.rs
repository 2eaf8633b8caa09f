//! Tokens, the account's own data, its webhook endpoint, its quota.
use line_simulator::{AccountChange, ChatMode, Config, ErrorCode, Simulator, StartError};
use reqwest::Method;
use serde_json::json;

use crate::support::{Api, World, account, answer, text_message};

#[tokio::test]
async fn only_loopback_addresses_are_listened_on() {
    let config = Config { listen: "0.0.0.0:0".parse().unwrap(), ..Config::default() };
    assert!(matches!(Simulator::start(config).await, Err(StartError::NotLoopback(_))));
}

#[tokio::test]
async fn each_access_token_belongs_to_one_account() {
    let world = World::new().await;
    let other = world.platform.add_account(account("Momiji", "@momiji")).await.unwrap();
    let info = world.api.get("/v2/bot/info").await;
    assert_eq!(info.body["basicId"], "@sakura");
    assert_eq!(info.body["userId"], world.account.bot_user_id.as_str());
    assert_eq!((&info.body["chatMode"], &info.body["markAsReadMode"]), (&json!("chat"), &json!("manual")));
    let other_info = Api::new(world.simulator.url(), &other.channel_access_token).get("/v2/bot/info").await;
    assert_eq!(other_info.body["basicId"], "@momiji");
}

#[tokio::test]
async fn a_missing_or_wrong_token_is_answered_with_401_and_a_request_id() {
    let world = World::new().await;
    let wrong = Api::new(world.simulator.url(), "wrong").get("/v2/bot/info").await;
    let missing = answer(world.api.http.get(format!("{}/v2/bot/info", world.simulator.url()))).await;
    for refused in [wrong, missing] {
        assert_eq!(refused.status, 401);
        assert!(refused.message().starts_with("Authentication failed"), "{}", refused.message());
        assert_eq!(refused.header("x-line-request-id").len(), 36, "every answer has a request id");
    }
}

#[tokio::test]
async fn every_response_has_a_request_id_of_its_own() {
    let world = World::new().await;
    let (one, two) = (world.api.get("/v2/bot/info").await, world.api.get("/v2/bot/info").await);
    assert_ne!(one.header("x-line-request-id"), two.header("x-line-request-id"));
    assert_eq!(world.api.get("/v2/bot/unheard-of").await.header("x-line-request-id").len(), 36);
}

#[tokio::test]
async fn a_stateless_token_expires_after_fifteen_minutes() {
    let world = World::new().await;
    let form = [
        ("grant_type", "client_credentials"),
        ("client_id", world.account.channel_id.as_str()),
        ("client_secret", world.account.channel_secret.as_str()),
    ];
    let issue = world.api.http.post(format!("{}/oauth2/v3/token", world.simulator.url())).form(&form);
    let issued = answer(issue).await;
    assert_eq!((&issued.body["token_type"], &issued.body["expires_in"]), (&json!("Bearer"), &json!(900)));
    let token = issued.body["access_token"].as_str().unwrap();
    let api = Api::new(world.simulator.url(), token);
    assert_eq!(api.get("/v2/bot/info").await.status, 200);

    let verify = || world.api.http.get(format!("{}/oauth2/v2.1/verify", world.simulator.url()));
    let verified = answer(verify().query(&[("access_token", token)])).await;
    assert_eq!(verified.body["client_id"], world.account.channel_id.as_str());
    assert_eq!(verified.body["expires_in"], 900);

    world.platform.advance_clock(900_000).await.unwrap();
    assert_eq!(api.get("/v2/bot/info").await.status, 401, "its time is over");
    assert_eq!(answer(verify().query(&[("access_token", token)])).await.status, 400);
}

#[tokio::test]
async fn a_wrong_channel_secret_gets_no_token() {
    let world = World::new().await;
    let form = [("grant_type", "client_credentials"), ("client_id", "1"), ("client_secret", "x")];
    let issue = world.api.http.post(format!("{}/oauth2/v3/token", world.simulator.url())).form(&form);
    let refused = answer(issue).await;
    assert_eq!((refused.status, &refused.body["error"]), (400, &json!("invalid_client")));
}

#[tokio::test]
async fn a_long_lived_token_is_verified_by_its_own_call() {
    let world = World::new().await;
    let verify = |token: &str| {
        let url = format!("{}/v2/oauth/verify", world.simulator.url());
        answer(world.api.http.post(url).form(&[("access_token", token)]))
    };
    let verified = verify(&world.account.channel_access_token).await;
    assert_eq!(
        (verified.status, verified.body["client_id"].as_str()),
        (200, Some(world.account.channel_id.as_str()))
    );
    assert_eq!(verify("wrong").await.status, 400);
}

#[tokio::test]
async fn the_webhook_endpoint_is_set_read_and_tested() {
    let world = World::new().await;
    let read = world.api.get("/v2/bot/channel/webhook/endpoint").await;
    assert_eq!(read.body, json!({ "endpoint": world.endpoint.url, "active": true }));
    let test = world.api.post("/v2/bot/channel/webhook/test", json!({})).await;
    assert_eq!((&test.body["success"], &test.body["statusCode"]), (&json!(true), &json!(200)));
    assert_eq!(test.body["timestamp"], "2026-11-18T11:06:40.000Z");
    let received = world.endpoint.next().await;
    assert_eq!(received.body, json!({ "destination": world.account.bot_user_id, "events": [] }));

    world.endpoint.will_respond(&[503]);
    let test = world.api.post("/v2/bot/channel/webhook/test", json!({})).await;
    assert_eq!((&test.body["reason"], &test.body["statusCode"]), (&json!("ERROR_STATUS_CODE"), &json!(503)));
    let nowhere = json!({ "endpoint": "http://127.0.0.1:9/" });
    let test = world.api.post("/v2/bot/channel/webhook/test", nowhere).await;
    assert_eq!((&test.body["reason"], &test.body["statusCode"]), (&json!("COULD_NOT_CONNECT"), &json!(0)));
}

#[tokio::test]
async fn an_endpoint_that_is_not_https_or_not_set_is_refused() {
    let world = World::new().await;
    for endpoint in
        ["http://example.com/", "ftp://127.0.0.1/", "nonsense", &format!("https://a.b/{}", "x".repeat(500))]
    {
        let set = world.api.put("/v2/bot/channel/webhook/endpoint", json!({ "endpoint": endpoint })).await;
        assert_eq!(set.status, 400, "{endpoint}");
    }
    let other = world.platform.add_account(account("Momiji", "@momiji")).await.unwrap();
    let api = Api::new(world.simulator.url(), &other.channel_access_token);
    assert_eq!(api.get("/v2/bot/channel/webhook/endpoint").await.status, 404);
}

#[tokio::test]
async fn the_quota_counts_people_and_starts_anew_each_month() {
    let world = World::with_friend().await;
    assert_eq!(world.api.get("/v2/bot/message/quota").await.body, json!({ "type": "none" }));
    let limit = AccountChange { quota_limit: Some(2), ..AccountChange::default() };
    world.platform.change_account("@sakura", limit).await.unwrap();
    assert_eq!(world.api.get("/v2/bot/message/quota").await.body, json!({ "type": "limited", "value": 2 }));
    let two = json!({ "to": world.mio.user_id, "messages": [text_message("one"), text_message("two")] });
    assert_eq!(world.api.post("/v2/bot/message/push", two).await.status, 200);
    let consumption = || world.api.get("/v2/bot/message/quota/consumption");
    assert_eq!(consumption().await.body, json!({ "totalUsage": 1 }), "two objects to one person count once");
    assert_eq!(world.push(&world.mio.user_id, "three").await.status, 200);
    let over = world.push(&world.mio.user_id, "four").await;
    assert_eq!((over.status, over.message()), (429, "You have reached your monthly limit."));
    world.platform.advance_clock(31 * 86_400_000).await.unwrap();
    assert_eq!(consumption().await.body, json!({ "totalUsage": 0 }));
    assert_eq!(world.push(&world.mio.user_id, "five").await.status, 200);
}

#[tokio::test]
async fn an_account_is_changed_and_a_basic_id_is_taken_once() {
    let world = World::new().await;
    let change = AccountChange { chat_mode: Some(ChatMode::Bot), ..AccountChange::default() };
    world.platform.change_account("@sakura", change).await.unwrap();
    assert_eq!(world.api.get("/v2/bot/info").await.body["chatMode"], "bot");
    let taken = world.platform.add_account(account("Another", "@sakura")).await.unwrap_err();
    assert_eq!(taken.code, ErrorCode::Taken);
    let odd = world.platform.add_account(account("Another", "@さくら")).await.unwrap_err();
    assert_eq!(odd.code, ErrorCode::Invalid);
}

#[tokio::test]
async fn a_request_body_that_is_too_large_or_no_json_is_refused() {
    let world = World::new().await;
    let push =
        || world.api.request(Method::POST, "/v2/bot/message/push").header("content-type", "application/json");
    let broken = answer(push().body("{\"to\":")).await;
    assert_eq!(broken.status, 400);
    assert!(broken.message().starts_with("The request body could not be parsed as JSON (line: 1"));
    assert_eq!(answer(push().body(vec![b' '; 2 * 1024 * 1024 + 1])).await.status, 413);
    let form = world.api.request(Method::POST, "/v2/bot/message/push").form(&[("to", "x")]);
    assert_eq!(answer(form).await.status, 415);
}
