//! The intake: webhook events become rooms and messages. Events are applied in the order in which they arrived, and say
//! what is true by LINE's own times: late, doubled and reordered ones end in the same rooms.
//! Nothing here waits for the network: what has to be asked of LINE becomes due.

use domain::LineAccountId;
use line::event::{Event, EventKind, Mode};
use store::Store;
use store::webhook_events::{self, WebhookEvent};

use super::applied::Applied;
use super::batch::Batch;
use super::line_time::LineTime;
use super::notify::{Notification, keep_latest, notify};
use super::{edits, friends, groups, messages, others};
use crate::environment::Environment;
use crate::{Error, ErrorCode, Result};

/// Events that share one commit: after a long time away, what a room or a person needs is then done once for many. The
/// webhook server and the members wait for a commit, so it must not take long.
const EVENTS_PER_COMMIT: u32 = 500;

/// The intake of webhook events.
#[derive(Clone)]
pub(crate) struct Intake {
    pub(crate) store: Store,
    pub(crate) environment: Environment,
    pub(crate) line_time: LineTime,
}

impl Intake {
    pub(crate) fn new(store: &Store, environment: &Environment, line_time: &LineTime) -> Self {
        Self { store: store.clone(), environment: environment.clone(), line_time: line_time.clone() }
    }

    /// Applies the events that wait. Returns how many there were. One that cannot be applied is kept with the
    /// reason and holds up nobody.
    ///
    /// # Errors
    /// The storage codes; the events then wait on.
    pub(crate) async fn apply_pending(&self) -> Result<usize> {
        let mut notifications = Vec::new();
        let done = self.apply_all(&mut notifications).await;
        notify(&self.store, &self.environment, notifications).await;
        done
    }

    async fn apply_all(&self, notifications: &mut Vec<Notification>) -> Result<usize> {
        let mut done = 0;
        loop {
            let some = match self.apply_some(EVENTS_PER_COMMIT, notifications).await {
                Err(error) if is_the_events_fault(&error) => self.apply_singly(notifications).await?,
                some => some?,
            };
            done += some;
            if some == 0 {
                return Ok(done);
            }
        }
    }

    /// One of a group could not be applied: each for itself, and that one is marked.
    async fn apply_singly(&self, notifications: &mut Vec<Notification>) -> Result<usize> {
        let mut done = 0;
        while done < EVENTS_PER_COMMIT as usize {
            let one = match self.apply_some(1, notifications).await {
                Err(error) if is_the_events_fault(&error) => self.set_first_failed(&error).await?,
                one => one?,
            };
            if one == 0 {
                break;
            }
            done += one;
        }
        Ok(done)
    }

    async fn apply_some(&self, most: u32, notifications: &mut Vec<Notification>) -> Result<usize> {
        let mut tx = self.store.begin().await?;
        let events = webhook_events::pending(tx.conn(), most).await?;
        if events.is_empty() {
            return Ok(0);
        }
        let parsed: Vec<(WebhookEvent, Event)> = events.into_iter().map(parse).collect();
        let mut batch = Batch::new(&self.environment, &self.line_time, self.store.folder(), &mut tx);
        let messages: Vec<_> =
            parsed.iter().filter_map(|(stored, event)| message_of(stored, event)).collect();
        batch.load_pending_marks(&messages).await?;
        for (stored, event) in &parsed {
            apply(&mut batch, stored, event).await?;
        }
        let (more, unsent) = batch.finish().await?;
        tx.commit().await?;
        notifications.retain(|one| !unsent.contains(&one.message));
        notifications.extend(more);
        keep_latest(notifications);
        Ok(parsed.len())
    }

    async fn set_first_failed(&self, why: &Error) -> Result<usize> {
        let mut tx = self.store.begin().await?;
        let Some(event) = webhook_events::pending(tx.conn(), 1).await?.pop() else { return Ok(0) };
        tracing::error!(seq = event.seq, error = %why, "an event could not be applied");
        let why = why.source.as_ref().map_or_else(|| why.to_string(), ToString::to_string);
        webhook_events::set_failed(tx.conn(), event.seq, &why).await?;
        tx.commit().await?;
        Ok(1)
    }
}

/// The disk's and the file's faults are nobody's event: the event waits until they are over.
fn is_the_events_fault(error: &Error) -> bool {
    !matches!(
        error.code,
        ErrorCode::StorageReadOnly
            | ErrorCode::StorageFull
            | ErrorCode::StorageNewer
            | ErrorCode::StorageBroken
    )
}

fn parse(stored: WebhookEvent) -> (WebhookEvent, Event) {
    let event = Event::parse(&stored.raw);
    (stored, event)
}

/// The message that an event carries or changes.
fn message_of<'a>(stored: &'a WebhookEvent, event: &'a Event) -> Option<(&'a LineAccountId, &'a str)> {
    if let EventKind::Message(message) | EventKind::MessageEdited(message) = &event.kind {
        return Some((&stored.line_account_id, &message.id));
    }
    None
}

async fn apply(batch: &mut Batch<'_>, stored: &WebhookEvent, event: &Event) -> Result<()> {
    batch.begin_event(stored).await?;
    batch.line_time.observe(event, stored.received_at);
    let applied = dispatch(batch, event).await?;
    if let (Some(token), Mode::Active) = (&event.reply_token, &event.mode) {
        batch.keep_reply_token(event, token).await?;
    }
    batch.event_applied(stored.seq, applied.line_message_id, applied.forget);
    Ok(())
}

async fn dispatch(batch: &mut Batch<'_>, event: &Event) -> Result<Applied> {
    match &event.kind {
        EventKind::Message(message) => messages::message(batch, event, message).await,
        EventKind::MessageEdited(message) => edits::edited(batch, event, message).await,
        EventKind::Unsend { message_id } => edits::unsend(batch, event, message_id).await,
        EventKind::Follow { is_unblocked } => friends::follow(batch, event, *is_unblocked).await,
        EventKind::Unfollow => friends::unfollow(batch, event).await,
        EventKind::Join => groups::join(batch, event).await,
        EventKind::Leave => groups::leave(batch, event).await,
        EventKind::MemberJoined { members } => groups::members_joined(batch, event, members).await,
        EventKind::MemberLeft { members } => groups::members_left(batch, event, members).await,
        EventKind::Postback { .. }
        | EventKind::VideoPlayComplete { .. }
        | EventKind::Beacon { .. }
        | EventKind::AccountLink { .. }
        | EventKind::Membership { .. }
        | EventKind::Module { .. }
        | EventKind::Activated { .. }
        | EventKind::Deactivated
        | EventKind::BotSuspended
        | EventKind::BotResumed
        | EventKind::Delivery { .. }
        | EventKind::Unknown { .. } => others::other(batch, event).await,
    }
}
