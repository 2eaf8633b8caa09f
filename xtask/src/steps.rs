//! A list of named steps, run in order, each with its duration.

use std::time::{Duration, Instant};

use anyhow::{Result, bail, ensure};

use crate::setup::{self, Need};

/// One part of a command that can also be asked for alone.
pub struct Step {
    pub name: &'static str,
    /// What has to be installed for it.
    pub needs: &'static [Need],
    pub run: fn(&StepArguments) -> Result<Outcome>,
}

/// What a step did.
pub enum Outcome {
    Passed,
    /// Not run, because of something that nobody on this machine can mend; the text says what.
    Skipped(String),
}

/// What was asked for on the command line.
#[derive(Debug, Default, PartialEq)]
pub struct StepArguments {
    /// Names of steps; empty means all.
    pub steps: Vec<String>,
    /// Whether the steps after a failed one are run as well.
    pub keep_going: bool,
    /// Everything after `--`, for the program that a step runs.
    pub passthrough: Vec<String>,
}

impl StepArguments {
    /// Reads `[STEP…] [--keep-going] [-- ARGS]`.
    pub fn parse(arguments: Vec<String>) -> Result<Self> {
        let mut args = Self::default();
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--keep-going" => args.keep_going = true,
                "--" => args.passthrough = arguments.by_ref().collect(),
                flag if flag.starts_with('-') => bail!("no flag is called `{flag}`"),
                _ => args.steps.push(argument),
            }
        }
        let for_one = args.passthrough.is_empty() || args.steps.len() == 1;
        ensure!(for_one, "what stands after `--` is for one step: name it");
        Ok(args)
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
pub fn run(steps: &[Step], args: &StepArguments) -> Result<()> {
    let chosen = choose(steps, args)?;
    let needs: Vec<Need> = chosen.iter().flat_map(|step| step.needs).copied().collect();
    let started = Instant::now();
    timed("setup", || setup::ensure(&needs).map(|()| Outcome::Passed)).result?;

    let mut reports = Vec::new();
    for step in chosen {
        let report = timed(step.name, || (step.run)(args));
        let stop = report.result.is_err() && !args.keep_going;
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

fn choose<'a>(steps: &'a [Step], args: &StepArguments) -> Result<Vec<&'a Step>> {
    for name in &args.steps {
        ensure!(
            steps.iter().any(|step| step.name == name),
            "no step is called `{name}`; there are {}",
            names(steps)
        );
    }
    let all = args.steps.is_empty();
    Ok(steps.iter().filter(|step| all || args.steps.iter().any(|name| name == step.name)).collect())
}

fn timed(name: &'static str, work: impl FnOnce() -> Result<Outcome>) -> Report {
    println!("── {name}");
    let started = Instant::now();
    let result = work();
    let took = started.elapsed();
    let how = match &result {
        Ok(Outcome::Passed) => "passed".to_owned(),
        Ok(Outcome::Skipped(why)) => format!("left out: {why}"),
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
            Ok(Outcome::Skipped(_)) => "left out",
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

    fn parse(line: &str) -> Result<StepArguments> {
        StepArguments::parse(line.split_whitespace().map(str::to_owned).collect())
    }

    #[test]
    fn what_stands_after_two_dashes_is_passed_on() {
        let args = parse("e2e --keep-going -- restore --no-capture").unwrap();
        assert_eq!(args.steps, ["e2e"]);
        assert!(args.keep_going);
        assert_eq!(
            args.passthrough,
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
        let args = parse("nothing").unwrap();
        assert!(run(&[], &args).is_err(), "a misspelled step must not look like a passed one");
    }

    #[test]
    fn the_steps_after_a_failed_one_run_only_when_told_to_keep_going() {
        static STEPS: &[Step] = &[
            Step { name: "bad", needs: &[], run: |_| bail!("on purpose") },
            Step { name: "after", needs: &[], run: |_| panic!("ran") },
        ];
        assert!(run(STEPS, &StepArguments::default()).is_err());
        let keep_going = StepArguments { keep_going: true, ..StepArguments::default() };
        let ran = std::panic::catch_unwind(|| run(STEPS, &keep_going).is_err());
        assert!(ran.is_err(), "the second step has to be reached");
    }
}
