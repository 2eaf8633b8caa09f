//! Webhook deliveries: one task for each account, which delivers its queue in order.
use std::time::Duration;

use serde::Serialize;
use tokio::time::Instant;

use super::handle::Platform;
use crate::clock::iso_8601;
use crate::error::{ControlError, ErrorCode};
use crate::live::{Live, log};
use crate::world::{Account, DeliveryRecord, Outcome, QueuedDelivery, Release, ReleaseOrder, StoredEvent};
use crate::{limits, signature, webhook_events};

/// The delays before each further attempt for an account with redelivery. LINE publishes no numbers of its own.
const REDELIVERY_DELAYS: [Duration; 8] = [
    Duration::from_millis(300),
    Duration::from_secs(1),
    Duration::from_secs(3),
    Duration::from_secs(5),
    Duration::from_secs(10),
    Duration::from_secs(20),
    Duration::from_secs(30),
    Duration::from_secs(60),
];

/// The response of `POST /v2/bot/channel/webhook/test`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct WebhookTest {
    success: bool,
    timestamp: String,
    status_code: i32,
    reason: TestReason,
    detail: String,
}

/// The reason of a webhook test's result, as LINE spells it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum TestReason {
    Ok,
    ErrorStatusCode,
    RequestTimeout,
    CouldNotConnect,
    Unclassified,
}

/// A webhook request, ready to be sent.
struct WebhookRequest {
    number: u64,
    endpoint: Option<String>,
    secret: String,
    body: Vec<u8>,
}

/// The next step of an account's delivery task.
enum Next {
    Deliver(WebhookRequest),
    /// Until then nothing is due; without a time, until something changes.
    Wait(Option<Instant>),
}

impl Platform {
    /// Holds webhooks until [`Platform::release_webhooks`].
    pub async fn hold_webhooks(&self) {
        let _ = self.change(|live| {
            live.holding = true;
            Ok::<_, ControlError>(())
        });
    }

    /// Releases the held webhooks in the given order, and lets the next ones go at once.
    pub async fn release_webhooks(&self, release: Release) {
        let _ = self.change(|live| {
            live.holding = false;
            rearrange(live, release);
            Ok::<_, ControlError>(())
        });
    }

    /// Redelivers an event, as LINE does when it doubts that it arrived: same id, `isRedelivery` true.
    ///
    /// # Errors
    /// `not_found` when no account has had such an event.
    pub async fn redeliver(&self, webhook_event_id: &str) -> Result<(), ControlError> {
        self.change(|live| {
            let number = live.world.last_delivery + 1;
            let mut found = live.world.accounts.values_mut().filter_map(|account| {
                let event = account.events.iter().find(|event| event.id == webhook_event_id)?.clone();
                Some((account, event))
            });
            let (account, event) = found.next().ok_or(ControlError::not_found("event"))?;
            let first = QueuedDelivery::first(number, vec![event]);
            account.queue.push_back(QueuedDelivery { is_redelivery: true, attempt: 2, ..first });
            live.world.last_delivery = number;
            Ok(())
        })
    }

    /// Waits until no webhook is being delivered or waits for another attempt. Held ones count as settled.
    ///
    /// # Errors
    /// `not_possible` when that takes longer than `limit`.
    pub async fn settled(&self, limit: Duration) -> Result<(), ControlError> {
        let quiet = |live: &Live| {
            live.holding || live.world.accounts.values().all(|account| account.queue.is_empty())
        };
        let mut versions = self.versions();
        let waiting = async { while !self.read(quiet) && versions.changed().await.is_ok() {} };
        let late = |_| ControlError::new(ErrorCode::NotPossible, "Webhooks are still on their way.");
        tokio::time::timeout(limit, waiting).await.map_err(late)
    }

    /// Starts the delivery task of every account.
    pub(crate) fn start_deliveries(&self) {
        let ids: Vec<String> = self.read(|live| live.world.accounts.keys().cloned().collect());
        ids.into_iter().for_each(|id| self.start_delivery(id));
    }

