//! The programs that commands call, and how.

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use duct::{Expression, cmd};

use crate::places;

/// What `cargo nextest run` selects, everywhere the same: with another selection, dependencies would be compiled once
/// more for another set of features. xtask is left out because its running program cannot be replaced on Windows.
pub const WORKSPACE: &[&str] = &["--workspace", "--exclude", "xtask"];

/// `cargo`, in the root of the checkout, with our own tools on its path.
pub fn cargo<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Expression {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    cmd(cargo, arguments).dir(places::root()).env("PATH", path())
}

/// `npm`, in `folder`.
pub fn npm<'a>(folder: &Path, arguments: impl IntoIterator<Item = &'a str>) -> Expression {
    cmd(if cfg!(windows) { "npm.cmd" } else { "npm" }, arguments).dir(folder)
}

/// Where `program` is, on the path or among our own tools.
pub fn find(program: &str) -> Option<PathBuf> {
    let file = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&path()).map(|folder| folder.join(&file)).find(|candidate| candidate.is_file())
}

/// The first line that `program` answers, for instance to `--version`; `None` when it is missing or fails.
pub fn first_line(program: impl Into<OsString>, arguments: &[&str]) -> Option<String> {
    let answer = cmd(program.into(), arguments).stderr_null().read().ok()?;
    answer.lines().next().map(str::to_owned)
}

/// Runs `npm ci` in `folder` unless its packages are those of its lock file already.
pub fn install_npm_packages(folder: &Path) -> Result<()> {
    let written = |file: &str| folder.join(file).metadata().and_then(|meta| meta.modified());
    let locked = written("package-lock.json")
        .with_context(|| format!("no package-lock.json in {}", folder.display()))?;
    // npm writes this file last.
    if written("node_modules/.package-lock.json").is_ok_and(|installed| installed >= locked) {
        return Ok(());
    }
    npm(folder, ["ci", "--no-audit", "--no-fund"]).run()?;
    Ok(())
}

fn path() -> OsString {
    let before = env::var_os("PATH").unwrap_or_default();
    let folders = env::split_paths(&before).chain([places::tools().join("bin")]);
    env::join_paths(folders).unwrap_or(before.clone())
}
