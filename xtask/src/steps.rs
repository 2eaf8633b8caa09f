//! A list of named steps, run in order, each with its duration.

use std::time::{Duration, Instant};

use anyhow::{Result, bail, ensure};

use crate::setup::{self, Need};

/// One part of a command that can also be asked for alone.
pub struct Step {
    pub name: &'static str,
    /// What has to be installed for it.
    pub needs: &'static [Need],
    pub run: fn(&Asked) -> Result<Outcome>,
}

/// What a step did.
pub enum Outcome {
    Passed,
    /// Not run, because of something that nobody on this machine can mend; the text says what.
    LeftOut(String),
}

/// What was asked for on the command line.
#[derive(Debug, Default, PartialEq)]
pub struct Asked {
    /// Names of steps; empty means all.
    pub steps: Vec<String>,
    /// Whether the steps after a failed one are run as well.
    pub keep_going: bool,
    /// Everything after `--`, for the program that a step runs.
    pub passed_on: Vec<String>,
}

impl Asked {
    /// Reads `[STEP…] [--keep-going] [-- ARGS]`.
    pub fn parse(arguments: Vec<String>) -> Result<Self> {
        let mut asked = Self::default();
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--keep-going" => asked.keep_going = true,
                "--" => asked.passed_on = arguments.by_ref().collect(),
                flag if flag.starts_with('-') => bail!("no flag is called `{flag}`"),
                _ => asked.steps.push(argument),
            }
        }
        let for_one = asked.passed_on.is_empty() || asked.steps.len() == 1;
        ensure!(for_one, "what stands after `--` is for one step: name it");
        Ok(asked)
    }
}

/// The names of `steps`, as shown to a reader.
pub fn names(steps: &[Step]) -> String {
    steps.iter().map(|step| step.name).collect::<Vec<_>>().join(", ")
}

/// Sets up what the asked-for steps need, runs them, and says how it went in the last line.
///
/// # Errors
/// When set-up or a step fails; the steps after it are run only with `--keep-going`.
pub fn run(steps: &[Step], asked: &Asked) -> Result<()> {
    let chosen = choose(steps, asked)?;
    let needs: Vec<Need> = chosen.iter().flat_map(|step| step.needs).copied().collect();
    let started = Instant::now();
    timed("setup", || setup::ensure(&needs).map(|()| Outcome::Passed)).result?;

    let mut reports = Vec::new();
    for step in chosen {
        let report = timed(step.name, || (step.run)(asked));
        let stop = report.result.is_err() && !asked.keep_going;
        reports.push(report);
        if stop {
            break;
        }
    }
    summarise(reports, started.elapsed())
}

struct Report {
    name: &'static str,
    took: Duration,
    result: Result<Outcome>,
}

fn choose<'a>(steps: &'a [Step], asked: &Asked) -> Result<Vec<&'a Step>> {
    for name in &asked.steps {
        ensure!(
            steps.iter().any(|step| step.name == name),
            "no step is called `{name}`; there are {}",
            names(steps)
        );
    }
    let all = asked.steps.is_empty();
    Ok(steps.iter().filter(|step| all || asked.steps.iter().any(|name| name == step.name)).collect())
}

fn timed(name: &'static str, work: impl FnOnce() -> Result<Outcome>) -> Report {
    println!("── {name}");
    let started = Instant::now();
    let result = work();
    let took = started.elapsed();
    let how = match &result {
        Ok(Outcome::Passed) => "passed".to_owned(),
        Ok(Outcome::LeftOut(why)) => format!("left out: {why}"),
        Err(error) => format!("FAILED: {error:#}"),
    };
    println!("── {name} {how} ({:.1} s)\n", took.as_secs_f64());
    Report { name, took, result }
}

fn summarise(reports: Vec<Report>, took: Duration) -> Result<()> {
    let mut passed = 0;
    let mut failed = 0;
    for Report { name, took, result } in &reports {
        let how = match result {
            Ok(Outcome::Passed) => "passed",
            Ok(Outcome::LeftOut(_)) => "left out",
            Err(_) => "FAILED",
        };
        passed += usize::from(matches!(result, Ok(Outcome::Passed)));
        failed += usize::from(result.is_err());
        println!("{name:<10} {how:<9} {:>7.1} s", took.as_secs_f64());
    }
    println!("{passed} passed, {failed} failed ({:.0} s)", took.as_secs_f64());
    ensure!(failed == 0, "a step failed");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Asked> {
        Asked::parse(line.split_whitespace().map(str::to_owned).collect())
    }

    #[test]
    fn what_stands_after_two_dashes_is_passed_on() {
        let asked = parse("e2e --keep-going -- restore --no-capture").unwrap();
        assert_eq!(asked.steps, ["e2e"]);
        assert!(asked.keep_going);
        assert_eq!(
            asked.passed_on,
            ["restore", "--no-capture"],
            "flags after -- belong to the step's program"
        );
    }

    #[test]
    fn arguments_for_a_program_need_the_step_that_runs_it() {
        assert!(parse("-- r17").is_err(), "as a filter it would leave most steps without a test");
    }

    #[test]
    fn an_unknown_flag_or_step_is_refused() {
        assert!(parse("--fast").is_err());
        let asked = parse("nothing").unwrap();
        assert!(run(&[], &asked).is_err(), "a misspelled step must not look like a passed one");
    }

    #[test]
    fn the_steps_after_a_failed_one_run_only_when_told_to_keep_going() {
        static STEPS: &[Step] = &[
            Step { name: "bad", needs: &[], run: |_| bail!("on purpose") },
            Step { name: "after", needs: &[], run: |_| panic!("ran") },
        ];
        assert!(run(STEPS, &Asked::default()).is_err());
        let keep_going = Asked { keep_going: true, ..Asked::default() };
        let ran = std::panic::catch_unwind(|| run(STEPS, &keep_going).is_err());
        assert!(ran.is_err(), "the second step has to be reached");
    }
}
