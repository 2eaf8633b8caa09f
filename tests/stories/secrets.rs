//! Where secrets are kept, and what happens while they cannot be had.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex};

use app::ErrorCode;
use app::outside::Secrets;
use app::views::accounts::{AccountFields, CheckName, CheckState, SecretsPlace, TokenKind};
use app::views::session::SecretsState;
use domain::room::Delivery;
use line_simulator::{PublicKey, sign};
use secrets::{Keychain, LocalSecrets, Refused};
use serde_json::json;
use testkit::{Credentials, World};

use crate::connecting::{banner, connects, is, look, switches, typed};
use crate::people::{code, refused};
use crate::talk::{account, stands, texts};

const PASSPHRASE: &str = "a veranda in the rain";

/// A keychain that nobody has unlocked, as on a computer without a desktop.
struct Locked;

impl Keychain for Locked {
    fn read(&self, _: &str) -> Result<Option<Vec<u8>>, Refused> {
        Ok(None)
    }

    fn write(&self, _: &str, _: &[u8]) -> Result<(), Refused> {
        Err(Refused("locked".into()))
    }

    fn remove(&self, _: &str) -> Result<(), Refused> {
        Err(Refused("locked".into()))
    }
}

/// An open keychain, which outlives the program.
#[derive(Clone, Default)]
struct Open(Arc<Mutex<HashMap<String, Vec<u8>>>>);

impl Keychain for Open {
    fn read(&self, name: &str) -> Result<Option<Vec<u8>>, Refused> {
        Ok(self.0.lock().unwrap().get(name).cloned())
    }

    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), Refused> {
        self.0.lock().unwrap().insert(name.to_owned(), bytes.to_owned());
        Ok(())
    }

    fn remove(&self, name: &str) -> Result<(), Refused> {
        self.0.lock().unwrap().remove(name);
        Ok(())
    }
}

fn local(folder: &Path, keychain: impl Keychain + 'static) -> Arc<dyn Secrets> {
    Arc::new(LocalSecrets::with(folder, Box::new(keychain), 4))
}

async fn with_keychain(keychain: Open) -> World {
    World::with_secrets(Box::new(move |folder| local(folder, keychain.clone()))).await
}

/// A world whose secrets are in a file from the first start on.
async fn with_a_file() -> World {
    let at = |folder: &Path| {
        let secrets = local(folder, Locked);
        if secrets.place() != SecretsPlace::File {
            secrets.keep(SecretsPlace::File, PASSPHRASE, &[]).expect("an empty file");
        }
        secrets
    };
    World::with_secrets(Box::new(at)).await
}

async fn state(world: &World) -> SecretsState {
    world.app().session_get(&world.ken).await.unwrap().secrets
}

#[tokio::test]
async fn nothing_is_lost_while_the_file_waits_for_its_passphrase() {
    let mut world = with_a_file().await;
    world.adds(&world.mio, "@aya").await;
    let room = world.room(&world.aya, "Mio").await;
    world.app().watch_due().await.unwrap();
    let waiting = world.sends(&world.aya, &room, "gladly").await;
    world.close().await;
    world.open().await;
    assert_eq!(state(&world).await, SecretsState::Locked);
    world.delivers().await;
    assert_eq!(stands(&world, &room, &waiting).await.0, Delivery::Waiting, "nothing can be sent now");
    world.line.writes(&world.mio, "@aya", "A table for four?").await.unwrap();
    let health = look(&world, &account(&world, "@aya").await).await;
    assert_eq!(is(&health, CheckName::Credentials), (CheckState::Failed, "secrets_unavailable"));
    assert!(banner(&world).await.is_empty(), "told once, for all accounts");
    assert_eq!(code(world.app().secrets_unlock(&world.ken, "guess").await), ErrorCode::WrongPassphrase);
    let opened = world.app().secrets_unlock(&world.ken, PASSPHRASE).await.expect("Ken knows the passphrase");
    assert_eq!((opened.state, opened.missing.len()), (SecretsState::Ready, 0));
    assert_eq!(state(&world).await, SecretsState::Ready);
    world.delivers().await;
    assert_eq!(stands(&world, &room, &waiting).await.0, Delivery::Accepted);
    world.settle().await;
    assert!(
        texts(&world, &world.aya, &room).await.contains(&"A table for four?".to_owned()),
        "LINE sends again what the door could not verify"
    );
    world.app().watch_due().await.unwrap();
    assert!(banner(&world).await.is_empty());
}

#[tokio::test]
async fn without_a_keychain_the_administrator_chooses_and_types_the_keys_again() {
    let mut world = World::with_secrets(Box::new(|folder: &Path| {
        let secrets = local(folder, Locked);
        if secrets.place() == SecretsPlace::Keychain {
            secrets.keep(SecretsPlace::Memory, "", &[]).expect("memory is always there");
        }
        secrets
    }))
    .await;
    assert_eq!(state(&world).await, SecretsState::Ready);
    world.close().await;
    world.open().await;
    assert_eq!(state(&world).await, SecretsState::Asked);
    let admin = world.app().admin_get(&world.aya).await.unwrap();
    assert_eq!((admin.secrets.place, admin.secrets.missing.len()), (SecretsPlace::Memory, 2));
    for basic_id in ["@aya", "@ken"] {
        let known = world.platform.credentials_of(basic_id).await.unwrap();
        let keys = Credentials {
            basic_id: known.basic_id,
            channel_id: known.channel_id,
            channel_secret: known.channel_secret,
            access_token: known.channel_access_token,
        };
        let fields = AccountFields { shared: false, ..typed(&keys, TokenKind::LongLived) };
        world.app().account_connect(&world.aya, fields).await.expect("the same account");
    }
    assert_eq!(state(&world).await, SecretsState::Ready);
}

