//! Reader permits: how many responses with a file's bytes run at the same time, of one file and of all.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

/// Files that are read at the same time, far fewer than the server's connections: LINE's webhooks always find one.
const MAX_READERS: usize = 128;
/// Readers of one file at the same time: whoever was sent it may read slowly, and cannot take the permits of the
/// others.
const MAX_READERS_PER_FILE: usize = 8;

/// The number of readers now, by token.
#[derive(Clone, Default)]
pub(crate) struct Readers(Arc<Mutex<HashMap<String, usize>>>);

impl Readers {
    /// A permit to read the file of a token; none when there are enough who read it, or anything.
    pub(crate) fn acquire(&self, token: &str) -> Option<ReadPermit> {
        let mut readers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let of_file = readers.get(token).copied().unwrap_or_default();
        if of_file >= MAX_READERS_PER_FILE || readers.values().sum::<usize>() >= MAX_READERS {
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
