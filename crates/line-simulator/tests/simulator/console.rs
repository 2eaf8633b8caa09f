//! What LINE's consoles switch: an account as they start it, a new secret, the quota.
use line_simulator::{
    AccountChange, AccountDraft, ChatMode, ErrorCode, GroupDraft, Lookup, MessageDraft, UserDraft, sign,
};
use serde_json::json;

use crate::support::{Api, WebhookServer, World, account, text_message, user};

fn change() -> AccountChange {
    AccountChange::default()
}

/// An account as the consoles start it, with its endpoint registered.
async fn new_account(world: &World) -> (Api, WebhookServer) {
    let draft = AccountDraft { as_new: true, ..account("Café Hanare", "@hanare") };
    let made = world.platform.add_account(draft).await.unwrap();
    let api = Api::new(world.simulator.url(), &made.channel_access_token);
    let endpoint = WebhookServer::open().await;
    let set = api.put("/v2/bot/channel/webhook/endpoint", json!({ "endpoint": endpoint.url })).await;
    assert_eq!(set.status, 200);
    (api, endpoint)
}

#[tokio::test]
async fn a_new_account_has_the_defaults_of_lines_consoles() {
    let world = World::new().await;
    let (api, endpoint) = new_account(&world).await;
    let view =
        world.platform.state().await.accounts.into_iter().find(|one| one.basic_id == "@hanare").unwrap();
    assert!(!view.webhook_active && !view.allow_groups && !view.redelivery);
    assert!(view.greeting && view.auto_reply && view.chat_mode == ChatMode::Bot);
    assert_eq!(api.get("/v2/bot/info").await.body["chatMode"], "bot");
    assert_eq!(api.get("/v2/bot/channel/webhook/endpoint").await.body["active"], false);

    world.platform.add_friend(&world.mio.user_id, Lookup::id("@hanare")).await.unwrap();
    world.platform.settled(crate::support::TIMEOUT).await.unwrap();
    assert_eq!(endpoint.count(), 0, "Use webhook is off");
    let test = api.post("/v2/bot/channel/webhook/test", json!({})).await;
    assert_eq!(test.body["success"], true, "LINE's test goes out all the same");
    assert_eq!(endpoint.count(), 1);
    let by = world.mio.user_id.clone();
    let group =
        GroupDraft { by, name: "Picnic".into(), basic_id: Some("@hanare".into()), ..GroupDraft::default() };
    assert_eq!(world.platform.make_group(group).await.unwrap_err().code, ErrorCode::GroupsNotAllowed);
}

#[tokio::test]
async fn greeting_and_auto_reply_messages_are_on_the_phone_and_in_no_webhook() {
    let world = World::new().await;
    let (api, endpoint) = new_account(&world).await;
    let on = AccountChange { webhook_active: Some(true), ..change() };
    world.platform.change_account("@hanare", on).await.unwrap();
    let (mio, chat) = (&world.mio.user_id, "@hanare");
    world.platform.add_friend(mio, Lookup::id(chat)).await.unwrap();
    world.platform.write(mio, chat, MessageDraft::text("Are you open?")).await.unwrap();
    let shown = world.platform.messages(mio, chat).await.unwrap();
    let texts: Vec<_> = shown.iter().map(|one| (one.mine, one.text.as_deref().unwrap())).collect();
    assert_eq!(texts.len(), 3, "{texts:?}");
    assert!(texts[0].1.starts_with("Hello Mio! This is Café Hanare.") && !texts[0].0);
    assert!(texts[2].1.starts_with("Thank you for your message.") && !texts[2].0);
    assert_eq!((shown[2].sender_name.as_str(), shown[2].via.as_deref()), ("Café Hanare", None));

    let kinds = [endpoint.next_event().await, endpoint.next_event().await].map(|event| event["type"].clone());
    assert_eq!(kinds, ["follow", "message"]);
    world.platform.settled(crate::support::TIMEOUT).await.unwrap();
    assert_eq!(endpoint.count(), 2, "nobody tells the account what was said in its name");
    assert!(world.platform.sent().await.is_empty());
    assert_eq!(api.get("/v2/bot/message/quota/consumption").await.body["totalUsage"], 0);

    let off = AccountChange { greeting: Some(false), auto_reply: Some(false), ..change() };
    world.platform.change_account(chat, off).await.unwrap();
    world.platform.write(mio, chat, MessageDraft::text("Hello?")).await.unwrap();
    assert_eq!(world.platform.messages(mio, chat).await.unwrap().len(), 4, "switched off, it says nothing");
}

