//! LINE accounts' secrets in the computer's keychain: Credential Manager, Keychain, or Secret Service.

use app::outside::{AccountSecrets, Secrets, TokenSecret};
use app::views::accounts::SecretsPlace;
use app::views::session::SecretsState;
use app::{Error, ErrorCode};
use domain::LineAccountId;
use keyring::Entry;
use line::Secret;
use serde::{Deserialize, Serialize};

/// Under which name the keychain lists Engawa's entries.
const SERVICE: &str = "app.engawa.desktop";

/// The keychain of whoever is signed in to this computer.
pub struct Keychain;

/// One entry holds both, so that they are never half changed.
#[derive(Serialize, Deserialize)]
struct Entries {
    channel_secret: String,
    access_token: Option<String>,
}

impl Secrets for Keychain {
    fn get(&self, account: &LineAccountId) -> Result<Option<AccountSecrets>, Error> {
        let kept = match entry(account)?.get_password() {
            Ok(kept) => kept,
            Err(keyring::Error::NoEntry) => return Ok(None),
            Err(error) => return Err(unavailable(error)),
        };
        let entries: Entries = serde_json::from_str(&kept).map_err(unavailable)?;
        Ok(Some(AccountSecrets {
            channel_secret: Secret::new(entries.channel_secret),
            old_channel_secret: None,
            token: entries
                .access_token
                .map(Secret::new)
                .map_or(TokenSecret::Stateless, TokenSecret::LongLived),
        }))
    }

    fn set(&self, account: &LineAccountId, secrets: &AccountSecrets) -> Result<(), Error> {
        let entries = Entries {
            channel_secret: secrets.channel_secret.reveal().to_owned(),
            access_token: match &secrets.token {
                TokenSecret::LongLived(token) => Some(token.reveal().to_owned()),
                _ => None,
            },
        };
        let text = serde_json::to_string(&entries).map_err(unavailable)?;
        entry(account)?.set_password(&text).map_err(unavailable)
    }

    fn remove(&self, account: &LineAccountId) -> Result<(), Error> {
        entry(account)?.delete_credential().map_err(unavailable)
    }

    fn place(&self) -> SecretsPlace {
        SecretsPlace::Keychain
    }

    fn state(&self) -> SecretsState {
        SecretsState::Ready
    }

    fn has_keychain(&self) -> bool {
        true
    }

    fn unlock(&self, _: &str) -> Result<(), Error> {
        Ok(())
    }

    fn keep(&self, _: SecretsPlace, _: &str, _: &[LineAccountId]) -> Result<(), Error> {
        Err(Error::new(ErrorCode::SecretsUnavailable))
    }
}

fn entry(account: &LineAccountId) -> Result<Entry, Error> {
    Entry::new(SERVICE, account.as_str()).map_err(unavailable)
}

fn unavailable(error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::new(ErrorCode::SecretsUnavailable).because(error)
}
