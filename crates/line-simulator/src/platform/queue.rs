//! The way of webhooks: one postman for each account, who carries its queue in order.
use std::time::Duration;

use serde::Serialize;
use tokio::time::Instant;

use super::{Live, Platform, log};
use crate::clock::iso_8601;
use crate::refusal::{Code, Refused};
use crate::world::{DeliveryRecord, Outcome, QueuedDelivery, Release, ReleaseOrder};
use crate::{limits, signature, webhook};

/// Waits before each further try of an account with redelivery. LINE publishes no numbers of its own.
const REDELIVERY_WAITS: [Duration; 8] = [
    Duration::from_millis(300),
    Duration::from_secs(1),
    Duration::from_secs(3),
    Duration::from_secs(5),
    Duration::from_secs(10),
    Duration::from_secs(20),
    Duration::from_secs(30),
    Duration::from_secs(60),
];

/// What `POST /v2/bot/channel/webhook/test` answers.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct WebhookTest {
    success: bool,
    timestamp: String,
    status_code: i32,
    reason: &'static str,
    detail: String,
}

struct Letter {
    number: u64,
    endpoint: Option<String>,
    secret: String,
    body: Vec<u8>,
}

enum Next {
    Deliver(Letter),
    /// Until then nothing is due; without a time, until something changes.
    Wait(Option<Instant>),
}

impl Platform {
    /// Keeps webhooks back until [`Platform::release_webhooks`].
    pub async fn hold_webhooks(&self) {
        let _ = self.change(|live| {
            live.holding = true;
            Ok::<_, Refused>(())
        });
    }

    /// Lets webhooks go again, those that were held in the given order.
    pub async fn release_webhooks(&self, release: Release) {
        let _ = self.change(|live| {
            live.holding = false;
            rearrange(live, release);
            Ok::<_, Refused>(())
        });
    }

    /// Sends an event once more, as LINE does when it doubts that it arrived: same id, `isRedelivery` true.
    ///
    /// # Errors
    /// `not_found` when no account has had such an event.
    pub async fn redeliver(&self, webhook_event_id: &str) -> Result<(), Refused> {
        self.change(|live| {
            let number = live.world.last_delivery + 1;
            let accounts = live.world.accounts.values_mut();
            let place = accounts.filter_map(|account| {
                let event = account.events.iter().find(|event| event.id == webhook_event_id)?.clone();
                Some((account, event))
            });
            let (account, event) = { place }.next().ok_or(Refused::not_found("event"))?;
            let events = vec![event];
            account.queue.push_back(QueuedDelivery {
                number,
                events,
                is_redelivery: true,
                attempt: 2,
                due: None,
            });
            live.world.last_delivery = number;
            Ok(())
        })
    }

    /// Waits until no webhook is on its way or waiting to be sent again. Held ones count as settled.
    ///
    /// # Errors
    /// `not_possible` when that takes longer than `limit`.
    pub async fn settled(&self, limit: Duration) -> Result<(), Refused> {
        let quiet = |live: &Live| {
            live.holding || live.world.accounts.values().all(|account| account.queue.is_empty())
        };
        let mut versions = self.versions();
        let waiting = async { while !self.read(quiet) && versions.changed().await.is_ok() {} };
        let late = |_| Refused::new(Code::NotPossible, "Webhooks are still on their way.");
        tokio::time::timeout(limit, waiting).await.map_err(late)
    }

    /// Starts a postman for every account of the world.
    pub(crate) fn start_postmen(&self) {
        let ids: Vec<String> = self.read(|live| live.world.accounts.keys().cloned().collect());
        ids.into_iter().for_each(|id| self.start_postman(id));
    }

    pub(crate) fn start_postman(&self, basic_id: String) {
        let platform = self.clone();
        tokio::spawn(async move {
            let stopping = platform.stopping().clone();
            tokio::select! {
                () = stopping.cancelled() => {}
                () = platform.carry(&basic_id) => {}
            }
        });
    }

    /// Posts an empty list of events, as LINE's "Verify" button does (LINE reference A.1.3).
    pub(crate) async fn test_webhook(&self, basic_id: &str, endpoint: Option<String>) -> Option<WebhookTest> {
        let (letter, timestamp) = self.read(|live| {
            let account = live.world.accounts.get(basic_id)?;
            let endpoint = Some(endpoint.or_else(|| account.webhook.clone())?);
            let body = webhook::body(&account.bot_user_id, &[], false);
            let secret = account.channel_secret.clone();
            Some((Letter { number: 0, endpoint, secret, body }, iso_8601(live.now_ms)))
        })?;
        let (outcome, status, detail) = self.post(letter).await;
        let reason = match outcome {
            Outcome::Accepted => "OK",
            Outcome::ErrorStatusCode => "ERROR_STATUS_CODE",
            Outcome::RequestTimeout => "REQUEST_TIMEOUT",
            Outcome::CouldNotConnect => "COULD_NOT_CONNECT",
            Outcome::NoEndpoint => "UNCLASSIFIED",
        };
        let status_code = status.map_or(0, i32::from);
        Some(WebhookTest { success: outcome == Outcome::Accepted, timestamp, status_code, reason, detail })
    }

