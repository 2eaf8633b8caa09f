//! The file of secrets, `secrets.age` in the workspace's folder: age's format, opened by a passphrase.

use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use age::DecryptError;
use age::scrypt::{Identity, Recipient};
use age::secrecy::SecretString;
use serde::{Deserialize, Serialize};

use crate::disk;
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

    /// Writes it anew. Where that fails, the old one is there as it was.
    pub(crate) fn write(&self, passphrase: &SecretString, accounts: &Accounts) -> Result<(), Closed> {
        let sealed = self.sealed(passphrase, accounts)?;
        disk::replace(&self.folder, NAME, &sealed).map_err(unusable)
    }

    /// Begins a new one, with nothing in it. The old one, whose passphrase is forgotten, stays closed beside it under a
    /// name of its own, and is there if it is remembered. Where that fails, all is as it was.
    pub(crate) fn begin_anew(&self, passphrase: &SecretString) -> Result<(), Closed> {
        let sealed = self.sealed(passphrase, &Accounts::new())?;
        let aside = self.copy_aside().map_err(unusable)?;
        disk::replace(&self.folder, NAME, &sealed).map_err(|error| {
            if let Some(Err(error)) = aside.map(|aside| disk::remove(&aside)) {
                tracing::warn!(%error, "the file of secrets is there twice");
            }
            unusable(error)
        })
    }

    /// Removes it; one that is not there is no error.
    pub(crate) fn remove(&self) -> Result<(), Closed> {
        disk::remove(&self.folder.join(format!("{NAME}.new"))).map_err(unusable)?;
        disk::remove(&self.path()).map_err(unusable)
    }

    fn path(&self) -> PathBuf {
        self.folder.join(NAME)
    }

    fn sealed(&self, passphrase: &SecretString, accounts: &Accounts) -> Result<Vec<u8>, Closed> {
        let contents = Contents { version: 1, accounts: accounts.clone() };
        let text = serde_json::to_vec(&contents).map_err(|_| Closed::Unusable("no text form".into()))?;
        let mut recipient = Recipient::new(passphrase.clone());
        recipient.set_work_factor(self.work);
        age::encrypt(&recipient, &text).map_err(unusable)
    }

    /// Copies it to a name that nothing has yet; none when there is nothing to copy.
    fn copy_aside(&self) -> io::Result<Option<PathBuf>> {
        let mut old = match File::open(self.path()) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            old => old?,
        };
        let (aside, mut copy) = self.free_name()?;
        let copied = io::copy(&mut old, &mut copy).and_then(|_| copy.sync_all());
        if copied.is_err() {
            disk::remove(&aside)?;
        }
        copied.map(|()| Some(aside))
    }

    fn free_name(&self) -> io::Result<(PathBuf, File)> {
        let mut times = 1_u32;
        loop {
            let nth = if times == 1 { String::new() } else { format!(".{times}") };
            let path = self.folder.join(format!("secrets.forgotten{nth}.age"));
            match disk::for_me_alone().open(&path) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => times += 1,
                opened => return opened.map(|file| (path, file)),
            }
        }
    }
}

fn unusable(error: impl std::fmt::Display) -> Closed {
    Closed::Unusable(error.to_string())
}
