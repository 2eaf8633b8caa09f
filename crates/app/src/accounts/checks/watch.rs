//! The watch: checks the accounts again and again, so that somebody is told when what worked has stopped.

use domain::{LineAccountId, UtcMs};
use store::account_checks::{self, LastChecked};

use super::run::Checks;
use crate::accounts::account::{connected, connected_ids};
use crate::blocking::blocking;
use crate::environment::SecretsState;
use crate::{ErrorCode, Result};

/// Between two checks of an account, in ms: a quarter of an hour. LINE makes its test 60 times an hour at most.
const CHECK_EVERY_MS: i64 = 15 * 60 * 1000;
/// The same while something that worked does not, in ms: three minutes.
const CHECK_TROUBLE_EVERY_MS: i64 = 3 * 60 * 1000;

impl Checks {
    /// Runs the checks of every account whose time has come. Returns how many accounts there were.
    ///
    /// # Errors
    /// The storage codes.
    pub async fn watch_due(&self) -> Result<usize> {
        self.try_the_keychain().await?;
        let accounts = account_checks::last_checked(&mut self.store.read().await?).await?;
        let pending = self.pending.take(&accounts);
        let mut checked = 0;
        for account in accounts {
            let id = &account.line_account_id;
            if !pending.contains(id) && !due(&account, self.environment.now()) {
                continue;
            }
            let account = connected(&mut self.store.read().await?, id).await;
            match account {
                Ok(account) => self.run_checks(&account, false).await?,
                // Taken out of use meanwhile.
                Err(error) if error.code == ErrorCode::NotFound => continue,
                Err(error) => return Err(error),
            }
            checked += 1;
        }
        Ok(checked)
    }

    /// When the next account's time comes.
    pub(crate) async fn next_watch(&self) -> Option<UtcMs> {
        let accounts = account_checks::last_checked(&mut self.store.read().await.ok()?).await.ok()?;
        accounts.iter().filter_map(|account| Some(account.checked_at?.plus(pause(account)))).min()
    }

    /// A keychain that was locked may have been unlocked meanwhile, by whoever signed in. Who sees it first need not be
    /// this: what counts is whether the webhook server still shuts an account out whose secrets can be had.
    async fn try_the_keychain(&self) -> Result<()> {
        let secrets = self.environment.secrets.clone();
        let was_locked = secrets.state() == SecretsState::Unavailable;
        let shut_out = |id: &LineAccountId| {
            self.webhook_accounts.get(id.as_str()).is_none_or(|at| at.secrets.is_empty())
        };
        let mut ids = connected_ids(&mut self.store.read().await?).await?;
        ids.retain(|id| was_locked || shut_out(id));
        // What it answers is kept there; here only whether it can answer again counts.
        let open = blocking(move || ids.iter().any(|id| matches!(secrets.get(id), Ok(Some(_))))).await?;
        if open { self.webhook_accounts.secrets_changed().await } else { Ok(()) }
    }
}

fn pause(account: &LastChecked) -> i64 {
    if account.in_trouble { CHECK_TROUBLE_EVERY_MS } else { CHECK_EVERY_MS }
}

fn due(account: &LastChecked, now: UtcMs) -> bool {
    // A clock that was set back makes times of the future: they count as long ago.
    account.checked_at.is_none_or(|at| !(0..pause(account)).contains(&now.since(at)))
}
