//! `cargo xtask test`: all tests, in the order in which a fault is found soonest.

mod contract;
mod package;
mod program;
mod sdk;

use std::env;

use anyhow::{Context, Result};
use duct::Expression;

use crate::{
    places, programs,
    setup::Need,
    steps::{self, Outcome, Step, StepArguments},
    ui,
};

const RUST: &[Need] = &[Need::Window, Need::Ui, Need::Nextest, Need::Fonts];
const SCRIPTS: &[Need] = &[Need::Window, Need::Ui, Need::Nextest, Need::Node, Need::Python];
const WINDOW: &[Need] = &[Need::Window, Need::Ui, Need::Nextest, Need::WindowTests, Need::Fonts];
const STEPS: &[Step] = &[
    Step { name: "xtask", needs: &[Need::Nextest], run: |args| nextest(&["--package", "xtask"], args) },
    Step { name: "ui", needs: &[Need::Ui], run: ui_tests },
    Step { name: "rust", needs: RUST, run: rust },
    Step { name: "sdk", needs: SCRIPTS, run: |_| sdk::run() },
    Step { name: "contract", needs: SCRIPTS, run: |_| contract::run() },
    Step { name: "e2e", needs: WINDOW, run: e2e },
];
/// What takes root, the network and minutes, and so runs only when it is named.
const NAMED: &[Step] = &[Step { name: "package", needs: package::NEEDS, run: |_| package::run() }];

/// The command.
pub fn run(arguments: Vec<String>) -> Result<()> {
    let args = StepArguments::parse(arguments)?;
    let named = args.steps.iter().any(|name| NAMED.iter().any(|step| step.name == name));
    steps::run(if named { NAMED } else { STEPS }, &args)
}

/// The names of the steps.
pub fn names() -> String {
    format!("{}; when it is named: {}", steps::names(STEPS), steps::names(NAMED))
}

/// The tests of the window's own code, without a window.
fn ui_tests(args: &StepArguments) -> Result<Outcome> {
    let passthrough = args.passthrough.iter().map(String::as_str);
    programs::npm(&places::ui(), ["test", "--"].into_iter().chain(passthrough)).run()?;
    Ok(Outcome::Passed)
}

/// All Rust tests but those that need a window (`.config/nextest.toml` leaves them out).
fn rust(args: &StepArguments) -> Result<Outcome> {
    ui::build()?;
    nextest(programs::WORKSPACE, args)
}

/// The journeys in the real window, each on a screen of its own.
fn e2e(args: &StepArguments) -> Result<Outcome> {
    if !cfg!(target_os = "linux") {
        return Ok(Outcome::Skipped(
            "the window is driven through WebKitWebDriver and Xvfb, on Linux only".into(),
        ));
    }
    ui::build()?;
    let keep_going = args.keep_going.then_some("--no-fail-fast");
    let passthrough = args.passthrough.iter().map(String::as_str);
    let which = programs::WORKSPACE.iter().copied().chain(["--profile", "e2e"]);
    let journeys = in_displays(&which.chain(keep_going).chain(passthrough).collect::<Vec<_>>())?;
    // WebKitWebDriver waits for ever for a picture of a window that is drawn in the other way.
    journeys.env("ENGAWA_COMPOSITING", "1").run()?;
    Ok(Outcome::Passed)
}

/// What runs tests in the real window, each on a screen of its own.
pub fn in_displays(which: &[&str]) -> Result<Expression> {
    let xtask = env::current_exe().context("cannot find this program")?;
    // TOML's literal strings take a path as it is.
    let runner = format!("target.'cfg(all())'.runner = ['{}', 'in-display']", xtask.display());
    let arguments = ["nextest", "run", "--test", "e2e", "--config", &runner];
    Ok(programs::cargo(arguments.into_iter().chain(which.iter().copied())))
}

fn nextest(which: &[&str], args: &StepArguments) -> Result<Outcome> {
    let keep_going = args.keep_going.then_some("--no-fail-fast");
    let passthrough = args.passthrough.iter().map(String::as_str);
    let arguments =
        ["nextest", "run"].into_iter().chain(which.iter().copied()).chain(keep_going).chain(passthrough);
    programs::cargo(arguments).run()?;
    Ok(Outcome::Passed)
}
