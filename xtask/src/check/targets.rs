//! `cargo xtask check targets`: the program type-checked and linted for Windows and macOS, so that what stands behind
//! `cfg(windows)` and `cfg(target_os = "macos")` cannot rot unseen.
//!
//! Nothing is linked, so neither system is needed: only Rust's library for the target, and a C compiler for what is written
//! in C (SQLite, ring). That is Zig's, a Python package that brings the headers of both (`xtask/zig`).

use std::path::PathBuf;

use anyhow::{Context, Result};
use duct::{Expression, cmd};

use crate::{places, programs, python, steps::Outcome, ui};

/// A system that Engawa runs on, and this is not.
struct Target {
    /// What Rust calls it.
    triple: &'static str,
    /// What Zig calls it.
    zig: &'static str,
}

const TARGETS: &[Target] = &[
    Target { triple: "x86_64-pc-windows-gnu", zig: "x86_64-windows-gnu" },
    Target { triple: "aarch64-apple-darwin", zig: "aarch64-macos" },
];

/// Checks every target that can be added here, and says which could not.
///
/// # Errors
/// When the program does not pass for one of them.
pub fn check() -> Result<Outcome> {
    if !cfg!(target_os = "linux") {
        return Ok(Outcome::Skipped("`clippy` checks this system; the others are checked on Linux".into()));
    }
    ui::build()?;
    let zig = zig()?;
    let mut left_out = Vec::new();
    for target in TARGETS {
        println!("{}", target.triple);
        match add(target.triple) {
            Ok(()) => drop(clippy(target, &zig).run()?),
            Err(why) => left_out.push(why),
        }
    }
    Ok(if left_out.is_empty() { Outcome::Passed } else { Outcome::Skipped(left_out.join("; ")) })
}

/// Adds Rust's library for the target, unless it is there; the error says why it cannot be had.
fn add(triple: &str) -> Result<(), String> {
    let answer = cmd!("rustup", "target", "add", triple).dir(places::root()).stderr_to_stdout().unchecked();
    match answer.stdout_capture().run() {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => Err(cannot_add(triple, &String::from_utf8_lossy(&output.stdout))),
        Err(error) => Err(cannot_add(triple, &error.to_string())),
    }
}

/// What a reader is told of a target that cannot be added: the last line says what was wrong.
fn cannot_add(triple: &str, answer: &str) -> String {
    let reason = answer.lines().rfind(|line| !line.trim().is_empty()).unwrap_or("no answer");
    format!("{triple} was not checked: `rustup target add {triple}` says: {}", reason.trim())
}

/// Zig's program, from its Python package.
fn zig() -> Result<PathBuf> {
    let python = python::environment("zig", &places::root().join("xtask/zig"))?;
    let ask = "import pathlib, ziglang; print(pathlib.Path(ziglang.__file__).with_name('zig'))";
    Ok(cmd!(python, "-c", ask).read().context("the Python package ziglang has no program")?.into())
}

/// Without the tests: what they would need for another target is compiled for no one.
fn clippy(target: &Target, zig: &PathBuf) -> Expression {
    let arguments = ["clippy", "--package", "engawa", "--target", target.triple, "--", "-D", "warnings"];
    let of_target = |name: &str| format!("{name}_{}", target.triple.replace('-', "_"));
    let wrapper = |name: &str| places::root().join("xtask/zig").join(name);
    programs::cargo(arguments)
        .env(of_target("CC"), wrapper("cc"))
        .env(of_target("AR"), wrapper("ar"))
        .env(of_target("RC"), wrapper("windres"))
        .env("ZIG", zig)
        .env("ZIG_TARGET", target.zig)
        .env("ZIG_GLOBAL_CACHE_DIR", places::target().join("zig-cache"))
        // Asked for in place of Apple's own headers, which only a Mac has.
        .env("SDKROOT", places::target())
}

#[cfg(test)]
mod tests {
    use super::cannot_add;

    #[test]
    fn a_target_that_cannot_be_added_is_told_with_the_last_line_of_rustup() {
        let told =
            cannot_add("aarch64-apple-darwin", "info: downloading\nerror: could not download file\n\n");
        assert!(told.ends_with("says: error: could not download file"), "{told}");
        assert!(told.starts_with("aarch64-apple-darwin was not checked"), "{told}");
        assert!(cannot_add("x", "").ends_with("no answer"), "a silent failure is told too");
    }
}
