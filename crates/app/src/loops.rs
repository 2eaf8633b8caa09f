//! What runs by itself: stored events are applied, what waits is sent, what is due is fetched, and the
//! accounts are looked at. Each is woken by
//! the commit that gives it work, and by the clock. Every step is a use case that a story can take by hand.

use std::time::Duration;

use domain::UtcMs;
use store::{Change, Changes, message_media, outbox};
use tokio::sync::broadcast::{self, error::RecvError};
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::receiving::fetch::downloads::Downloads;
use crate::{App, Result};

/// Nobody sleeps longer: the computer's clock may be set, or the computer may have slept.
const MOST_SLEEP_MS: i64 = 30_000;
/// Between two looks at what is under way.
const UNDER_WAY_MS: i64 = 1000;
/// After a fault of the disk, until it is tried again.
const AFTER_FAULT: Duration = Duration::from_secs(5);
/// Between two looks at whose profile is old: ten minutes.
const REFRESH_MS: i64 = 10 * 60 * 1000;
/// After the start the window comes first; then the accounts are looked at.
const SETTLED: Duration = Duration::from_secs(5);
/// Runs of the outbox at the same time: a room that LINE is slow with holds up no other.
const RUNS: usize = 4;

impl App {
    /// Runs the loops until `shutdown` says so, or its sender is gone. What is under way then breaks off as
    /// it would with the power: the next start goes on from what is written.
    pub async fn loops(self, mut shutdown: watch::Receiver<bool>) {
        let mut downloads = Downloads::default();
        tokio::select! {
            _ = shutdown.wait_for(|down| *down) => {}
            () = self.intake() => {}
            () = self.delivery() => {}
            () = self.fetching() => {}
            () = self.downloading(&mut downloads) => {}
            () = self.watching() => {}
            () = self.practising() => {}
        }
        downloads.end().await;
    }

    async fn intake(&self) {
        let mut changes = self.store.changes();
        loop {
            if log_error("events wait", self.apply_pending().await).is_none() {
                tokio::time::sleep(AFTER_FAULT).await;
                continue;
            }
            if !wait_for_work(&mut changes, &Change::WebhookEvents, None).await {
                return;
            }
        }
    }

    async fn delivery(&self) {
        let mut changes = self.store.changes();
        let mut runs = JoinSet::new();
        loop {
            if runs.len() < RUNS {
                let app = self.clone();
                runs.spawn(async move { app.deliver_due().await.map(drop) });
            }
            let pause = self.pause(outbox_due(self).await);
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

    async fn fetching(&self) {
        let mut changes = self.store.changes();
        log_error("old attachments stay", self.attachments_tidy().await);
        let mut refreshed = self.now();
        loop {
            if self.now().since(refreshed) >= REFRESH_MS {
                refreshed = self.now();
                log_error("profiles stay as they are", self.profiles_refresh().await);
            }
            if log_error("profiles wait", self.ask_due().await).is_none() {
                tokio::time::sleep(AFTER_FAULT).await;
                continue;
            }
            let pause = self.pause(question_due(self).await);
            match next_wake(&mut changes, &Change::Fetch, Some(pause)).await {
                Wake::Gone => return,
                // Keys were renewed, or secrets can be had again: whatever waits may come now.
                Wake::Work(Some(changed)) if changed.contains(&Change::Session) => {
                    log_error("what waits for keys waits on", self.fetch_again().await);
                }
                Wake::Work(_) | Wake::Time => {}
            }
        }
    }

    /// Beside [`Self::fetching`]: a large video holds up no name.
    async fn downloading(&self, downloads: &mut Downloads) {
        let mut changes = self.store.changes();
        loop {
            if log_error("pictures and files wait", downloads.begin(self).await).is_none() {
                tokio::time::sleep(AFTER_FAULT).await;
                continue;
            }
            let pause = self.pause(content_due(self).await);
            tokio::select! {
                there = wait_for_work(&mut changes, &Change::Fetch, Some(pause)) => if !there { return },
                done = downloads.over() => if log_error("a picture or file waits", done).is_none() {
                    tokio::time::sleep(AFTER_FAULT).await;
                },
            }
        }
    }

    async fn watching(&self) {
        let mut changes = self.store.changes();
        tokio::time::sleep(SETTLED).await;
        loop {
            if log_error("checks wait", self.watch_due().await).is_none() {
                tokio::time::sleep(AFTER_FAULT).await;
            }
            let pause = self.pause(self.next_watch().await);
            if !wait_for_work(&mut changes, &Change::Admin, Some(pause)).await {
                return;
            }
        }
    }

    /// In a Practice workspace: marks the steps of its path.
    async fn practising(&self) {
        let mut changes = self.store.changes();
        let mut listener = self.practice_listener();
        let mut changed = None;
        while log_error("steps wait", listener.is_of_use().await).unwrap_or(true) {
            let missed = log_error("a step waits", listener.observe(changed.as_ref()).await).is_none();
            changed = match changes.recv().await {
                Ok(changed) => Some(changed).filter(|_| !missed),
                Err(RecvError::Lagged(_)) => None,
                Err(RecvError::Closed) => return,
            };
        }
        std::future::pending().await
    }

    /// How long until something is due. What is due already is being worked on; it is looked at again soon.
    fn pause(&self, due: Option<UtcMs>) -> Duration {
        let ms = match due.map(|due| due.since(self.now())) {
            Some(ms) if ms <= 0 => UNDER_WAY_MS,
            Some(ms) => ms.clamp(20, MOST_SLEEP_MS),
            None => MOST_SLEEP_MS,
        };
        Duration::from_millis(ms.unsigned_abs())
    }
}

async fn outbox_due(app: &App) -> Option<UtcMs> {
    outbox::next_due(&mut app.store.read().await.ok()?).await.ok()?
}

async fn question_due(app: &App) -> Option<UtcMs> {
    message_media::next_question_due(&mut app.store.read().await.ok()?).await.ok()?
}

async fn content_due(app: &App) -> Option<UtcMs> {
    message_media::next_due(&mut app.store.read().await.ok()?).await.ok()?
}

/// Why a loop looks again.
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
