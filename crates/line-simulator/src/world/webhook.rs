//! Webhook events and their way to an account's endpoint.
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// An event with everything but `deliveryContext`, which belongs to each delivery.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct StoredEvent {
    pub id: String,
    pub event: Value,
    pub reply_token: Option<String>,
}

/// One POST that is still to be made.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct QueuedDelivery {
    /// Tells deliveries of the same event apart.
    pub number: u64,
    pub events: Vec<StoredEvent>,
    pub is_redelivery: bool,
    /// From 1.
    pub attempt: u32,
    /// Not before; machine time, so a restart sends at once.
    #[serde(skip)]
    pub due: Option<tokio::time::Instant>,
}

/// What came of a delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Answered with 2xx.
    Accepted,
    /// Answered with another status.
    ErrorStatusCode,
    /// No answer within two seconds (LINE reference A.1.3).
    RequestTimeout,
    /// Nobody listens there, or the connection broke.
    CouldNotConnect,
    /// The account has no endpoint, or does not use webhooks: nothing was sent.
    NoEndpoint,
}

/// One webhook delivery that was made.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeliveryRecord {
    /// To which account.
    pub basic_id: String,
    /// Ms UTC of the simulator's clock.
    pub at_ms: i64,
    /// What was in it.
    pub webhook_event_ids: Vec<String>,
    /// LINE's words for the events, such as `follow`.
    pub event_types: Vec<String>,
    /// `deliveryContext.isRedelivery`.
    pub is_redelivery: bool,
    /// From 1.
    pub attempt: u32,
    /// What came of it.
    pub outcome: Outcome,
    /// The endpoint's HTTP status.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
}

/// In which order held webhooks go out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReleaseOrder {
    /// As they happened.
    #[default]
    InOrder,
    /// Newest first.
    Reversed,
}

/// How held webhooks go out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Release {
    /// The order.
    pub order: ReleaseOrder,
    /// Each twice, as routing at LINE may do.
    pub duplicate: bool,
    /// All of an account in one POST.
    pub together: bool,
}
