//! What a program's processes use, by `/proc` (`man 5 proc`).

use std::{collections::BTreeMap, fs, path::Path};

/// A hundredth of a second, which Linux counts processor time in.
const TICKS_PER_SECOND: f64 = 100.0;

/// A process and all its descendants.
pub fn family(first: u32) -> Vec<u32> {
    let parents: Vec<(u32, u32)> = all().filter_map(|pid| Some((pid, Stat::of(pid)?.parent))).collect();
    let mut family = vec![first];
    let mut next = 0;
    while let Some(&one) = family.get(next) {
        family.extend(parents.iter().filter(|(_, parent)| *parent == one).map(|(pid, _)| pid));
        next += 1;
    }
    family
}

/// The memory of processes by their names, in KiB: what is theirs alone, and their share of what they share (PSS).
pub fn memory(processes: &[u32]) -> BTreeMap<String, u64> {
    let mut memory = BTreeMap::new();
    for pid in processes {
        let read = |file: &str| fs::read_to_string(Path::new("/proc").join(pid.to_string()).join(file));
        // Some may have ended by now.
        if let (Ok(name), Ok(rollup)) = (read("comm"), read("smaps_rollup")) {
            *memory.entry(name.trim().to_owned()).or_default() += pss(&rollup).unwrap_or_default();
        }
    }
    memory
}

/// The processor time that processes have used so far, in seconds.
pub fn processor_seconds(processes: &[u32]) -> f64 {
    let ticks = processes.iter().filter_map(|pid| Some(Stat::of(*pid)?.ticks)).sum::<u64>();
    ticks as f64 / TICKS_PER_SECOND
}

fn all() -> impl Iterator<Item = u32> {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok())
}

fn pss(rollup: &str) -> Option<u64> {
    let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"))?;
    line.split_whitespace().next()?.parse().ok()
}

/// What `/proc/<pid>/stat` says.
#[derive(Debug, PartialEq, Eq)]
struct Stat {
    parent: u32,
    ticks: u64,
}

impl Stat {
    fn of(pid: u32) -> Option<Self> {
        Self::parse(&fs::read_to_string(format!("/proc/{pid}/stat")).ok()?)
    }

    /// The fields after the name, which may hold anything: state, parent, …, user time and system time (14 and 15).
    fn parse(stat: &str) -> Option<Self> {
        let (_, fields) = stat.rsplit_once(')')?;
        let field = |number: usize| fields.split_whitespace().nth(number - 3);
        let ticks = |number| field(number)?.parse::<u64>().ok();
        Some(Self { parent: field(4)?.parse().ok()?, ticks: ticks(14)? + ticks(15)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parent_and_the_processor_time_are_read_behind_any_name() {
        let stat = "42 (a) b (c) S 7 42 42 0 -1 4194304 11 0 0 0 30 12 0 0 20 0 1 0 99 1 1";
        assert_eq!(Stat::parse(stat), Some(Stat { parent: 7, ticks: 42 }));
        assert_eq!(Stat::parse("42 (cut"), None);
    }

    #[test]
    fn the_proportional_set_size_is_read_and_none_of_its_parts() {
        let rollup =
            "00400000-7fff ---p 00000000 00:00 0  [rollup]\nRss: 9 kB\nPss: 1234 kB\nPss_Dirty: 99 kB\n";
        assert_eq!(pss(rollup), Some(1234));
    }
}
