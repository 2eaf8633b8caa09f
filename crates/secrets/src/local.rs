//! One workspace's secrets on this computer.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use age::secrecy::SecretString;
use app::environment::SecretsPlace;
use app::environment::SecretsState;
use app::environment::{AccountSecrets, Secrets};
use app::{Error, ErrorCode};
use domain::LineAccountId;

use crate::entries::Entries;
use crate::file::{Accounts, Closed, SecretFile};
use crate::keychain::{Keychain, OfComputer};
use crate::place;
use crate::shape::Kept;

/// scrypt's N as a power of two: about a second and 128 MB for each guess.
const WORK: u8 = 17;

/// Keeps secrets where somebody chose: in the keychain, in a file, or in memory. What was read once is
/// remembered, so that a keychain is asked once for each account.
pub struct LocalSecrets {
    folder: PathBuf,
    keychain: Entries,
    file: SecretFile,
    inner: Mutex<Inner>,
    /// What is told without waiting for a keychain or a passphrase's arithmetic.
    shown: Mutex<Shown>,
}

struct Inner {
    place: SecretsPlace,
    /// What is at hand.
    accounts: Accounts,
    /// Opens the file.
    passphrase: Option<SecretString>,
    /// In memory: asked for, and not there.
    missing: BTreeSet<LineAccountId>,
    /// The keychain kept something when it was last tried.
    keychain: bool,
    /// Writing into the keychain broke off: what it has may be another thing than what is at hand.
    half_written: BTreeSet<LineAccountId>,
    /// Nothing of these is left in the keychain.
    swept: BTreeSet<LineAccountId>,
}

#[derive(Clone, Copy)]
struct Shown {
    place: SecretsPlace,
    state: SecretsState,
    keychain: bool,
}

impl LocalSecrets {
    /// The secrets of the workspace in `folder`. Blocks until the keychain has answered, three seconds at most.
    pub fn open(folder: &Path) -> Self {
        Self::with(folder, Box::new(OfComputer::default()), WORK)
    }

    /// The same with another keychain, and with `work` (scrypt's N as a power of two) for each guess of a
    /// passphrase.
    pub fn with(folder: &Path, keychain: Box<dyn Keychain>, work: u8) -> Self {
        let (keychain, file) = (Entries(keychain), SecretFile::new(folder, work));
        let place = place::remembered(folder, file.exists());
        let inner = Inner {
            place,
            accounts: Accounts::new(),
            passphrase: None,
            missing: BTreeSet::new(),
            keychain: keychain.open(),
            half_written: BTreeSet::new(),
            swept: BTreeSet::new(),
        };
        let shown = Mutex::new(inner.shown());
        let secrets = Self { folder: folder.to_owned(), keychain, file, inner: Mutex::new(inner), shown };
        secrets.leave_file(place);
        secrets
    }

    /// Does something, and tells how it is afterwards.
    fn act<T>(&self, act: impl FnOnce(&mut Inner) -> Result<T, Error>) -> Result<T, Error> {
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        let done = act(&mut inner);
        *self.shown() = inner.shown();
        done
    }

    fn shown(&self) -> MutexGuard<'_, Shown> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What is kept for an account. In memory, that it was asked for and not there is noted.
    fn find(&self, inner: &mut Inner, account: &LineAccountId) -> Result<Option<Kept>, Error> {
        let found = self.kept(inner, account)?;
        if found.is_none() && inner.place == SecretsPlace::Memory {
            inner.missing.insert(account.clone());
        }
        Ok(found)
    }

    fn kept(&self, inner: &mut Inner, account: &LineAccountId) -> Result<Option<Kept>, Error> {
        if let Some(known) = inner.accounts.get(account.as_str()) {
            return Ok(Some(known.clone()));
        }
        match inner.place {
            SecretsPlace::File if inner.passphrase.is_none() => Err(Error::new(ErrorCode::SecretsLocked)),
            SecretsPlace::File | SecretsPlace::Memory => Ok(None),
            SecretsPlace::Keychain => self.in_keychain(inner, account),
        }
    }

    /// A locked keychain may say that there is nothing: only an open one is believed.
    fn in_keychain(&self, inner: &mut Inner, account: &LineAccountId) -> Result<Option<Kept>, Error> {
        let found = self.keychain.read(account);
        inner.keychain = matches!(found, Ok(Some(_))) || self.keychain.open();
        if !inner.keychain {
            return Err(Error::new(ErrorCode::SecretsUnavailable));
        }
        let found = found.map_err(unavailable)?;
        if let Some(found) = &found {
            inner.accounts.insert(account.to_string(), found.clone());
        }
        Ok(found)
    }

