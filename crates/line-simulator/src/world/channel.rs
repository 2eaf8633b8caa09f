//! LINE Official Accounts, as the world keeps them: each with one Messaging API channel.
use std::collections::{BTreeMap, VecDeque};

use serde::{Deserialize, Serialize};

use super::account::{AccountCredentials, ChatMode, MarkAsReadMode, PublicKey};
use super::webhook::{QueuedDelivery, StoredEvent};
use crate::clock::quota_month;

/// An Official Account with its channel.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Account {
    pub basic_id: String,
    pub bot_user_id: String,
    pub display_name: String,
    pub picture: Option<String>,
    pub channel_id: String,
    pub channel_secret: String,
    pub access_token: String,
    pub stateless: Vec<StatelessToken>,
    /// Assertion signing keys by kid.
    #[serde(default)]
    pub keys: BTreeMap<String, PublicKey>,
    /// Tokens issued for assertions.
    #[serde(default)]
    pub issued: Vec<IssuedToken>,
    #[serde(default)]
    pub greeting: bool,
    #[serde(default)]
    pub auto_reply: bool,
    pub webhook: Option<String>,
    pub webhook_active: bool,
    pub chat_mode: ChatMode,
    pub mark_as_read_mode: MarkAsReadMode,
    pub allow_groups: bool,
    pub redelivery: bool,
    pub quota_limit: Option<u64>,
    /// Counted messages by month (see `clock::quota_month`).
    pub usage: BTreeMap<String, u64>,
    pub reply_tokens: BTreeMap<String, ReplyToken>,
    pub retry_keys: BTreeMap<String, Accepted>,
    /// Webhooks to be sent, in order.
    pub queue: VecDeque<QueuedDelivery>,
    /// Events of the past, for redelivery on command.
    pub events: VecDeque<StoredEvent>,
}

/// A stateless token, of 15 minutes (LINE reference A.4).
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct StatelessToken {
    pub token: String,
    pub expires_ms: i64,
}

/// A token that was issued for an assertion, of up to 30 days (LINE reference A.4).
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct IssuedToken {
    pub token: String,
    pub key_id: String,
    pub expires_ms: i64,
}

/// A reply token: the chat that it replies in, and its expiry. Removed when used.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct ReplyToken {
    pub chat: String,
    pub event_ms: i64,
    pub expires_ms: i64,
}

/// The push that a retry key was accepted for (LINE reference A.2.3).
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Accepted {
    pub request_id: String,
    pub at_ms: i64,
    pub sent_messages: Vec<SentMessage>,
}

/// An entry of `sentMessages`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SentMessage {
    pub id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote_token: Option<String>,
}

impl Account {
    /// The credentials that the account's owner knows.
    pub fn credentials(&self) -> AccountCredentials {
        AccountCredentials {
            basic_id: self.basic_id.clone(),
            bot_user_id: self.bot_user_id.clone(),
            display_name: self.display_name.clone(),
            channel_id: self.channel_id.clone(),
            channel_secret: self.channel_secret.clone(),
            channel_access_token: self.access_token.clone(),
        }
    }

    /// Messages counted in the month of `now_ms`.
    pub fn quota_used(&self, now_ms: i64) -> u64 {
        self.usage.get(&quota_month(now_ms)).copied().unwrap_or(0)
    }

    /// Whether a token of any kind is a valid one of this account now.
    pub fn accepts_token(&self, token: &str, now_ms: i64) -> bool {
        self.access_token == token || self.token_expiry(token).is_some_and(|end| end > now_ms)
    }

    /// The expiry of a token; `None` for tokens that do not expire.
    pub fn token_expiry(&self, token: &str) -> Option<i64> {
        let stateless = self.stateless.iter().map(|one| (&one.token, one.expires_ms));
        let issued = self.issued.iter().map(|one| (&one.token, one.expires_ms));
        stateless.chain(issued).find(|(known, _)| *known == token).map(|(_, end)| end)
    }

    /// The tokens for assertions that are valid now.
    pub fn valid_issued(&self, now_ms: i64) -> impl Iterator<Item = &IssuedToken> {
        self.issued.iter().filter(move |one| one.expires_ms > now_ms)
    }

    /// Whether messages are marked as read automatically.
    pub fn marks_as_read_automatically(&self) -> bool {
        self.chat_mode == ChatMode::Bot || self.mark_as_read_mode == MarkAsReadMode::Auto
    }
}
