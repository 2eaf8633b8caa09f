//! Secrets that prove nothing outside this computer: they open a LINE that is not LINE.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use app::Error;
use app::outside::{AccountSecrets, Secrets};
use domain::LineAccountId;

/// Secrets in memory. At each start Practice puts the simulator's own into it.
#[derive(Debug, Default)]
pub struct MemorySecrets(Mutex<HashMap<LineAccountId, AccountSecrets>>);

impl Secrets for MemorySecrets {
    fn get(&self, account: &LineAccountId) -> Result<Option<AccountSecrets>, Error> {
        Ok(self.0.lock().unwrap_or_else(PoisonError::into_inner).get(account).cloned())
    }

    fn set(&self, account: &LineAccountId, secrets: &AccountSecrets) -> Result<(), Error> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(account.clone(), secrets.clone());
        Ok(())
    }
}
