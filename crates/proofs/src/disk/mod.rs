//! `prove disk`: the disk is full, read only, broken (EIO) or writes short, from each of the first writes of a scripted day
//! on, until it is over. No acknowledged event is lost, nothing false is shown, and work goes on without a restart (R21,
//! R23). How the faults come about: `faults.c`.

mod day;
mod faults;

use std::sync::Arc;

use anyhow::{Context, Result};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use crate::options::Options;
use crate::report::Report;
use day::{Day, Ended};
use faults::{KINDS, Shim};

/// What can be asked for, each with a number.
pub const OPTIONS: &[&str] = &["writes", "step", "from"];
/// Days at the same time: each waits for loops that wait for the disk.
const AT_ONCE: usize = 6;

/// Runs the proof: `--writes N` first writes, each `--step N`th of them, with every kind of fault.
///
/// # Errors
/// At the first day that ends with something lost, doubled or untrue, or does not go on.
pub async fn run(options: &Options) -> Result<Report> {
    let (writes, step) = (options.number("writes", 40, 500), options.number("step", 20, 1).max(1));
    let first = options.number("from", 1, 1);
    let mut report = Report::begin();
    let shim = Arc::new(Shim::build()?);
    let places = Arc::new(Semaphore::new(AT_ONCE));
    let mut days = JoinSet::new();
    for write in (first..=writes).step_by(usize::try_from(step)?) {
        for kind in KINDS {
            let (shim, place) = (shim.clone(), places.clone().acquire_owned().await?);
            let day = Day { seed: options.seed, write, kind };
            days.spawn(async move {
                let ended = day.run(&shim).await;
                drop(place);
                ended.with_context(|| {
                    format!("{kind} from write {write} on (--from {write} --writes {write})")
                })
            });
            while let Some(ended) = days.try_join_next() {
                note(&mut report, ended??);
            }
        }
    }
    while let Some(ended) = days.join_next().await {
        note(&mut report, ended??);
    }
    report.row("lost, doubled or false", 0);
    Ok(report)
}

fn note(report: &mut Report, ended: Ended) {
    report.count("days", 1);
    report.count("of them without a fault: it had fewer writes", usize::from(!ended.reached));
    report.count(
        "of them with the fault while the workspace opened, which it said",
        usize::from(ended.opening),
    );
    report.count("acts of the member that were refused, with a code of storage", ended.refused);
    report.count("messages of LINE users, each there once", ended.agreement.incoming);
    report.count("messages of the member, each on a phone once", ended.agreement.outgoing);
    report.count("shown as of unknown outcome", ended.agreement.unknown_outcome);
}
