use serde::Deserialize;

/// A reply or push that LINE accepted. LINE does not report whether anybody received it (LINE reference A.2.1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// The id of the request that LINE accepted; with `already`, of an earlier one.
    pub request_id: Option<String>,
    /// The sent messages, in the order of sending.
    pub sent: Vec<SentMessage>,
    /// Whether an earlier push with the same retry key had been accepted, so that nothing was sent twice.
    pub already: bool,
}

/// A sent message in LINE's response.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SentMessage {
    /// The message's id.
    pub id: String,
    /// The quote token, for quoting the message later.
    pub quote_token: Option<String>,
}
