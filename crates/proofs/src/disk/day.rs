//! A scripted day with one fault of the disk in it.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use rand::rngs::StdRng;
use serde_json::Value;
use tokio::time::{Instant, sleep};

use super::faults::{Fault, Kind, Shim};
use crate::headless::{Headless, Lost};
use crate::rng::rng_of;
use crate::talk::agreement::{self, Agreement};
use crate::talk::deliveries::{accepted, all_delivered};
use crate::talk::ledger::Outgoing;
use crate::talk::stage::Stage;
use crate::world::{DEADLINE, World, wait_until_nothing_waits};

/// Steps of a day. In each a LINE user and the member write; in some, something is taken back.
const STEPS: usize = 14;
/// Steps while the fault lasts.
const STEPS_IN_FAULT: usize = 3;
/// Between two steps.
const BETWEEN: Duration = Duration::from_millis(40);
/// Until a refused act is tried again.
const AGAIN: Duration = Duration::from_millis(250);

/// A day.
pub struct Day {
    /// Where chance comes from: the same for every fault.
    pub seed: u64,
    /// The write from which on the fault lasts.
    pub write: u64,
    /// The fault.
    pub kind: Kind,
}

/// How a day ended.
#[derive(Debug, Default)]
pub struct Ended {
    /// The fault came.
    pub reached: bool,
    /// It came while the workspace opened, which was refused.
    pub opening: bool,
    /// Acts of the member that were refused meanwhile.
    pub refused: usize,
    /// What the simulator and the database agree on.
    pub agreement: Agreement,
}

impl Day {
    /// Runs the day.
    ///
    /// # Errors
    /// When something is lost, doubled or untrue, or does not go on once the fault is over.
    pub async fn run(&self, shim: &Shim) -> Result<Ended> {
        let stage = Stage::new(World::begin(self.seed).await?);
        let folder = stage.world.folder().display().to_string();
        let ended = self.run_on(&stage, shim).await.with_context(|| format!("kept in {folder}"))?;
        stage.world.clean_up()?;
        Ok(ended)
    }

    async fn run_on(&self, stage: &Stage, shim: &Shim) -> Result<Ended> {
        stage.ledger().events = accepted(stage).await.len();
        let fault = Fault::new(shim, stage.world.folder(), self.write, self.kind)?;
        let mut ended = Ended::default();
        let mut engawa = Arc::new(stage.world.start_with(fault.variables()).await?);
        if !stage.world.settle_in(&engawa).await {
            ensure!(fault.has_begun()?, "it does not open, without a fault");
            (ended.opening, ended.reached) = (true, true);
            fault.end()?;
            engawa.end().await;
            engawa = Arc::new(stage.world.start().await?);
            ensure!(stage.world.settle_in(&engawa).await, "it does not open once the fault is over");
        }
        let unsent = self.steps(stage, &engawa, &fault, &mut ended).await?;
        fault.end()?;
        self.finish(stage, &engawa, unsent, &mut ended).await?;
        let loaded = agreement::load_all(stage).await?;
        engawa.close().await?;
        ended.agreement = agreement::compare(stage, loaded).await?;
        Ok(ended)
    }

    /// The steps of the day. Gives what the member could not send.
    async fn steps(
        &self,
        stage: &Stage,
        engawa: &Headless,
        fault: &Fault,
        ended: &mut Ended,
    ) -> Result<Vec<Outgoing>> {
        let mut rng = rng_of(self.seed, 1);
        let mut unsent = Vec::new();
        let mut in_fault = 0;
        for step in 0..STEPS {
            let chat = stage.world.chats[step % stage.world.chats.len()].clone();
            let id = stage.user_writes_once(&chat, &mut rng).await?;
            if step % 4 == 3 {
                stage.user_unsends(&chat, &id).await?;
            }
            let message = stage.member_begins(&chat, &mut rng);
            if !self.sends(stage, engawa, &message, &mut rng, ended).await? {
                unsent.push(message);
            }
            sleep(BETWEEN).await;
            ended.reached |= fault.has_begun()?;
            in_fault += usize::from(ended.reached);
            if in_fault == STEPS_IN_FAULT {
                fault.end()?;
            }
        }
        Ok(unsent)
    }

    /// Sends a message once. False when the disk refused it.
    async fn sends(
        &self,
        stage: &Stage,
        engawa: &Headless,
        message: &Outgoing,
        rng: &mut StdRng,
        ended: &mut Ended,
    ) -> Result<bool> {
        match stage.try_send(engawa, message, rng).await {
            Ok(()) => Ok(true),
            Err(Lost::Refused(error)) => {
                let code = error["code"].as_str().unwrap_or_default();
                ensure!(code.starts_with("storage_"), "refused with {error}");
                ended.refused += 1;
                Ok(false)
            }
            Err(Lost::Unanswered) => bail!("the process ended by itself"),
        }
    }

    /// The fault is over: what was refused is sent again, everything arrives, and nothing waits, without a restart.
    async fn finish(
        &self,
        stage: &Stage,
        engawa: &Headless,
        unsent: Vec<Outgoing>,
        ended: &mut Ended,
    ) -> Result<()> {
        let started = Instant::now();
        let mut rng = rng_of(self.seed, 2);
        for message in unsent {
            stage.ledger().written_again(&message.id);
            while !self.sends(stage, engawa, &message, &mut rng, ended).await? {
                ensure!(started.elapsed() < DEADLINE, "the member cannot send, long after the fault");
                sleep(AGAIN).await;
            }
        }
        all_delivered(stage).await?;
        wait_until_nothing_waits(engawa).await?;
        banner_is_gone(engawa).await
    }
}

/// What the window says of the disk goes by itself.
async fn banner_is_gone(engawa: &Headless) -> Result<()> {
    let started = Instant::now();
    loop {
        let session = engawa.call("session_get", Value::Object(serde_json::Map::new())).await?;
        if session["storage"].is_null() {
            return Ok(());
        }
        ensure!(started.elapsed() < DEADLINE, "the banner stays: {}", session["storage"]);
        sleep(AGAIN).await;
    }
}
