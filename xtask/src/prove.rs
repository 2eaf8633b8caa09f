//! `cargo xtask prove`: what Engawa promises for its bad days, tried at full length (docs/proofs.md).

mod fuzz;

use anyhow::Result;

use crate::programs;

/// The proofs that are programs of `crates/proofs`.
const PROGRAMS: &[&str] = &["disk", "kills", "order", "strangers"];
/// The proof that runs fuzzers.
const FUZZ: &str = "fuzz";

/// The command: the proof's name, and what is passed on to it, for instance `--short` or `--seed 7`.
///
/// # Errors
/// For a name that no proof has, and when the proof fails.
pub fn run(arguments: Vec<String>) -> Result<()> {
    let name = arguments.first().map(String::as_str).unwrap_or_default();
    if name == FUZZ {
        return fuzz::run(&arguments[1..]);
    }
    anyhow::ensure!(PROGRAMS.contains(&name), "prove one of: {}", names());
    // The profile that Engawa is judged by: nobody waits for the optimiser, and nothing is as slow as in tests.
    let program = ["run", "--quiet", "--profile", "desktop", "--package", "proofs", "--"];
    programs::cargo(program.into_iter().chain(arguments.iter().map(String::as_str))).run()?;
    Ok(())
}

/// The names of the proofs.
pub fn names() -> String {
    [PROGRAMS, &[FUZZ]].concat().join(", ")
}
