//! The check of the whole database: once a week, and after an end that was not in order.

use std::time::Duration;

use store::{Change, Store, integrity};

use crate::Result;
use crate::environment::Environment;

/// After the start the window comes first, and what waits to be sent.
const SETTLED: Duration = Duration::from_secs(60);
/// Between two looks whether it is time.
const LOOK: Duration = Duration::from_secs(60 * 60);
/// Between two checks, in ms: a week.
const EVERY_MS: i64 = 7 * 24 * 60 * 60 * 1000;

/// Checks when it is time to.
pub(super) async fn every_week(store: &Store, environment: &Environment) {
    let mut pause = SETTLED;
    loop {
        tokio::time::sleep(pause).await;
        pause = LOOK;
        if let Err(error) = check_integrity_due(store, environment).await {
            tracing::error!(%error, "the database was not checked");
        }
    }
}

/// Checks the whole database if it is time to, and saves what was found. Returns whether it was.
///
/// # Errors
/// The storage codes.
pub(crate) async fn check_integrity_due(store: &Store, environment: &Environment) -> Result<bool> {
    let last = integrity::last(&mut store.read().await?).await?;
    let due = last.checked_at.is_none_or(|at| environment.now().since(at) >= EVERY_MS);
    if !due && !store.is_unchecked_after_unclean_end() {
        return Ok(false);
    }
    let found = integrity::check(store).await?;
    if let Some(found) = &found {
        tracing::error!(found, "the database is damaged");
    }
    let mut tx = store.begin().await?;
    integrity::save(tx.conn(), environment.now(), found.as_deref()).await?;
    tx.changed(Change::Session);
    tx.changed(Change::Admin);
    tx.commit().await?;
    store.integrity_checked();
    Ok(true)
}
