//! `prove strangers`: strangers post to the webhook server as much as they can, beside one member who works and LINE users who
//! write. Nothing of theirs is stored, LINE gets in, the memory stays, and the member notices nothing (R23, decision 20).

mod load;
mod member;
mod memory;

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use serde_json::json;

use crate::headless::{Act, Headless};
use crate::options::Options;
use crate::report::Report;
use crate::world::{DEADLINE, World, said, wait_until_nothing_waits};
use load::{Answers, Load};
use member::Work;
use memory::{Memory, Watch};

/// What can be asked for, each with a number.
pub const OPTIONS: &[&str] = &["rounds", "quiet", "seconds", "rate"];
/// The process may take so much more memory than in the quiet run, in KiB.
const MOST_MEMORY_KIB: u64 = 10 * 1024;
/// The member's p99 may be so many times that of the quiet run.
const MOST_SLOWER: f64 = 1.5;

/// Runs the proof: `--rounds N`, each of `--quiet N` quiet seconds and of `--seconds N` with `--rate N` requests a second.
/// Rounds make whatever else the computer does fall on both.
///
/// # Errors
/// When something of a stranger's was stored or answered with 200, LINE was kept out, or the memory grew; in a run at full
/// length also when the member had to wait.
pub async fn run(options: &Options) -> Result<Report> {
    let seconds = |name, short, full| Duration::from_secs(options.number(name, short, full));
    let (quiet_time, time) = (seconds("quiet", 3, 60), seconds("seconds", 5, 60));
    let rounds = options.number("rounds", 1, 10);
    let mut report = Report::begin();
    let world = Arc::new(World::begin(options.seed).await?);
    let engawa = Arc::new(world.start().await?);
    ensure!(world.settle_in(&engawa).await, "LINE does not learn where Engawa is");
    let load = Arc::new(Load::on(&engawa, options.number("rate", 400, 1000)).await?);

    let (mut quiet, mut busy, mut answers) = (Work::default(), Work::default(), Answers::default());
    let mut memory = Memory::default();
    // What is read for the first time, and what is made once, is in no round.
    work(&world, &engawa, quiet_time).await?;
    for _ in 0..rounds {
        let watch = Watch::start(&engawa)?;
        quiet.add(work(&world, &engawa, quiet_time).await?);
        let without = watch.stop().await?;
        let watch = Watch::start(&engawa)?;
        let load = load.clone();
        let posts = tokio::spawn(async move { load.run(time).await });
        busy.add(work(&world, &engawa, time).await?);
        answers.add(posts.await??);
        memory.round(without, watch.stop().await?);
    }

    quiet.report(&mut report, "quiet");
    busy.report(&mut report, "among strangers");
    answers.report(&mut report);
    report.row("memory grown by the member's own work, KiB", memory.own());
    report.row("memory grown beyond that, KiB", memory.grown());
    judge(&quiet, &busy, &answers, memory.grown(), options.short).inspect_err(|_| println!("{report}"))?;
    engawa.close().await?;
    world.clean_up()?;
    Ok(report)
}

/// A member works, and a LINE user writes; in the end everything that LINE told is there, and nothing else.
async fn work(world: &Arc<World>, engawa: &Arc<Headless>, time: Duration) -> Result<Work> {
    let events = count_events(engawa).await?;
    let work = member::works(world.clone(), engawa.clone(), time).await?;
    world.platform.settled(DEADLINE).await.map_err(said)?;
    wait_until_nothing_waits(engawa).await?;
    let stored = count_events(engawa).await? - events;
    ensure!(stored == work.written, "LINE users wrote {} messages, {stored} events are stored", work.written);
    Ok(work)
}

async fn count_events(engawa: &Headless) -> Result<u64> {
    engawa.act(Act::CountEvents).await?.as_u64().context("a number of events")
}

fn judge(quiet: &Work, busy: &Work, answers: &Answers, grown: u64, short: bool) -> Result<()> {
    ensure!(answers.accepted() == 0, "{} requests of strangers were accepted", answers.accepted());
    ensure!(answers.sum() > 0, "no stranger got through to the server: {}", json!(answers.by_status));
    ensure!(grown <= MOST_MEMORY_KIB, "the memory grew by {grown} KiB");
    let slower = busy.p99().as_secs_f64() / quiet.p99().as_secs_f64().max(f64::EPSILON);
    // A short run has too few commands for a percentile, and the computer of a test has other work.
    ensure!(short || slower <= MOST_SLOWER, "the member's p99 is {slower:.2} times that of the quiet run");
    Ok(())
}
