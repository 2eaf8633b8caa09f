//! `cargo xtask bench start [TIMES]`: how long until the window of the Practice workspace can be used.
//!
//! Engawa itself says when (`ui_ready` with `ms_since_start` in its log, and the steps before it), so what is measured is what a person waits
//! for, without the time this program takes to look.

use std::{
    fs,
    path::Path,
    process::{Child, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};

use super::{
    log::{Step, steps},
    statistics::at,
};
use crate::{
    display::Display,
    places, programs,
    setup::{self, Need},
    ui,
};

const TIMES: usize = 10;
/// The step at which the window can be used.
const LAST: &str = "ui_ready";
/// Far above any sensible start: only a start that hangs is ended by it.
const TIMEOUT: Duration = Duration::from_secs(60);

/// The command.
pub fn run(arguments: &[String]) -> Result<()> {
    ensure!(cfg!(target_os = "linux"), "the start is measured under Xvfb, so on Linux only");
    let times = arguments.first().map_or(Ok(TIMES), |times| times.parse()).context("how many times?")?;
    ensure!(times > 0, "at least one start has to be measured");
    setup::ensure(&[Need::Window, Need::WindowTests, Need::Ui])?;
    ui::build()?;
    programs::cargo(["build", "--release", "--package", "engawa"]).run()?;

    let display = Display::open()?;
    let folder = places::target().join("bench-start");
    empty(&folder)?;
    let fresh =
        (0..times).map(|turn| start(&display, &folder.join(turn.to_string()))).collect::<Result<_>>()?;
    report("fresh data folder", fresh);
    let existing = (0..times).map(|_| start(&display, &folder.join("0"))).collect::<Result<_>>()?;
    report("existing data folder", existing);
    Ok(())
}

fn empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    Ok(())
}

/// Starts Engawa once on `data` and returns the steps up to a usable window.
fn start(display: &Display, data: &Path) -> Result<Vec<Step>> {
    let before = steps(data).len();
    let mut engawa = display
        .command(places::target().join("release/engawa"))
        .arg("--practice")
        .env("ENGAWA_DATA_DIR", data)
        .env("ENGAWA_STATE_DIR", data.join("state"))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .context("cannot start Engawa")?;
    let steps = wait_until_ready(&mut engawa, data, before);
    // As a crash would: the worst that the next start can find.
    engawa.kill()?;
    engawa.wait()?;
    steps
}

fn wait_until_ready(engawa: &mut Child, data: &Path, before: usize) -> Result<Vec<Step>> {
    let deadline = Instant::now() + TIMEOUT;
    while Instant::now() < deadline {
        let steps = steps(data).split_off(before);
        if steps.iter().any(|(step, _)| step == LAST) {
            return Ok(steps);
        }
        if let Some(status) = engawa.try_wait()? {
            bail!("Engawa ended before its window was ready ({status})");
        }
        pause();
    }
    bail!("no `{LAST}` in {}/logs within {} s", data.display(), TIMEOUT.as_secs())
}

#[expect(
    clippy::disallowed_methods,
    reason = "the log is another process's: its state can only be looked at"
)]
fn pause() {
    std::thread::sleep(Duration::from_millis(20));
}

fn report(what: &str, starts: Vec<Vec<Step>>) {
    println!("\n{what}: {} starts, milliseconds since the process started", starts.len());
    println!("{:<24}{:>8}{:>8}", "", "median", "p95");
    let mut names: Vec<&str> = Vec::new();
    for (name, _) in starts.iter().flatten() {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    for name in names {
        let mut times: Vec<u64> =
            starts.iter().flatten().filter(|(step, _)| step == name).map(|(_, time)| *time).collect();
        times.sort_unstable();
        println!("{name:<24}{:>8}{:>8}", at(&times, 0.5), at(&times, 0.95));
    }
}