    /// Starts the delivery task of an account.
    pub(super) fn start_delivery(&self, basic_id: String) {
        let platform = self.clone();
        tokio::spawn(async move {
            let stopping = platform.stopping().clone();
            tokio::select! {
                () = stopping.cancelled() => {}
                () = platform.deliver_queue(&basic_id) => {}
            }
        });
    }

    /// Tests a webhook endpoint with an empty list of events, as LINE's "Verify" button does (LINE reference A.1.3).
    pub(crate) async fn test_webhook(&self, basic_id: &str, endpoint: Option<String>) -> Option<WebhookTest> {
        let (request, timestamp) = self.read(|live| {
            let account = live.world.accounts.get(basic_id)?;
            let endpoint = Some(endpoint.or_else(|| account.webhook.clone())?);
            let body = webhook_events::body(&account.bot_user_id, &[], false);
            let secret = account.channel_secret.clone();
            Some((WebhookRequest { number: 0, endpoint, secret, body }, iso_8601(live.now_ms)))
        })?;
        let (outcome, status, detail) = self.post(request).await;
        let reason = match outcome {
            Outcome::Accepted => TestReason::Ok,
            Outcome::ErrorStatusCode => TestReason::ErrorStatusCode,
            Outcome::RequestTimeout => TestReason::RequestTimeout,
            Outcome::CouldNotConnect => TestReason::CouldNotConnect,
            Outcome::NoEndpoint => TestReason::Unclassified,
        };
        let status_code = status.map_or(0, i32::from);
        Some(WebhookTest { success: outcome == Outcome::Accepted, timestamp, status_code, reason, detail })
    }

    async fn deliver_queue(&self, basic_id: &str) {
        let mut versions = self.versions();
        loop {
            versions.mark_unchanged();
            match self.next_delivery(basic_id) {
                Next::Deliver(request) => {
                    let number = request.number;
                    // What the account learns must outlive a crash here, or it would know more than LINE.
                    self.wait_until_saved().await;
                    let (outcome, status, _) = self.post(request).await;
                    self.finish_delivery(basic_id, number, outcome, status);
                }
                Next::Wait(until) => tokio::select! {
                    changed = versions.changed() => if changed.is_err() { return },
                    () = sleep_until(until) => {}
                },
            }
        }
    }

    /// The first delivery that is due. It stays in the queue until it is finished: a restart sends it again.
    fn next_delivery(&self, basic_id: &str) -> Next {
        let mut live = self.lock();
        let (holding, now_ms) = (live.holding, live.now_ms);
        let Some(account) = live.world.accounts.get_mut(basic_id) else { return Next::Wait(None) };
        let now = Instant::now();
        let due = |delivery: &&QueuedDelivery| delivery.due.is_none_or(|due| due <= now);
        let Some(delivery) = account.queue.iter().find(due).filter(|_| !holding) else {
            let first_due = account.queue.iter().filter_map(|delivery| delivery.due).min();
            return Next::Wait(first_due.filter(|_| !holding));
        };
        let request = WebhookRequest {
            number: delivery.number,
            endpoint: account.webhook.clone().filter(|_| account.webhook_active),
            secret: account.channel_secret.clone(),
            body: webhook_events::body(&account.bot_user_id, &delivery.events, delivery.is_redelivery),
        };
        let tokens = delivery.events.iter().filter_map(|event| event.reply_token.clone()).collect();
        extend_reply_tokens(account, tokens, now_ms);
        Next::Deliver(request)
    }

    async fn post(&self, request: WebhookRequest) -> (Outcome, Option<u16>, String) {
        let Some(endpoint) = request.endpoint else { return (Outcome::NoEndpoint, None, String::new()) };
        let call = self
            .0
            .webhooks
            .to(&endpoint)
            .post(&endpoint)
            .header("content-type", "application/json; charset=utf-8")
            .header("x-line-signature", signature::sign(&request.secret, &request.body))
            .body(request.body);
        match call.send().await {
            Ok(response) => {
                let status = response.status();
                let outcome = if status.is_success() { Outcome::Accepted } else { Outcome::ErrorStatusCode };
                (outcome, Some(status.as_u16()), status.as_u16().to_string())
            }
            Err(error) if error.is_connect() => {
                (Outcome::CouldNotConnect, None, "Connection failed".to_owned())
            }
            Err(error) if error.is_timeout() => (Outcome::RequestTimeout, None, "Request timeout".to_owned()),
            Err(_) => (Outcome::CouldNotConnect, None, "Connection failed (session closed)".to_owned()),
        }
    }

