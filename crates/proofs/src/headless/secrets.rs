//! The secrets of a simulator's accounts, in a plain file of the data folder: they outlive a kill, as a keychain's do,
//! and prove nothing outside this computer.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use app::environment::{AccountSecrets, Secrets, SecretsPlace, SecretsState, TokenSecret};
use app::{Error, ErrorCode};
use domain::LineAccountId;
use line::Secret;
use serde::{Deserialize, Serialize};

/// Secrets in a file.
pub struct FileSecrets {
    file: PathBuf,
    lock: Mutex<()>,
}

/// An account's secrets: the channel secret, and a long-lived token unless tokens are stateless.
#[derive(Serialize, Deserialize)]
struct Kept {
    channel_secret: String,
    token: Option<String>,
}

impl FileSecrets {
    /// The secrets of the workspace in `folder`.
    pub fn in_folder(folder: &Path) -> Self {
        Self { file: folder.join("simulator-secrets.json"), lock: Mutex::new(()) }
    }

    fn read(&self) -> Result<BTreeMap<String, Kept>, Error> {
        match std::fs::read(&self.file) {
            Ok(bytes) => serde_json::from_slice(&bytes).map_err(unavailable),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(BTreeMap::new()),
            Err(error) => Err(unavailable(error)),
        }
    }

    fn rewrite(&self, change: impl FnOnce(&mut BTreeMap<String, Kept>)) -> Result<(), Error> {
        let _guard = self.lock.lock().unwrap_or_else(PoisonError::into_inner);
        let mut all = self.read()?;
        change(&mut all);
        let part = self.file.with_extension("part");
        let bytes = serde_json::to_vec(&all).map_err(unavailable)?;
        std::fs::write(&part, bytes).and_then(|()| std::fs::rename(&part, &self.file)).map_err(unavailable)
    }
}

impl Secrets for FileSecrets {
    fn get(&self, account: &LineAccountId) -> Result<Option<AccountSecrets>, Error> {
        Ok(self.read()?.remove(account.as_str()).map(|kept| AccountSecrets {
            channel_secret: Secret::new(kept.channel_secret),
            old_channel_secret: None,
            token: kept
                .token
                .map_or(TokenSecret::Stateless, |token| TokenSecret::LongLived(Secret::new(token))),
        }))
    }

    fn set(&self, account: &LineAccountId, secrets: &AccountSecrets) -> Result<(), Error> {
        let token = match &secrets.token {
            TokenSecret::LongLived(token) => Some(token.reveal().to_owned()),
            TokenSecret::Stateless | TokenSecret::Assertion { .. } => None,
        };
        let kept = Kept { channel_secret: secrets.channel_secret.reveal().to_owned(), token };
        self.rewrite(|all| drop(all.insert(account.as_str().to_owned(), kept)))
    }

    fn remove(&self, account: &LineAccountId) -> Result<(), Error> {
        self.rewrite(|all| drop(all.remove(account.as_str())))
    }

    fn place(&self) -> SecretsPlace {
        SecretsPlace::Memory
    }

    fn state(&self) -> SecretsState {
        SecretsState::Ready
    }

    fn has_keychain(&self) -> bool {
        false
    }

    fn unlock(&self, _: &str) -> Result<(), Error> {
        Ok(())
    }

    fn keep(&self, _: SecretsPlace, _: &str, _: &[LineAccountId]) -> Result<(), Error> {
        Err(Error::new(ErrorCode::SecretsUnavailable))
    }
}

fn unavailable(error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::new(ErrorCode::SecretsUnavailable).because(error)
}
