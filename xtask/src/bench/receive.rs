//! `cargo xtask bench receive`: how long until what people write is in the window, and until what came meanwhile is in
//! its rooms after a start (`tests/e2e/benches/receive.rs`).

use anyhow::{Result, ensure};

use crate::{
    setup::{self, Need},
    test, ui,
};

/// The command.
///
/// # Errors
/// Also when a goal is missed.
pub fn run() -> Result<()> {
    ensure!(
        cfg!(target_os = "linux"),
        "the window is driven through WebKitWebDriver and Xvfb, on Linux only"
    );
    setup::ensure(&[Need::Window, Need::WindowTests, Need::Ui, Need::Nextest])?;
    ui::build()?;
    let which = ["--package", "engawa", "--release", "--profile", "benches", "--run-ignored", "only"];
    test::in_displays(&[&which, ["--no-capture", "benches::receive"].as_slice()].concat())?.run()?;
    Ok(())
}
