//! Resuming: after the computer has slept, and when the network is back, what waits for LINE is tried at once, and does not
//! wait for its backoff.

use std::time::Duration;

use domain::UtcMs;
use store::{Change, account_checks, outbox};

use crate::accounts::waiting::changed;
use crate::environment::Environment;
use crate::{App, Result};

/// Between two looks at the clock.
const LOOK: Duration = Duration::from_secs(5);
/// A clock that is further ahead than this, in ms, was not looked at in between: the computer slept.
const SLEPT_MS: i64 = 60_000;
/// An account whose checks fail is checked at once, unless that was done within this time, in ms: LINE makes its test 60
/// times an hour at most, and a network may come and go.
const JUST_CHECKED_MS: i64 = 60_000;

/// The clock as it was looked at last.
#[derive(Debug)]
struct LastLook(UtcMs);

impl LastLook {
    /// Looks again. Whether the computer has slept since: this program's own time stands still meanwhile on some systems,
    /// and goes on on others, but nobody looks.
    fn slept(&mut self, now: UtcMs) -> bool {
        let passed = now.since(std::mem::replace(&mut self.0, now));
        passed > SLEPT_MS + i64::try_from(LOOK.as_millis()).unwrap_or_default()
    }
}

impl App {
    /// Has everything tried at once that waits because LINE was not reached.
    ///
    /// # Errors
    /// The storage codes.
    pub async fn try_again_now(&self) -> Result<()> {
        let now = self.environment.now();
        self.fetching.fetch_again().await?;
        let mut tx = self.store.begin().await?;
        for room in outbox::make_unanswered_due(tx.conn(), now).await? {
            changed(&mut tx, &room);
        }
        tx.changed(Change::Outbox);
        for account in account_checks::last_checked(tx.conn()).await? {
            let just_checked =
                account.checked_at.is_some_and(|at| (0..JUST_CHECKED_MS).contains(&now.since(at)));
            if account.in_trouble && !just_checked {
                self.pending_checks.request(&account.line_account_id);
                tx.changed(Change::Admin);
            }
        }
        Ok(tx.commit().await?)
    }
}

/// Notices that the computer has slept, and has what waits tried again.
pub(crate) async fn notice(app: &App, environment: &Environment) {
    let mut last = LastLook(environment.now());
    loop {
        tokio::time::sleep(LOOK).await;
        if !last.slept(environment.now()) {
            continue;
        }
        tracing::info!("the computer has slept: what waits is tried again");
        if let Err(error) = app.try_again_now().await {
            tracing::error!(%error, "what waits is tried when its time comes");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_more_than_a_minute_ahead_means_that_the_computer_has_slept() {
        let mut last = LastLook(UtcMs(0));
        assert!(!last.slept(UtcMs(5000)));
        assert!(!last.slept(UtcMs(40_000)), "a busy computer looks late");
        assert!(last.slept(UtcMs(40_000 + 8 * 60 * 60 * 1000)), "a night");
        assert!(!last.slept(UtcMs(40_000 + 8 * 60 * 60 * 1000 + 5000)), "once");
        assert!(!last.slept(UtcMs(0)), "a clock that is set back");
        assert!(!last.slept(UtcMs(5000)));
    }
}
