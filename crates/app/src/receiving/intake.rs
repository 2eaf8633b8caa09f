//! The intake: webhook events become rooms and messages. Events are applied in the order in which they arrived, and say
//! what is true by LINE's own times: late, doubled and reordered ones end in the same rooms.
//! Nothing here waits for the network: what has to be asked of LINE becomes due.

use std::collections::HashSet;

use domain::LineAccountId;
use line::event::{Event, EventKind, Mode};
use store::webhook_events::{self, WebhookEvent};
use store::{Change, Store, set_aside_events};

use super::applied::{Applied, place};
use super::arrived::ArrivedEvent;
use super::batch::Batch;
use super::fault::{EventFault, fault};
use super::line_time::LineTime;
use super::{edits, friends, groups, messages, others};
use crate::environment::Environment;
use crate::notifications::notification::{Notification, keep_latest};
use crate::notifications::notifier::Notifier;
use crate::{Error, Result};

/// Events that share one commit: after a long time away, what a room or a person needs is then done once for many. The
/// webhook server and the members wait for a commit, so it must not take long.
const EVENTS_PER_COMMIT: u32 = 500;

/// The intake of webhook events.
#[derive(Clone)]
pub(crate) struct Intake {
    pub(crate) store: Store,
    pub(crate) environment: Environment,
    pub(crate) line_time: LineTime,
    notifier: Notifier,
}

impl Intake {
    pub(crate) fn new(
        store: &Store,
        environment: &Environment,
        line_time: &LineTime,
        notifier: &Notifier,
    ) -> Self {
        Self {
            store: store.clone(),
            environment: environment.clone(),
            line_time: line_time.clone(),
            notifier: notifier.clone(),
        }
    }

    /// Applies the events that wait. Returns how many there were. One that can never be applied is set aside with the
    /// reason and holds up nobody; whatever else fails passes, and the events wait for it in their order.
    ///
    /// # Errors
    /// The storage codes, and `Internal` of a fault that nobody knows; the events then wait on.
    pub(crate) async fn apply_pending(&self) -> Result<usize> {
        let mut notifications = Vec::new();
        let done = self.apply_all(&mut notifications).await;
        // Only now: what stands last may take back what stands first.
        self.notifier.add(notifications);
        done
    }

    /// Events that another version of this program has set aside wait again: this one may know better, and tries each
    /// once. Returns how many there were.
    ///
    /// # Errors
    /// The storage codes.
    pub(crate) async fn retry_after_update(&self) -> Result<u64> {
        let mut tx = self.store.begin().await?;
        let waiting = set_aside_events::retry_of_other_versions(tx.conn(), self.environment.version).await?;
        if waiting > 0 {
            for change in [Change::WebhookEvents, Change::Admin, Change::Session] {
                tx.changed(change);
            }
        }
        tx.commit().await?;
        Ok(waiting)
    }

    async fn apply_all(&self, notifications: &mut Vec<Notification>) -> Result<usize> {
        let mut done = 0;
        loop {
            let some = match self.apply_some(EVENTS_PER_COMMIT, notifications).await {
                Ok(some) => some,
                Err(error) => match fault(&error) {
                    EventFault::Storage => return Err(error),
                    EventFault::Permanent(_) | EventFault::Unknown => {
                        self.apply_singly(notifications).await?
                    }
                },
            };
            done += some;
            if some == 0 {
                return Ok(done);
            }
        }
    }

    async fn apply_some(&self, most: u32, notifications: &mut Vec<Notification>) -> Result<usize> {
        let events = webhook_events::pending(&mut self.store.read().await?, most).await?;
        let arrived: Vec<_> = events.into_iter().map(|stored| self.parse(stored)).collect();
        self.apply_together(&arrived, notifications).await?;
        Ok(arrived.len())
    }

    /// One of a group could not be applied: each for itself. One that can never be is set aside. One that fails for a
    /// reason that nobody knows waits, and what came after it in its room waits behind it.
    async fn apply_singly(&self, notifications: &mut Vec<Notification>) -> Result<usize> {
        let events = webhook_events::pending(&mut self.store.read().await?, EVENTS_PER_COMMIT).await?;
        let mut waiting: HashSet<(LineAccountId, Option<String>)> = HashSet::new();
        let mut unknown = None;
        let mut done = 0;
        for stored in events {
            let arrived = [self.parse(stored)];
            let [ArrivedEvent { stored, event, .. }] = &arrived;
            let place = (stored.line_account_id.clone(), place(event).map(str::to_owned));
            if waiting.contains(&place) {
                continue;
            }
            match self.apply_together(&arrived, notifications).await {
                Ok(()) => done += 1,
                Err(error) => match fault(&error) {
                    EventFault::Storage => return Err(error),
                    EventFault::Permanent(reason) => {
                        self.set_aside(stored, event, reason, &error).await?;
                        done += 1;
                    }
                    EventFault::Unknown => {
                        waiting.insert(place);
                        unknown.get_or_insert(error);
                    }
                },
            }
        }
        unknown.map_or(Ok(done), Err)
    }

    fn parse(&self, stored: WebhookEvent) -> ArrivedEvent {
        ArrivedEvent::parse(stored, &self.line_time)
    }

    /// Applies events in one transaction: all of them or none.
    async fn apply_together(
        &self,
        arrived: &[ArrivedEvent],
        notifications: &mut Vec<Notification>,
    ) -> Result<()> {
        if arrived.is_empty() {
            return Ok(());
        }
        let mut tx = self.store.begin().await?;
        let mut batch = Batch::new(&self.environment, &self.line_time, &mut tx);
        let messages: Vec<_> = arrived.iter().filter_map(message_of).collect();
        batch.load_pending_marks(&messages).await?;
        for one in arrived {
            apply(&mut batch, one).await?;
        }
        let (more, unsent) = batch.finish().await?;
        tx.commit().await?;
        self.notifier.drop_unsent(&unsent);
        notifications.retain(|one| one.arrived().is_none_or(|id| !unsent.contains(id)));
        notifications.extend(more);
        keep_latest(notifications);
        Ok(())
    }

    /// Sets an event aside. It keeps the id of its message, so that an unsend finds its raw copy.
    async fn set_aside(
        &self,
        stored: &WebhookEvent,
        event: &Event,
        reason: domain::webhook_event::SetAsideReason,
        why: &Error,
    ) -> Result<()> {
        tracing::error!(seq = stored.seq, code = reason.as_str(), error = %why, "an event is set aside");
        let message = message_id(event);
        let version = self.environment.version;
        let mut tx = self.store.begin().await?;
        set_aside_events::set_aside(tx.conn(), stored.seq, reason, message, version).await?;
        for change in [Change::Admin, Change::Session] {
            tx.changed(change);
        }
        Ok(tx.commit().await?)
    }
}

fn message_of(arrived: &ArrivedEvent) -> Option<(&LineAccountId, &str)> {
    Some((&arrived.stored.line_account_id, message_id(&arrived.event)?))
}

/// The message that an event carries or changes.
fn message_id(event: &Event) -> Option<&str> {
    if let EventKind::Message(message) | EventKind::MessageEdited(message) = &event.kind {
        return Some(&message.id);
    }
    None
}

async fn apply(batch: &mut Batch<'_>, arrived: &ArrivedEvent) -> Result<()> {
    let ArrivedEvent { stored, event, time_estimated } = arrived;
    batch.begin_event(arrived).await?;
    if !time_estimated {
        batch.line_time.observe(event, stored.received_at);
    }
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
