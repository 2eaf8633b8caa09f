//! `cargo xtask bench door`: the webhook server beside the usual way, under the same load (`tests/bench/webhook`).

use anyhow::Result;
use duct::cmd;

use crate::{
    places, programs,
    setup::{self, Need},
};

/// The command. Arguments are passed on, for instance `--rounds 5`.
///
/// # Errors
/// Also when the server misses its goals: `run.mjs` then fails.
pub fn run(arguments: &[String]) -> Result<()> {
    // better-sqlite3 is compiled where npm finds no build of it, which takes a C++ compiler and Python.
    setup::ensure(&[Need::Node, Need::Window, Need::Python])?;
    let folder = places::root().join("tests/bench/webhook");
    programs::install_npm_packages(&folder)?;
    programs::cargo(["build", "--release", "--package", "webhook", "--examples"]).run()?;

    let example = |name: &str| {
        let file = places::target().join("release/examples").join(name);
        file.with_extension(std::env::consts::EXE_EXTENSION).into_os_string()
    };
    let pieces =
        ["run.mjs".into(), "--engawa".into(), example("webhook_server"), "--load".into(), example("load")];
    cmd("node", pieces.into_iter().chain(arguments.iter().map(Into::into))).dir(&folder).run()?;
    Ok(())
}
