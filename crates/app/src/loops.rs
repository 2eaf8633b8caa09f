//! The loops: stored events are applied, what waits is sent, what is due is fetched, and the accounts are checked.
//! Each wakes by the commit that gives it work, by the clock, and after the computer has slept. A story takes their steps
//! by hand (`steps.rs`).

use std::time::Duration;

use domain::UtcMs;
use store::{Change, Changes, Store, message_media, outbox};
use tokio::sync::broadcast::{self, error::RecvError};
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::accounts::checks::run::Checks;
use crate::backoff::backoff_ms;
use crate::backups::Backups;
use crate::company::practice_steps::PracticeListener;
use crate::environment::Environment;
use crate::notifications::notifier::Notifier;
use crate::receiving::fetch::downloads::Downloads;
use crate::receiving::fetch::fetching::Fetching;
use crate::receiving::intake::Intake;
use crate::sending::attachments::attachment;
use crate::sending::deliver::delivery::Delivery;
use crate::{App, Result, resume, storage};

/// Nobody sleeps longer: the computer's clock may be set, or the computer may have slept.
const MOST_SLEEP_MS: i64 = 30_000;
/// Between two queries for what is under way, in ms.
const UNDER_WAY_MS: i64 = 1000;
/// After the first fault that keeps events waiting, until they are tried again, in ms; each further one doubles it.
const AFTER_FIRST_FAULT_MS: i64 = 1000;
/// Events are tried again at least so often, in ms: a customer may be waiting.
const AFTER_MANY_FAULTS_MS: i64 = 30_000;
/// After a fault of the disk, until it is tried again.
const AFTER_FAULT: Duration = Duration::from_secs(5);
/// Between two looks at whose profile is old: ten minutes.
const REFRESH_MS: i64 = 10 * 60 * 1000;
/// After the start the window comes first; then the accounts are checked.
const SETTLED: Duration = Duration::from_secs(5);
/// Between two looks whether the nightly backup is due; the first after the window is there.
const BACKUP_LOOK: Duration = Duration::from_secs(60);
/// Runs of the outbox at the same time: a room that LINE is slow with holds up no other.
const RUNS: usize = 4;

impl App {
    /// Runs the loops until `shutdown` says so, or its sender is gone. What is under way then breaks off as
    /// it would with the power: the next start goes on from what is written.
    pub async fn loops(self, mut shutdown: watch::Receiver<bool>) {
        let mut downloads = Downloads::default();
        tokio::select! {
            _ = shutdown.wait_for(|down| *down) => {}
            () = intake(&self.intake) => {}
            () = notifying(&self.notifier, &self.environment) => {}
            () = delivery(&self.delivery) => {}
            () = fetching(&self.fetching) => {}
            () = downloading(&self.fetching, &mut downloads) => {}
            () = watching(&self.checks) => {}
            () = backing_up(&self.backups) => {}
            () = storage::keep(&self.store, &self.environment) => {}
            () = practising(&self.store, self.practice_listener()) => {}
            () = resume::notice(&self, &self.environment) => {}
        }
        downloads.cancel().await;
    }
}

async fn intake(intake: &Intake) {
    let mut changes = intake.store.changes();
    let mut updated = false;
    let mut faults = 0;
    loop {
        updated = updated
            || log_error("events that are set aside wait", intake.retry_after_update().await).is_some();
        if log_error("events wait", intake.apply_pending().await).is_none() {
            tokio::time::sleep(after_faults(faults)).await;
            faults += 1;
            continue;
        }
        faults = 0;
        if !wait_for_work(&mut changes, &Change::WebhookEvents, None).await {
            return;
        }
    }
}

async fn notifying(notifier: &Notifier, environment: &Environment) {
    loop {
        log_error("nobody was notified", notifier.notify_due().await);
        match notifier.next_due() {
            None => notifier.added().await,
            due => drop(tokio::time::timeout(pause(environment, due), notifier.added()).await),
        }
    }
}

async fn delivery(delivery: &Delivery) {
    let mut changes = delivery.store.changes();
    let mut runs = JoinSet::new();
    loop {
        if runs.len() < RUNS {
            let delivery = delivery.clone();
            runs.spawn(async move { delivery.deliver_due().await.map(drop) });
        }
        let pause = pause(&delivery.environment, outbox_due(&delivery.store).await);
        if !wait_for_work(&mut changes, &Change::Outbox, Some(pause)).await {
            return;
        }
        while let Some(done) = runs.try_join_next() {
            if log_error("messages wait", done.unwrap_or(Ok(()))).is_none() {
                tokio::time::sleep(AFTER_FAULT).await;
            }
        }
    }
}

async fn fetching(fetching: &Fetching) {
    let mut changes = fetching.store.changes();
    log_error(
        "old attachments stay",
        attachment::delete_old(&fetching.store, fetching.environment.now()).await,
    );
    let mut refreshed = fetching.environment.now();
    loop {
        if fetching.environment.now().since(refreshed) >= REFRESH_MS {
            refreshed = fetching.environment.now();
            log_error("profiles stay as they are", fetching.profiles_refresh().await);
        }
        if log_error("profiles wait", fetching.ask_due().await).is_none() {
            tokio::time::sleep(AFTER_FAULT).await;
            continue;
        }
        let pause = pause(&fetching.environment, question_due(&fetching.store).await);
        match next_wake(&mut changes, &Change::Fetch, Some(pause)).await {
            Wake::Gone => return,
            // Keys were renewed, or secrets can be had again: whatever waits may come now.
            Wake::Work(Some(changed)) if changed.contains(&Change::Session) => {
                log_error("what waits for keys waits on", fetching.fetch_again().await);
            }
            Wake::Work(_) | Wake::Time => {}
        }
    }
}

