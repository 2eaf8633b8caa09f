//! What tests and hosts do behind the stage, over HTTP.
use std::convert::Infallible;
use std::time::Duration;

use axum::Json;
use axum::extract::{Path, State};
use axum::response::Sse;
use axum::response::sse::{Event, KeepAlive};
use futures_util::{Stream, stream};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::sync::broadcast::error::RecvError;

use super::guard::Wanted;
use crate::fault::FaultOrder;
use crate::platform::{Platform, Sent};
use crate::refusal::Refused;
use crate::world::{
    AccountChange, AccountCredentials, AccountDraft, AccountView, DeliveryRecord, PublicKey, Release,
    StateView, Stickers,
};

type Answer<T> = Result<Json<T>, Refused>;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Redeliver {
    webhook_event_id: String,
}

#[derive(Deserialize)]
pub(super) struct Sendable {
    sendable: Option<Stickers>,
}

#[derive(Deserialize)]
pub(super) struct Advance {
    ms: i64,
}

pub(super) async fn state(State(platform): State<Platform>) -> Json<StateView> {
    Json(platform.state().await)
}

pub(super) async fn add_account(
    State(platform): State<Platform>,
    Wanted(draft): Wanted<AccountDraft>,
) -> Answer<AccountCredentials> {
    platform.add_account(draft).await.map(Json)
}

pub(super) async fn change_account(
    State(platform): State<Platform>,
    Path(basic_id): Path<String>,
    Wanted(change): Wanted<AccountChange>,
) -> Answer<AccountView> {
    platform.change_account(&basic_id, change).await.map(Json)
}

/// What LINE's console shows to the account's owner, secrets too.
pub(super) async fn account(
    State(platform): State<Platform>,
    Path(basic_id): Path<String>,
) -> Answer<AccountCredentials> {
    platform.credentials_of(&basic_id).await.map(Json)
}

pub(super) async fn register_key(
    State(platform): State<Platform>,
    Path(basic_id): Path<String>,
    Wanted(key): Wanted<PublicKey>,
) -> Answer<Value> {
    let kid = platform.register_key(&basic_id, key).await?;
    Ok(Json(json!({ "kid": kid })))
}

pub(super) async fn revoke_tokens(
    State(platform): State<Platform>,
    Path(basic_id): Path<String>,
) -> Answer<Value> {
    platform.revoke_tokens(&basic_id).await?;
    Ok(Json(json!({})))
}

pub(super) async fn deliveries(State(platform): State<Platform>) -> Json<Vec<DeliveryRecord>> {
    Json(platform.deliveries().await)
}

pub(super) async fn sent(State(platform): State<Platform>) -> Json<Vec<Sent>> {
    Json(platform.sent().await)
}

pub(super) async fn stickers(
    State(platform): State<Platform>,
    Wanted(list): Wanted<Sendable>,
) -> Json<Value> {
    platform.sendable_stickers(list.sendable).await;
    Json(json!({}))
}

pub(super) async fn hold(State(platform): State<Platform>) -> Json<Value> {
    platform.hold_webhooks().await;
    Json(json!({}))
}

pub(super) async fn release(
    State(platform): State<Platform>,
    Wanted(release): Wanted<Release>,
) -> Json<Value> {
    platform.release_webhooks(release).await;
    Json(json!({}))
}

pub(super) async fn redeliver(
    State(platform): State<Platform>,
    Wanted(which): Wanted<Redeliver>,
) -> Answer<Value> {
    platform.redeliver(&which.webhook_event_id).await?;
    Ok(Json(json!({})))
}

pub(super) async fn settle(State(platform): State<Platform>) -> Answer<Value> {
    platform.settled(Duration::from_secs(10)).await?;
    Ok(Json(json!({})))
}

pub(super) async fn fault(
    State(platform): State<Platform>,
    Wanted(order): Wanted<FaultOrder>,
) -> Json<Value> {
    platform.fault(order).await;
    Json(json!({}))
}

pub(super) async fn clear_faults(State(platform): State<Platform>) -> Json<Value> {
    platform.clear_faults().await;
    Json(json!({}))
}

pub(super) async fn advance(State(platform): State<Platform>, Wanted(by): Wanted<Advance>) -> Answer<Value> {
    let now_ms = platform.advance_clock(by.ms).await?;
    Ok(Json(json!({ "nowMs": now_ms })))
}

/// One small event for each change: whose phones show something new. Never what it is.
pub(super) async fn events(
    State(platform): State<Platform>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let changes = platform.phones();
    let stopping = platform.stopping().clone();
    let events = stream::unfold((changes, stopping), |(mut changes, stopping)| async move {
        let user_ids = tokio::select! {
            () = stopping.cancelled() => return None,
            change = changes.recv() => match change {
                Ok(user_ids) => user_ids,
                // Whoever fell behind asks for everything again.
                Err(RecvError::Lagged(_)) => Vec::new(),
                Err(RecvError::Closed) => return None,
            },
        };
        let data = json!({ "userIds": user_ids }).to_string();
        Some((Ok(Event::default().data(data)), (changes, stopping)))
    });
    Sse::new(events).keep_alive(KeepAlive::default())
}
