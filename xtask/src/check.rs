//! `cargo xtask check`: everything that can be said about the code without running it.

mod circles;
mod citations;
mod finding;
mod length;
mod pattern;
mod source;
mod sql;
mod targets;
mod tree;
mod wildcard;

use anyhow::Result;

use crate::{
    bindings, places, programs,
    setup::Need,
    steps::{self, Outcome, Step, StepArguments},
    ui,
};

const STEPS: &[Step] = &[
    Step { name: "fmt", needs: &[], run: |_| cargo(&["fmt", "--all", "--check"]) },
    Step { name: "tree", needs: &[], run: |_| passed(tree::check()) },
    Step { name: "citations", needs: &[], run: |_| passed(citations::check()) },
    Step { name: "length", needs: &[], run: |_| passed(length::check()) },
    Step { name: "circles", needs: &[], run: |_| passed(circles::check()) },
    Step { name: "sql", needs: &[], run: |_| passed(sql::check()) },
    Step { name: "wildcard", needs: &[], run: |_| passed(wildcard::check()) },
    // Advisories need the network and change from day to day: deny.toml says how to ask for them.
    Step { name: "deny", needs: &[Need::Deny], run: |_| deny() },
    Step { name: "prettier", needs: &[Need::Ui], run: |_| npm("format:check") },
    Step { name: "eslint", needs: &[Need::Ui], run: |_| npm("lint") },
    Step { name: "svelte", needs: &[Need::Ui], run: |_| npm("check") },
    Step { name: "clippy", needs: &[Need::Window, Need::Ui], run: |_| clippy() },
    Step { name: "bindings", needs: &[Need::Window, Need::Ui, Need::Nextest], run: |_| up_to_date() },
];
/// What compiles everything twice more, and so runs only when it is named.
const NAMED: &[Step] =
    &[Step { name: "targets", needs: &[Need::Window, Need::Ui, Need::Python], run: |_| targets::check() }];

/// The command.
pub fn run(arguments: Vec<String>) -> Result<()> {
    let arguments = StepArguments::parse(arguments)?;
    let named = arguments.steps.iter().any(|name| NAMED.iter().any(|step| step.name == name));
    steps::run(if named { NAMED } else { STEPS }, &arguments)
}

/// The names of the steps.
pub fn names() -> String {
    format!("{}; when it is named: {}", steps::names(STEPS), steps::names(NAMED))
}

fn passed(result: Result<()>) -> Result<Outcome> {
    result.map(|()| Outcome::Passed)
}

fn cargo(arguments: &[&str]) -> Result<Outcome> {
    programs::cargo(arguments.iter().copied()).run()?;
    Ok(Outcome::Passed)
}

/// A crate that may depend on another and does not (yet) is no fault.
fn deny() -> Result<Outcome> {
    cargo(&["deny", "check", "--allow", "unused-wrapper", "bans", "licenses", "sources"])
}

/// A script of `ui/package.json`.
fn npm(script: &str) -> Result<Outcome> {
    programs::npm(&places::ui(), ["run", script]).run()?;
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