/// Beside [`fetching`]: a large video holds up no name.
async fn downloading(fetching: &Fetching, downloads: &mut Downloads) {
    let mut changes = fetching.store.changes();
    loop {
        if log_error("pictures and files wait", downloads.start_due(fetching).await).is_none() {
            tokio::time::sleep(AFTER_FAULT).await;
            continue;
        }
        let pause = pause(&fetching.environment, content_due(&fetching.store).await);
        tokio::select! {
            there = wait_for_work(&mut changes, &Change::Fetch, Some(pause)) => if !there { return },
            done = downloads.next_finished() => if log_error("a picture or file waits", done).is_none() {
                tokio::time::sleep(AFTER_FAULT).await;
            },
        }
    }
}

async fn watching(checks: &Checks) {
    let mut changes = checks.store.changes();
    tokio::time::sleep(SETTLED).await;
    loop {
        if log_error("checks wait", checks.watch_due().await).is_none() {
            tokio::time::sleep(AFTER_FAULT).await;
        }
        let pause = pause(&checks.environment, checks.next_watch().await);
        if !wait_for_work(&mut changes, &Change::Admin, Some(pause)).await {
            return;
        }
    }
}

async fn backing_up(backups: &Backups) {
    loop {
        tokio::time::sleep(BACKUP_LOOK).await;
        log_error("the nightly backup waits", backups.make_due().await);
    }
}

/// In a Practice workspace: marks the steps of its path. Elsewhere there is nothing to do.
async fn practising(store: &Store, mut listener: PracticeListener) {
    let mut changes = store.changes();
    let mut changed: Option<Changes> = None;
    loop {
        // What kind of workspace it is, is known when it is founded, and never changes.
        let founded = changed.as_ref().is_none_or(|changed| changed.contains(&Change::Session));
        if founded && log_error("steps wait", listener.is_of_use().await) == Some(false) {
            return std::future::pending().await;
        }
        let missed = log_error("a step waits", listener.observe(changed.as_ref()).await).is_none();
        changed = match changes.recv().await {
            Ok(changed) => Some(changed).filter(|_| !missed),
            Err(RecvError::Lagged(_)) => None,
            Err(RecvError::Closed) => return,
        };
    }
}

/// How long events wait after one more fault than `faults`.
fn after_faults(faults: u32) -> Duration {
    Duration::from_millis(backoff_ms(AFTER_FIRST_FAULT_MS, faults, AFTER_MANY_FAULTS_MS).unsigned_abs())
}

/// How long until something is due. What is due already is being worked on; it is asked for again soon.
fn pause(environment: &Environment, due: Option<UtcMs>) -> Duration {
    let ms = match due.map(|due| due.since(environment.now())) {
        Some(ms) if ms <= 0 => UNDER_WAY_MS,
        Some(ms) => ms.clamp(20, MOST_SLEEP_MS),
        None => MOST_SLEEP_MS,
    };
    Duration::from_millis(ms.unsigned_abs())
}

async fn outbox_due(store: &Store) -> Option<UtcMs> {
    outbox::next_due(&mut store.read().await.ok()?).await.ok()?
}

async fn question_due(store: &Store) -> Option<UtcMs> {
    message_media::next_question_due(&mut store.read().await.ok()?).await.ok()?
}

async fn content_due(store: &Store) -> Option<UtcMs> {
    message_media::next_due(&mut store.read().await.ok()?).await.ok()?
}

/// Why a loop wakes.
enum Wake {
    /// The time is over.
    Time,
    /// A commit with work; none when there were too many to know which.
    Work(Option<Changes>),
    /// The store is gone.
    Gone,
}

/// Waits for a commit with work of this kind, or for the time. False: the store is gone.
async fn wait_for_work(
    changes: &mut broadcast::Receiver<Changes>,
    work: &Change,
    most: Option<Duration>,
) -> bool {
    !matches!(next_wake(changes, work, most).await, Wake::Gone)
}

async fn next_wake(
    changes: &mut broadcast::Receiver<Changes>,
    work: &Change,
    most: Option<Duration>,
) -> Wake {
    let commit = async {
        loop {
            match changes.recv().await {
                Ok(changed) if !changed.contains(work) => {}
                Ok(changed) => return Wake::Work(Some(changed)),
                Err(RecvError::Lagged(_)) => return Wake::Work(None),
                Err(RecvError::Closed) => return Wake::Gone,
            }
        }
    };
    match most {
        None => commit.await,
        Some(most) => tokio::time::timeout(most, commit).await.unwrap_or(Wake::Time),
    }
}

/// Logs an error, a fault of the disk as a rule, once per try; the loop goes on.
fn log_error<T>(what: &str, result: Result<T>) -> Option<T> {
    result.map_err(|error| tracing::error!(%error, "{what}")).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_intake_backs_off_after_each_fault_up_to_half_a_minute() {
        let seconds: Vec<_> = (0..8).map(|faults| after_faults(faults).as_secs()).collect();
        assert_eq!(seconds, [1, 2, 4, 8, 16, 30, 30, 30]);
        assert_eq!(after_faults(u32::MAX), Duration::from_secs(30));
    }
}