    /// Writes what is at hand for an account, or that there is nothing any more.
    fn put(&self, inner: &mut Inner, account: &LineAccountId, kept: Option<Kept>) -> Result<(), Error> {
        let mut accounts = inner.accounts.clone();
        match kept.clone() {
            Some(kept) => accounts.insert(account.to_string(), kept),
            None => accounts.remove(account.as_str()),
        };
        match inner.place {
            SecretsPlace::Memory => {
                inner.missing.remove(account);
            }
            SecretsPlace::File => {
                let passphrase = inner.passphrase.as_ref();
                let passphrase = passphrase.ok_or_else(|| Error::new(ErrorCode::SecretsLocked))?;
                self.file.write(passphrase, &accounts).map_err(closed)?;
            }
            SecretsPlace::Keychain => {
                inner.swept.remove(account);
                let sure = inner.half_written.insert(account.clone());
                let before = inner.accounts.get(account.as_str()).filter(|_| sure);
                let done = match &kept {
                    Some(kept) => self.keychain.write(account, kept, before),
                    None => self.keychain.remove(account),
                };
                inner.keychain = done.is_ok();
                if done.is_ok() {
                    inner.half_written.remove(account);
                }
                done.map_err(unavailable)?;
            }
        }
        inner.accounts = accounts;
        Ok(())
    }

    /// What is at hand of these accounts, wherever it is now.
    fn at_hand(&self, inner: &mut Inner, accounts: &[LineAccountId]) -> Result<Accounts, Error> {
        let mut at_hand = Accounts::new();
        for account in accounts {
            match self.find(inner, account) {
                Ok(Some(kept)) => drop(at_hand.insert(account.to_string(), kept)),
                Ok(None) => {}
                // What a keychain does not give is not at hand; it can be typed again.
                Err(error) if error.code == ErrorCode::SecretsUnavailable => {}
                Err(error) => return Err(error),
            }
        }
        Ok(at_hand)
    }

    /// Writes everything to its new place and reads it back.
    fn move_to(
        &self,
        place: SecretsPlace,
        passphrase: &SecretString,
        accounts: &Accounts,
    ) -> Result<(), Error> {
        match place {
            SecretsPlace::Memory => Ok(()),
            SecretsPlace::File => {
                self.file.write(passphrase, accounts).map_err(closed)?;
                let whole = self.file.read(passphrase).map_err(closed)? == *accounts;
                if whole { Ok(()) } else { Err(Error::new(ErrorCode::SecretsUnavailable)) }
            }
            SecretsPlace::Keychain => {
                for (account, kept) in accounts {
                    let account = LineAccountId::from(account.as_str());
                    self.keychain.write(&account, kept, None).map_err(unavailable)?;
                    if self.keychain.read(&account).map_err(unavailable)?.as_ref() != Some(kept) {
                        return Err(Error::new(ErrorCode::SecretsUnavailable));
                    }
                }
                if self.keychain.open() { Ok(()) } else { Err(Error::new(ErrorCode::SecretsUnavailable)) }
            }
        }
    }

    /// Leaves nothing behind. What could not be removed is told to the log, and swept away later.
    fn leave(&self, place: SecretsPlace, accounts: &[LineAccountId]) {
        match place {
            SecretsPlace::Memory => {}
            SecretsPlace::File => told(self.file.remove(), place),
            SecretsPlace::Keychain => {
                accounts.iter().for_each(|account| told(self.keychain.remove(account), place));
            }
        }
    }

    /// Removes the file where another place was chosen.
    fn leave_file(&self, place: SecretsPlace) {
        if place != SecretsPlace::File && self.file.exists() {
            self.leave(SecretsPlace::File, &[]);
        }
    }

    /// Removes what is left in the keychain of accounts that have nothing there.
    fn sweep_keychain<'a>(&self, inner: &mut Inner, accounts: impl Iterator<Item = &'a LineAccountId>) {
        for account in accounts {
            if !inner.keychain || inner.swept.contains(account) {
                continue;
            }
            match self.keychain.clear(account) {
                Ok(()) => drop(inner.swept.insert(account.clone())),
                Err(error) => return told(Err(error), SecretsPlace::Keychain),
            }
        }
    }
}

fn told<E: std::fmt::Display>(left: Result<(), E>, place: SecretsPlace) {
    if let Err(error) = left {
        tracing::warn!(%error, ?place, "secrets were left behind where they were");
    }
}

impl Secrets for LocalSecrets {
    fn get(&self, account: &LineAccountId) -> Result<Option<AccountSecrets>, Error> {
        self.act(|inner| Ok(self.find(inner, account)?.as_ref().map(AccountSecrets::from)))
    }

