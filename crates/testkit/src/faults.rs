//! A clock that is wrong, and a keychain that locks.

use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use app::environment::SecretsPlace;
use app::environment::SecretsState;
use app::environment::{AccountSecrets, Secrets};
use app::{Error, ErrorCode};
use domain::LineAccountId;
use practice::MemorySecrets;

use crate::environment::FixedClock;

/// LINE's clock: it moves with the computer's, and is right when that one is wrong.
#[derive(Debug, Clone)]
pub struct LineClock {
    computer: FixedClock,
    ahead: Arc<AtomicI64>,
}

impl LineClock {
    pub(crate) fn of(computer: &FixedClock) -> Self {
        Self { computer: computer.clone(), ahead: Arc::default() }
    }

    /// Somebody sets the computer's clock by `ms`, forward or back; LINE's goes on as before.
    pub fn computer_is_set_by(&self, ms: i64) {
        self.computer.advance(ms);
        self.ahead.fetch_sub(ms, Ordering::SeqCst);
    }
}

impl line_simulator::Clock for LineClock {
    fn now_ms(&self) -> i64 {
        self.computer.now_ms() + self.ahead.load(Ordering::SeqCst)
    }
}

/// A keychain that somebody locks and unlocks. Nothing is cached, and whether it is locked is observed when it is
/// asked.
#[derive(Debug, Clone, Default)]
pub struct LockableSecrets {
    inner: Arc<MemorySecrets>,
    locked: Arc<AtomicBool>,
    observed_locked: Arc<AtomicBool>,
    writing: Arc<Mutex<()>>,
}

impl LockableSecrets {
    /// Locks or unlocks it.
    pub fn lock(&self, locked: bool) {
        self.locked.store(locked, Ordering::SeqCst);
    }

    fn open(&self) -> Result<&MemorySecrets, Error> {
        let locked = self.locked.load(Ordering::SeqCst);
        self.observed_locked.store(locked, Ordering::SeqCst);
        if locked { Err(Error::new(ErrorCode::SecretsUnavailable)) } else { Ok(&self.inner) }
    }

    fn write_guard(&self) -> MutexGuard<'_, ()> {
        self.writing.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Secrets for LockableSecrets {
    fn get(&self, account: &LineAccountId) -> Result<Option<AccountSecrets>, Error> {
        self.open()?.get(account)
    }

    fn set(&self, account: &LineAccountId, secrets: &AccountSecrets) -> Result<(), Error> {
        let _guard = self.write_guard();
        self.open()?.set(account, secrets)
    }

    fn change(
        &self,
        account: &LineAccountId,
        make: &mut dyn FnMut(Option<AccountSecrets>) -> Option<AccountSecrets>,
    ) -> Result<(), Error> {
        let _guard = self.write_guard();
        self.open()?.change(account, make)
    }

    fn remove(&self, account: &LineAccountId) -> Result<(), Error> {
        let _guard = self.write_guard();
        self.open()?.remove(account)
    }

    fn place(&self) -> SecretsPlace {
        SecretsPlace::Keychain
    }

    fn state(&self) -> SecretsState {
        if self.has_keychain() { SecretsState::Ready } else { SecretsState::Unavailable }
    }

    fn has_keychain(&self) -> bool {
        !self.observed_locked.load(Ordering::SeqCst)
    }

    fn unlock(&self, _passphrase: &str) -> Result<(), Error> {
        Ok(())
    }

    fn keep(&self, _: SecretsPlace, _: &str, _: &[LineAccountId]) -> Result<(), Error> {
        Err(Error::new(ErrorCode::SecretsUnavailable))
    }
}
