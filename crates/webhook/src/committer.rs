//! Group commit: the events of all waiting requests go to the disk in one transaction, so that many requests share one
//! wait for it.

use std::ops::Range;

use store::{Change, Store, webhook_events, webhook_events::NewWebhookEvent};
use tokio::sync::{mpsc, oneshot};

use crate::clock::Clock;

/// Requests that may wait while one commit runs. The server takes fewer connections, so this never fills up.
const QUEUE: usize = 1024;
/// Events after which a group is closed: keeps a commit short, so that others who write get their turn.
const EVENTS_PER_GROUP: usize = 1024;

/// A handle of the one task that commits events. The task ends with the last handle.
#[derive(Debug, Clone)]
pub(crate) struct Committer {
    requests: mpsc::Sender<Request>,
}

/// The events of one body, and where the answer goes whether they are on the disk.
#[derive(Debug)]
struct Request {
    events: Vec<NewWebhookEvent>,
    stored: oneshot::Sender<bool>,
}

impl Committer {
    /// Starts the committing task; needs a running Tokio runtime.
    pub(crate) fn start(store: Store, clock: Clock) -> Self {
        let (requests, waiting) = mpsc::channel(QUEUE);
        tokio::spawn(run(store, clock, waiting));
        Self { requests }
    }

    /// Whether the events are on the disk now. Each is there once, however often it is handed in.
    pub(crate) async fn commit(&self, events: Vec<NewWebhookEvent>) -> bool {
        let (stored, answer) = oneshot::channel();
        self.requests.send(Request { events, stored }).await.is_ok() && answer.await.unwrap_or(false)
    }
}

async fn run(store: Store, clock: Clock, mut waiting: mpsc::Receiver<Request>) {
    while let Some(first) = waiting.recv().await {
        let mut group = Group::default();
        group.add(first);
        while group.events.len() < EVENTS_PER_GROUP {
            let Ok(next) = waiting.try_recv() else { break };
            group.add(next);
        }
        group.commit(&store, &clock).await;
    }
}

/// A group commit: the requests whose events go to the disk in one transaction.
#[derive(Default)]
struct Group {
    events: Vec<NewWebhookEvent>,
    requests: Vec<(Range<usize>, oneshot::Sender<bool>)>,
}

impl Group {
    fn add(&mut self, request: Request) {
        let start = self.events.len();
        self.events.extend(request.events);
        self.requests.push((start..self.events.len(), request.stored));
    }

    /// Commits the group in one transaction, and when that fails each request alone, so that one body cannot take
    /// others with it.
    async fn commit(self, store: &Store, clock: &Clock) {
        let together = insert(store, clock, &self.events).await;
        let alone = self.requests.len() == 1;
        for (range, stored) in self.requests {
            let done = together || (!alone && insert(store, clock, &self.events[range]).await);
            // Who hung up meanwhile sends again, and the event is there already.
            let _ = stored.send(done);
        }
    }
}

async fn insert(store: &Store, clock: &Clock, events: &[NewWebhookEvent]) -> bool {
    match try_insert(store, clock, events).await {
        Ok(()) => true,
        Err(error) => {
            tracing::error!(%error, events = events.len(), "webhook events could not be stored");
            false
        }
    }
}

async fn try_insert(store: &Store, clock: &Clock, events: &[NewWebhookEvent]) -> store::Result<()> {
    let mut tx = store.begin().await?;
    if webhook_events::insert(tx.conn(), events, clock()).await? > 0 {
        tx.changed(Change::WebhookEvents);
    }
    tx.commit().await
}
