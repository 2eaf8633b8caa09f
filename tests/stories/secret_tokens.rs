//! Tokens and channel secrets of an account: issued, renewed, replaced, revoked.

use std::sync::Arc;

use app::ErrorCode;
use app::accounts::views::AccountFields;
use domain::account::{CheckCode, CheckName, CheckState, TokenKind};
use line_simulator::sign;
use serde_json::json;
use testkit::{LockableSecrets, World};

use crate::connecting::{connects, is, look, switches, typed};
use crate::keychains::{OpenKeychain, a_shop, by_assertion, issued, with_keychain};
use crate::people::code;
use crate::talk::{account, fails};

#[tokio::test]
async fn an_assertion_token_outlives_the_program() {
    let keychain = OpenKeychain::default();
    let mut world = with_keychain(keychain.clone()).await;
    let keys = world.line.opens_account("Shop", "@shop").await.unwrap();
    let fields = by_assertion(&world, &keys).await;
    world.app().account_preview(&world.aya, fields.clone()).await.expect("LINE knows the key");
    assert_eq!(issued(&world).await, 0, "looking uses up none of the 30 tokens");
    let id = connects(&world, fields).await;
    assert_eq!(is(&look(&world, &id).await, CheckName::Credentials), (CheckState::Ok, CheckCode::Ok));
    assert_eq!(issued(&world).await, 1);
    for _ in 0..2 {
        world.restart().await;
        assert_eq!(is(&look(&world, &id).await, CheckName::Credentials), (CheckState::Ok, CheckCode::Ok));
    }
    assert_eq!(issued(&world).await, 1, "each start goes on with the same token");
    let admin = world.app().admin_get(&world.aya).await.unwrap();
    assert_eq!(admin.accounts.iter().find(|one| one.id == id).unwrap().token_kind, TokenKind::Assertion);
    world.app().account_disconnect(&world.aya, &id).await.unwrap();
    assert_eq!(issued(&world).await, 0, "out of use, it is given back");
    assert!(!keychain.0.lock().unwrap().keys().any(|name| name.starts_with(id.as_str())), "nothing is kept");
}

#[tokio::test]
async fn a_preview_and_a_failed_connect_use_up_no_assertion_token() {
    let keychain = LockableSecrets::default();
    let kept = keychain.clone();
    let world = World::with_secrets(Box::new(move |_| Arc::new(kept.clone()))).await;
    let (app, aya) = (world.app(), &world.aya);
    let keys = world.line.opens_account("Shop", "@shop").await.unwrap();
    let fields = by_assertion(&world, &keys).await;
    fails(&world, "info", 1, json!({ "kind": "status", "status": 500 })).await;
    assert_eq!(code(app.account_preview(aya, fields.clone()).await), ErrorCode::LineRefused);
    assert_eq!(issued(&world).await, 0, "looked, and LINE did not say whose keys these are");
    fails(&world, "info", 1, json!({ "kind": "status", "status": 500 })).await;
    assert_eq!(code(app.account_connect(aya, fields.clone()).await), ErrorCode::LineRefused);
    assert_eq!(issued(&world).await, 0, "the same while connecting");
    keychain.lock(true);
    assert_eq!(code(app.account_connect(aya, fields.clone()).await), ErrorCode::SecretsUnavailable);
    keychain.lock(false);
    assert_eq!(issued(&world).await, 0, "the keys could not be kept");
    let known = app.admin_get(aya).await.unwrap().accounts;
    assert!(known.iter().all(|one| one.basic_id != "@shop"), "so it is not connected");
    let id = connects(&world, fields.clone()).await;
    for member in [&world.aya, &world.ken] {
        world.assign(member, &id).await;
    }
    let own = AccountFields { shared: false, ..fields };
    assert_eq!(code(app.account_connect(aya, own).await), ErrorCode::AccountInUse);
    assert_eq!(issued(&world).await, 1, "the one in use");
    assert_eq!(is(&look(&world, &id).await, CheckName::Credentials), (CheckState::Ok, CheckCode::Ok));
    assert_eq!(issued(&world).await, 1, "and it is still good");
}

