//! Pending checks: which accounts are to be checked as soon as possible.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::LineAccountId;
use store::account_checks::LastChecked;

/// The pending checks: which accounts are to be checked as soon as possible, all of them at the start.
#[derive(Clone)]
pub(crate) struct PendingChecks(Arc<Mutex<Pending>>);

#[derive(Default)]
struct Pending {
    everything: bool,
    some: BTreeSet<LineAccountId>,
}

impl Default for PendingChecks {
    fn default() -> Self {
        Self(Arc::new(Mutex::new(Pending { everything: true, ..Pending::default() })))
    }
}

impl PendingChecks {
    /// Requests a check of an account.
    pub(crate) fn request(&self, account: &LineAccountId) {
        self.pending().some.insert(account.clone());
    }

    /// Requests a check of every account.
    pub(crate) fn request_all(&self) {
        self.pending().everything = true;
    }

    /// Takes those of these accounts whose check is pending; from now on none is.
    pub(crate) fn take(&self, accounts: &[LastChecked]) -> BTreeSet<LineAccountId> {
        let mut pending = self.pending();
        let some = std::mem::take(&mut pending.some);
        let everything = std::mem::take(&mut pending.everything);
        let ids = accounts.iter().map(|account| account.line_account_id.clone());
        ids.filter(|id| everything || some.contains(id)).collect()
    }

    fn pending(&self) -> MutexGuard<'_, Pending> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
