//! The file of secrets, `secrets.age` in the workspace's folder: age's format, opened by a passphrase.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use age::DecryptError;
use age::scrypt::{Identity, Recipient};
use age::secrecy::SecretString;
use serde::{Deserialize, Serialize};

use crate::shape::Kept;

const NAME: &str = "secrets.age";
/// A file of more work than this (scrypt's N as a power of two; about 1 GB of memory) is not tried.
const MOST_WORK: u8 = 20;
/// A larger file is none of ours.
const MOST_BYTES: u64 = 1024 * 1024;

/// Accounts' secrets by account.
pub(crate) type Accounts = BTreeMap<String, Kept>;

/// Why the file gives nothing.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Closed {
    /// It is not opened by this passphrase.
    #[error("the passphrase is another one")]
    WrongPassphrase,
    /// It is damaged, or the disk refuses.
    #[error("the file of secrets cannot be used: {0}")]
    Unusable(String),
}

/// What the file holds, once it is open.
#[derive(Serialize, Deserialize)]
struct Contents {
    version: u32,
    accounts: Accounts,
}

/// The file, open or not.
pub(crate) struct SecretFile {
    folder: PathBuf,
    /// scrypt's N as a power of two.
    work: u8,
}

impl SecretFile {
    pub(crate) fn new(folder: &Path, work: u8) -> Self {
        Self { folder: folder.to_owned(), work }
    }

    pub(crate) fn exists(&self) -> bool {
        self.path().exists()
    }

    /// What is in it. Takes about a second: that is what protects it.
    pub(crate) fn read(&self, passphrase: &SecretString) -> Result<Accounts, Closed> {
        let file = File::open(self.path()).map_err(unusable)?;
        if file.metadata().map_err(unusable)?.len() > MOST_BYTES {
            return Err(Closed::Unusable("it is too large".into()));
        }
        let sealed = std::fs::read(self.path()).map_err(unusable)?;
        let mut identity = Identity::new(passphrase.clone());
        identity.set_max_work_factor(MOST_WORK);
        let text = age::decrypt(&identity, &sealed).map_err(|error| match error {
            // What is said of the key; of the contents it is said while they are read, as an error of reading.
            DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed => Closed::WrongPassphrase,
            other => Closed::Unusable(other.to_string()),
        })?;
        let contents: Contents = serde_json::from_slice(&text)
            .map_err(|e| Closed::Unusable(format!("unreadable at {}:{}", e.line(), e.column())))?;
        Ok(contents.accounts)
    }

    /// Writes it anew: beside the old one first, which is there until the new one is on the disk whole.
    pub(crate) fn write(&self, passphrase: &SecretString, accounts: &Accounts) -> Result<(), Closed> {
        let contents = Contents { version: 1, accounts: accounts.clone() };
        let text = serde_json::to_vec(&contents).map_err(|_| Closed::Unusable("no text form".into()))?;
        let mut recipient = Recipient::new(passphrase.clone());
        recipient.set_work_factor(self.work);
        let sealed = age::encrypt(&recipient, &text).map_err(unusable)?;
        self.replace(&sealed).map_err(unusable)
    }

    /// Removes it; one that is not there is no error.
    pub(crate) fn remove(&self) -> Result<(), Closed> {
        match std::fs::remove_file(self.path()) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(unusable(error)),
            _ => Ok(()),
        }
    }

    /// Puts a file whose passphrase is forgotten out of the way. It stays closed, and is there if it is remembered.
    pub(crate) fn set_aside(&self) -> Result<(), Closed> {
        std::fs::rename(self.path(), self.folder.join("secrets.forgotten.age")).map_err(unusable)
    }

    fn path(&self) -> PathBuf {
        self.folder.join(NAME)
    }

    fn replace(&self, sealed: &[u8]) -> io::Result<()> {
        let new = self.folder.join(format!("{NAME}.new"));
        // What a crash left there may belong to anybody's eyes: it is made anew.
        match std::fs::remove_file(&new) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let mut file = for_me_alone().open(&new)?;
        file.write_all(sealed)?;
        file.sync_all()?;
        std::fs::rename(&new, self.path())?;
        // So that the name is on the disk, too. Windows does not open folders.
        #[cfg(unix)]
        File::open(&self.folder)?.sync_all()?;
        Ok(())
    }
}

fn for_me_alone() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

fn unusable(error: impl std::fmt::Display) -> Closed {
    Closed::Unusable(error.to_string())
}