#[tokio::test]
async fn a_replaced_assertion_token_is_revoked() {
    let mut world = with_keychain(OpenKeychain::default()).await;
    let (fields, id) = a_shop(&world).await;
    for _ in 0..2 {
        connects(&world, fields.clone()).await;
        assert_eq!(issued(&world).await, 1, "the same keys once more");
        look(&world, &id).await;
        assert_eq!(issued(&world).await, 1);
    }
    world.restart().await;
    connects(&world, fields.clone()).await;
    assert_eq!(issued(&world).await, 1, "also one of an earlier run");
    switches(&world, "@shop", json!({ "newSecret": true })).await;
    let channel_secret = world.platform.credentials_of("@shop").await.unwrap().channel_secret;
    let renewed = AccountFields { channel_secret, ..fields };
    connects(&world, renewed.clone()).await;
    assert_eq!(issued(&world).await, 1, "with a new channel secret");
    connects(&world, AccountFields { token_kind: TokenKind::Stateless, ..renewed }).await;
    assert_eq!(issued(&world).await, 0, "by another way of getting tokens");
    assert_eq!(is(&look(&world, &id).await, CheckName::Credentials), (CheckState::Ok, CheckCode::Ok));
}

#[tokio::test]
async fn an_account_whose_secrets_cannot_be_removed_stays_connected() {
    let keychain = LockableSecrets::default();
    let kept = keychain.clone();
    let world = World::with_secrets(Box::new(move |_| Arc::new(kept.clone()))).await;
    let (_, id) = a_shop(&world).await;
    keychain.lock(true);
    let refused = world.app().account_disconnect(&world.aya, &id).await;
    assert_eq!(code(refused), ErrorCode::SecretsUnavailable);
    let admin = world.app().admin_get(&world.aya).await.unwrap();
    assert!(!admin.accounts.iter().find(|one| one.id == id).unwrap().disconnected);
    keychain.lock(false);
    assert_eq!(is(&look(&world, &id).await, CheckName::Credentials), (CheckState::Ok, CheckCode::Ok));
    assert_eq!(issued(&world).await, 1, "with the token that it had");
    world.app().account_disconnect(&world.aya, &id).await.expect("now they can");
    assert_eq!(issued(&world).await, 0);
}

#[tokio::test]
async fn two_channel_secrets_count_for_a_day_while_one_is_renewed() {
    let world = World::new().await;
    let id = account(&world, "@aya").await;
    let before = world.credentials("@aya").await;
    switches(&world, "@aya", json!({ "newSecret": true })).await;
    assert_eq!(
        is(&look(&world, &id).await, CheckName::Signature),
        (CheckState::Failed, CheckCode::WrongSecret)
    );
    let keys = world.credentials("@aya").await;
    let fields = AccountFields { shared: false, ..typed(&keys, TokenKind::LongLived) };
    world.app().account_connect(&world.aya, fields.clone()).await.unwrap();
    let until = look(&world, &id).await.old_secret_until.expect("until when the old one counts");
    assert_eq!(until.0 - crate::talk::now(&world), 24 * 60 * 60 * 1000);
    let [old, new] = [before.channel_secret, keys.channel_secret];
    assert_eq!((posts(&world, &id, &old).await, posts(&world, &id, &new).await), (200, 200));
    world.app().account_connect(&world.aya, fields).await.unwrap();
    assert_eq!(posts(&world, &id, &old).await, 200, "typed again, the old one still has its day");
    world.clock.advance(24 * 60 * 60 * 1000);
    assert_eq!((posts(&world, &id, &old).await, posts(&world, &id, &new).await), (401, 200));
    assert_eq!(look(&world, &id).await.old_secret_until, None);
}

/// Posts an empty delivery, signed with this secret, to an account's webhook URL. Returns the status.
async fn posts(world: &World, id: &domain::LineAccountId, secret: &str) -> u16 {
    let bot = world.platform.credentials_of("@aya").await.unwrap().bot_user_id;
    let body = json!({ "destination": bot, "events": [] }).to_string();
    let url = world.workspace().webhook_server_url().unwrap().join(&format!("line/webhook/{id}")).unwrap();
    let request = reqwest::Client::builder().no_proxy().build().unwrap().post(url);
    let request = request.header("x-line-signature", sign(secret, body.as_bytes())).body(body);
    request.send().await.unwrap().status().as_u16()
}