    /// Takes a delivery out of the queue, logs it, and queues the next attempt if there is to be one.
    fn finish_delivery(&self, basic_id: &str, number: u64, outcome: Outcome, status: Option<u16>) {
        let _ = self.change(|live| {
            let at_ms = live.now_ms;
            let Some(account) = live.world.accounts.get_mut(basic_id) else { return Err(()) };
            let place = account.queue.iter().position(|delivery| delivery.number == number);
            let Some(delivery) = place.and_then(|place| account.queue.remove(place)) else { return Err(()) };
            let again = account.redelivery && !matches!(outcome, Outcome::Accepted | Outcome::NoEndpoint);
            if let Some(again) = again.then(|| next_attempt(&delivery)).flatten() {
                account.queue.push_back(again);
            }
            let record = record(basic_id, at_ms, &delivery, outcome, status);
            tracing::debug!(basic_id, ?outcome, status, events = ?record.webhook_event_ids, "webhook delivered");
            log(&mut live.deliveries, record);
            Ok(())
        });
    }
}

/// Sleeps until then; for ever without a time.
async fn sleep_until(until: Option<Instant>) {
    match until {
        Some(until) => tokio::time::sleep_until(until).await,
        None => std::future::pending().await,
    }
}

/// Extends the lifetime of reply tokens, which begins with each delivery (LINE reference A.2.1).
fn extend_reply_tokens(account: &mut Account, tokens: Vec<String>, now_ms: i64) {
    for token in tokens {
        if let Some(reply) = account.reply_tokens.get_mut(&token) {
            let last_ms = reply.event_ms + limits::REPLY_TOKEN_EVENT_MS;
            reply.expires_ms = (now_ms + limits::REPLY_TOKEN_MS).min(last_ms);
        }
    }
}

/// The log entry of a delivery.
fn record(
    basic_id: &str,
    at_ms: i64,
    delivery: &QueuedDelivery,
    outcome: Outcome,
    status: Option<u16>,
) -> DeliveryRecord {
    DeliveryRecord {
        basic_id: basic_id.to_owned(),
        at_ms,
        webhook_event_ids: delivery.events.iter().map(|event| event.id.clone()).collect(),
        event_types: delivery.events.iter().filter_map(StoredEvent::event_type).collect(),
        is_redelivery: delivery.is_redelivery,
        attempt: delivery.attempt,
        outcome,
        status,
    }
}

/// The next attempt of a delivery that failed; `None` after the last.
fn next_attempt(delivery: &QueuedDelivery) -> Option<QueuedDelivery> {
    let attempts = usize::try_from(delivery.attempt).ok()?;
    let delay = REDELIVERY_DELAYS.get(attempts.checked_sub(1)?)?;
    Some(QueuedDelivery {
        is_redelivery: true,
        attempt: delivery.attempt + 1,
        due: Some(Instant::now() + *delay),
        ..delivery.clone()
    })
}

/// Rearranges the held deliveries for their release.
fn rearrange(live: &mut Live, release: Release) {
    let mut number = live.world.last_delivery;
    for account in live.world.accounts.values_mut() {
        let mut queue = std::mem::take(&mut account.queue);
        if release.order == ReleaseOrder::Reversed {
            queue.make_contiguous().reverse();
        }
        if release.together && !queue.is_empty() {
            let events = queue.iter().flat_map(|delivery| delivery.events.clone()).collect();
            number += 1;
            queue = [QueuedDelivery::first(number, events)].into();
        }
        for delivery in queue {
            let twin = delivery.clone();
            account.queue.push_back(delivery);
            if release.duplicate {
                number += 1;
                account.queue.push_back(QueuedDelivery { number, ..twin });
            }
        }
    }
    live.world.last_delivery = number;
}
