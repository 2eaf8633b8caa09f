//! What no file of the tree may name: paths of one machine, and hosts of package registries (a lock file with them
//! would send everybody to the registry of the person who wrote it).

use std::{env, path::Path};

use anyhow::Result;

use super::{
    finding::{Finding, ensure_none},
    source::{self, Source},
};
use crate::places;

/// Parts of words that name a registry. Cargo's own index is not among them: its lock file cannot do without.
const REGISTRIES: &[&str] =
    &["registry.npmjs.org", "registry.yarnpkg.com", "npm.pkg.github.com", "files.pythonhosted.org"];

/// Where home folders are, by the habits of Linux, macOS and Windows.
const HOMES: &[&str] = &["/home/", "/root/", "/Users/", "\\Users\\"];

/// Looks through every file that git has, or would take.
///
/// # Errors
/// With the file, the line and the words.
pub fn check() -> Result<()> {
    let forbidden = Forbidden::here(&places::root());
    // This file has to name what it looks for.
    let sources = source::all()?.into_iter().filter(|source| source.path != file!());
    let findings = sources.flat_map(|source| forbidden.found_in(&source)).collect();
    ensure_none(findings, "paths of one machine or a registry's host")
}

struct Forbidden {
    paths: Vec<String>,
}

impl Forbidden {
    /// What is forbidden on this machine: also its own checkout and home.
    fn here(root: &Path) -> Self {
        let own = [Some(root.to_path_buf()), env::home_dir()].into_iter().flatten();
        // A folder right below `/` is too short a name: `/app` would be found everywhere.
        let own = own.filter(|path| path.components().count() > 2).map(|path| path.display().to_string());
        Self { paths: HOMES.iter().map(|home| home.to_string()).chain(own).collect() }
    }

    fn found_in(&self, source: &Source) -> Vec<Finding> {
        let lock = source.path.ends_with("package-lock.json");
        let lines = source.text.lines().zip(1..).filter(|(line, _)| self.is_bad(line, lock));
        lines.map(|(line, number)| Finding::new(&source.path, number, excerpt(line))).collect()
    }

    fn is_bad(&self, line: &str, lock: bool) -> bool {
        lock && line.contains("\"resolved\": \"http")
            || REGISTRIES.iter().any(|host| line.contains(host))
            || self.paths.iter().any(|path| names_path(line, path))
    }
}

/// Whether `path` begins a path in `line`, and is not the middle of a longer one, as in `https://example.com/home/`.
fn names_path(line: &str, path: &str) -> bool {
    let in_word = |before: &str| {
        before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '}' | '~'))
    };
    line.match_indices(path).any(|(at, _)| path.starts_with('\\') || !in_word(&line[..at]))
}

fn excerpt(line: &str) -> String {
    line.trim().chars().take(100).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(file: &str, text: &str) -> usize {
        let forbidden = Forbidden { paths: vec!["/home/".into(), "/srv/engawa".into(), "\\Users\\".into()] };
        forbidden.found_in(&Source { path: file.into(), text: text.into() }).len()
    }

    #[test]
    fn a_path_of_one_machine_is_found() {
        assert_eq!(rows("a.md", "see /home/aya/notes\nand '/srv/engawa/x'\nand C:\\Users\\aya"), 3);
    }

    #[test]
    fn a_web_address_or_a_relative_path_is_not_a_path_of_a_machine() {
        assert_eq!(rows("a.md", "https://example.com/home/ and ../home/ and ui/home/x and ~/home/"), 0);
    }

    #[test]
    fn a_lock_file_with_addresses_is_refused_and_one_without_is_not() {
        assert_eq!(rows("ui/package-lock.json", r#"  "resolved": "https://registry.example/vite.tgz","#), 1);
        assert_eq!(rows("ui/package-lock.json", r#"  "integrity": "sha512-abc","#), 0);
    }
}
