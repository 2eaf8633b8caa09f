//! The key of encrypted backups. What is encrypted to its public half needs no passphrase: the passphrase opens the private
//! half, and is needed for restoring alone. So nothing secret is kept on this computer for the nightly backup.

use age::secrecy::{ExposeSecret, SecretString};
use age::x25519::{Identity, Recipient};
use age::{DecryptError, scrypt};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::{Error, ErrorCode, Result};

/// The work factor of the passphrase (scrypt's N as a power of two): about a second and 128 MB for each guess.
const WORK_FACTOR: u8 = 17;
/// The highest work factor that is tried.
const MAX_WORK_FACTOR: u8 = 20;
/// The size, in bytes, beyond which an encrypted identity is none of ours.
pub(super) const MAX_KEY_BYTES: u64 = 10_000;

/// A new key: what backups are encrypted to, and its private half, encrypted with the passphrase, in Base64.
pub(super) struct NewKey {
    pub recipient: String,
    pub encrypted: String,
}

/// Makes a key that this passphrase opens. Takes about a second.
///
/// # Errors
/// `Internal`.
pub(super) fn generate(passphrase: &str) -> Result<NewKey> {
    let identity = Identity::generate();
    let mut by_passphrase = scrypt::Recipient::new(SecretString::from(passphrase.to_owned()));
    by_passphrase.set_work_factor(WORK_FACTOR);
    let text = identity.to_string();
    let encrypted = age::encrypt(&by_passphrase, text.expose_secret().as_bytes()).map_err(internal)?;
    Ok(NewKey { recipient: identity.to_public().to_string(), encrypted: STANDARD.encode(encrypted) })
}

/// Opens the private half. Takes about a second.
///
/// # Errors
/// `WrongPassphrase`, `BackupDamaged`.
pub(super) fn unlock(encrypted: &[u8], passphrase: &str) -> Result<Identity> {
    let mut by_passphrase = scrypt::Identity::new(SecretString::from(passphrase.to_owned()));
    by_passphrase.set_max_work_factor(MAX_WORK_FACTOR);
    let text = age::decrypt(&by_passphrase, encrypted).map_err(|error| {
        let wrong = matches!(error, DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed);
        if wrong { Error::new(ErrorCode::WrongPassphrase) } else { damaged(error) }
    })?;
    let text = SecretString::from(String::from_utf8(text).map_err(|_| damaged("the key is no text"))?);
    text.expose_secret().parse().map_err(|wrong: &str| damaged(wrong))
}

/// The bytes of a key as it is kept in the database.
pub(super) fn bytes(encrypted: &str) -> Result<Vec<u8>> {
    STANDARD.decode(encrypted).map_err(internal)
}

/// The public half, from its text.
pub(super) fn recipient(text: &str) -> Result<Recipient> {
    text.parse().map_err(|wrong: &str| Error::new(ErrorCode::Internal).because(wrong))
}

fn damaged(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Error {
    Error::new(ErrorCode::BackupDamaged).because(error)
}

fn internal(error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::new(ErrorCode::Internal).because(error)
}
