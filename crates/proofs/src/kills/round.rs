//! A round of kills in one data folder.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use rand::Rng;
use tokio::task::JoinSet;

use crate::headless::Headless;
use crate::report::Report;
use crate::rng::{chance, rng_of};
use crate::talk::agreement::{self, Agreement};
use crate::talk::deliveries::{accepted, all_delivered};
use crate::talk::stage::Stage;
use crate::world::{World, wait_until_nothing_waits};

/// A process is killed so long after its start, in ms: a quarter of them while they open, the others while they work.
const OPENING_MS: std::ops::Range<u64> = 0..60;
const WORKING_MS: std::ops::Range<u64> = 60..500;

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
        let stage = Arc::new(Stage::new(World::begin(self.seed).await?));
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
            let life = if chance(&mut rng, 25) { OPENING_MS } else { WORKING_MS };
            let life = Duration::from_millis(rng.random_range(life));
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
