//! The secrets file, `secrets.age` in the workspace's folder: age's format, encrypted with a passphrase
//! (docs/decisions/0013).

use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use age::DecryptError;
use age::scrypt::{Identity, Recipient};
pub(crate) use age::secrecy::SecretString as Passphrase;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::disk;
use crate::place::SECRETS_FILE as NAME;
use crate::stored::StoredSecrets;

/// The highest work factor that is tried (scrypt's N as a power of two; about 1 GB of memory).
const MAX_WORK_FACTOR: u8 = 20;
/// The size, in bytes, beyond which a file is none of ours.
const MAX_BYTES: u64 = 1024 * 1024;

/// Accounts' secrets by account.
pub(crate) type Accounts = BTreeMap<String, StoredSecrets>;

/// Why the secrets file cannot be read or written.
#[derive(Debug, thiserror::Error)]
pub(crate) enum FileError {
    /// It does not decrypt with this passphrase.
    #[error("the passphrase is another one")]
    WrongPassphrase,
    /// It is damaged, or the disk refuses.
    #[error("the file of secrets cannot be used: {0}")]
    Unusable(String),
}

/// The file's contents, decrypted.
#[derive(Serialize, Deserialize)]
struct Contents {
    version: u32,
    accounts: Accounts,
}

/// The secrets file.
pub(crate) struct SecretFile {
    folder: PathBuf,
    /// The work factor: scrypt's N as a power of two.
    work_factor: u8,
}

impl SecretFile {
    pub(crate) fn new(folder: &Path, work_factor: u8) -> Self {
        Self { folder: folder.to_owned(), work_factor }
    }

    pub(crate) fn exists(&self) -> bool {
        self.path().exists()
    }

    /// Decrypts the file. Takes about a second: that is what protects it.
    pub(crate) fn read(&self, passphrase: &Passphrase) -> Result<Accounts, FileError> {
        let file = File::open(self.path()).map_err(unusable)?;
        if file.metadata().map_err(unusable)?.len() > MAX_BYTES {
            return Err(FileError::Unusable("it is too large".into()));
        }
        let encrypted = std::fs::read(self.path()).map_err(unusable)?;
        let mut identity = Identity::new(passphrase.clone());
        identity.set_max_work_factor(MAX_WORK_FACTOR);
        let text = age::decrypt(&identity, &encrypted).map(Zeroizing::new).map_err(|error| match error {
            // What is said of the key; of the contents it is said while they are read, as an error of reading.
            DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed => FileError::WrongPassphrase,
            other => FileError::Unusable(other.to_string()),
        })?;
        let contents: Contents = serde_json::from_slice(&text)
            .map_err(|e| FileError::Unusable(format!("unreadable at {}:{}", e.line(), e.column())))?;
        Ok(contents.accounts)
    }

    /// Encrypts and replaces the file. Where that fails, the old one is there as it was.
    pub(crate) fn write(&self, passphrase: &Passphrase, accounts: &Accounts) -> Result<(), FileError> {
        let encrypted = self.encrypt(passphrase, accounts)?;
        disk::replace_file(&self.folder, NAME, &encrypted).map_err(unusable)
    }

    /// Starts a new, empty file. The old one, whose passphrase is forgotten, stays closed beside it under a
    /// name of its own, and is there if it is remembered. Where that fails, all is as it was.
    pub(crate) fn start_empty(&self, passphrase: &Passphrase) -> Result<(), FileError> {
        let encrypted = self.encrypt(passphrase, &Accounts::new())?;
        let aside = self.copy_aside().map_err(unusable)?;
        disk::replace_file(&self.folder, NAME, &encrypted).map_err(|error| {
            if let Some(Err(error)) = aside.map(|aside| disk::remove_file(&aside)) {
                tracing::warn!(%error, "the file of secrets is there twice");
            }
            unusable(error)
        })
    }

    /// Removes the file; one that is not there is no error.
    pub(crate) fn remove(&self) -> Result<(), FileError> {
        disk::remove_file(&self.folder.join(format!("{NAME}.new"))).map_err(unusable)?;
        disk::remove_file(&self.path()).map_err(unusable)
    }

    fn path(&self) -> PathBuf {
        self.folder.join(NAME)
    }

    fn encrypt(&self, passphrase: &Passphrase, accounts: &Accounts) -> Result<Vec<u8>, FileError> {
        let contents = Contents { version: 1, accounts: accounts.clone() };
        let text = serde_json::to_vec(&contents)
            .map(Zeroizing::new)
            .map_err(|_| FileError::Unusable("no text form".into()))?;
        let mut recipient = Recipient::new(passphrase.clone());
        recipient.set_work_factor(self.work_factor);
        age::encrypt(&recipient, &text).map_err(unusable)
    }

    /// Copies the file to a name that nothing has yet; none when there is nothing to copy.
    fn copy_aside(&self) -> io::Result<Option<PathBuf>> {
        let mut old = match File::open(self.path()) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            old => old?,
        };
        let (aside, mut copy) = self.free_name()?;
        let copied = io::copy(&mut old, &mut copy).and_then(|_| copy.sync_all());
        if copied.is_err() {
            disk::remove_file(&aside)?;
        }
        copied.map(|()| Some(aside))
    }

    fn free_name(&self) -> io::Result<(PathBuf, File)> {
        let mut times = 1_u32;
        loop {
            let nth = if times == 1 { String::new() } else { format!(".{times}") };
            let path = self.folder.join(format!("secrets.forgotten{nth}.age"));
            match disk::owner_only().open(&path) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => times += 1,
                opened => return opened.map(|file| (path, file)),
            }
        }
    }
}

fn unusable(error: impl std::fmt::Display) -> FileError {
    FileError::Unusable(error.to_string())
}
