//! `cargo xtask bench`: what has to be fast, measured.

mod desktop;
mod door;
mod log;
mod receive;
mod start;
mod statistics;

use anyhow::{Result, bail};

/// The command.
pub fn run(arguments: Vec<String>) -> Result<()> {
    match arguments.first().map(String::as_str) {
        Some("desktop") => desktop::run(&arguments[1..]),
        Some("door") => door::run(&arguments[1..]),
        Some("receive") => receive::run(),
        Some("start") => start::run(&arguments[1..]),
        _ => bail!("bench measures `desktop`, `door`, `receive` or `start`"),
    }
}
