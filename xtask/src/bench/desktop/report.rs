//! What the rounds have shown, in tables.

use std::time::Duration;

use super::{
    candidate::{Candidate, Kind},
    start::Start,
};
use crate::bench::{log::Step, statistics::median};

/// A program, and its starts.
pub struct Measured {
    pub candidate: Candidate,
    pub starts: Vec<Start>,
    /// What Engawa's log says of each start.
    pub steps: Vec<Vec<Step>>,
}

impl Measured {
    fn painted(&self) -> Option<f64> {
        median(self.starts.iter().map(|start| ms(start.painted)))
    }

    fn work(&self) -> Option<f64> {
        median(self.starts.iter().map(|start| ms(start.work)))
    }

    fn settled(&self) -> Option<f64> {
        median(self.starts.iter().filter_map(|start| start.settled).map(ms))
    }

    /// MiB.
    fn memory(&self) -> Option<f64> {
        median(self.starts.iter().map(|start| start.memory.values().sum::<u64>() as f64 / 1024.0))
    }

    fn idle(&self) -> Option<f64> {
        median(self.starts.iter().filter_map(|start| start.idle))
    }
}

/// Prints all tables.
pub fn print(all: &[Measured]) {
    let rounds = all.iter().map(|one| one.starts.len()).max().unwrap_or_default();
    println!(
        "\nStarts with a kept profile, medians of {rounds} interleaved rounds; in brackets as a multiple of Engawa's"
    );
    println!(
        "{:<22}{:>18}{:>18}{:>18}{:>18}{:>9}",
        "", "painted, ms", "of processor, ms", "settled, ms", "memory, MiB", "idle, %"
    );
    let of = |value: fn(&Measured) -> Option<f64>| {
        all.iter().find(|one| one.candidate.kind == Kind::Engawa).and_then(value)
    };
    let engawa = (of(Measured::painted), of(Measured::work), of(Measured::settled), of(Measured::memory));
    for one in all {
        println!(
            "{:<22}{:>18}{:>18}{:>18}{:>18}{:>9}",
            one.candidate.name,
            beside(one.painted(), engawa.0),
            beside(one.work(), engawa.1),
            beside(one.settled(), engawa.2),
            beside(one.memory(), engawa.3),
            one.idle().map_or_else(|| "-".to_owned(), |idle| format!("{idle:.1}")),
        );
    }
    for one in all {
        print_range(one);
    }
    for one in all.iter().filter(|one| one.candidate.kind != Kind::Peer) {
        print_memory(one);
        print_steps(one);
    }
}

/// Says whether Engawa is where it wants to be.
pub fn print_aims(all: &[Measured], installed: (u64, &str)) {
    let Some(engawa) = all.iter().find(|one| one.candidate.kind == Kind::Engawa) else { return };
    let peers = all.iter().filter(|one| one.candidate.kind == Kind::Peer);
    let fastest = peers.filter_map(|one| Some((one.painted()?, &one.candidate.name)));
    println!("\nAims");
    if let (Some(painted), Some((aim, name))) = (engawa.painted(), fastest.min_by(|a, b| a.0.total_cmp(&b.0)))
    {
        aim_line("painted, ms", painted, aim, &format!("as soon as {name}"));
    }
    if let Some(memory) = engawa.memory() {
        aim_line("memory, MiB", memory, 220.0, "");
    }
    if let Some(idle) = engawa.idle() {
        aim_line("idle, %", idle, 0.2, "");
    }
    aim_line("installed, MB", installed.0 as f64 / 1e6, 45.0, installed.1);
}

fn aim_line(what: &str, is: f64, aim: f64, about: &str) {
    let word = if is <= aim { "reached" } else { "missed" };
    println!("{what:<24}{is:>8.1}{:>14}  {word}  {about}", format!("aim {aim:.1}"));
}

fn print_range(one: &Measured) {
    let mut painted: Vec<u128> = one.starts.iter().map(|start| start.painted.as_millis()).collect();
    painted.sort_unstable();
    println!("  {} painted: {painted:?}", one.candidate.name);
}

fn print_memory(one: &Measured) {
    let names: std::collections::BTreeSet<_> =
        one.starts.iter().flat_map(|start| start.memory.keys()).collect();
    let parts = names.into_iter().map(|name| {
        let of = one
            .starts
            .iter()
            .map(|start| start.memory.get(name).copied().unwrap_or_default() as f64 / 1024.0);
        format!("{name} {:.0}", median(of).unwrap_or_default())
    });
    println!("\n{}: {} MiB", one.candidate.name, parts.collect::<Vec<_>>().join(", "));
}

fn print_steps(one: &Measured) {
    let mut names: Vec<&str> = Vec::new();
    for (name, _) in one.steps.iter().flatten() {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    for name in names {
        let times = one.steps.iter().flatten().filter(|(step, _)| step == name).map(|(_, time)| *time as f64);
        println!("  {name:<22}{:>6.0}", median(times).unwrap_or_default());
    }
}

fn beside(value: Option<f64>, engawa: Option<f64>) -> String {
    match (value, engawa) {
        (Some(value), Some(engawa)) if engawa > 0.0 => format!("{value:.0} ({:.2})", value / engawa),
        (Some(value), _) => format!("{value:.0}"),
        (None, _) => "-".to_owned(),
    }
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
