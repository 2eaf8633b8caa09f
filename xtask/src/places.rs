//! Where things stand in the tree.

use std::path::PathBuf;

/// The folder of the checkout.
pub fn root() -> PathBuf {
    let xtask = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().map(PathBuf::from).unwrap_or(xtask)
}

/// The window's sources, with their `package.json`.
pub fn ui() -> PathBuf {
    root().join("ui")
}

/// Cargo's output. Everything that setup makes stands below it, so that `cargo clean` undoes it.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// Programs that setup built with `cargo install`.
pub fn tools() -> PathBuf {
    target().join("tools")
}
