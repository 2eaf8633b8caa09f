//! Keychains for stories, and accounts that prove themselves by a key of their own.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex};

use app::accounts::views::AccountFields;
use app::environment::Secrets;
use domain::LineAccountId;
use domain::account::TokenKind;
use line_simulator::PublicKey;
use secrets::{Keychain, KeychainError, LocalSecrets};
use testkit::{Credentials, World};

use crate::connecting::{connects, typed};

pub const PASSPHRASE: &str = "a veranda in the rain";

/// A keychain that nobody has unlocked, as on a computer without a desktop.
pub struct LockedKeychain;

impl Keychain for LockedKeychain {
    fn read(&self, _: &str) -> Result<Option<Vec<u8>>, KeychainError> {
        Ok(None)
    }

    fn write(&self, _: &str, _: &[u8]) -> Result<(), KeychainError> {
        Err(KeychainError("locked".into()))
    }

    fn remove(&self, _: &str) -> Result<(), KeychainError> {
        Err(KeychainError("locked".into()))
    }
}

/// An open keychain, which outlives the program.
#[derive(Clone, Default)]
pub struct OpenKeychain(pub Arc<Mutex<HashMap<String, Vec<u8>>>>);

impl Keychain for OpenKeychain {
    fn read(&self, name: &str) -> Result<Option<Vec<u8>>, KeychainError> {
        Ok(self.0.lock().unwrap().get(name).cloned())
    }

    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), KeychainError> {
        self.0.lock().unwrap().insert(name.to_owned(), bytes.to_owned());
        Ok(())
    }

    fn remove(&self, name: &str) -> Result<(), KeychainError> {
        self.0.lock().unwrap().remove(name);
        Ok(())
    }
}

pub fn local(folder: &Path, keychain: impl Keychain + 'static) -> Arc<dyn Secrets> {
    Arc::new(LocalSecrets::open_with(folder, Box::new(keychain), 4))
}

pub async fn with_keychain(keychain: OpenKeychain) -> World {
    World::with_secrets(Box::new(move |folder| local(folder, keychain.clone()))).await
}

/// What an administrator types for an account that proves itself by a key of its own.
pub async fn by_assertion(world: &World, keys: &Credentials) -> AccountFields {
    let public: PublicKey =
        serde_json::from_str(include_str!("../../crates/line/tests/client/keys/public.jwk.json")).unwrap();
    AccountFields {
        key_id: world.platform.register_key(&keys.basic_id, public).await.unwrap(),
        private_key: include_str!("../../crates/line/tests/client/keys/assertion.jwk.json").to_owned(),
        ..typed(keys, TokenKind::Assertion)
    }
}

/// How many tokens by assertion LINE counts for an account.
pub async fn issued_for(world: &World, basic_id: &str) -> usize {
    let state = world.platform.state().await;
    state.accounts.into_iter().find(|one| one.basic_id == basic_id).unwrap().issued_tokens
}

pub async fn issued(world: &World) -> usize {
    issued_for(world, "@shop").await
}

/// A shop with an account by assertion: what was typed for it, and which it became.
pub async fn a_shop(world: &World) -> (AccountFields, LineAccountId) {
    let keys = world.line.opens_account("Shop", "@shop").await.unwrap();
    let fields = by_assertion(world, &keys).await;
    let id = connects(world, fields.clone()).await;
    (fields, id)
}
