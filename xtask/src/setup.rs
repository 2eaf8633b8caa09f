//! `cargo xtask setup`: finds what is missing and installs it, or says exactly what to install.
//!
//! Nothing here asks a question, and a second run only looks (well under a second): apt and npm keep their own
//! records, so no stamp of ours can go stale.

mod need;
mod node;
mod system;
mod tools;

use anyhow::{Result, bail};

pub use need::Need;

use crate::{places, programs};

const ALL: &[Need] = &[
    Need::Window,
    Need::WindowTests,
    Need::Fonts,
    Need::Ui,
    Need::Node,
    Need::Python,
    Need::Nextest,
    Need::Deny,
];

/// The command.
pub fn run(arguments: Vec<String>) -> Result<()> {
    anyhow::ensure!(arguments.is_empty(), "setup takes no arguments");
    ensure(ALL)?;
    println!("Everything is there. Next: cargo xtask run");
    Ok(())
}

/// Makes sure that all of `needs` are there.
///
/// # Errors
/// When something is missing that cannot be installed from here; the message says what, and where to get it.
pub fn ensure(needs: &[Need]) -> Result<()> {
    let has = |need| needs.contains(&need);
    let mut missing = Vec::new();
    if has(Need::Ui) || has(Need::Node) {
        missing.extend(node::missing());
    }
    missing.extend(system::install(needs)?);
    if !missing.is_empty() {
        bail!("something has to be installed first:\n  - {}", missing.join("\n  - "));
    }
    if has(Need::Ui) {
        programs::install_npm_packages(&places::ui())?;
    }
    tools::install(needs)
}

/// Installs a package of the system's that nothing here needs.
///
/// # Errors
/// Where there is no apt, and when apt does not have it.
pub fn install_package(name: &str) -> Result<()> {
    system::install_package(name)
}
