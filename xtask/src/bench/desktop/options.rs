//! What can be asked of the bench.

use std::path::PathBuf;

use anyhow::{Context, Result, bail, ensure};

/// How the programs are measured.
#[derive(Debug, PartialEq, Eq)]
pub struct Options {
    /// So often each program is started.
    pub rounds: usize,
    /// In so many of the rounds idle windows are watched for half a minute each.
    pub idle: usize,
    /// Messages come for so long, one a second, while the memory is watched.
    pub minutes: u64,
    /// Other builds of Engawa, with their names.
    pub beside: Vec<(String, PathBuf)>,
    /// Only programs whose names have one of these in them; all, when there are none.
    pub only: Vec<String>,
}

impl Options {
    /// Reads `--rounds N`, `--idle N`, `--minutes N`, `--beside NAME=PROGRAM` and `--only NAME`.
    ///
    /// # Errors
    /// For anything else.
    pub fn parse(arguments: &[String]) -> Result<Self> {
        let mut options = Self { rounds: 5, idle: 1, minutes: 60, beside: Vec::new(), only: Vec::new() };
        let mut arguments = arguments.iter();
        while let Some(option) = arguments.next() {
            let value = arguments.next().with_context(|| format!("{option} needs a value"))?;
            match option.as_str() {
                "--rounds" => options.rounds = number(option, value)?,
                "--idle" => options.idle = number(option, value)?,
                "--minutes" => options.minutes = number(option, value)?,
                "--beside" => {
                    let (name, program) = value.split_once('=').context("--beside takes NAME=PROGRAM")?;
                    options.beside.push((name.to_owned(), PathBuf::from(program)));
                }
                "--only" => options.only.push(value.to_lowercase()),
                _ => bail!(
                    "bench desktop takes --rounds, --idle, --minutes, --beside and --only, not {option}"
                ),
            }
        }
        ensure!(options.rounds > 0, "at least one start has to be measured");
        Ok(options)
    }

    /// Whether a program of this name was asked for.
    pub fn wants(&self, name: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|part| name.to_lowercase().contains(part))
    }
}

fn number<T: std::str::FromStr>(option: &str, value: &str) -> Result<T> {
    value.parse().ok().with_context(|| format!("{option} takes a number, not {value}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Options> {
        Options::parse(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn an_unknown_option_of_the_bench_is_refused() {
        let options = parse("--rounds 2 --beside old=/tmp/a=b --only Dino").expect("options");
        assert_eq!((options.rounds, options.idle, options.minutes), (2, 1, 60));
        assert_eq!(options.beside, [("old".to_owned(), PathBuf::from("/tmp/a=b"))]);
        assert!(options.wants("Dino") && !options.wants("Gajim"));
        for wrong in ["--round 2", "--rounds", "--rounds many", "--rounds 0", "--beside old"] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }
}
