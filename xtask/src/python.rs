//! Python with packages of its own, made from a `requirements.txt`.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use duct::cmd;

use crate::places;

/// A Python that has the packages of `folder/requirements.txt`. It stands in `target/NAME-python`, and is made again
/// when that file changes.
pub fn environment(name: &str, folder: &Path) -> Result<PathBuf> {
    let environment = places::target().join(format!("{name}-python"));
    let python = environment.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let list = folder.join("requirements.txt");
    let wanted = fs::read_to_string(&list).with_context(|| format!("cannot read {}", list.display()))?;
    // Written last, so an installation that was cut off is no installation.
    let record = environment.join("requirements.txt");
    if fs::read_to_string(&record).is_ok_and(|installed| installed == wanted) {
        return Ok(python);
    }
    let system = if cfg!(windows) { "python" } else { "python3" };
    cmd!(system, "-m", "venv", "--clear", &environment).run()?;
    let install =
        ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", "requirements.txt"];
    cmd(&python, install).dir(folder).run()?;
    fs::write(record, wanted)?;
    Ok(python)
}
