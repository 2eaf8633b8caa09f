//! Files of a backup, as they are or encrypted: copied in a stream, with the hash of what was read and of what was written.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;

use age::x25519::{Identity, Recipient};
use age::{Decryptor, Encryptor};
use sha2::{Digest, Sha256};

/// Bytes that went by, and their SHA-256 as 64 hex digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Passed {
    pub bytes: u64,
    pub sha256: String,
}

/// What a copy read and what it wrote.
pub(super) struct Copied {
    pub read: Passed,
    pub written: Passed,
}

/// Copies `from` to a new file `to`, encrypted to `recipients` if there are any, and waits until it is on the disk.
///
/// # Errors
/// When a disk refuses, or `to` is there.
pub(super) fn seal(from: &Path, to: &Path, recipients: &[&Recipient]) -> io::Result<Copied> {
    let mut source = Hashed::new(File::open(from)?);
    let mut target = Hashed::new(new_file(to)?);
    if recipients.is_empty() {
        io::copy(&mut source, &mut target)?;
    } else {
        let recipients = recipients.iter().map(|one| *one as &dyn age::Recipient);
        let encryptor = Encryptor::with_recipients(recipients).map_err(io::Error::other)?;
        let mut encrypted = encryptor.wrap_output(&mut target)?;
        io::copy(&mut source, &mut encrypted)?;
        encrypted.finish()?;
    }
    target.inner.sync_all()?;
    Ok(Copied { read: source.passed(), written: target.passed() })
}

/// Copies `from` to a new file `to`, decrypted by `identity` if there is one, and waits until it is on the disk.
///
/// # Errors
/// `InvalidData` when it does not decrypt, others when a disk refuses.
pub(super) fn unseal(from: &Path, to: &Path, identity: Option<&Identity>) -> io::Result<Copied> {
    let mut source = Hashed::new(File::open(from)?);
    let mut target = Hashed::new(new_file(to)?);
    match identity {
        None => io::copy(&mut source, &mut target)?,
        Some(identity) => {
            let decryptor = Decryptor::new(&mut source).map_err(invalid)?;
            let mut decrypted =
                decryptor.decrypt(std::iter::once(identity as &dyn age::Identity)).map_err(invalid)?;
            io::copy(&mut decrypted, &mut target)?
        }
    };
    // What stands after the end belongs to the file, too.
    io::copy(&mut source, &mut io::sink())?;
    target.inner.sync_all()?;
    Ok(Copied { read: source.passed(), written: target.passed() })
}

/// The size and hash of a file.
///
/// # Errors
/// When it cannot be read.
pub(super) fn hash_file(path: &Path) -> io::Result<Passed> {
    let mut source = Hashed::new(File::open(path)?);
    io::copy(&mut source, &mut io::sink())?;
    Ok(source.passed())
}

/// Writes a new small file, and waits until it is on the disk.
///
/// # Errors
/// When the disk refuses, or it is there.
pub(super) fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = new_file(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// A new file that only its owner may read, as far as the disk knows owners.
fn new_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn invalid(error: age::DecryptError) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, error)
}

/// A reader or writer that hashes what goes by.
struct Hashed<T> {
    inner: T,
    bytes: u64,
    sha256: Sha256,
}

impl<T> Hashed<T> {
    fn new(inner: T) -> Self {
        Self { inner, bytes: 0, sha256: Sha256::new() }
    }

    fn add(&mut self, bytes: &[u8]) {
        self.sha256.update(bytes);
        self.bytes += bytes.len() as u64;
    }

    fn passed(self) -> Passed {
        let digest = self.sha256.finalize();
        Passed { bytes: self.bytes, sha256: digest.iter().map(|byte| format!("{byte:02x}")).collect() }
    }
}

impl<T: Read> Read for Hashed<T> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.add(&buffer[..read]);
        Ok(read)
    }
}

impl<T: Write> Write for Hashed<T> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(bytes)?;
        self.add(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}
