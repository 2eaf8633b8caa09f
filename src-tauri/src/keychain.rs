//! LINE accounts' secrets in the computer's keychain: Credential Manager, Keychain, or Secret Service.

use app::outside::{AccountSecrets, Secrets};
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
            access_token: entries.access_token.map(Secret::new),
        }))
    }

    fn set(&self, account: &LineAccountId, secrets: &AccountSecrets) -> Result<(), Error> {
        let entries = Entries {
            channel_secret: secrets.channel_secret.reveal().to_owned(),
            access_token: secrets.access_token.as_ref().map(|token| token.reveal().to_owned()),
        };
        let text = serde_json::to_string(&entries).map_err(unavailable)?;
        entry(account)?.set_password(&text).map_err(unavailable)
    }
}

fn entry(account: &LineAccountId) -> Result<Entry, Error> {
    Entry::new(SERVICE, account.as_str()).map_err(unavailable)
}

fn unavailable(error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::new(ErrorCode::SecretsUnavailable).because(error)
}
