//! `cargo xtask bench desktop`: Engawa as a program that is open all day, beside programs of its kind.
//!
//! All programs are measured in the same way, in rounds that go through all of them: a machine that is slower for a
//! while is so for each.

mod candidate;
mod frames;
mod options;
mod processes;
mod report;
mod start;

use anyhow::{Result, ensure};
use candidate::{Candidate, Kind};
use options::Options;
use report::Measured;

use super::log;
use crate::{
    programs,
    setup::{self, Need},
    test, ui,
};

/// Engawa as it is released, and the bare window.
const BUILD: &[&str] = &["build", "--release", "--package", "engawa", "--bins", "--features", "bare-window"];

/// The command.
pub fn run(arguments: &[String]) -> Result<()> {
    ensure!(cfg!(target_os = "linux"), "the programs are measured under Xvfb, so on Linux only");
    let options = Options::parse(arguments)?;
    setup::ensure(&[Need::Window, Need::WindowTests, Need::Ui, Need::Fonts, Need::Nextest])?;
    candidate::install_peers();
    let candidates = candidate::all(&options.beside).into_iter().filter(|one| options.wants(&one.name));
    let candidates: Vec<Candidate> = candidates.collect();
    if candidates.iter().any(|one| matches!(one.kind, Kind::Engawa | Kind::Bare)) {
        ui::build()?;
        programs::cargo(BUILD.iter().copied()).run()?;
    }

    let mut all: Vec<Measured> = candidates.into_iter().filter_map(kept_profile).collect();
    for round in 0..options.rounds {
        for one in &mut all {
            measure(one, round < options.idle)?;
        }
    }
    report::print(&all);
    if let Ok(installed) = candidate::installed_bytes() {
        report::print_aims(&all, installed);
    }
    if options.minutes > 0 && options.wants("window") {
        window(options.minutes)?;
    }
    Ok(())
}

/// Starts a program once, so that it has what it keeps. One that cannot be started is left out.
fn kept_profile(candidate: Candidate) -> Option<Measured> {
    let first = candidate.prepare().and_then(|()| start::measure(&candidate, false));
    match first {
        Ok(_) => Some(Measured { candidate, starts: Vec::new(), steps: Vec::new() }),
        Err(error) => {
            println!("{} is left out: {error:#}", candidate.name);
            None
        }
    }
}

fn measure(one: &mut Measured, idle: bool) -> Result<()> {
    let before = log::steps(&one.candidate.data()).len();
    one.starts.push(start::measure(&one.candidate, idle)?);
    one.steps.push(log::steps(&one.candidate.data()).split_off(before));
    Ok(())
}

/// What only the window itself can tell (`tests/e2e/benches/window.rs`).
fn window(minutes: u64) -> Result<()> {
    let which =
        ["--package", "engawa", "--release", "--profile", "benches", "--run-ignored", "only", "--no-capture"];
    let arguments = [which.as_slice(), &["benches::window"]].concat();
    test::in_displays(&arguments)?.env("ENGAWA_BENCH_MINUTES", minutes.to_string()).run()?;
    Ok(())
}
