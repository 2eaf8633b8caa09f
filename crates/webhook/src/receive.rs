use std::{sync::Arc, time::Duration};

use axum::{
    Router,
    body::{Body, Bytes, HttpBody, to_bytes},
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    routing::post,
};
use domain::LineAccountId;
use line::{event::Delivery, signature};
use store::{Store, webhook_events::NewWebhookEvent};
use tokio::time::timeout;

use crate::{
    accounts::{Account, Accounts, Observation},
    clock::Clock,
    committer::Committer,
    places::Places,
};

/// The largest webhook body that is read, in bytes. LINE names no limit; its bodies are a few kilobytes.
pub const MAX_BODY_BYTES: usize = 1024 * 1024;
/// Bodies up to this size, in bytes, are read at once; larger ones need one of a few places, so that strangers who send
/// much cannot fill the memory, nor stand in the way of LINE.
const SMALL_BODY_BYTES: usize = 64 * 1024;
/// Places for larger bodies. When there are more, the one that has been coming longest gives way.
const MAX_LARGE_BODIES: u32 = 8;
/// A body has to arrive within this time: LINE itself gives up then (LINE reference A.1.3).
const BODY_TIMEOUT: Duration = Duration::from_secs(2);

/// The path of an account's webhook URL.
pub fn path(account: &LineAccountId) -> String {
    format!("/line/webhook/{account}")
}

/// The routes for LINE's webhooks. Each event is in `store` before LINE is answered with 200;
/// the commit publishes [`store::Change::WebhookEvents`]. Needs a running Tokio runtime.
pub fn webhook_routes(store: Store, accounts: impl Accounts, clock: Clock) -> Router {
    let committer = Committer::start(store, clock);
    let large_bodies = Places::new(MAX_LARGE_BODIES);
    let state = Arc::new(Webhooks { accounts: Box::new(accounts), committer, large_bodies });
    Router::new().route("/line/webhook/{account}", post(receive)).with_state(state)
}

struct Webhooks {
    accounts: Box<dyn Accounts>,
    committer: Committer,
    large_bodies: Places,
}

async fn receive(
    State(webhooks): State<Arc<Webhooks>>,
    Path(account): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> StatusCode {
    match webhooks.receive(&account, &headers, body).await {
        Ok(()) => StatusCode::OK,
        Err(status) => {
            tracing::debug!(status = status.as_u16(), "a webhook was refused");
            status
        }
    }
}

impl Webhooks {
    async fn receive(&self, account: &str, headers: &HeaderMap, body: Body) -> Result<(), StatusCode> {
        let account = self.accounts.find(account).ok_or(StatusCode::NOT_FOUND)?;
        let given = headers.get(signature::HEADER).ok_or(StatusCode::UNAUTHORIZED)?;
        if account.secrets.is_empty() {
            return Err(StatusCode::SERVICE_UNAVAILABLE);
        }
        let body = self.read_body(body).await?;
        if !signature::verify(&account.secrets, &body, given.as_bytes()) {
            self.accounts.observe(&account.id, Observation::Refused);
            return Err(StatusCode::UNAUTHORIZED);
        }
        let events = events(&account, &body);
        let test = events.as_ref().is_ok_and(Vec::is_empty);
        self.accounts.observe(&account.id, if test { Observation::Test } else { Observation::Verified });
        let events = events?;
        drop(body);
        if events.is_empty() || self.committer.commit(events).await {
            return Ok(());
        }
        Err(StatusCode::INTERNAL_SERVER_ERROR)
    }

    async fn read_body(&self, body: Body) -> Result<Bytes, StatusCode> {
        timeout(BODY_TIMEOUT, self.read_in_place(body)).await.map_err(|_| StatusCode::REQUEST_TIMEOUT)?
    }

    async fn read_in_place(&self, body: Body) -> Result<Bytes, StatusCode> {
        let announced = body.size_hint();
        if announced.lower() > MAX_BODY_BYTES as u64 {
            return Err(StatusCode::PAYLOAD_TOO_LARGE);
        }
        let small = announced.upper().is_some_and(|bytes| bytes <= SMALL_BODY_BYTES as u64);
        if small {
            return read(body).await;
        }
        let place = self.large_bodies.acquire().await.ok_or(StatusCode::SERVICE_UNAVAILABLE)?;
        tokio::select! {
            read = read(body) => read,
            () = place.gives_way() => Err(StatusCode::REQUEST_TIMEOUT),
        }
    }
}

/// Longer than announced, or cut: the connection is of no use either way.
async fn read(body: Body) -> Result<Bytes, StatusCode> {
    to_bytes(body, MAX_BODY_BYTES).await.map_err(|_| StatusCode::PAYLOAD_TOO_LARGE)
}

/// The events of a body whose signature was right.
fn events(account: &Account, body: &[u8]) -> Result<Vec<NewWebhookEvent>, StatusCode> {
    let delivery = Delivery::parse(body).map_err(|_| StatusCode::BAD_REQUEST)?;
    if account.bot_user_id.as_ref().is_some_and(|id| *id != delivery.destination) {
        return Err(StatusCode::BAD_REQUEST);
    }
    let new = |event: line::event::RawEvent| NewWebhookEvent {
        webhook_event_id: event.webhook_event_id,
        line_account_id: account.id.clone(),
        raw: Box::<str>::from(event.raw).into_string(),
    };
    Ok(delivery.events.into_iter().map(new).collect())
}
