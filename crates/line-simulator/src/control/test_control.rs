//! The control API of tests and hosts, over HTTP: accounts, webhooks, faults, the clock.
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

use super::valid_json::ValidJson;
use crate::error::ControlError;
use crate::fault::FaultOrder;
use crate::platform::Platform;
use crate::world::{
    AccountChange, AccountCredentials, AccountDraft, AccountView, DeliveryRecord, PublicKey, Release, Sent,
    StateView, Stickers,
};

type Answer<T> = Result<Json<T>, ControlError>;

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
    ValidJson(draft): ValidJson<AccountDraft>,
) -> Answer<AccountCredentials> {
    platform.add_account(draft).await.map(Json)
}

pub(super) async fn change_account(
    State(platform): State<Platform>,
    Path(basic_id): Path<String>,
    ValidJson(change): ValidJson<AccountChange>,
) -> Answer<AccountView> {
    platform.change_account(&basic_id, change).await.map(Json)
}

/// The account's credentials, as LINE's console shows them to its owner.
pub(super) async fn account(
    State(platform): State<Platform>,
    Path(basic_id): Path<String>,
) -> Answer<AccountCredentials> {
    platform.credentials_of(&basic_id).await.map(Json)
}

pub(super) async fn register_key(
    State(platform): State<Platform>,
    Path(basic_id): Path<String>,
    ValidJson(key): ValidJson<PublicKey>,
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
    ValidJson(list): ValidJson<Sendable>,
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
    ValidJson(release): ValidJson<Release>,
) -> Json<Value> {
    platform.release_webhooks(release).await;
    Json(json!({}))
}

pub(super) async fn redeliver(
    State(platform): State<Platform>,
    ValidJson(which): ValidJson<Redeliver>,
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
    ValidJson(order): ValidJson<FaultOrder>,
) -> Json<Value> {
    platform.fault(order).await;
    Json(json!({}))
}

pub(super) async fn clear_faults(State(platform): State<Platform>) -> Json<Value> {
    platform.clear_faults().await;
    Json(json!({}))
}

pub(super) async fn advance(
    State(platform): State<Platform>,
    ValidJson(by): ValidJson<Advance>,
) -> Answer<Value> {
    let now_ms = platform.advance_clock(by.ms).await?;
    Ok(Json(json!({ "nowMs": now_ms })))
}

/// Server-sent events, one for each change: whose phones show something new, never what it is.
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
