//! `cargo xtask check`: everything that can be said about the code without running it.

mod tree;

use anyhow::Result;

use crate::{
    bindings, places, programs,
    setup::Need,
    steps::{self, Asked, Outcome, Step},
    ui,
};

const STEPS: &[Step] = &[
    Step { name: "fmt", needs: &[], run: |_| cargo(&["fmt", "--all", "--check"]) },
    Step { name: "tree", needs: &[], run: |_| tree::check().map(|()| Outcome::Passed) },
    // Advisories need the network and change from day to day: deny.toml says how to ask for them.
    Step { name: "deny", needs: &[Need::Deny], run: |_| deny() },
    Step { name: "svelte", needs: &[Need::Ui], run: |_| svelte() },
    Step { name: "clippy", needs: &[Need::Window, Need::Ui], run: |_| clippy() },
    Step { name: "bindings", needs: &[Need::Window, Need::Ui, Need::Nextest], run: |_| up_to_date() },
];

/// The command.
pub fn run(arguments: Vec<String>) -> Result<()> {
    steps::run(STEPS, &Asked::parse(arguments)?)
}

/// The names of the steps.
pub fn names() -> String {
    steps::names(STEPS)
}

fn cargo(arguments: &[&str]) -> Result<Outcome> {
    programs::cargo(arguments.iter().copied()).run()?;
    Ok(Outcome::Passed)
}

/// A crate that may depend on another and does not (yet) is no fault.
fn deny() -> Result<Outcome> {
    cargo(&["deny", "check", "--allow", "unused-wrapper", "bans", "licenses", "sources"])
}

fn svelte() -> Result<Outcome> {
    programs::npm(&places::ui(), ["run", "check"]).run()?;
    Ok(Outcome::Passed)
}

/// Tauri's macros read `ui/dist` while compiling, so it has to be there.
fn clippy() -> Result<Outcome> {
    ui::build()?;
    cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])
}

fn up_to_date() -> Result<Outcome> {
    ui::build()?;
    bindings::test().run()?;
    Ok(Outcome::Passed)
}
