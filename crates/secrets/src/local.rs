//! One workspace's secrets on this computer, in the place that was chosen.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use app::environment::{AccountSecrets, Secrets, SecretsPlace, SecretsState};
use app::{Error, ErrorCode};
use domain::LineAccountId;

use crate::file::{Accounts, FileError, Passphrase, SecretFile};
use crate::keychain::{Keychain, SystemKeychain};
use crate::keychain_entries::KeychainEntries;
use crate::place;
use crate::stored::StoredSecrets;

/// The work factor of the secrets file (scrypt's N as a power of two): about a second and 128 MB for each guess.
const WORK_FACTOR: u8 = 17;

/// Secrets in the place that somebody chose: in the keychain, in a file, or in memory. What was read once is
/// cached, so that a keychain is asked once for each account.
pub struct LocalSecrets {
    folder: PathBuf,
    keychain: KeychainEntries,
    file: SecretFile,
    inner: Mutex<Inner>,
    /// The status, read without waiting for a keychain or a passphrase's arithmetic.
    status: Mutex<Status>,
}

struct Inner {
    place: SecretsPlace,
    /// The cached secrets.
    accounts: Accounts,
    /// The passphrase of the file, once it was unlocked.
    passphrase: Option<Passphrase>,
    /// Accounts whose secrets were asked for in memory and are not there.
    missing: BTreeSet<LineAccountId>,
    /// The keychain was open when it was last tried.
    keychain: bool,
    /// Accounts whose writing into the keychain broke off: what it has may differ from what is cached.
    half_written: BTreeSet<LineAccountId>,
    /// Accounts of which nothing is left in the keychain.
    swept: BTreeSet<LineAccountId>,
}

#[derive(Clone, Copy)]
struct Status {
    place: SecretsPlace,
    state: SecretsState,
    keychain: bool,
}

impl LocalSecrets {
    /// The secrets of the workspace in `folder`. Blocks until the keychain has answered, three seconds at most.
    pub fn open(folder: &Path) -> Self {
        Self::open_with(folder, Box::new(SystemKeychain::default()), WORK_FACTOR)
    }

    /// The same with another keychain, and with `work_factor` (scrypt's N as a power of two) for each guess of a
    /// passphrase.
    pub fn open_with(folder: &Path, keychain: Box<dyn Keychain>, work_factor: u8) -> Self {
        let (keychain, file) = (KeychainEntries(keychain), SecretFile::new(folder, work_factor));
        let place = place::read_place(folder, file.exists());
        let inner = Inner {
            place,
            accounts: Accounts::new(),
            passphrase: None,
            missing: BTreeSet::new(),
            keychain: keychain.is_open(),
            half_written: BTreeSet::new(),
            swept: BTreeSet::new(),
        };
        let status = Mutex::new(inner.status());
        let secrets = Self { folder: folder.to_owned(), keychain, file, inner: Mutex::new(inner), status };
        secrets.remove_unchosen_file(place);
        secrets
    }

    /// Runs `call` under the lock, and updates the status.
    fn with_inner<T>(&self, call: impl FnOnce(&mut Inner) -> Result<T, Error>) -> Result<T, Error> {
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        let done = call(&mut inner);
        *self.status() = inner.status();
        done
    }

    fn status(&self) -> MutexGuard<'_, Status> {
        self.status.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads an account's secrets. In memory, that they were asked for and not there is noted.
    fn find(&self, inner: &mut Inner, account: &LineAccountId) -> Result<Option<StoredSecrets>, Error> {
        let found = self.read_stored(inner, account)?;
        if found.is_none() && inner.place == SecretsPlace::Memory {
            inner.missing.insert(account.clone());
        }
        Ok(found)
    }

    fn read_stored(
        &self,
        inner: &mut Inner,
        account: &LineAccountId,
    ) -> Result<Option<StoredSecrets>, Error> {
        if let Some(known) = inner.accounts.get(account.as_str()) {
            return Ok(Some(known.clone()));
        }
        match inner.place {
            SecretsPlace::File if inner.passphrase.is_none() => Err(Error::new(ErrorCode::SecretsLocked)),
            SecretsPlace::File | SecretsPlace::Memory => Ok(None),
            SecretsPlace::Keychain => self.read_keychain(inner, account),
        }
    }

    /// Reads an account's secrets from the keychain. A locked one may say that there is nothing: only an open one is
    /// believed.
    fn read_keychain(
        &self,
        inner: &mut Inner,
        account: &LineAccountId,
    ) -> Result<Option<StoredSecrets>, Error> {
        let found = self.keychain.read(account);
        inner.keychain = matches!(found, Ok(Some(_))) || self.keychain.is_open();
        if !inner.keychain {
            return Err(Error::new(ErrorCode::SecretsUnavailable));
        }
        let found = found.map_err(unavailable)?;
        if let Some(found) = &found {
            inner.accounts.insert(account.to_string(), found.clone());
        }
        Ok(found)
    }

