//! Programs of the Rust world, built from source into `target/tools` when they are not on the path.

use anyhow::{Context, Result};

use super::need::Need;
use crate::{places, programs};

/// A program that `cargo install` can bring.
struct Tool {
    need: Need,
    name: &'static str,
    /// How the answer to `--version` has to begin; empty when it cannot be args.
    answers: &'static str,
    version: &'static str,
    features: &'static [&'static str],
    linux_only: bool,
}

const TOOLS: &[Tool] = &[
    Tool {
        need: Need::Nextest,
        name: "cargo-nextest",
        answers: "cargo-nextest 0.9.",
        version: "0.9.143",
        // Updating itself is what drags in most of its dependencies.
        features: &["--no-default-features"],
        linux_only: false,
    },
    Tool {
        need: Need::Deny,
        name: "cargo-deny",
        // Exactly this one: a newer one may know new lints, and a check has to say the same everywhere.
        answers: "cargo-deny 0.20.2",
        version: "0.20.2",
        features: &[],
        linux_only: false,
    },
    Tool {
        need: Need::WindowTests,
        name: "tauri-driver",
        answers: "",
        version: "^2",
        features: &[],
        linux_only: true,
    },
];

/// Builds those of the tools for `needs` that are missing. An unoptimised build: it is ready three times sooner and
/// does the same.
pub fn install(needs: &[Need]) -> Result<()> {
    let wanted = |tool: &&Tool| needs.contains(&tool.need) && (cfg!(target_os = "linux") || !tool.linux_only);
    for tool in TOOLS.iter().filter(wanted).filter(|tool| !is_there(tool)) {
        build(tool).with_context(|| format!("{} {} could not be installed", tool.name, tool.version))?;
    }
    Ok(())
}

fn is_there(tool: &Tool) -> bool {
    let Some(program) = programs::find(tool.name) else { return false };
    let version = || programs::first_line(program, &["--version"]);
    tool.answers.is_empty() || version().is_some_and(|answer| answer.starts_with(tool.answers))
}

fn build(tool: &Tool) -> Result<()> {
    println!("Building {} (once, a minute or two)", tool.name);
    let root = places::tools();
    let root = root.to_str().context("the checkout's path is not valid Unicode")?;
    let install =
        ["install", tool.name, "--version", tool.version, "--locked", "--force", "--quiet", "--root", root];
    let quick = ["--debug", "--config", "profile.dev.debug=0"];
    programs::cargo(install.iter().chain(&quick).chain(tool.features).copied()).run()?;
    Ok(())
}
