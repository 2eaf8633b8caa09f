//! Looking at the accounts again and again, so that somebody is told when what worked has stopped.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::{LineAccountId, UtcMs};
use store::account_checks::{self, LookedAt};

use super::Extent;
use super::findings::word;
use crate::accounts::Heard;
use crate::blocking::blocking;
use crate::views::accounts::CheckName;
use crate::views::session::SecretsState;
use crate::{App, ErrorCode, Result};

/// Between two looks at what LINE answers at once, in ms: half an hour.
const CHEAP_MS: i64 = 30 * 60 * 1000;
/// Between two looks at everything, in ms: six hours. LINE makes its test 60 times an hour at most.
const WHOLE_MS: i64 = 6 * 60 * 60 * 1000;

/// Which accounts are to be looked at whole as soon as possible: all of them at the start.
#[derive(Clone)]
pub(crate) struct Watch(Arc<Mutex<Wanted>>);

#[derive(Default)]
struct Wanted {
    everything: bool,
    some: BTreeSet<LineAccountId>,
    /// What the door had heard for each account when it was looked at last.
    heard: HashMap<LineAccountId, Heard>,
}

impl Default for Watch {
    fn default() -> Self {
        Self(Arc::new(Mutex::new(Wanted { everything: true, ..Wanted::default() })))
    }
}

impl Watch {
    /// An account is to be looked at.
    pub(crate) fn want(&self, account: &LineAccountId) {
        self.wanted().some.insert(account.clone());
    }

    /// All are.
    pub(crate) fn want_everything(&self) {
        self.wanted().everything = true;
    }

    /// What is wanted of these; from now on nothing is.
    fn take(&self, accounts: &[LookedAt]) -> BTreeSet<LineAccountId> {
        let mut wanted = self.wanted();
        let some = std::mem::take(&mut wanted.some);
        let everything = std::mem::take(&mut wanted.everything);
        let ids = accounts.iter().map(|account| account.line_account_id.clone());
        ids.filter(|id| everything || some.contains(id)).collect()
    }

    /// Whether everything that the door has heard for an account since the last look was signed wrongly. It may
    /// have been a stranger; LINE's test tells.
    fn only_refused(&self, account: &LineAccountId, heard: Heard) -> bool {
        let before = self.wanted().heard.get(account).copied().unwrap_or_default();
        let new = heard.since(before);
        new.refused > 0 && new.verified == 0
    }

    /// What the door had heard when the look was over: LINE's test of the look counts no more.
    fn looked(&self, account: &LineAccountId, heard: Heard) {
        self.wanted().heard.insert(account.clone(), heard);
    }

    fn wanted(&self) -> MutexGuard<'_, Wanted> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl App {
    /// Looks at every account whose time has come. Returns how many there were.
    ///
    /// # Errors
    /// The storage codes.
    pub async fn watch_due(&self) -> Result<usize> {
        self.try_the_keychain().await?;
        let accounts = self.looked_at().await?;
        let wanted = self.watch.take(&accounts);
        let now = self.now();
        let mut looked = 0;
        for account in accounts {
            let id = account.line_account_id.clone();
            let whole = wanted.contains(&id);
            let Some(mut extent) = due(&account, whole, now) else { continue };
            if self.watch.only_refused(&id, self.at_door.heard(&id)) {
                extent = Extent::Whole;
            }
            match self.connected(&id).await {
                Ok(account) => self.look_over(&account, extent).await?,
                // Taken out of use meanwhile.
                Err(error) if error.code == ErrorCode::NotFound => continue,
                Err(error) => return Err(error),
            }
            self.watch.looked(&id, self.at_door.heard(&id));
            looked += 1;
        }
        Ok(looked)
    }

    /// When the next account's time comes.
    pub(crate) async fn next_watch(&self) -> Option<UtcMs> {
        let accounts = self.looked_at().await.ok()?;
        accounts.iter().filter_map(|account| Some(account.one?.plus(CHEAP_MS))).min()
    }

    async fn looked_at(&self) -> Result<Vec<LookedAt>> {
        let name = word(CheckName::Credentials);
        Ok(account_checks::looked_at(&mut *self.store.read().await?, &name).await?)
    }

    /// A keychain that was locked may have been unlocked meanwhile, by whoever signed in. Who sees it first need not be
    /// this: what counts is whether the door still shuts an account out whose secrets can be had.
    async fn try_the_keychain(&self) -> Result<()> {
        let secrets = self.outside.secrets.clone();
        let was_locked = secrets.state() == SecretsState::Unavailable;
        let shut_out =
            |id: &LineAccountId| self.door_account(id.as_str()).is_none_or(|at| at.secrets.is_empty());
        let mut ids = self.connected_ids().await?;
        ids.retain(|id| was_locked || shut_out(id));
        // What it answers is kept there; here only whether it can answer again counts.
        let open = blocking(move || ids.iter().any(|id| matches!(secrets.get(id), Ok(Some(_))))).await?;
        if open { self.secrets_changed().await } else { Ok(()) }
    }
}

fn due(account: &LookedAt, wanted: bool, now: UtcMs) -> Option<Extent> {
    // A clock that was set back makes times of the future: they count as long ago.
    let over = |at: Option<UtcMs>, ms: i64| at.is_none_or(|at| !(0..ms).contains(&now.since(at)));
    match (wanted, over(account.one, CHEAP_MS), over(account.all, WHOLE_MS)) {
        (true, ..) | (_, true, true) => Some(Extent::Whole),
        (_, true, false) => Some(Extent::Cheap),
        (_, false, _) => None,
    }
}
