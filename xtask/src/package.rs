//! `cargo xtask package [BUNDLE…]`: what Engawa is installed from, by Tauri's bundler (decision 32).

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};
use duct::{Expression, cmd};

use crate::{
    places,
    setup::{self, Need},
    ui,
};

/// What is built when nothing is named: what this system installs, as far as it can be made without the network. An AppImage
/// takes programs that Tauri downloads, so it is asked for by name.
const BUNDLES: &[&str] = if cfg!(windows) {
    &["nsis", "msi"]
} else if cfg!(target_os = "macos") {
    &["app", "dmg"]
} else {
    &["deb", "rpm"]
};

/// The command.
pub fn run(arguments: Vec<String>) -> Result<()> {
    setup::ensure(&[Need::Window, Need::Ui, Need::Bundles])?;
    let named: Vec<&str> = arguments.iter().map(String::as_str).collect();
    for path in build(if named.is_empty() { BUNDLES } else { &named })? {
        println!("{:>8.1} MB  {}", megabytes(size(&path)?), path.display());
    }
    Ok(())
}

/// Builds the bundles, and returns where they are.
///
/// # Errors
/// When the program does not build, or a bundle cannot be made here.
pub fn build(bundles: &[&str]) -> Result<Vec<PathBuf>> {
    ui::build()?;
    // The window's files are built already.
    bundle(&places::root(), bundles, r#"{"build":{"beforeBuildCommand":""}}"#)?;
    find(bundles, env!("CARGO_PKG_VERSION"))
}

/// Has the program of `tree` built and bundled, with `config` over its own configuration.
pub fn bundle(tree: &Path, bundles: &[&str], config: &str) -> Result<()> {
    let list = bundles.join(",");
    tauri(&["build", "--bundles", &list, "--config", config, "--", "--locked"])
        .dir(tree)
        .env("CARGO_TARGET_DIR", places::target())
        .run()?;
    Ok(())
}

/// Tauri's command line, in the version that `ui/package-lock.json` names.
pub fn tauri(arguments: &[&str]) -> Expression {
    let program = places::ui().join("node_modules/@tauri-apps/cli/tauri.js");
    let arguments = arguments.iter().map(Into::into);
    cmd("node", [program.into_os_string()].into_iter().chain(arguments)).dir(places::root())
}

/// The bundles of `version` that lie below `target`, one for each kind.
pub fn find(bundles: &[&str], version: &str) -> Result<Vec<PathBuf>> {
    bundles.iter().map(|kind| find_one(kind, version)).collect()
}

fn find_one(kind: &str, version: &str) -> Result<PathBuf> {
    // A DMG's image lies beside its program, which has no version in its name.
    let folder = places::target().join("release/bundle").join(if kind == "app" { "macos" } else { kind });
    let extension = match kind {
        "nsis" => "exe",
        "appimage" => "AppImage",
        other => other,
    };
    let is_it = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        path.extension().is_some_and(|found| found == extension) && (kind == "app" || name.contains(version))
    };
    let entries = fs::read_dir(&folder).with_context(|| format!("no {}", folder.display()))?;
    let found: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(is_it).collect();
    ensure!(found.len() == 1, "one {kind} of {version} was expected in {}, not {found:?}", folder.display());
    Ok(found.into_iter().next().unwrap_or(folder))
}

/// The bytes of a file, or of all files below a folder.
pub fn size(path: &Path) -> Result<u64> {
    let meta = fs::symlink_metadata(path)?;
    if !meta.is_dir() {
        return Ok(meta.len());
    }
    fs::read_dir(path)?.map(|entry| size(&entry?.path())).sum()
}

/// Megabytes as people count them.
pub fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}