#[tokio::test]
async fn a_greeting_message_is_in_the_users_language() {
    let world = World::new().await;
    new_account(&world).await;
    let yui = UserDraft { language: Some("ja".into()), ..user("ゆい") };
    let yui = world.platform.add_user(yui).await.unwrap().user_id;
    world.platform.add_friend(&yui, Lookup::id("@hanare")).await.unwrap();
    let shown = world.platform.messages(&yui, "@hanare").await.unwrap();
    assert!(shown[0].text.as_deref().unwrap().starts_with("ゆいさん、はじめまして"));
}

#[tokio::test]
async fn an_account_that_is_ready_for_use_sends_no_greeting_and_no_auto_reply() {
    let world = World::with_friend().await;
    world.platform.write(&world.mio.user_id, "@sakura", MessageDraft::text("Hello")).await.unwrap();
    assert_eq!(world.shown().await, ["Hello"]);
}

#[tokio::test]
async fn a_reissued_channel_secret_signs_webhooks_and_the_old_one_is_invalid() {
    let world = World::with_friend().await;
    let again = AccountChange { new_secret: true, ..change() };
    world.platform.change_account("@sakura", again).await.unwrap();
    let new = world.platform.credentials_of("@sakura").await.unwrap().channel_secret;
    assert_ne!(new, world.account.channel_secret);
    world.platform.write(&world.mio.user_id, "@sakura", MessageDraft::text("Hello")).await.unwrap();
    let received = world.endpoint.next().await;
    assert_eq!(received.signature, sign(&new, &received.raw));
    let form = [
        ("grant_type", "client_credentials"),
        ("client_id", world.account.channel_id.as_str()),
        ("client_secret", world.account.channel_secret.as_str()),
    ];
    let url = format!("{}/oauth2/v3/token", world.simulator.url());
    assert_eq!(world.api.http.post(url).form(&form).send().await.unwrap().status(), 400);
}

#[tokio::test]
async fn the_used_quota_is_set_on_command() {
    let world = World::with_friend().await;
    let nearly = AccountChange { quota_limit: Some(200), quota_used: Some(199), ..change() };
    let view = world.platform.change_account("@sakura", nearly).await.unwrap();
    assert_eq!((view.quota_limit, view.quota_used), (Some(200), 199));
    assert_eq!(world.push(&world.mio.user_id, "the last").await.status, 200);
    assert_eq!(world.push(&world.mio.user_id, "one more").await.status, 429);
}

#[tokio::test]
async fn stickers_outside_the_sendable_list_are_refused() {
    let world = World::with_friend().await;
    let sticker = |id: &str| {
        let message = json!({ "type": "sticker", "packageId": "446", "stickerId": id });
        json!({ "to": world.mio.user_id, "messages": [text_message("look"), message] })
    };
    assert_eq!(world.api.post("/v2/bot/message/push", sticker("1")).await.status, 200, "without a list, any");
    let list = [("446".to_owned(), (1988, 2027))].into();
    world.platform.sendable_stickers(Some(list)).await;
    let refused = world.api.post("/v2/bot/message/push", sticker("1")).await;
    assert_eq!(
        (refused.status, &refused.body["details"][0]["property"]),
        (400, &json!("messages[1].stickerId"))
    );
    assert_eq!(world.api.post("/v2/bot/message/push", sticker("1988")).await.status, 200);
}
