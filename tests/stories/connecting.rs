//! What is done in many stories about setting up: an account as LINE's consoles start it, and its checks.

use app::accounts::views::Trouble;
use app::accounts::views::{AccountFields, AccountHealth, Check};
use domain::LineAccountId;
use domain::account::{CheckCode, CheckName, CheckState, TokenKind};
use serde_json::{Value, json};
use testkit::{Credentials, World};

/// An account that somebody has just opened: every switch stands as LINE's consoles have it.
pub async fn new_at_line(world: &World, basic_id: &str) -> Credentials {
    let draft = json!({ "displayName": "Café Hanare", "basicId": basic_id, "asNew": true });
    let made = world.line.post("accounts", draft).await.expect("LINE opens an account");
    let text = |name: &str| made[name].as_str().expect("LINE's console shows it").to_owned();
    Credentials {
        basic_id: text("basicId"),
        channel_id: text("channelId"),
        channel_secret: text("channelSecret"),
        access_token: text("channelAccessToken"),
    }
}

/// What an administrator copies from LINE's console, by the way of getting tokens.
pub fn typed(keys: &Credentials, token_kind: TokenKind) -> AccountFields {
    let token = if token_kind == TokenKind::LongLived { keys.access_token.as_str() } else { "" };
    AccountFields {
        channel_id: keys.channel_id.clone(),
        channel_secret: keys.channel_secret.clone(),
        token_kind,
        access_token: token.to_owned(),
        key_id: String::new(),
        private_key: String::new(),
        shared: true,
    }
}

/// Connects an account and says which it became.
pub async fn connects(world: &World, fields: AccountFields) -> LineAccountId {
    let channel_id = fields.channel_id.clone();
    let account = world.app().account_connect(&world.aya, fields).await.expect("LINE takes these keys");
    assert_eq!(account.channel_id, channel_id, "the answer is the account that was written");
    account.id
}

/// A switch in LINE's consoles.
pub async fn switches(world: &World, basic_id: &str, what: Value) {
    world.line.patch(&format!("accounts/{basic_id}"), what).await.expect("LINE's console takes it");
}

/// Another program gives LINE its webhook URL for an account.
pub async fn gives_webhook(world: &World, access_token: &str, endpoint: &str) {
    let put = reqwest::Client::builder().no_proxy().build().expect("a client");
    let put = put.put(format!("{}/v2/bot/channel/webhook/endpoint", world.platform.url()));
    let put = put.bearer_auth(access_token).json(&json!({ "endpoint": endpoint }));
    let done = put.send().await.expect("LINE answers");
    assert!(done.status().is_success(), "{done:?}");
}

/// Looks at an account now.
pub async fn look(world: &World, id: &LineAccountId) -> AccountHealth {
    world.app().account_check(&world.aya, id).await.expect("its health")
}

/// What was found about one thing.
pub fn check(health: &AccountHealth, name: CheckName) -> &Check {
    health.checks.iter().find(|check| check.name == name).expect("everything is listed")
}

/// State and code of one thing.
pub fn is(health: &AccountHealth, name: CheckName) -> (CheckState, CheckCode) {
    let check = check(health, name);
    (check.state, check.code)
}

/// What the window's banner says.
pub async fn troubles(world: &World) -> Vec<Trouble> {
    world.app().session_get(&world.ken).await.expect("a session").troubles
}

/// Check and code of each line of the banner.
pub async fn banner(world: &World) -> Vec<(CheckName, CheckCode)> {
    troubles(world).await.into_iter().map(|trouble| (trouble.check, trouble.code)).collect()
}
