//! What LINE has delivered.

use std::collections::HashSet;
use std::time::Duration;

use anyhow::{Result, ensure};
use line_simulator::Outcome;
use tokio::time::{Instant, sleep};

use super::stage::Stage;
use crate::world::{DEADLINE, said};

/// Between two redeliveries of what has not arrived.
const REDELIVER: Duration = Duration::from_millis(500);

/// The events that were answered with 200.
pub async fn accepted(stage: &Stage) -> HashSet<String> {
    let deliveries = stage.world.platform.deliveries().await.into_iter();
    let accepted = deliveries.filter(|delivery| delivery.outcome == Outcome::Accepted);
    accepted.flat_map(|delivery| delivery.webhook_event_ids).collect()
}

/// Redelivers what has not arrived until everything has, as LINE does for a longer time than a proof has.
///
/// # Errors
/// When something does not arrive within the deadline.
pub async fn all_delivered(stage: &Stage) -> Result<()> {
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
