//! `cargo xtask test package`: what an administrator does with the Debian package, in a root with nothing of ours in it:
//! install, start, upgrade from the version before with its data, remove (docs/acceptance/installation.md).
//!
//! It takes the network (Debian's own packages), root, and minutes, so it runs only when it is named.

mod before;
mod data;
mod metadata;
mod root;
mod rpm;
mod told;

use std::path::Path;

use anyhow::{Result, ensure};

use crate::{package, places, programs, setup::Need, steps::Outcome};
use data::Data;
use root::Root;
use told::tell;

/// What the test needs.
pub const NEEDS: &[Need] =
    &[Need::Window, Need::Ui, Need::WindowTests, Need::Bundles, Need::Packages, Need::Python];
/// The bytes that Engawa may take on a disk.
const MOST_BYTES: u64 = 45_000_000;

/// Runs it.
pub fn run() -> Result<Outcome> {
    if programs::first_line("id", &["-u"]).as_deref() != Some("0") {
        return Ok(Outcome::Skipped("a root of its own is made by root alone".into()));
    }
    let [deb, rpm] = &package::build(&["deb", "rpm"])?[..] else { return Ok(Outcome::Passed) };
    let before = before::build()?;
    let root = Root::make()?;
    install(&root, &before.package)?;
    let old = used(&root, "before")?;
    upgrade(&root, deb, &old, &before.commit)?;
    remove(&root)?;
    rpm::check(rpm, deb)?;
    Ok(Outcome::Passed)
}

fn install(root: &Root, package: &Path) -> Result<()> {
    root.install(package)?;
    tell("installed", root.version()?);
    metadata::check(root)?;
    let bytes = root.files()?.iter().filter_map(|file| package::size(&root.path(file)).ok()).sum::<u64>();
    tell("takes on the disk", format!("{:.1} MB", package::megabytes(bytes)));
    ensure!(bytes <= MOST_BYTES, "Engawa takes more than {:.0} MB", package::megabytes(MOST_BYTES));
    Ok(())
}

/// Starts Engawa as a user does, until its window can be used, and returns what is kept of it.
fn used(root: &Root, name: &str) -> Result<Data> {
    let picture = places::target().join("package-test").join(format!("{name}.png"));
    for line in root.start(&picture)? {
        tell("log", line);
    }
    Data::of(&root.data_folder())
}

fn upgrade(root: &Root, package: &Path, old: &Data, from: &str) -> Result<()> {
    install(root, package)?;
    let new = used(root, "after")?;
    tell("data before", format!("{old} ({from})"));
    tell("data after", &new);
    ensure!(old.is_kept_in(&new), "the version before had more than is there after the upgrade");
    Ok(())
}

/// The program goes, the data stays.
fn remove(root: &Root) -> Result<()> {
    let data = Data::of(&root.data_folder())?;
    root.remove()?;
    let left = root.leftovers()?;
    ensure!(left.is_empty(), "left behind: {left:?}");
    ensure!(data == Data::of(&root.data_folder())?, "removing the program must not touch what people wrote");
    tell("removed", format!("nothing left but the data folder: {data}"));
    Ok(())
}
