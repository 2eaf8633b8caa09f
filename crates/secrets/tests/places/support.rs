//! A keychain that fails on command, and secrets to put into places.

use std::collections::HashMap;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use app::ErrorCode;
use app::environment::{AccountSecrets, IssuedToken, SecretsPlace, TokenSecret};
use domain::{LineAccountId, UtcMs};
use line::Secret;
use secrets::{Keychain, KeychainError, LocalSecrets};

pub const PASSPHRASE: &str = "a veranda in the rain";

/// What a workspace with a file has.
pub const FILES: [&str; 2] = ["secrets-place", "secrets.age"];

pub const CHANNEL_SECRET: &str = "8c570fa6dd201bb328f1c1eac23a96d8";

/// Little work, so that tests are quick.
pub const WORK: u8 = 4;

/// A keychain as the systems have them: of entries of at most 2,560 bytes, and at times locked.
#[derive(Clone, Default)]
pub struct FakeKeychain {
    pub entries: Arc<Mutex<HashMap<String, Vec<u8>>>>,
    locked: Arc<AtomicBool>,
    /// So many writes are taken, and no more.
    pub full_after: Arc<Mutex<Option<usize>>>,
    /// So many reads are answered; then it locks.
    pub locks_after: Arc<Mutex<Option<usize>>>,
}

impl FakeKeychain {
    pub fn locked() -> Self {
        let keychain = Self::default();
        keychain.lock(true);
        keychain
    }

    pub fn lock(&self, locked: bool) {
        self.locked.store(locked, Ordering::SeqCst);
    }

    pub fn names(&self) -> Vec<String> {
        self.entries.lock().unwrap().keys().cloned().collect()
    }

    pub fn holds(&self) -> HashMap<String, Vec<u8>> {
        self.entries.lock().unwrap().clone()
    }
}

impl Keychain for FakeKeychain {
    /// Says "none" while it is locked, as the Secret Service does.
    fn read(&self, name: &str) -> Result<Option<Vec<u8>>, KeychainError> {
        if let Some(left) = self.locks_after.lock().unwrap().as_mut() {
            *left = left.saturating_sub(1);
            self.lock(*left == 0 || self.locked.load(Ordering::SeqCst));
        }
        if self.locked.load(Ordering::SeqCst) {
            return Ok(None);
        }
        Ok(self.entries.lock().unwrap().get(name).cloned())
    }

    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), KeychainError> {
        if self.locked.load(Ordering::SeqCst) {
            return Err(KeychainError("locked".into()));
        }
        if let Some(left) = self.full_after.lock().unwrap().as_mut() {
            *left = left.checked_sub(1).ok_or_else(|| KeychainError("full".into()))?;
        }
        assert!(bytes.len() <= 2560, "Windows would refuse {} bytes", bytes.len());
        self.entries.lock().unwrap().insert(name.to_owned(), bytes.to_owned());
        Ok(())
    }

    fn remove(&self, name: &str) -> Result<(), KeychainError> {
        if self.locked.load(Ordering::SeqCst) {
            return Err(KeychainError("locked".into()));
        }
        self.entries.lock().unwrap().remove(name);
        Ok(())
    }
}

pub fn start(folder: &Path, keychain: &FakeKeychain) -> LocalSecrets {
    LocalSecrets::open_with(folder, Box::new(keychain.clone()), WORK)
}

pub fn account() -> LineAccountId {
    LineAccountId::from("0199a5a0-0000-7000-8000-000000000001")
}

/// Everything that an account can have, with the longest key that LINE takes.
pub fn everything() -> AccountSecrets {
    AccountSecrets {
        channel_secret: Secret::new(CHANNEL_SECRET),
        old_channel_secret: Some((Secret::new("0000000000000000000000000000000f"), UtcMs(1_795_392_000_000))),
        token: TokenSecret::Assertion {
            key_id: "key-1".into(),
            private_key: Secret::new("PRIVATE".repeat(800)),
            issued: Some(IssuedToken {
                token: Secret::new("issued-token"),
                key_id: "sDTOzw5wIfxxxx".into(),
                expires_at: UtcMs(1_797_984_000_000),
            }),
        },
    }
}

pub fn stateless() -> AccountSecrets {
    AccountSecrets {
        channel_secret: Secret::new(CHANNEL_SECRET),
        old_channel_secret: None,
        token: TokenSecret::Stateless,
    }
}

pub fn long_lived(token: &str) -> AccountSecrets {
    AccountSecrets { token: TokenSecret::LongLived(Secret::new(token)), ..stateless() }
}

/// The same account with a new key, as long as the old one.
pub fn renewed() -> AccountSecrets {
    let mut secrets = everything();
    let TokenSecret::Assertion { private_key, .. } = &mut secrets.token else { panic!("it has a key") };
    *private_key = Secret::new("ANOTHER".repeat(800));
    secrets
}

/// The secrets in one text, to compare them by. Tests may; nothing else has a way to.
pub fn text(secrets: Option<AccountSecrets>) -> String {
    let Some(secrets) = secrets else { return "none".into() };
    let old = secrets.old_channel_secret.map(|(secret, until)| (secret.reveal().to_owned(), until.0));
    let token = match secrets.token {
        TokenSecret::Stateless => "stateless".to_owned(),
        TokenSecret::LongLived(token) => format!("long-lived {}", token.reveal()),
        TokenSecret::Assertion { key_id, private_key, issued } => {
            let issued = issued.map(|one| (one.token.reveal().to_owned(), one.key_id, one.expires_at.0));
            format!("{key_id} {} {issued:?}", private_key.reveal())
        }
    };
    format!("{} {old:?} {token}", secrets.channel_secret.reveal())
}

pub fn code<T>(answer: Result<T, app::Error>) -> ErrorCode {
    answer.err().expect("this must be refused").code
}

pub fn files(folder: &Path) -> Vec<String> {
    let names = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

pub const PLACES: [SecretsPlace; 3] = [SecretsPlace::Keychain, SecretsPlace::File, SecretsPlace::Memory];
