//! Reader permits: how many responses with a file's bytes run at the same time, of one file and of all.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

/// Files that are read at the same time, two thirds of the server's connections: LINE's webhooks always find one.
const MAX_READERS: usize = 128;
/// Readers of one file at the same time: every phone of a group opens a picture within the same minute.
const MAX_READERS_PER_FILE: usize = 112;
/// The same for a large file, which whoever was sent it may read slowly.
const MAX_READERS_PER_LARGE_FILE: usize = 16;
/// Files above this size are large, in bytes: LINE's limit for a picture (LINE reference A.2.2).
const LARGE_FILE_BYTES: u64 = 10_000_000;

/// The number of readers now, by token.
#[derive(Clone, Default)]
pub(crate) struct Readers(Arc<Mutex<HashMap<String, usize>>>);

impl Readers {
    /// A permit to read the file of a token, which has so many bytes; none when there are enough who read it, or anything.
    pub(crate) fn acquire(&self, token: &str, bytes: u64) -> Option<ReadPermit> {
        let most = if bytes > LARGE_FILE_BYTES { MAX_READERS_PER_LARGE_FILE } else { MAX_READERS_PER_FILE };
        let mut readers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let of_file = readers.get(token).copied().unwrap_or_default();
        if of_file >= most || readers.values().sum::<usize>() >= MAX_READERS {
            return None;
        }
        readers.insert(token.to_owned(), of_file + 1);
        Some(ReadPermit { readers: self.clone(), token: token.to_owned() })
    }
}

/// A permit to read, given back when it is dropped.
pub(crate) struct ReadPermit {
    readers: Readers,
    token: String,
}

impl Drop for ReadPermit {
    fn drop(&mut self) {
        let mut readers = self.readers.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(of_file) = readers.get_mut(&self.token) {
            *of_file -= 1;
            if *of_file == 0 {
                readers.remove(&self.token);
            }
        }
    }
}
