//! Media containers, as strangers' phones make them, and as a member hands them in.

use std::io::Cursor;

use containers::{detect, rewrite};

/// What a rewritten container is larger by at most, in bytes: headers that are always written whole.
const MAX_GROWTH: usize = 64 * 1024;

/// Rewrites the bytes by what they seem to be. What comes out is of the same container, is no larger, and comes out the
/// same when it is rewritten again: nothing of what leaves was left.
pub fn run(bytes: &[u8]) {
    let Some(container) = detect(bytes) else { return };
    let mut once = Vec::new();
    if rewrite(container, Cursor::new(bytes), &mut once).is_err() {
        return;
    }
    assert_eq!(detect(&once), Some(container), "the same container");
    assert!(once.len() <= bytes.len() * 2 + MAX_GROWTH, "{} bytes became {}", bytes.len(), once.len());
    let mut twice = Vec::new();
    rewrite(container, Cursor::new(&once), &mut twice).expect("what was written can be read");
    assert!(once == twice, "rewritten twice, it is as rewritten once");
}
