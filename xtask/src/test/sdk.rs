//! The simulator held against LINE's official SDKs, which were written by others for the real LINE.

use anyhow::Result;
use duct::cmd;

use super::program;
use crate::{places, programs, python, steps::Outcome};

/// Runs both SDKs against the built simulator.
pub fn run() -> Result<Outcome> {
    let simulator = program::build("line-simulator")?;
    let sdks = places::root().join("crates/line-simulator/tests/sdk");

    let folder = sdks.join("node");
    programs::install_npm_packages(&folder)?;
    cmd!("node", "run.mjs", "--simulator", &simulator).dir(&folder).run()?;

    let folder = sdks.join("python");
    let python = python::environment("sdk", &folder)?;
    cmd!(python, "run.py", "--simulator", &simulator).dir(&folder).run()?;
    Ok(Outcome::Passed)
}
