//! What LINE has delivered.

use std::collections::HashSet;

use anyhow::{Result, ensure};
use line_simulator::Outcome;
use tokio::time::Instant;

use super::stage::Stage;
use crate::world::{DEADLINE, said};

/// The events that were answered with 200.
pub async fn accepted(stage: &Stage) -> HashSet<String> {
    let deliveries = stage.world.platform.deliveries().await.into_iter();
    let accepted = deliveries.filter(|delivery| delivery.outcome == Outcome::Accepted);
    accepted.flat_map(|delivery| delivery.webhook_event_ids).collect()
}

/// Redelivers what has not arrived until everything has, as LINE does for a longer time than a proof has. What is on its
/// way is waited for first: a busy computer would only get more to do.
///
/// # Errors
/// When nothing more arrives within the deadline.
pub async fn all_delivered(stage: &Stage) -> Result<()> {
    let platform = &stage.world.platform;
    let (mut arrived, mut since) = (0, Instant::now());
    loop {
        platform.settled(DEADLINE).await.map_err(said)?;
        let accepted = accepted(stage).await;
        if accepted.len() >= stage.ledger().events {
            return Ok(());
        }
        if accepted.len() > arrived {
            (arrived, since) = (accepted.len(), Instant::now());
        }
        ensure!(since.elapsed() < DEADLINE, "{} events do not arrive", stage.ledger().events - arrived);
        let tried = platform.deliveries().await.into_iter().flat_map(|delivery| delivery.webhook_event_ids);
        for event in tried.collect::<HashSet<_>>().difference(&accepted) {
            platform.redeliver(event).await.map_err(said)?;
        }
    }
}
