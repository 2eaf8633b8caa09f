//! Requests that the API accepted.
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The API call that sent a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the names are LINE's")]
pub enum SentBy {
    Push,
    Reply,
    Multicast,
}

/// An accepted request, recorded once however often it was retried.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Sent {
    /// The `x-line-request-id` of the request.
    pub request_id: String,
    /// The account's basic id.
    pub basic_id: String,
    /// When the request was accepted, in ms UTC of the simulator's clock.
    pub at_ms: i64,
    /// The API call.
    pub via: SentBy,
    /// The user or group ids.
    pub to: Vec<String>,
    /// The `X-Line-Retry-Key`, if there was one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry_key: Option<String>,
    /// Whether the messages reach a phone: not that of who blocks the account, or is a stranger to it.
    pub delivered: bool,
    /// The number of messages that count toward the quota.
    pub counted: u64,
    /// The request's `notificationDisabled`.
    pub silent: bool,
    /// The ids of the sent messages.
    pub message_ids: Vec<String>,
    /// The message objects of the request.
    pub messages: Vec<Value>,
}
