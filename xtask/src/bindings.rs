//! `cargo xtask bindings`: the TypeScript side of the Rust types that cross IPC.

use anyhow::{Result, ensure};
use duct::Expression;

use crate::{
    programs,
    setup::{self, Need},
    ui,
};

/// The command: rewrites `ui/src/ipc/bindings.ts`.
pub fn run(arguments: Vec<String>) -> Result<()> {
    ensure!(arguments.is_empty(), "bindings takes no arguments");
    setup::ensure(&[Need::Window, Need::Ui, Need::Nextest])?;
    ui::build()?;
    test().env("UPDATE_BINDINGS", "1").run()?;
    Ok(())
}

/// The test of `api` that compares the bindings with the Rust types, and rewrites them when `UPDATE_BINDINGS` is set.
pub fn test() -> Expression {
    let which = ["--lib", "-E", "package(api) and test(bindings)"];
    programs::cargo(["nextest", "run"].into_iter().chain(programs::WORKSPACE.iter().copied()).chain(which))
}