    async fn carry(&self, basic_id: &str) {
        let mut versions = self.versions();
        loop {
            versions.mark_unchanged();
            match self.next_letter(basic_id) {
                Next::Deliver(letter) => {
                    let number = letter.number;
                    // What the account learns must outlive a crash here, or it would know more than LINE.
                    self.kept().await;
                    let (outcome, status, _) = self.post(letter).await;
                    self.delivered(basic_id, number, outcome, status);
                }
                Next::Wait(until) => {
                    let due = async {
                        match until {
                            Some(until) => tokio::time::sleep_until(until).await,
                            None => std::future::pending().await,
                        }
                    };
                    tokio::select! {
                        changed = versions.changed() => if changed.is_err() { return },
                        () = due => {}
                    }
                }
            }
        }
    }

    /// The first webhook that is due. It stays in the queue until it is carried: a restart sends it again.
    fn next_letter(&self, basic_id: &str) -> Next {
        let mut live = self.lock();
        let (holding, now_ms) = (live.holding, live.now_ms);
        let Some(account) = live.world.accounts.get_mut(basic_id) else { return Next::Wait(None) };
        let now = Instant::now();
        let due = |delivery: &&QueuedDelivery| delivery.due.is_none_or(|due| due <= now);
        let Some(delivery) = account.queue.iter().find(due).filter(|_| !holding) else {
            let first_due = account.queue.iter().filter_map(|delivery| delivery.due).min();
            return Next::Wait(first_due.filter(|_| !holding));
        };
        for token in delivery.events.iter().filter_map(|event| event.reply_token.as_ref()) {
            if let Some(reply) = account.reply_tokens.get_mut(token) {
                let last_ms = reply.event_ms + limits::REPLY_TOKEN_EVENT_MS;
                reply.expires_ms = (now_ms + limits::REPLY_TOKEN_MS).min(last_ms);
            }
        }
        Next::Deliver(Letter {
            number: delivery.number,
            endpoint: account.webhook.clone().filter(|_| account.webhook_active),
            secret: account.channel_secret.clone(),
            body: webhook::body(&account.bot_user_id, &delivery.events, delivery.is_redelivery),
        })
    }

    async fn post(&self, letter: Letter) -> (Outcome, Option<u16>, String) {
        let Some(endpoint) = letter.endpoint else { return (Outcome::NoEndpoint, None, String::new()) };
        let request = self
            .0
            .webhooks
            .to(&endpoint)
            .post(&endpoint)
            .header("content-type", "application/json; charset=utf-8")
            .header("x-line-signature", signature::sign(&letter.secret, &letter.body))
            .body(letter.body);
        match request.send().await {
            Ok(answer) => {
                let status = answer.status();
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

    fn delivered(&self, basic_id: &str, number: u64, outcome: Outcome, status: Option<u16>) {
        let _ = self.change(|live| {
            let at_ms = live.now_ms;
            let Some(account) = live.world.accounts.get_mut(basic_id) else { return Err(()) };
            let place = account.queue.iter().position(|delivery| delivery.number == number);
            let Some(delivery) = place.and_then(|place| account.queue.remove(place)) else { return Err(()) };
            let again = account.redelivery && !matches!(outcome, Outcome::Accepted | Outcome::NoEndpoint);
            if let Some(again) = again.then(|| another_try(&delivery)).flatten() {
                account.queue.push_back(again);
            }
            let record = record(basic_id, at_ms, &delivery, outcome, status);
            tracing::debug!(basic_id, ?outcome, status, events = ?record.webhook_event_ids, "webhook delivered");
            log(&mut live.deliveries, record);
            Ok(())
        });
    }
}

fn record(
    basic_id: &str,
    at_ms: i64,
    delivery: &QueuedDelivery,
    outcome: Outcome,
    status: Option<u16>,
) -> DeliveryRecord {
    let kind = |event: &serde_json::Value| event["type"].as_str().unwrap_or_default().to_owned();
    DeliveryRecord {
        basic_id: basic_id.to_owned(),
        at_ms,
        webhook_event_ids: delivery.events.iter().map(|event| event.id.clone()).collect(),
        event_types: delivery.events.iter().map(|event| kind(&event.event)).collect(),
        is_redelivery: delivery.is_redelivery,
        attempt: delivery.attempt,
        outcome,
        status,
    }
}

fn another_try(delivery: &QueuedDelivery) -> Option<QueuedDelivery> {
    let tries = usize::try_from(delivery.attempt).ok()?;
    let wait = REDELIVERY_WAITS.get(tries.checked_sub(1)?)?;
    Some(QueuedDelivery {
        is_redelivery: true,
        attempt: delivery.attempt + 1,
        due: Some(Instant::now() + *wait),
        ..delivery.clone()
    })
}

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
            let together = QueuedDelivery { number, events, is_redelivery: false, attempt: 1, due: None };
            queue = [together].into();
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
