//! Fuzz targets: whatever bytes a stranger sends, this code neither panics nor breaks what it promises.
//!
//! A target is a function of bytes that panics when a promise is broken. `cargo xtask prove fuzz` runs them under
//! libFuzzer, which finds bytes by the code that they reach; the tests run each on its corpus and, for a moment, on bytes
//! made from it. What the window's own code promises is tried in `ui/src/lib/strangers.test.ts`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a target says by a panic that a promise is broken"
)]

mod targets;

/// A fuzz target.
#[derive(Clone, Copy)]
pub struct Target {
    /// Its name, and that of its corpus: `crates/fuzz/corpus/NAME`.
    pub name: &'static str,
    /// Tries some bytes.
    pub run: fn(&[u8]),
}

/// All targets.
pub const TARGETS: &[Target] = &[
    Target { name: "webhook", run: targets::webhook::run },
    Target { name: "containers", run: targets::containers::run },
    Target { name: "deep_links", run: targets::deep_links::run },
    Target { name: "file_names", run: targets::file_names::run },
    Target { name: "search", run: targets::search::run },
    Target { name: "passphrase_file", run: targets::passphrase_file::run },
];

/// The target called `name`.
#[must_use]
pub fn find(name: &str) -> Option<Target> {
    TARGETS.iter().find(|target| target.name == name).copied()
}
