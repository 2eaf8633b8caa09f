//! Programs of ours that scripts start.

use std::{env, path::PathBuf};

use anyhow::Result;

use crate::{places, programs, ui};

/// A program of ours, by its path below `target/debug`. Built as the tests build it, so that nothing is compiled twice.
pub fn build(program: &str) -> Result<PathBuf> {
    ui::build()?;
    programs::cargo(
        ["nextest", "run"].into_iter().chain(programs::WORKSPACE.iter().copied()).chain(["--no-run"]),
    )
    .run()?;
    Ok(places::target().join("debug").join(program).with_extension(env::consts::EXE_EXTENSION))
}
