//! The delivery of messages to LINE: what it needs, and which rooms it is busy with.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use domain::{RoomId, UtcMs};
use store::Store;
use store::runs::change_run;

use crate::Result;
use crate::accounts::address::public_address::Addresses;
use crate::accounts::checks::run::Checks;
use crate::accounts::line_clients::LineClients;
use crate::environment::Environment;
use crate::notifications::notifier::Notifier;

/// While messages leave, the run's id is changed so often, in ms.
const RUN_MS: i64 = 60_000;

/// Delivers what waits in the outbox.
#[derive(Clone)]
pub(crate) struct Delivery {
    pub(crate) store: Store,
    pub(crate) environment: Environment,
    pub(crate) line: Arc<LineClients>,
    pub(crate) addresses: Addresses,
    pub(crate) checks: Checks,
    pub(crate) claims: RoomClaims,
    pub(super) notifier: Notifier,
    runs: RunChanges,
}

impl Delivery {
    pub(crate) fn new(
        store: &Store,
        environment: &Environment,
        addresses: &Addresses,
        checks: &Checks,
        notifier: &Notifier,
    ) -> Self {
        Self {
            store: store.clone(),
            environment: environment.clone(),
            line: checks.line.clone(),
            addresses: addresses.clone(),
            checks: checks.clone(),
            claims: RoomClaims::default(),
            notifier: notifier.clone(),
            runs: RunChanges::default(),
        }
    }

    /// Changes the run's id before messages leave, unless that was a moment ago: a copy that was made before they left is
    /// recognised when it is put back (R26).
    pub(super) async fn change_run(&self) -> Result<()> {
        let now = self.environment.now();
        if !self.runs.begin(now) {
            return Ok(());
        }
        Ok(change_run(&self.store, &self.environment.run_register, &self.environment.new_id()).await?)
    }

    /// Up to a quarter more.
    pub(super) fn spread(&self, ms: i64) -> i64 {
        ms + i64::try_from(self.environment.rng.bits() % 256).unwrap_or(0) * ms / 1024
    }
}

/// When the run's id was changed last.
#[derive(Debug, Clone, Default)]
struct RunChanges(Arc<Mutex<Option<UtcMs>>>);

impl RunChanges {
    /// Whether the run's id is to be changed now.
    fn begin(&self, now: UtcMs) -> bool {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let due = last.is_none_or(|last| !(0..RUN_MS).contains(&now.since(last)));
        if due {
            *last = Some(now);
        }
        due
    }
}

/// The rooms that are being sent to: each at most once at a time.
#[derive(Debug, Clone, Default)]
pub(crate) struct RoomClaims(Arc<Mutex<HashSet<RoomId>>>);

/// A room that is being sent to, until this is dropped.
pub(super) struct RoomGuard(RoomClaims, pub(super) RoomId);

impl RoomClaims {
    pub(super) fn claim(&self, room: RoomId) -> Option<RoomGuard> {
        let mut rooms = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        rooms.insert(room.clone()).then(|| RoomGuard(self.clone(), room))
    }
}

impl Drop for RoomGuard {
    fn drop(&mut self) {
        self.0.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.1);
    }
}
