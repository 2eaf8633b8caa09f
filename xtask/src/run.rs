//! `cargo xtask run`: from a fresh clone to the open window, without a question.

use std::env;

use anyhow::{Result, ensure};

use crate::{
    programs,
    setup::{self, Need},
    ui,
};

/// The command. Arguments are passed on to Engawa.
pub fn run(arguments: Vec<String>) -> Result<()> {
    ensure!(
        has_screen(),
        "there is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set). Start this on a desktop; \
         `cargo xtask test e2e` brings a screen of its own"
    );
    setup::ensure(&[Need::Window, Need::Ui])?;
    ui::build()?;
    let engawa = ["run", "--profile", "desktop", "--package", "engawa", "--", "--practice"];
    programs::cargo(engawa.into_iter().chain(arguments.iter().map(String::as_str))).run()?;
    Ok(())
}

/// Whether a window can be opened. Asked first: a build of minutes should not end in this.
fn has_screen() -> bool {
    let is_set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}
