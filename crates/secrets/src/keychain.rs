//! The keychain of whoever is signed in to this computer: Credential Manager, Keychain, or Secret Service.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use keyring_core::api::CredentialStore;

use crate::patience::Patience;

/// Under which name the keychain lists Engawa's entries.
const SERVICE: &str = "app.engawa.desktop";
/// How long a keychain may take. One that is locked may be asking for a password on the screen.
const LIMIT: Duration = Duration::from_secs(3);

/// The keychain is locked, missing, or did not answer.
#[derive(Debug, thiserror::Error)]
#[error("the keychain cannot be used: {0}")]
pub struct Refused(pub String);

/// A keychain: named entries of a few kilobytes. Calls may block for a moment.
pub trait Keychain: Send + Sync {
    /// An entry's bytes; none when there is no such entry. Some keychains say none while they are locked.
    ///
    /// # Errors
    /// When the keychain cannot be used.
    fn read(&self, name: &str) -> Result<Option<Vec<u8>>, Refused>;
    /// Writes an entry of at most 2,560 bytes, as Windows allows.
    ///
    /// # Errors
    /// When the keychain cannot be used.
    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), Refused>;
    /// Removes an entry; one that is not there is no error.
    ///
    /// # Errors
    /// When the keychain cannot be used.
    fn remove(&self, name: &str) -> Result<(), Refused>;
}

/// The computer's own keychain.
#[derive(Default)]
pub struct OfComputer {
    /// Connected when it is first needed, and again after it was not there.
    store: Arc<Mutex<Option<Arc<CredentialStore>>>>,
    patience: Patience,
}

impl Keychain for OfComputer {
    fn read(&self, name: &str) -> Result<Option<Vec<u8>>, Refused> {
        self.ask(name, |entry| match entry.get_secret() {
            Err(keyring_core::Error::NoEntry) => Ok(None),
            answer => answer.map(Some),
        })
    }

    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), Refused> {
        let bytes = bytes.to_owned();
        self.ask(name, move |entry| entry.set_secret(&bytes))
    }

    fn remove(&self, name: &str) -> Result<(), Refused> {
        self.ask(name, |entry| match entry.delete_credential() {
            Err(keyring_core::Error::NoEntry) => Ok(()),
            answer => answer,
        })
    }
}

impl OfComputer {
    fn ask<T: Send + 'static>(
        &self,
        name: &str,
        call: impl FnOnce(&keyring_core::Entry) -> keyring_core::Result<T> + Send + 'static,
    ) -> Result<T, Refused> {
        let (store, name) = (self.store.clone(), name.to_owned());
        let answer = self.patience.within(LIMIT, move || {
            let answer = connected(&store).and_then(|store| call(&store.build(SERVICE, &name, None)?));
            if answer.is_err() {
                // The connection may be what failed: the next call makes a new one.
                *store.lock().unwrap_or_else(PoisonError::into_inner) = None;
            }
            answer
        });
        // The errors' texts tell of the keychain, never of what is in it; one of them holds bytes in its Debug.
        answer.ok_or_else(|| Refused("no answer".into()))?.map_err(|error| Refused(error.to_string()))
    }
}

fn connected(store: &Mutex<Option<Arc<CredentialStore>>>) -> keyring_core::Result<Arc<CredentialStore>> {
    let mut store = store.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(store) = store.as_ref() {
        return Ok(store.clone());
    }
    let new = connect()?;
    *store = Some(new.clone());
    Ok(new)
}

#[cfg(target_os = "macos")]
fn connect() -> keyring_core::Result<Arc<CredentialStore>> {
    Ok(apple_native_keyring_store::keychain::Store::new()?)
}

#[cfg(target_os = "windows")]
fn connect() -> keyring_core::Result<Arc<CredentialStore>> {
    Ok(windows_native_keyring_store::Store::new()?)
}

#[cfg(all(unix, not(target_os = "macos")))]
fn connect() -> keyring_core::Result<Arc<CredentialStore>> {
    Ok(zbus_secret_service_keyring_store::Store::new()?)
}