    /// Writes an account's secrets, or removes them.
    fn write(
        &self,
        inner: &mut Inner,
        account: &LineAccountId,
        stored: Option<StoredSecrets>,
    ) -> Result<(), Error> {
        let mut accounts = inner.accounts.clone();
        match stored.clone() {
            Some(stored) => accounts.insert(account.to_string(), stored),
            None => accounts.remove(account.as_str()),
        };
        match inner.place {
            SecretsPlace::Memory => {
                inner.missing.remove(account);
            }
            SecretsPlace::File => {
                let passphrase = inner.passphrase.as_ref();
                let passphrase = passphrase.ok_or_else(|| Error::new(ErrorCode::SecretsLocked))?;
                self.file.write(passphrase, &accounts).map_err(file_error)?;
            }
            SecretsPlace::Keychain => {
                inner.swept.remove(account);
                let sure = inner.half_written.insert(account.clone());
                let before = inner.accounts.get(account.as_str()).filter(|_| sure);
                let done = match &stored {
                    Some(stored) => self.keychain.write(account, stored, before),
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

    /// The secrets of these accounts that can be had now, wherever they are.
    fn collect(&self, inner: &mut Inner, accounts: &[LineAccountId]) -> Result<Accounts, Error> {
        let mut collected = Accounts::new();
        for account in accounts {
            match self.find(inner, account) {
                Ok(Some(stored)) => drop(collected.insert(account.to_string(), stored)),
                Ok(None) => {}
                // What a keychain does not give is not at hand; it can be typed again.
                Err(error) if error.code == ErrorCode::SecretsUnavailable => {}
                Err(error) => return Err(error),
            }
        }
        Ok(collected)
    }

    /// Moves the secrets of these accounts to another place, or the file to another passphrase.
    fn move_secrets(
        &self,
        inner: &mut Inner,
        place: SecretsPlace,
        passphrase: Passphrase,
        accounts: &[LineAccountId],
    ) -> Result<(), Error> {
        let old = inner.place;
        let collected = self.collect(inner, accounts)?;
        let written = self.write_to(place, &passphrase, &collected);
        if old == place {
            written?;
        } else {
            written
                .and_then(|()| place::save_place(&self.folder, place).map_err(unavailable))
                .inspect_err(|_| self.clear_place(place, accounts))?;
            self.clear_place(old, accounts);
        }
        inner.place = place;
        inner.half_written.clear();
        inner.swept.clear();
        inner.missing = accounts.iter().filter(|id| !collected.contains_key(id.as_str())).cloned().collect();
        inner.accounts = collected;
        inner.passphrase = (place == SecretsPlace::File).then_some(passphrase);
        inner.keychain |= place == SecretsPlace::Keychain;
        Ok(())
    }

    /// Writes secrets to a place and reads them back.
    fn write_to(
        &self,
        place: SecretsPlace,
        passphrase: &Passphrase,
        accounts: &Accounts,
    ) -> Result<(), Error> {
        match place {
            SecretsPlace::Memory => Ok(()),
            SecretsPlace::File => {
                self.file.write(passphrase, accounts).map_err(file_error)?;
                let whole = self.file.read(passphrase).map_err(file_error)? == *accounts;
                if whole { Ok(()) } else { Err(Error::new(ErrorCode::SecretsUnavailable)) }
            }
            SecretsPlace::Keychain => {
                for (account, stored) in accounts {
                    let account = LineAccountId::from(account.as_str());
                    self.keychain.write(&account, stored, None).map_err(unavailable)?;
                    if self.keychain.read(&account).map_err(unavailable)?.as_ref() != Some(stored) {
                        return Err(Error::new(ErrorCode::SecretsUnavailable));
                    }
                }
                if self.keychain.is_open() { Ok(()) } else { Err(Error::new(ErrorCode::SecretsUnavailable)) }
            }
        }
    }

    /// Removes everything from a place. What could not be removed is logged, and swept away later.
    fn clear_place(&self, place: SecretsPlace, accounts: &[LineAccountId]) {
        match place {
            SecretsPlace::Memory => {}
            SecretsPlace::File => log_error(self.file.remove(), place),
            SecretsPlace::Keychain => {
                accounts.iter().for_each(|account| log_error(self.keychain.remove(account), place));
            }
        }
    }

    /// Removes the secrets file where another place was chosen.
    fn remove_unchosen_file(&self, place: SecretsPlace) {
        if place != SecretsPlace::File && self.file.exists() {
            self.clear_place(SecretsPlace::File, &[]);
        }
    }

    /// Removes what is left in the keychain of accounts that have nothing there.
    fn sweep_keychain<'a>(&self, inner: &mut Inner, accounts: impl Iterator<Item = &'a LineAccountId>) {
        for account in accounts {
            if !inner.keychain || inner.swept.contains(account) {
                continue;
            }
            match self.keychain.sweep(account) {
                Ok(()) => drop(inner.swept.insert(account.clone())),
                Err(error) => return log_error(Err(error), SecretsPlace::Keychain),
            }
        }
    }
}

fn log_error<E: std::fmt::Display>(left: Result<(), E>, place: SecretsPlace) {
    if let Err(error) = left {
        tracing::warn!(%error, ?place, "secrets were left behind where they were");
    }
}

impl Secrets for LocalSecrets {
    fn get(&self, account: &LineAccountId) -> Result<Option<AccountSecrets>, Error> {
        self.with_inner(|inner| Ok(self.find(inner, account)?.as_ref().map(AccountSecrets::from)))
    }

    fn set(&self, account: &LineAccountId, secrets: &AccountSecrets) -> Result<(), Error> {
        self.with_inner(|inner| self.write(inner, account, Some(StoredSecrets::from(secrets))))
    }

    fn change(
        &self,
        account: &LineAccountId,
        make: &mut dyn FnMut(Option<AccountSecrets>) -> Option<AccountSecrets>,
    ) -> Result<(), Error> {
        self.with_inner(|inner| {
            let before = self.read_stored(inner, account)?;
            match make(before.as_ref().map(AccountSecrets::from)) {
                Some(new) => self.write(inner, account, Some(StoredSecrets::from(&new))),
                None => Ok(()),
            }
        })
    }

    fn remove(&self, account: &LineAccountId) -> Result<(), Error> {
        self.with_inner(|inner| self.write(inner, account, None))?;
        self.sweep(&[], std::slice::from_ref(account));
        Ok(())
    }

    fn place(&self) -> SecretsPlace {
        self.status().place
    }

    fn state(&self) -> SecretsState {
        self.status().state
    }

    fn has_keychain(&self) -> bool {
        self.status().keychain
    }

    fn unlock(&self, passphrase: &str) -> Result<(), Error> {
        self.with_inner(|inner| {
            if inner.place != SecretsPlace::File {
                return Ok(());
            }
            let passphrase = Passphrase::from(passphrase.to_owned());
            inner.accounts = self.file.read(&passphrase).map_err(file_error)?;
            inner.passphrase = Some(passphrase);
            // What a move into the file, broken off by a crash, left in the keychain.
            let accounts: Vec<_> = inner.accounts.keys().map(|id| LineAccountId::from(id.as_str())).collect();
            self.sweep_keychain(inner, accounts.iter());
            Ok(())
        })
    }

    fn keep(&self, place: SecretsPlace, passphrase: &str, accounts: &[LineAccountId]) -> Result<(), Error> {
        let passphrase = Passphrase::from(passphrase.to_owned());
        self.with_inner(|inner| {
            if (inner.place, place) == (SecretsPlace::File, SecretsPlace::File) && inner.passphrase.is_none()
            {
                self.file.start_empty(&passphrase).map_err(file_error)?;
                inner.passphrase = Some(passphrase);
                return Ok(());
            }
            if inner.place == place && place != SecretsPlace::File {
                return Ok(());
            }
            self.move_secrets(inner, place, passphrase, accounts)
        })
    }

    fn sweep(&self, accounts: &[LineAccountId], gone: &[LineAccountId]) {
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        self.remove_unchosen_file(inner.place);
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
    fn status(&self) -> Status {
        let state = match self.place {
            SecretsPlace::File if self.passphrase.is_none() => SecretsState::Locked,
            SecretsPlace::Memory if !self.missing.is_empty() => SecretsState::Asked,
            SecretsPlace::Keychain if !self.keychain => SecretsState::Unavailable,
            SecretsPlace::File | SecretsPlace::Memory | SecretsPlace::Keychain => SecretsState::Ready,
        };
        Status { place: self.place, state, keychain: self.keychain }
    }
}

fn unavailable(error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::new(ErrorCode::SecretsUnavailable).because(error)
}

fn file_error(error: FileError) -> Error {
    let code = match &error {
        FileError::WrongPassphrase => ErrorCode::WrongPassphrase,
        FileError::Unusable(_) => ErrorCode::SecretsUnavailable,
    };
    Error::new(code).because(error)
}