    fn set(&self, account: &LineAccountId, secrets: &AccountSecrets) -> Result<(), Error> {
        self.act(|inner| self.put(inner, account, Some(Kept::from(secrets))))
    }

    fn change(
        &self,
        account: &LineAccountId,
        make: &mut dyn FnMut(Option<AccountSecrets>) -> Option<AccountSecrets>,
    ) -> Result<(), Error> {
        self.act(|inner| {
            let before = self.kept(inner, account)?;
            match make(before.as_ref().map(AccountSecrets::from)) {
                Some(new) => self.put(inner, account, Some(Kept::from(&new))),
                None => Ok(()),
            }
        })
    }

    fn remove(&self, account: &LineAccountId) -> Result<(), Error> {
        self.act(|inner| self.put(inner, account, None))?;
        self.sweep(&[], std::slice::from_ref(account));
        Ok(())
    }

    fn place(&self) -> SecretsPlace {
        self.shown().place
    }

    fn state(&self) -> SecretsState {
        self.shown().state
    }

    fn has_keychain(&self) -> bool {
        self.shown().keychain
    }

    fn unlock(&self, passphrase: &str) -> Result<(), Error> {
        self.act(|inner| {
            if inner.place != SecretsPlace::File {
                return Ok(());
            }
            let passphrase = SecretString::from(passphrase.to_owned());
            inner.accounts = self.file.read(&passphrase).map_err(closed)?;
            inner.passphrase = Some(passphrase);
            // What a move into the file, broken off by a crash, left in the keychain.
            let accounts: Vec<_> = inner.accounts.keys().map(|id| LineAccountId::from(id.as_str())).collect();
            self.sweep_keychain(inner, accounts.iter());
            Ok(())
        })
    }

    fn keep(&self, place: SecretsPlace, passphrase: &str, accounts: &[LineAccountId]) -> Result<(), Error> {
        let passphrase = SecretString::from(passphrase.to_owned());
        self.act(|inner| {
            let old = inner.place;
            if (old, place) == (SecretsPlace::File, SecretsPlace::File) && inner.passphrase.is_none() {
                self.file.begin_anew(&passphrase).map_err(closed)?;
                inner.passphrase = Some(passphrase);
                return Ok(());
            }
            if old == place && place != SecretsPlace::File {
                return Ok(());
            }
            let at_hand = self.at_hand(inner, accounts)?;
            let moved = self.move_to(place, &passphrase, &at_hand);
            if old == place {
                moved?;
            } else if let Err(error) =
                moved.and_then(|()| place::remember(&self.folder, place).map_err(unavailable))
            {
                self.leave(place, accounts);
                return Err(error);
            }
            inner.place = place;
            inner.half_written.clear();
            inner.swept.clear();
            inner.missing =
                accounts.iter().filter(|id| !at_hand.contains_key(id.as_str())).cloned().collect();
            inner.accounts = at_hand;
            inner.passphrase = (place == SecretsPlace::File).then_some(passphrase);
            inner.keychain |= place == SecretsPlace::Keychain;
            if old != place {
                self.leave(old, accounts);
            }
            Ok(())
        })
    }

    fn sweep(&self, accounts: &[LineAccountId], gone: &[LineAccountId]) {
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        self.leave_file(inner.place);
        match inner.place {
            // Until the file has been opened, nobody knows what is in it.
            SecretsPlace::File if inner.passphrase.is_none() => {}
            SecretsPlace::File | SecretsPlace::Memory => {
                self.sweep_keychain(&mut inner, accounts.iter().chain(gone));
            }
            SecretsPlace::Keychain => {
                // One that is being connected again is at hand, and not gone.
                let known: Vec<String> = inner.accounts.keys().cloned().collect();
                let gone = gone.iter().filter(|id| !known.iter().any(|known| known == id.as_str()));
                self.sweep_keychain(&mut inner, gone);
            }
        }
    }
}

impl Inner {
    fn shown(&self) -> Shown {
        let state = match self.place {
            SecretsPlace::File if self.passphrase.is_none() => SecretsState::Locked,
            SecretsPlace::Memory if !self.missing.is_empty() => SecretsState::Asked,
            SecretsPlace::Keychain if !self.keychain => SecretsState::Unavailable,
            _ => SecretsState::Ready,
        };
        Shown { place: self.place, state, keychain: self.keychain }
    }
}

fn unavailable(error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::new(ErrorCode::SecretsUnavailable).because(error)
}

fn closed(error: Closed) -> Error {
    let code = match &error {
        Closed::WrongPassphrase => ErrorCode::WrongPassphrase,
        Closed::Unusable(_) => ErrorCode::SecretsUnavailable,
    };
    Error::new(code).because(error)
}
