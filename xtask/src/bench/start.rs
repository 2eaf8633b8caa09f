//! `cargo xtask bench start [TIMES]`: how long until the window of the Practice workspace can be used.
//!
//! Engawa itself says when (`ui_ready` with `ms_since_start` in its log), so what is measured is what a person waits
//! for, without the time this program takes to look.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Child, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};

use crate::{
    display::Display,
    places, programs,
    setup::{self, Need},
    ui,
};

const TIMES: usize = 10;
/// Far above any sensible start: only a start that hangs is ended by it.
const PATIENCE: Duration = Duration::from_secs(60);

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
    let mut fresh = Vec::new();
    for turn in 0..times {
        fresh.push(start(&display, &folder.join(turn.to_string()))?);
    }
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

/// Starts Engawa once on `data` and returns its milliseconds from process start to a usable window.
fn start(display: &Display, data: &Path) -> Result<u64> {
    let seen = readings(data).len();
    let mut engawa = display
        .command(places::target().join("release/engawa"))
        .arg("--practice")
        .env("ENGAWA_DATA_DIR", data)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .context("cannot start Engawa")?;
    let reading = wait_for_reading(&mut engawa, data, seen);
    // As a crash would: the worst that the next start can find.
    engawa.kill()?;
    engawa.wait()?;
    reading
}

fn wait_for_reading(engawa: &mut Child, data: &Path, seen: usize) -> Result<u64> {
    let deadline = Instant::now() + PATIENCE;
    while Instant::now() < deadline {
        if let Some(reading) = readings(data).get(seen) {
            return Ok(*reading);
        }
        if let Some(status) = engawa.try_wait()? {
            bail!("Engawa ended before its window was ready ({status})");
        }
        pause();
    }
    bail!("no `ui_ready` in {}/logs within {} s", data.display(), PATIENCE.as_secs())
}

#[expect(
    clippy::disallowed_methods,
    reason = "the log is another process's: its state can only be looked at"
)]
fn pause() {
    std::thread::sleep(Duration::from_millis(20));
}

/// All milliseconds that the logs below `data` tell of, oldest first.
fn readings(data: &Path) -> Vec<u64> {
    let Ok(entries) = fs::read_dir(data.join("logs")) else { return Vec::new() };
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.sort();
    let texts = files.iter().filter_map(|file| fs::read_to_string(file).ok());
    texts.flat_map(|text| text.lines().filter_map(reading).collect::<Vec<_>>()).collect()
}

/// The milliseconds of a log line that says `ui_ready`.
fn reading(line: &str) -> Option<u64> {
    let (_, after) = line.contains("\"ui_ready\"").then(|| line.split_once("\"ms_since_start\":"))??;
    let digits: String = after.trim_start().chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

fn report(what: &str, mut readings: Vec<u64>) {
    readings.sort_unstable();
    let at =
        |share: f64| readings[((readings.len() as f64 * share).ceil() as usize).clamp(1, readings.len()) - 1];
    println!("{what}: median {} ms, p95 {} ms, {} starts", at(0.5), at(0.95), readings.len());
}

#[cfg(test)]
mod tests {
    use super::reading;

    #[test]
    fn only_the_line_of_a_usable_window_is_read() {
        let line = r#"{"timestamp":"…","level":"INFO","fields":{"message":"ui_ready","ms_since_start":431}}"#;
        assert_eq!(reading(line), Some(431));
        assert_eq!(reading(r#"{"fields":{"message":"store_open","ms_since_start":31}}"#), None);
        assert_eq!(
            reading(r#"{"fields":{"message":"ui_ready"}}"#),
            None,
            "a line cut in half is not a reading"
        );
    }
}
