//! `cargo xtask bench desktop`, its last part: what a key and a click take in the window until they are painted, and what
//! the program holds in memory after 50 rooms and while messages come all the time.

use std::collections::BTreeMap;
use std::fmt::{Display, Formatter};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::{Guest, WebhookSender, at, message, now, report, words, workspace};
use crate::page::{POLL_INTERVAL, TIMEOUT};
use crate::test_app::TestApp;

const PEOPLE: usize = 60;
const STORED: usize = 6_000;
const ROOMS: usize = 50;
const KEYS: usize = 200;
/// About as fast as somebody types who is good at it.
const BETWEEN_KEYS: Duration = Duration::from_millis(90);
/// Memory is read when nothing has happened for so long.
const REST: Duration = Duration::from_secs(5);
/// While messages come, memory is read once in so many of them.
const READ_EVERY: usize = 10;
/// How long messages come when nobody says otherwise (`ENGAWA_BENCH_MINUTES`).
const MINUTES: usize = 60;

/// At most this long from a key to its letter, and from a click to the room, for 95 of 100.
const PAINTED_MS: i64 = 50;
/// At most so many times the memory at rest, after 50 rooms.
const AFTER_ROOMS: f64 = 1.2;

#[tokio::test]
#[ignore = "a measurement: cargo xtask bench desktop"]
async fn keys_room_switches_and_memory() {
    let (data, people) = workspace(PEOPLE, STORED).await;
    let app = TestApp::start(data, &["--practice"]).await;
    app.ready("room-list").await;
    tokio::time::sleep(REST).await;
    let rested = app.proportional_memory();

    println!("\n{:<28}{:>8}{:>8}{:>8}{:>8}", "click to room, ms", "p50", "p95", "p99", "max");
    let switches = app.switches(&people).await;
    report(&format!("{ROOMS} rooms, each the first time"), &switches);
    tokio::time::sleep(REST).await;
    let visited = app.proportional_memory();
    let again = app.switches(&people).await;
    report(&format!("{ROOMS} rooms, once more"), &again);
    tokio::time::sleep(REST).await;
    let again_visited = app.proportional_memory();
    let keys = app.keys().await;
    report(&format!("key to glyph, {KEYS} keys"), &keys);

    println!(
        "\nmemory at rest: {rested}\nafter {ROOMS} rooms: {visited}\nafter {ROOMS} more: {again_visited}"
    );
    aim("key to glyph, p95 in ms", at(&keys, 0.95) as f64, PAINTED_MS as f64);
    aim("click to room, p95 in ms", at(&switches, 0.95) as f64, PAINTED_MS as f64);
    aim("memory after 50 rooms", visited.all() / rested.all(), AFTER_ROOMS);

    let minutes = std::env::var("ENGAWA_BENCH_MINUTES").ok().and_then(|minutes| minutes.parse().ok());
    app.grows(&people, minutes.unwrap_or(MINUTES)).await;
}

fn aim(what: &str, is: f64, aim: f64) {
    let word = if is <= aim { "reached" } else { "missed" };
    println!("{what:<28}{is:>8.2}   aim {aim:.1}: {word}");
}

impl TestApp {
    /// Opens rooms by a click, one after the other: ms from the click to the painted room, sorted.
    async fn switches(&self, people: &[Guest]) -> Vec<i64> {
        self.driver.execute(WATCH_ROOMS, vec![]).await.expect("the window is watched");
        for (index, guest) in people.iter().rev().take(ROOMS).enumerate() {
            let scroll = "document.querySelector(\"[data-testid='room-list'] [role='listbox']\").scrollTop = arguments[0]";
            let offset = 70 * index.saturating_sub(3);
            self.driver.execute(scroll, vec![offset.into()]).await.expect("the list scrolls");
            self.click_with("room-row", &guest.name).await;
            self.until("return window.painted.length", index + 1).await;
        }
        self.times().await
    }

    /// Types: ms from each key to its painted letter, sorted.
    async fn keys(&self) -> Vec<i64> {
        self.find("composer").await.click().await.expect("the composer has the focus");
        self.driver.execute(WATCH_KEYS, vec![]).await.expect("the window is watched");
        let mut turns = tokio::time::interval(BETWEEN_KEYS);
        for letter in "What a day, and so many questions. ".chars().cycle().take(KEYS) {
            turns.tick().await;
            self.press(letter.to_string()).await;
        }
        self.until("return window.painted.length", KEYS).await;
        self.times().await
    }

    async fn times(&self) -> Vec<i64> {
        let times = self.driver.execute("return window.painted", vec![]).await.expect("the window answers");
        let mut times: Vec<f64> = times.convert().expect("times");
        times.sort_unstable_by(f64::total_cmp);
        times.into_iter().map(|ms| ms.round() as i64).collect()
    }

