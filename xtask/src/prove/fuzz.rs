//! `cargo xtask prove fuzz`: libFuzzer on the targets of `crates/fuzz`, and fast-check on those of the window
//! (`ui/src/lib/strangers.test.ts`), an hour each (decision 24).

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use duct::cmd;

use crate::{
    places, programs,
    setup::{self, Need},
};

/// What libFuzzer is told by: which code was reached, and what was compared with what. All of it is in stable Rust.
const COVERAGE: &[&str] = &[
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Ccodegen-units=1",
    "-Cdebug-assertions=yes",
    "-Coverflow-checks=yes",
];
/// The promises in `ui/src/lib/strangers.test.ts`, which share its time.
const PROMISES: u64 = 4;

struct Options {
    seconds: u64,
    seed: u64,
    target: Option<String>,
}

/// The command: `[--short] [--minutes N] [--seed N] [--target NAME]`.
///
/// # Errors
/// When a target finds something: its bytes are in `target/fuzz`.
pub fn run(arguments: &[String]) -> Result<()> {
    let options = Options::parse(arguments)?;
    setup::ensure(&[Need::Node, Need::Ui])?;
    let targets = targets(&options)?;
    if !targets.is_empty() {
        let program = build()?;
        for target in &targets {
            fuzz(&program, target, &options)?;
        }
    }
    if options.target.as_deref().is_none_or(|target| target == "window") {
        fuzz_window(&options)?;
    }
    Ok(())
}

impl Options {
    fn parse(arguments: &[String]) -> Result<Self> {
        let mut options = Self { seconds: 3600, seed: 1, target: None };
        let mut words = arguments.iter().map(String::as_str);
        while let Some(word) = words.next() {
            let mut value = || words.next().with_context(|| format!("{word} needs a value"));
            match word {
                "--short" => options.seconds = 10,
                "--minutes" => options.seconds = value()?.parse::<u64>()? * 60,
                "--seed" => options.seed = value()?.parse()?,
                "--target" => options.target = Some(value()?.to_owned()),
                _ => bail!("`{word}` is no option of fuzz"),
            }
        }
        Ok(options)
    }
}

/// The targets that have a corpus, or the one that was named.
fn targets(options: &Options) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for folder in fs::read_dir(corpora())? {
        names.push(folder?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    let Some(wanted) = &options.target else { return Ok(names) };
    let known = wanted == "window" || names.contains(wanted);
    ensure!(known, "no target is called `{wanted}`; there are {}, window", names.join(", "));
    names.retain(|name| name == wanted);
    Ok(names)
}

fn corpora() -> PathBuf {
    places::root().join("crates/fuzz/corpus")
}

fn build() -> Result<PathBuf> {
    let host = host()?;
    let arguments =
        ["build", "--profile", "desktop", "--package", "fuzz", "--features", "libfuzzer", "--target", &host];
    programs::cargo(arguments).env("RUSTFLAGS", COVERAGE.join(" ")).run()?;
    Ok(places::target().join(&host).join("desktop").join(format!("fuzz{}", std::env::consts::EXE_SUFFIX)))
}

/// With a target named, build scripts are built without what is for the fuzzer.
fn host() -> Result<String> {
    let said = cmd!("rustc", "--version", "--verbose").dir(places::root()).read()?;
    let host = said.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.context("rustc does not say what it runs on")?.to_owned())
}

fn fuzz(program: &Path, target: &str, options: &Options) -> Result<()> {
    let found = places::target().join("fuzz").join(target);
    let own = found.join("corpus");
    fs::create_dir_all(&own)?;
    let log = found.join("log");
    let flag = |name: &str, value: u64| format!("-{name}={value}");
    let arguments = [
        flag("max_total_time", options.seconds),
        flag("seed", options.seed),
        flag("timeout", 20),
        flag("rss_limit_mb", 2048),
        flag("print_final_stats", 1),
        format!("-artifact_prefix={}/", found.display()),
        own.display().to_string(),
        corpora().join(target).display().to_string(),
    ];
    let run =
        cmd(program, arguments).env("ENGAWA_FUZZ_TARGET", target).stderr_path(&log).unchecked().run()?;
    let said = fs::read_to_string(&log).unwrap_or_default();
    ensure!(run.status.success(), "{target} found something: see {}\n{}", log.display(), last_lines(&said));
    let stat = |name: &str| {
        let line = said.lines().find_map(|line| line.strip_prefix(&format!("stat::{name}:")));
        line.map_or("?", str::trim)
    };
    println!("| {target} | {} s | {} runs | clean |", options.seconds, stat("number_of_executed_units"));
    Ok(())
}

fn last_lines(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(25)..].join("\n")
}

fn fuzz_window(options: &Options) -> Result<()> {
    let seconds = options.seconds / PROMISES;
    let tests = programs::npm(&places::ui(), ["test", "--", "src/lib/strangers.test.ts"]);
    tests.env("FUZZ_SECONDS", seconds.to_string()).env("FUZZ_SEED", options.seed.to_string()).run()?;
    println!("| window | {} s | {PROMISES} promises | clean |", seconds * PROMISES);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_run_of_a_fuzz_target_is_an_hour_and_a_short_one_ten_seconds() {
        let parse = |line: &str| {
            let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
            Options::parse(&words)
        };
        assert_eq!(parse("").unwrap().seconds, 3600);
        assert_eq!(parse("--short").unwrap().seconds, 10);
        assert_eq!(parse("--minutes 2 --target webhook").unwrap().target.as_deref(), Some("webhook"));
        assert!(parse("--fast").is_err());
    }
}
