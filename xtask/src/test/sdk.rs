//! The simulator held against LINE's official SDKs, which were written by others for the real LINE.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::Result;
use duct::cmd;

use crate::{places, programs, steps::Outcome, ui};

/// Runs both SDKs against the built simulator.
pub fn run() -> Result<Outcome> {
    let simulator = simulator()?;
    let sdks = places::root().join("crates/line-simulator/tests/sdk");

    let node = sdks.join("node");
    programs::install_npm_packages(&node)?;
    cmd!("node", "run.mjs", "--simulator", &simulator).dir(&node).run()?;

    let python = sdks.join("python");
    cmd!(environment(&python)?, "run.py", "--simulator", &simulator).dir(&python).run()?;
    Ok(Outcome::Passed)
}

/// The simulator's program. Built as the tests of its crate build it, so that nothing is compiled twice.
fn simulator() -> Result<PathBuf> {
    ui::build()?;
    programs::cargo(["nextest", "run", "--workspace", "--exclude", "xtask", "--no-run"]).run()?;
    Ok(places::target().join("debug").join(format!("line-simulator{}", std::env::consts::EXE_SUFFIX)))
}

/// A Python with the packages of `folder/requirements.txt`; made again when that file changes.
fn environment(folder: &Path) -> Result<PathBuf> {
    let environment = places::target().join("sdk-python");
    let python = environment.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let wanted = fs::read_to_string(folder.join("requirements.txt"))?;
    let record = environment.join("requirements.txt");
    if fs::read_to_string(&record).is_ok_and(|installed| installed == wanted) {
        return Ok(python);
    }
    let system = if cfg!(windows) { "python" } else { "python3" };
    cmd!(system, "-m", "venv", "--clear", &environment).run()?;
    cmd!(&python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", "requirements.txt")
        .dir(folder)
        .run()?;
    fs::write(record, wanted)?;
    Ok(python)
}