#[tokio::test]
async fn an_unavailable_keychain_is_said_and_a_file_can_be_chosen_instead() {
    let world = World::with_secrets(Box::new(|folder: &Path| {
        let secrets = local(folder, Locked);
        secrets.keep(SecretsPlace::Memory, "", &[]).expect("memory is always there");
        secrets
    }))
    .await;
    let short = refused(world.app().secrets_keep(&world.aya, SecretsPlace::File, "short").await);
    assert_eq!((short.code, short.fields[0].code), (ErrorCode::InvalidFields, "too_short"));
    let to_keychain = world.app().secrets_keep(&world.aya, SecretsPlace::Keychain, "").await;
    assert_eq!(code(to_keychain), ErrorCode::SecretsUnavailable, "nobody falls from one place into another");
    let admin = world.app().secrets_keep(&world.aya, SecretsPlace::File, PASSPHRASE).await.unwrap();
    assert_eq!((admin.secrets.place, admin.secrets.keychain), (SecretsPlace::File, false));
    assert!(admin.secrets.missing.is_empty(), "what was at hand moved");
}

#[tokio::test]
async fn a_token_by_assertion_outlives_the_program() {
    let keychain = Open::default();
    let mut world = with_keychain(keychain.clone()).await;
    let keys = world.line.opens_account("Shop", "@shop").await.unwrap();
    let public: PublicKey =
        serde_json::from_str(include_str!("../../crates/line/tests/client/keys/public.jwk.json")).unwrap();
    let fields = AccountFields {
        key_id: world.platform.register_key("@shop", public).await.unwrap(),
        private_key: include_str!("../../crates/line/tests/client/keys/assertion.jwk.json").to_owned(),
        ..typed(&keys, TokenKind::Assertion)
    };
    world.app().account_look(&world.aya, fields.clone()).await.expect("LINE knows the key");
    assert_eq!(issued(&world).await, 0, "looking uses up none of the 30 tokens");
    let id = connects(&world, fields).await;
    assert_eq!(is(&look(&world, &id).await, CheckName::Credentials), (CheckState::Ok, "ok"));
    assert_eq!(issued(&world).await, 1);
    for _ in 0..2 {
        world.restart().await;
        assert_eq!(is(&look(&world, &id).await, CheckName::Credentials), (CheckState::Ok, "ok"));
    }
    assert_eq!(issued(&world).await, 1, "each start goes on with the same token");
    let admin = world.app().admin_get(&world.aya).await.unwrap();
    assert_eq!(admin.accounts.iter().find(|one| one.id == id).unwrap().token_kind, TokenKind::Assertion);
    world.app().account_disconnect(&world.aya, &id).await.unwrap();
    assert_eq!(issued(&world).await, 0, "out of use, it is given back");
    assert!(!keychain.0.lock().unwrap().keys().any(|name| name.starts_with(id.as_str())), "nothing is kept");
}

async fn issued(world: &World) -> usize {
    let state = world.platform.state().await;
    state.accounts.into_iter().find(|one| one.basic_id == "@shop").unwrap().issued_tokens
}

#[tokio::test]
async fn two_channel_secrets_count_for_a_day_while_one_is_renewed() {
    let world = World::new().await;
    let id = account(&world, "@aya").await;
    let before = world.platform.credentials_of("@aya").await.unwrap();
    switches(&world, "@aya", json!({ "newSecret": true })).await;
    assert_eq!(is(&look(&world, &id).await, CheckName::Signature), (CheckState::Failed, "wrong_secret"));
    let after = world.platform.credentials_of("@aya").await.unwrap();
    let keys = Credentials {
        basic_id: after.basic_id,
        channel_id: after.channel_id,
        channel_secret: after.channel_secret.clone(),
        access_token: after.channel_access_token,
    };
    let fields = AccountFields { shared: false, ..typed(&keys, TokenKind::LongLived) };
    world.app().account_connect(&world.aya, fields.clone()).await.unwrap();
    let until = look(&world, &id).await.old_secret_until.expect("until when the old one counts");
    assert_eq!(until.0 - crate::talk::now(&world), 24 * 60 * 60 * 1000);
    let [old, new] = [before.channel_secret, after.channel_secret];
    assert_eq!((posts(&world, &id, &old).await, posts(&world, &id, &new).await), (200, 200));
    world.app().account_connect(&world.aya, fields).await.unwrap();
    assert_eq!(posts(&world, &id, &old).await, 200, "typed again, the old one still has its day");
    world.clock.advance(24 * 60 * 60 * 1000);
    assert_eq!((posts(&world, &id, &old).await, posts(&world, &id, &new).await), (401, 200));
    assert_eq!(look(&world, &id).await.old_secret_until, None);
}

/// Posts an empty delivery, signed with this secret, to an account's door. Returns the status.
async fn posts(world: &World, id: &domain::LineAccountId, secret: &str) -> u16 {
    let bot = world.platform.credentials_of("@aya").await.unwrap().bot_user_id;
    let body = json!({ "destination": bot, "events": [] }).to_string();
    let url = world.workspace().door().unwrap().join(&format!("line/webhook/{id}")).unwrap();
    let request = reqwest::Client::builder().no_proxy().build().unwrap().post(url);
    let request = request.header("x-line-signature", sign(secret, body.as_bytes())).body(body);
    request.send().await.unwrap().status().as_u16()
}
