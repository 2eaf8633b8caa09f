//! The file of secrets that a passphrase opens: damaged, cut, or put there by somebody else.

use std::path::Path;

use app::environment::Secrets;
use domain::LineAccountId;
use secrets::{Keychain, KeychainError, LocalSecrets};

/// What the corpus is encrypted with.
const PASSPHRASE: &str = "a veranda in the rain";
/// The highest work factor that is tried here (scrypt's N as a power of two): more is the arithmetic that the product
/// bounds by itself, and tells nothing about reading.
const MAX_WORK_FACTOR: u32 = 6;

/// Opens the bytes as a file of secrets: it opens, or says why not, and an account's secrets can be asked for.
pub fn run(bytes: &[u8]) {
    if work_factor(bytes).is_some_and(|factor| factor > MAX_WORK_FACTOR) {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "secrets-place", b"in the file");
    write(folder.path(), "secrets.age", bytes);
    let secrets = LocalSecrets::open_with(folder.path(), Box::new(NoKeychain), 4);
    let opened = secrets.unlock(PASSPHRASE);
    let account = secrets.get(&LineAccountId::from("account"));
    assert!(opened.is_ok() || account.is_err(), "what did not open has no secrets");
    assert!(folder.path().join("secrets.age").exists(), "the file stays, whatever is in it");
}

/// The work factor in an age header's line `-> scrypt SALT FACTOR`.
fn work_factor(bytes: &[u8]) -> Option<u32> {
    let header = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).into_owned();
    let stanza = header.lines().find(|line| line.contains("scrypt"))?;
    stanza.split_whitespace().last()?.parse().ok()
}

fn write(folder: &Path, name: &str, bytes: &[u8]) {
    std::fs::write(folder.join(name), bytes).expect("it can be written");
}

/// A computer without a keychain.
struct NoKeychain;

impl Keychain for NoKeychain {
    fn read(&self, _: &str) -> Result<Option<Vec<u8>>, KeychainError> {
        Ok(None)
    }

    fn write(&self, _: &str, _: &[u8]) -> Result<(), KeychainError> {
        Err(KeychainError("there is none".into()))
    }

    fn remove(&self, _: &str) -> Result<(), KeychainError> {
        Ok(())
    }
}