    async fn until(&self, script: &str, count: usize) {
        let waited = Instant::now();
        while (self.number(script).await as usize) < count {
            assert!(waited.elapsed() < TIMEOUT, "{} of {count} were painted", self.number(script).await);
            tokio::time::sleep(POLL_INTERVAL).await;
        }
    }

    /// People write for so many minutes, a message a second, every other into the room that is open. How the memory
    /// grows, by the line through what was read in the second half.
    async fn grows(&self, people: &[Guest], minutes: usize) {
        let sender = WebhookSender::of(self).await;
        let mut turns = tokio::time::interval(Duration::from_secs(1));
        let open = PEOPLE - ROOMS;
        let mut read = Vec::new();
        for number in 0..minutes * 60 {
            turns.tick().await;
            let who = if number % 2 == 0 { open } else { number % PEOPLE };
            let number_of_all = STORED + number;
            let event = message(&people[who].user, number_of_all, now(), &words(number_of_all));
            sender.clone().posts(event).await;
            if number % READ_EVERY == 0 {
                read.push((number as f64 / 3600.0, self.proportional_memory().all()));
            }
        }
        let half = &read[read.len() / 2..];
        let (Some((_, first)), Some((_, last))) = (read.first(), read.last()) else { return };
        println!(
            "{minutes} minutes of one message a second: {first:.0} to {last:.0} MiB; in the second half {:+.1} MiB an hour{}",
            slope(half),
            if minutes < 60 { ", extrapolated" } else { "" }
        );
    }

    /// What the processes of the program hold in memory: what is theirs alone, and their share of what they share (PSS).
    /// The driver's do not count.
    fn proportional_memory(&self) -> Memory {
        let data = format!("ENGAWA_DATA_DIR={}", self.data.path().display());
        let read = |pid: &Path, what: &str| std::fs::read(pid.join(what)).unwrap_or_default();
        let ours =
            |pid: &PathBuf| read(pid, "environ").split(|byte| *byte == 0).any(|one| one == data.as_bytes());
        let mut memory = Memory::default();
        let pids = std::fs::read_dir("/proc").expect("processes").flatten().map(|entry| entry.path());
        for pid in pids.filter(ours) {
            let name = String::from_utf8_lossy(&read(&pid, "comm")).trim().to_owned();
            let rollup = String::from_utf8_lossy(&read(&pid, "smaps_rollup")).into_owned();
            let pss: Option<u32> = rollup
                .lines()
                .find_map(|line| line.strip_prefix("Pss:")?.split_whitespace().next()?.parse().ok());
            if let (false, Some(kib)) = (name.ends_with("river"), pss) {
                *memory.0.entry(name).or_insert(0.0) += f64::from(kib) / 1024.0;
            }
        }
        memory
    }
}

/// MiB by the name of the process.
#[derive(Default)]
struct Memory(BTreeMap<String, f64>);

impl Memory {
    fn all(&self) -> f64 {
        self.0.values().sum()
    }
}

impl Display for Memory {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        let parts: Vec<_> = self.0.iter().map(|(name, mib)| format!("{name} {mib:.0}")).collect();
        write!(f, "{:.0} MiB ({})", self.all(), parts.join(", "))
    }
}

/// The slope of the line through some points, by least squares.
fn slope(points: &[(f64, f64)]) -> f64 {
    let count = points.len() as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / count;
    let (x, y) = (mean(|point| point.0), mean(|point| point.1));
    let spread: f64 = points.iter().map(|point| (point.0 - x).powi(2)).sum();
    points.iter().map(|point| (point.0 - x) * (point.1 - y)).sum::<f64>() / spread
}

/// Takes the time from a click to the second frame after the room that was clicked has its data: it is painted.
const WATCH_ROOMS: &str = r"
    window.painted = [];
    window.unwatch?.();
    let clicked;
    const shown = () => document.querySelector('[data-testid=room][data-ready=true]');
    const onclick = event => {
        if (event.target.closest('[data-testid=room-row]')) clicked = { at: event.timeStamp, before: shown() };
    };
    document.addEventListener('click', onclick, true);
    const observer = new MutationObserver(() => {
        const room = shown();
        if (!clicked || !room || room === clicked.before) return;
        const { at } = clicked;
        clicked = undefined;
        requestAnimationFrame(() => requestAnimationFrame(() => window.painted.push(performance.now() - at)));
    });
    observer.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-ready'] });
    window.unwatch = () => { observer.disconnect(); document.removeEventListener('click', onclick, true); };
";

/// Takes the time from a key to the second frame after its letter is in the text: it is painted.
const WATCH_KEYS: &str = r"
    window.painted = [];
    window.unwatch?.();
    let pressed;
    document.addEventListener('keydown', event => (pressed = event.timeStamp), true);
    document.addEventListener('input', () => {
        const at = pressed;
        requestAnimationFrame(() => requestAnimationFrame(() => window.painted.push(performance.now() - at)));
    }, true);
";
