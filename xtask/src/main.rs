//! What a developer types: `cargo xtask <command>`.
//!
//! One file per command. Each command first sets up what it needs, so that no other command has to come before it.
#![allow(clippy::print_stdout, reason = "a command line speaks on stdout")]

mod bench;
mod bindings;
mod check;
mod display;
mod icons;
mod package;
mod places;
mod programs;
mod prove;
mod python;
mod release_notes;
mod run;
mod setup;
mod steps;
mod test;
mod ui;

use std::process::ExitCode;

use anyhow::{Result, ensure};

/// One thing that can be typed after `cargo xtask`.
struct Command {
    name: &'static str,
    arguments: &'static str,
    about: &'static str,
    run: fn(Vec<String>) -> Result<()>,
}

const COMMANDS: &[Command] = &[
    Command { name: "run", arguments: "", about: "Open Engawa in its Practice workspace", run: run::run },
    Command {
        name: "test",
        arguments: "[STEP…] [--keep-going] [-- ARGS]",
        about: "Run the tests, all or the named steps",
        run: test::run,
    },
    Command {
        name: "check",
        arguments: "[STEP…] [--keep-going]",
        about: "Format, lints, citations, circles, licences, types",
        run: check::run,
    },
    Command { name: "setup", arguments: "", about: "Install what all commands need", run: setup::run },
    Command {
        name: "bindings",
        arguments: "",
        about: "Rewrite ui/src/ipc/bindings.ts from the Rust types",
        run: bindings::run,
    },
    Command {
        name: "bench",
        arguments: "desktop|door|receive|start",
        about: "Measure the program, webhooks, from LINE to the screen, or the start",
        run: bench::run,
    },
    Command {
        name: "prove",
        arguments: "NAME [--short] [--seed N] [--OPTION N]",
        about: "Try what Engawa promises for its bad days",
        run: prove::run,
    },
    Command {
        name: "package",
        arguments: "[BUNDLE…]",
        about: "Build what Engawa is installed from",
        run: package::run,
    },
    Command {
        name: "release-notes",
        arguments: "FROM..TO",
        about: "What a version brings, from the commits' subjects",
        run: release_notes::run,
    },
    Command {
        name: "icons",
        arguments: "",
        about: "Make icons in all sizes from icons/engawa.svg",
        run: icons::run,
    },
    Command {
        name: "in-display",
        arguments: "PROGRAM [ARGS]",
        about: "Run a program on a screen of its own (Linux)",
        run: display::run,
    },
];

fn main() -> ExitCode {
    match dispatch(std::env::args().skip(1)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(mut arguments: impl Iterator<Item = String>) -> Result<()> {
    let name = arguments.next().unwrap_or_default();
    if let Some(command) = COMMANDS.iter().find(|command| command.name == name) {
        return (command.run)(arguments.collect());
    }
    print_usage();
    ensure!(matches!(name.as_str(), "" | "help" | "--help" | "-h"), "no command is called `{name}`");
    Ok(())
}

fn print_usage() {
    println!("cargo xtask <command>\n");
    for command in COMMANDS {
        let typed = format!("{} {}", command.name, command.arguments);
        println!("  {typed:<40} {}", command.about);
    }
    println!("\nSteps of check: {}", check::names());
    println!("Steps of test:  {}", test::names());
    println!("Proofs:         {}", prove::names());
}
