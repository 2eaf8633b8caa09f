//! The LINE crate held against what LINE publishes: its API description and its SDKs (`tests/contract`).

use std::env;

use anyhow::Result;
use duct::cmd;

use super::program;
use crate::{places, programs, python, steps::Outcome};

/// Runs all three programs. Without `LINE_OPENAPI_DIR` the one about the API description says that it was left out.
pub fn run() -> Result<Outcome> {
    let contract = program::build("examples/contract")?;
    let folder = places::root().join("tests/contract");
    programs::install_npm_packages(&folder)?;
    for script in ["prism.mjs", "signatures.mjs"] {
        cmd!("node", script, "--contract", &contract).dir(&folder).run()?;
    }
    let python = python::environment("contract", &folder)?;
    cmd!(python, "webhooks.py", "--contract", &contract).dir(&folder).run()?;
    Ok(match env::var_os("LINE_OPENAPI_DIR") {
        Some(_) => Outcome::Passed,
        None => {
            Outcome::Skipped("the API description: LINE_OPENAPI_DIR names no folder; all else passed".into())
        }
    })
}
