//! The version before, for an upgrade that takes data along.

use std::{fs, path::PathBuf};

use anyhow::{Context, Result, ensure};
use duct::{Expression, cmd};

use crate::{package, places, programs};

/// The number that the version before is given: what was never released has none of its own.
const VERSION: &str = "0.0.9";
const MIGRATIONS: &str = "crates/store/migrations";

/// A package of the version before.
pub struct Before {
    pub package: PathBuf,
    /// The commit that it was built from, and the schema of its data.
    pub commit: String,
}

/// Builds the version before: the last commit whose database has the schema before the newest, so that the upgrade
/// migrates what people wrote.
pub fn build() -> Result<Before> {
    let newest = newest_migration()?;
    let added =
        git(&["log", "-1", "--format=%H", "--diff-filter=A", "--", &format!("{MIGRATIONS}/{newest}")])
            .read()?;
    ensure!(!added.is_empty(), "{newest} is in no commit yet: commit it first");
    let commit = git(&["rev-parse", "--short", &format!("{added}^")]).read()?;
    let tree = check_out(&commit)?;
    programs::install_npm_packages(&tree.join("ui"))?;
    programs::npm(&tree.join("ui"), ["run", "build"]).run()?;
    let config = format!(r#"{{"version":"{VERSION}","build":{{"beforeBuildCommand":""}}}}"#);
    package::bundle(&tree, &["deb"], &config)?;
    let package = package::find(&["deb"], VERSION)?.pop().context("no package")?;
    git(&["worktree", "remove", "--force", &tree.to_string_lossy()]).run()?;
    Ok(Before { package, commit: format!("commit {commit}, before {newest}") })
}

fn newest_migration() -> Result<String> {
    let files = fs::read_dir(places::root().join(MIGRATIONS))?.flatten();
    let names = files.map(|file| file.file_name().to_string_lossy().into_owned());
    names.max().context("there are no migrations")
}

fn check_out(commit: &str) -> Result<PathBuf> {
    let tree = places::target().join("version-before");
    if tree.exists() {
        git(&["worktree", "remove", "--force", &tree.to_string_lossy()]).run()?;
    }
    git(&["worktree", "add", "--quiet", "--detach", &tree.to_string_lossy(), commit]).run()?;
    Ok(tree)
}

fn git(arguments: &[&str]) -> Expression {
    cmd("git", arguments).dir(places::root())
}
