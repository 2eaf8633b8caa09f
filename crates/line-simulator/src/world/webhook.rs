//! Webhook events and their deliveries to an account's endpoint.
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::spelled_enum::spelled_enum;

/// A webhook event with everything but `deliveryContext`, which belongs to each delivery.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct StoredEvent {
    pub id: String,
    pub event: Value,
    pub reply_token: Option<String>,
}

/// A webhook delivery that is still to be made.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct QueuedDelivery {
    /// Tells deliveries of the same event apart.
    pub number: u64,
    pub events: Vec<StoredEvent>,
    pub is_redelivery: bool,
    /// From 1.
    pub attempt: u32,
    /// Not sent before; machine time, so a restart sends at once.
    #[serde(skip)]
    pub due: Option<tokio::time::Instant>,
}

impl QueuedDelivery {
    /// The first attempt to deliver these events.
    pub fn first(number: u64, events: Vec<StoredEvent>) -> Self {
        Self { number, events, is_redelivery: false, attempt: 1, due: None }
    }
}

impl StoredEvent {
    /// The event's type; `None` for one of another version.
    pub fn event_type(&self) -> Option<EventType> {
        EventType::deserialize(&self.event["type"]).ok()
    }
}

spelled_enum! {
    /// The type of a webhook event that the simulator sends (LINE reference A.1.6).
    pub EventType {
        /// A LINE user added or unblocked the account.
        Follow = "follow",
        /// A LINE user blocked the account.
        Unfollow = "unfollow",
        /// A LINE user sent a message.
        Message = "message",
        /// A LINE user edited a message.
        MessageEdited = "messageEdited",
        /// A LINE user unsent a message.
        Unsend = "unsend",
        /// The account joined a group.
        Join = "join",
        /// The account left a group.
        Leave = "leave",
        /// LINE users joined a group.
        MemberJoined = "memberJoined",
        /// LINE users left a group.
        MemberLeft = "memberLeft",
    }
}

/// The outcome of a webhook delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The endpoint answered with 2xx.
    Accepted,
    /// The endpoint answered with another status.
    ErrorStatusCode,
    /// The endpoint did not answer within two seconds (LINE reference A.1.3).
    RequestTimeout,
    /// The connection was refused, or broke.
    CouldNotConnect,
    /// The account has no endpoint, or does not use webhooks: nothing was sent.
    NoEndpoint,
}

/// The record of a webhook delivery.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeliveryRecord {
    /// The account's basic id.
    pub basic_id: String,
    /// When the delivery was made, in ms UTC of the simulator's clock.
    pub at_ms: i64,
    /// The ids of the events.
    pub webhook_event_ids: Vec<String>,
    /// The types of the events.
    pub event_types: Vec<EventType>,
    /// Whether it was a redelivery, `deliveryContext.isRedelivery`.
    pub is_redelivery: bool,
    /// The number of the attempt, from 1.
    pub attempt: u32,
    /// The outcome.
    pub outcome: Outcome,
    /// The HTTP status of the endpoint's response.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
}

/// The order in which held webhooks are released.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReleaseOrder {
    /// Oldest first.
    #[default]
    InOrder,
    /// Newest first.
    Reversed,
}

/// The way in which held webhooks are released.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Release {
    /// The order.
    pub order: ReleaseOrder,
    /// Whether each is sent twice, as routing at LINE may do.
    pub duplicate: bool,
    /// Whether all of an account are sent in one request.
    pub together: bool,
}
