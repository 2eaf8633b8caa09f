//! The text files of the tree: all that git has, or would take.

use std::fs;

use anyhow::Result;
use duct::cmd;

use crate::places;

/// One of them.
#[derive(Debug)]
pub struct Source {
    /// From the root of the checkout, with `/`.
    pub path: String,
    pub text: String,
}

impl Source {
    /// What stands behind the last dot of its name.
    pub fn extension(&self) -> &str {
        self.path.rsplit_once('.').map_or("", |(_, extension)| extension)
    }

    pub fn is_rust(&self) -> bool {
        self.extension() == "rs"
    }

    /// The line, from 1, of the byte at `at`.
    pub fn line(&self, at: usize) -> usize {
        self.text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
    }
}

/// Reads them. Files that are no text are left out.
///
/// # Errors
/// When git cannot be asked.
pub fn all() -> Result<Vec<Source>> {
    let root = places::root();
    let files = cmd!("git", "ls-files", "--cached", "--others", "--exclude-standard").dir(&root).read()?;
    let read = |path: &str| {
        let text = fs::read_to_string(root.join(path)).ok()?;
        Some(Source { path: path.to_owned(), text })
    };
    Ok(files.lines().filter_map(read).collect())
}
