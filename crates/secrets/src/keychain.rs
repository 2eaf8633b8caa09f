//! Keychains: the credential store of whoever is signed in to this computer (Credential Manager, Keychain, or Secret
//! Service).

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use keyring_core::api::CredentialStore;

use crate::timeout::BlockingCalls;

/// The service name under which the keychain lists Engawa's entries.
const SERVICE: &str = "app.engawa.desktop";
/// The timeout of a call to the keychain. One that is locked may be asking for a password on the screen.
const TIMEOUT: Duration = Duration::from_secs(3);

/// Why a keychain cannot be used: it is locked, missing, or did not answer.
#[derive(Debug, thiserror::Error)]
#[error("the keychain cannot be used: {0}")]
pub struct KeychainError(pub String);

/// A keychain: named entries of a few kilobytes. Calls may block for a moment.
pub trait Keychain: Send + Sync {
    /// An entry's bytes; none when there is no such entry. Some keychains say none while they are locked.
    ///
    /// # Errors
    /// When the keychain cannot be used.
    fn read(&self, name: &str) -> Result<Option<Vec<u8>>, KeychainError>;
    /// Writes an entry of at most 2,560 bytes, as Windows allows.
    ///
    /// # Errors
    /// When the keychain cannot be used.
    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), KeychainError>;
    /// Removes an entry; one that is not there is no error.
    ///
    /// # Errors
    /// When the keychain cannot be used.
    fn remove(&self, name: &str) -> Result<(), KeychainError>;
}

/// The keychain of the operating system.
#[derive(Default)]
pub(crate) struct SystemKeychain {
    /// Connected when it is first needed, and again after it was not there.
    store: Arc<Mutex<Option<Arc<CredentialStore>>>>,
    calls: BlockingCalls,
}

impl Keychain for SystemKeychain {
    fn read(&self, name: &str) -> Result<Option<Vec<u8>>, KeychainError> {
        self.with_entry(name, |entry| match entry.get_secret() {
            Err(keyring_core::Error::NoEntry) => Ok(None),
            answer => answer.map(Some),
        })
    }

    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), KeychainError> {
        let bytes = bytes.to_owned();
        self.with_entry(name, move |entry| entry.set_secret(&bytes))
    }

    fn remove(&self, name: &str) -> Result<(), KeychainError> {
        self.with_entry(name, |entry| match entry.delete_credential() {
            Err(keyring_core::Error::NoEntry) => Ok(()),
            answer => answer,
        })
    }
}

impl SystemKeychain {
    fn with_entry<T: Send + 'static>(
        &self,
        name: &str,
        call: impl FnOnce(&keyring_core::Entry) -> keyring_core::Result<T> + Send + 'static,
    ) -> Result<T, KeychainError> {
        let (store, name) = (self.store.clone(), name.to_owned());
        let answer = self.calls.with_timeout(TIMEOUT, move || {
            let answer = connection(&store).and_then(|store| call(&store.build(SERVICE, &name, None)?));
            if answer.is_err() {
                // The connection may be what failed: the next call makes a new one.
                *store.lock().unwrap_or_else(PoisonError::into_inner) = None;
            }
            answer
        });
        // The errors' texts tell of the keychain, never of what is in it; one of them holds bytes in its Debug.
        answer
            .ok_or_else(|| KeychainError("no answer".into()))?
            .map_err(|error| KeychainError(error.to_string()))
    }
}

fn connection(store: &Mutex<Option<Arc<CredentialStore>>>) -> keyring_core::Result<Arc<CredentialStore>> {
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
