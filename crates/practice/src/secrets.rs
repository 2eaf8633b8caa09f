//! Secrets that prove nothing outside this computer: they open a LINE that is not LINE.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use app::environment::{AccountSecrets, Secrets, SecretsPlace, SecretsState, TokenSecret};
use app::{Error, ErrorCode};
use domain::LineAccountId;
use line::Secret;
use line_simulator::AccountCredentials;

/// Secrets in memory. At each start Practice puts the simulator's own into it.
#[derive(Debug, Default)]
pub struct MemorySecrets(Mutex<HashMap<LineAccountId, AccountSecrets>>);

/// The secrets of a simulator's account, with its long-lived token.
pub fn account_secrets(own: &AccountCredentials) -> AccountSecrets {
    AccountSecrets {
        channel_secret: Secret::new(&own.channel_secret),
        old_channel_secret: None,
        token: TokenSecret::LongLived(Secret::new(&own.channel_access_token)),
    }
}

impl Secrets for MemorySecrets {
    fn get(&self, account: &LineAccountId) -> Result<Option<AccountSecrets>, Error> {
        Ok(self.0.lock().unwrap_or_else(PoisonError::into_inner).get(account).cloned())
    }

    fn set(&self, account: &LineAccountId, secrets: &AccountSecrets) -> Result<(), Error> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(account.clone(), secrets.clone());
        Ok(())
    }

    fn remove(&self, account: &LineAccountId) -> Result<(), Error> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(account);
        Ok(())
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

    fn unlock(&self, _passphrase: &str) -> Result<(), Error> {
        Ok(())
    }

    fn keep(&self, _: SecretsPlace, _: &str, _: &[LineAccountId]) -> Result<(), Error> {
        Err(Error::new(ErrorCode::SecretsUnavailable))
    }
}
