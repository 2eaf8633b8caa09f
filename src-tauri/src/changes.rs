//! Change events for the window: the commits of a moment become one event.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use api::shell::{CHANGED, Changed, Topic, TopicChange};
use store::{Change, Changes, Store};
use tauri::{AppHandle, Emitter, Runtime};
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::{RecvError, TryRecvError};
use tokio::time::Instant;

use crate::window::Window;

/// The wait for more commits: short enough to feel immediate, long enough that a burst is one redraw.
const BATCH_TIME: Duration = Duration::from_millis(16);
/// The time between two events at least, when changes pour in: the window has to ask and to draw in between.
const MIN_INTERVAL: Duration = Duration::from_millis(60);

/// Forwards commits to the main window until the store is closed.
pub async fn forward<R: Runtime>(app: AppHandle<R>, store: Store) {
    let mut changes = store.changes();
    drop(store);
    let mut next_event = Instant::now();
    loop {
        let mut batch = Batch::default();
        match changes.recv().await {
            Ok(first) => batch.add(&first),
            Err(RecvError::Lagged(_)) => batch.lost = true,
            Err(RecvError::Closed) => return,
        }
        tokio::time::sleep_until(next_event.max(Instant::now() + BATCH_TIME)).await;
        next_event = Instant::now() + MIN_INTERVAL;
        batch.drain(&mut changes);
        let changed = batch.into_changed();
        if changed.lost || !changed.topics.is_empty() {
            let _ = app.emit_to(Window::Main.label(), CHANGED, changed);
        }
    }
}

/// The changes of a moment, by topic.
#[derive(Default)]
struct Batch {
    topics: BTreeMap<Topic, BTreeSet<String>>,
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
            topics: topics
                .map(|(topic, ids)| TopicChange { topic, ids: ids.into_iter().collect() })
                .collect(),
            lost: self.lost,
        }
    }
}

/// The topic of a change, and the id of what changed; none for what only the loops listen to.
fn topic(change: &Change) -> Option<(Topic, Option<String>)> {
    Some(match change {
        Change::Session => (Topic::Session, None),
        Change::Settings => (Topic::Settings, None),
        Change::Contact(id) => (Topic::Contacts, Some(id.to_string())),
        Change::Room(id) => (Topic::Rooms, Some(id.to_string())),
        Change::Messages(id) => (Topic::Messages, Some(id.to_string())),
        Change::Invitations => (Topic::Invitations, None),
        Change::Admin => (Topic::Admin, None),
        Change::Profile => (Topic::Profile, None),
        Change::Accounts | Change::WebhookEvents | Change::Outbox | Change::Erased | Change::Fetch => {
            return None;
        }
    })
}
