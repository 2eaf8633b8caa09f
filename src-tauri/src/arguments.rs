//! What Engawa is started with.

use std::path::PathBuf;
use std::time::{Duration, Instant};

/// Switches and places, from the command line and the environment.
#[derive(Debug, Clone)]
pub struct Arguments {
    /// Open the Practice workspace without asking (`--practice`).
    pub practice: bool,
    /// Where workspaces, media and logs lie (`ENGAWA_DATA_DIR`).
    pub data_folder: PathBuf,
    /// Where LINE is, if not where LINE says (`ENGAWA_LINE_API_BASE`, `ENGAWA_LINE_DATA_BASE`).
    pub line_bases: Option<line::Bases>,
    /// When the system started the program.
    pub started: Instant,
}

impl Arguments {
    /// Reads them. A base that is no address is as good as none: LINE's own is used, and the log says so.
    pub fn read() -> Self {
        let folder = std::env::var_os("ENGAWA_DATA_DIR").map_or_else(usual_folder, PathBuf::from);
        Self {
            practice: std::env::args().any(|argument| argument == "--practice"),
            data_folder: folder,
            line_bases: line_bases(),
            started: process_start(),
        }
    }
}

/// Where each system keeps a program's data.
fn usual_folder() -> PathBuf {
    let base = if cfg!(windows) {
        std::env::var_os("LOCALAPPDATA").map(PathBuf::from)
    } else if cfg!(target_os = "macos") {
        std::env::home_dir().map(|home| home.join("Library/Application Support"))
    } else {
        let home = || std::env::home_dir().map(|home| home.join(".local/share"));
        std::env::var_os("XDG_DATA_HOME").map(PathBuf::from).filter(|path| path.is_absolute()).or_else(home)
    };
    base.unwrap_or_else(std::env::temp_dir).join("Engawa")
}

fn line_bases() -> Option<line::Bases> {
    let api = std::env::var("ENGAWA_LINE_API_BASE").ok()?.parse().ok()?;
    let data = std::env::var("ENGAWA_LINE_DATA_BASE").ok()?.parse().ok()?;
    Some(line::Bases { api, data })
}

/// When the system started this process; where it does not tell, now.
fn process_start() -> Instant {
    let now = Instant::now();
    process_age().and_then(|age| now.checked_sub(age)).unwrap_or(now)
}

/// Linux tells the start in hundredths of a second since boot (`man 5 proc`, field 22 of `stat`).
fn process_age() -> Option<Duration> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let (_, after_name) = stat.rsplit_once(')')?;
    let started = after_name.split_whitespace().nth(19)?.parse::<f64>().ok()? / 100.0;
    let uptime = std::fs::read_to_string("/proc/uptime").ok()?;
    let uptime = uptime.split_whitespace().next()?.parse::<f64>().ok()?;
    Duration::try_from_secs_f64(uptime - started).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(target_os = "linux")]
    fn the_system_tells_when_this_process_was_started() {
        let age = process_age().expect("Linux tells");
        assert!(age < Duration::from_secs(600), "a test does not run that long: {age:?}");
    }
}
