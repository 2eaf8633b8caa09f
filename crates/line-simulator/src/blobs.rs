//! The blob store: pictures and files by a hash; in memory, or beside the state file.
use std::collections::HashMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use bytes::Bytes;
use sha2::{Digest as _, Sha256};

/// The blob store. Only the world knows what type the bytes are.
pub(crate) struct Blobs {
    folder: Option<PathBuf>,
    memory: Mutex<HashMap<String, Bytes>>,
}

impl Blobs {
    pub fn new(state_file: Option<&Path>) -> Self {
        let folder = state_file.map(|file| {
            let mut name = file.as_os_str().to_owned();
            name.push(".blobs");
            PathBuf::from(name)
        });
        Self { folder, memory: Mutex::default() }
    }

    /// Stores bytes once for each content type. Returns a hash of both, 64 hexadecimal digits.
    pub fn put(&self, content_type: &str, bytes: &[u8]) -> std::io::Result<String> {
        let hash: String = Sha256::new_with_prefix(content_type)
            .chain_update([0])
            .chain_update(bytes)
            .finalize()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        match &self.folder {
            Some(folder) => write_once(folder, &hash, bytes)?,
            None => {
                let mut memory = self.memory.lock().unwrap_or_else(PoisonError::into_inner);
                memory.entry(hash.clone()).or_insert_with(|| Bytes::copy_from_slice(bytes));
            }
        }
        Ok(hash)
    }

    /// The bytes of a hash; `None` if they were lost.
    pub fn get(&self, hash: &str) -> Option<Bytes> {
        match &self.folder {
            Some(folder) => std::fs::read(folder.join(hash)).ok().map(Bytes::from),
            None => self.memory.lock().unwrap_or_else(PoisonError::into_inner).get(hash).cloned(),
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "what people who are made up sent may be lost in a power cut")]
fn write_once(folder: &Path, hash: &str, bytes: &[u8]) -> std::io::Result<()> {
    let place = folder.join(hash);
    if place.exists() {
        return Ok(());
    }
    std::fs::create_dir_all(folder)?;
    let unfinished = folder.join(format!("{hash}.new"));
    std::fs::File::create(&unfinished)?.write_all(bytes)?;
    std::fs::rename(unfinished, place)
}
