//! Tells the window what changed: many commits within a moment become one event.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use serde::Serialize;
use store::{Change, Changes, Store};
use tauri::{AppHandle, Emitter, Runtime};
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::{RecvError, TryRecvError};
use tokio::time::Instant;

use crate::windows::MAIN;

/// Short enough to feel immediate, long enough that a burst is one redraw.
const MOMENT: Duration = Duration::from_millis(16);
/// When changes pour in, the window is told no more often than this: it has to ask and to draw in between.
const PACE: Duration = Duration::from_millis(60);

#[derive(Clone, Serialize)]
struct Changed {
    topics: Vec<Topic>,
    lost: bool,
}

#[derive(Clone, Serialize)]
struct Topic {
    topic: &'static str,
    ids: Vec<String>,
}

/// Forwards commits to the main window until the store is closed.
pub async fn forward<R: Runtime>(app: AppHandle<R>, store: Store) {
    let mut changes = store.changes();
    drop(store);
    let mut free = Instant::now();
    loop {
        let mut batch = Batch::default();
        match changes.recv().await {
            Ok(first) => batch.add(&first),
            Err(RecvError::Lagged(_)) => batch.lost = true,
            Err(RecvError::Closed) => return,
        }
        tokio::time::sleep_until(free.max(Instant::now() + MOMENT)).await;
        free = Instant::now() + PACE;
        batch.drain(&mut changes);
        let changed = batch.into_changed();
        if changed.lost || !changed.topics.is_empty() {
            let _ = app.emit_to(MAIN, "changed", changed);
        }
    }
}

#[derive(Default)]
struct Batch {
    topics: BTreeMap<&'static str, BTreeSet<String>>,
    lost: bool,
}

impl Batch {
    fn add(&mut self, changes: &Changes) {
        for change in changes.iter() {
            if let Some((topic, id)) = topic(change) {
                self.topics.entry(topic).or_default().extend(id);
            }
        }
    }

    fn drain(&mut self, changes: &mut Receiver<Changes>) {
        loop {
            match changes.try_recv() {
                Ok(more) => self.add(&more),
                Err(TryRecvError::Lagged(_)) => self.lost = true,
                Err(_) => return,
            }
        }
    }

    fn into_changed(self) -> Changed {
        let topics = self.topics.into_iter();
        Changed {
            topics: topics.map(|(topic, ids)| Topic { topic, ids: ids.into_iter().collect() }).collect(),
            lost: self.lost,
        }
    }
}

/// The topic as the window knows it; none for what only the loops listen to.
fn topic(change: &Change) -> Option<(&'static str, Option<String>)> {
    Some(match change {
        Change::Session => ("session", None),
        Change::Settings => ("settings", None),
        Change::Contact(id) => ("contacts", Some(id.to_string())),
        Change::Room(id) => ("rooms", Some(id.to_string())),
        Change::Messages(id) => ("messages", Some(id.to_string())),
        Change::Invitations => ("invitations", None),
        Change::Admin => ("admin", None),
        Change::Profile => ("profile", None),
        Change::Accounts | Change::WebhookEvents | Change::Outbox | Change::Fetch => return None,
    })
}
