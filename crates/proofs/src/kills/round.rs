//! A round of kills in one data folder.

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use line_simulator::Outcome;
use rand::Rng;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep};

use super::agreement::{self, Agreement};
use super::ledger::Ledger;
use super::people::Stage;
use crate::headless::Headless;
use crate::report::Report;
use crate::rng::rng_of;
use crate::world::{DEADLINE, World, said, wait_until_nothing_waits};

/// A process is killed so long after its start at most, in ms: some while they open, most while they work.
const MOST_LIFE_MS: u64 = 600;
/// Between two redeliveries of what has not arrived.
const REDELIVER: Duration = Duration::from_millis(500);

/// One data folder's kills.
pub struct Round {
    /// Where chance comes from.
    pub seed: u64,
    /// How many.
    pub kills: u64,
}

/// The figures of rounds.
#[derive(Debug, Default)]
pub struct Figures {
    /// Kills.
    pub kills: u64,
    /// Of them, after the workspace was open.
    pub open: u64,
    /// Acts of the member that were repeated because a kill left them without an answer.
    pub repeated: u64,
    /// What the simulator and the database agree on.
    pub agreement: Agreement,
}

impl Figures {
    /// Adds another round's.
    pub fn add(&mut self, other: &Self) {
        self.kills += other.kills;
        self.open += other.open;
        self.repeated += other.repeated;
        self.agreement.add(&other.agreement);
    }

    /// Adds them to a report.
    pub fn report(&self, report: &mut Report) {
        report.row("kills (SIGKILL)", self.kills);
        report.row("of them after the workspace was open", self.open);
        report.row("acts of the member repeated after a kill", self.repeated);
        self.agreement.report(report);
    }
}

impl Round {
    /// Runs the round: kills, then a last start, and the comparison.
    ///
    /// # Errors
    /// When something is lost, doubled or untrue.
    pub async fn run(&self) -> Result<Figures> {
        let stage = Arc::new(Stage {
            world: World::begin(self.seed).await?,
            ledger: std::sync::Mutex::new(Ledger::default()),
            engawa: watch::Sender::new(None),
            stopped: AtomicBool::new(false),
        });
        let folder = stage.world.folder().display().to_string();
        let figures = self.run_on(&stage).await.with_context(|| format!("kept in {folder}"))?;
        stage.world.clean_up()?;
        Ok(figures)
    }

    async fn run_on(&self, stage: &Arc<Stage>) -> Result<Figures> {
        stage.ledger().events = accepted(stage).await.len();
        let mut people = self.people(stage);
        let mut figures = Figures::default();
        let mut rng = rng_of(self.seed, 1);
        while figures.kills < self.kills {
            let engawa = self.start(stage).await?;
            let life = Duration::from_millis(rng.random_range(0..MOST_LIFE_MS));
            let settled = tokio::time::timeout(life, settle_in_and_wait(stage, &engawa)).await;
            ensure!(settled.is_err(), "a process ended by itself");
            figures.open += u64::from(engawa.is_ready());
            engawa.kill().await?;
            figures.kills += 1;
            if let Some(ended) = people.try_join_next() {
                ended??;
            }
        }
        stage.stopped.store(true, Ordering::SeqCst);
        let engawa = self.start(stage).await?;
        ensure!(stage.world.settle_in(&engawa).await, "the last process ended by itself");
        while let Some(ended) = people.join_next().await {
            ended??;
        }
        all_delivered(stage).await?;
        wait_until_nothing_waits(&engawa).await?;
        let unloaded = agreement::load_all(stage).await?;
        stage.engawa.send_replace(None);
        engawa.close().await?;
        figures.repeated = stage.ledger().repeated;
        figures.agreement = agreement::compare(stage, unloaded).await?;
        Ok(figures)
    }

    fn people(&self, stage: &Arc<Stage>) -> JoinSet<Result<()>> {
        let mut people = JoinSet::new();
        for (number, chat) in (10..).zip(stage.world.chats.clone()) {
            people.spawn(stage.clone().user_writes(chat.clone(), rng_of(self.seed, number)));
            people.spawn(stage.clone().member_writes(chat, rng_of(self.seed, number + 100)));
        }
        people
    }

    async fn start(&self, stage: &Stage) -> Result<Arc<Headless>> {
        let engawa = Arc::new(stage.world.start().await?);
        stage.engawa.send_replace(Some(engawa.clone()));
        Ok(engawa)
    }
}

async fn settle_in_and_wait(stage: &Stage, engawa: &Headless) {
    if stage.world.settle_in(engawa).await {
        engawa.end().await;
    }
}

/// The events that were answered with 200.
async fn accepted(stage: &Stage) -> HashSet<String> {
    let deliveries = stage.world.platform.deliveries().await.into_iter();
    let accepted = deliveries.filter(|delivery| delivery.outcome == Outcome::Accepted);
    accepted.flat_map(|delivery| delivery.webhook_event_ids).collect()
}

/// Redelivers what has not arrived until everything has, as LINE does for a longer time than a proof has.
async fn all_delivered(stage: &Stage) -> Result<()> {
    let started = Instant::now();
    let platform = &stage.world.platform;
    loop {
        let accepted = accepted(stage).await;
        if accepted.len() >= stage.ledger().events {
            return Ok(());
        }
        let tried = platform.deliveries().await.into_iter().flat_map(|delivery| delivery.webhook_event_ids);
        for event in tried.collect::<HashSet<_>>().difference(&accepted) {
            platform.redeliver(event).await.map_err(said)?;
        }
        ensure!(
            started.elapsed() < DEADLINE,
            "{} events do not arrive",
            stage.ledger().events - accepted.len()
        );
        sleep(REDELIVER).await;
    }
}
