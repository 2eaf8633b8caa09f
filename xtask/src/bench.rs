//! `cargo xtask bench`: what has to be fast, measured.

mod door;
mod receive;
mod start;

use anyhow::{Result, bail};

/// The command.
pub fn run(arguments: Vec<String>) -> Result<()> {
    match arguments.first().map(String::as_str) {
        Some("door") => door::run(&arguments[1..]),
        Some("receive") => receive::run(),
        Some("start") => start::run(&arguments[1..]),
        _ => bail!("bench measures `door`, `receive` or `start`"),
    }
}
