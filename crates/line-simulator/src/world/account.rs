//! LINE Official Accounts, each with one Messaging API channel. All belong to one provider.
use std::collections::{BTreeMap, VecDeque};

use serde::{Deserialize, Serialize};

use super::{Binary, QueuedDelivery, StoredEvent};

/// Whether people or a bot answer, as `GET /v2/bot/info` tells (LINE reference A.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ChatMode {
    /// Chat is on: people answer.
    Chat,
    /// Chat is off.
    Bot,
}

/// How messages become read, as `GET /v2/bot/info` tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MarkAsReadMode {
    /// At once.
    Auto,
    /// By the API, with the message's token.
    Manual,
}

/// What is needed to make an account.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AccountDraft {
    /// The name that LINE users see.
    pub display_name: String,
    /// `@` and up to 18 letters, digits, `_`, `-`, `.`; drawn by lot when absent.
    pub basic_id: Option<String>,
    /// Its picture, PNG or JPEG.
    pub picture: Option<Binary>,
    /// Whether it may be invited to groups; yes when absent (LINE's own console starts with no).
    pub allow_groups: Option<bool>,
    /// Whether webhooks that were not answered with 2xx are sent again; no when absent, as at LINE.
    pub redelivery: Option<bool>,
    /// As LINE's consoles start an account: Use webhook off, chat off, groups not allowed, redelivery off, greeting
    /// and auto-reply messages on (LINE reference D.11).
    #[serde(default)]
    pub as_new: bool,
}

/// What can be changed of an account; absent fields stay.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AccountChange {
    /// The name that LINE users see.
    pub display_name: Option<String>,
    /// People or a bot.
    pub chat_mode: Option<ChatMode>,
    /// How messages become read.
    pub mark_as_read_mode: Option<MarkAsReadMode>,
    /// "Allow bot to join group chats".
    pub allow_groups: Option<bool>,
    /// "Webhook redelivery".
    pub redelivery: Option<bool>,
    /// "Use webhook".
    pub webhook_active: Option<bool>,
    /// Messages a month; a negative number takes the limit away.
    pub quota_limit: Option<i64>,
    /// Messages counted this month so far.
    pub quota_used: Option<u64>,
    /// "Greeting messages": the account greets who adds it, and no webhook tells of it.
    pub greeting: Option<bool>,
    /// "Auto-reply messages": the account answers who writes to it, and no webhook tells of it.
    pub auto_reply: Option<bool>,
    /// Re-issues the channel secret: the old one signs nothing any more.
    #[serde(default)]
    pub new_secret: bool,
    /// Re-issues the long-lived access token: the old one opens nothing any more.
    #[serde(default)]
    pub new_access_token: bool,
}

/// A public key (JWK) with which an account's assertions are checked, as LINE's console takes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicKey {
    /// `RSA`.
    pub kty: String,
    /// The modulus, Base64URL.
    pub n: String,
    /// The exponent, Base64URL.
    pub e: String,
    /// The private exponent, which has no business here: a key with it is refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub d: Option<String>,
}

/// An account with everything that its owner knows.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AccountCredentials {
    /// `@…`.
    pub basic_id: String,
    /// `U…`: the `destination` of its webhooks.
    pub bot_user_id: String,
    /// The name that LINE users see.
    pub display_name: String,
    /// Digits.
    pub channel_id: String,
    /// Signs webhooks.
    pub channel_secret: String,
    /// The long-lived token of API calls.
    pub channel_access_token: String,
}

impl std::fmt::Debug for AccountCredentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "AccountCredentials({}, …)", self.basic_id)
    }
}

/// An account as everybody may see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AccountView {
    /// `@…`.
    pub basic_id: String,
    /// `U…`.
    pub bot_user_id: String,
    /// The name that LINE users see.
    pub display_name: String,
    /// Where its picture is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub picture_url: Option<String>,
    /// Digits.
    pub channel_id: String,
    /// Where webhooks go.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub webhook_endpoint: Option<String>,
    /// "Use webhook".
    pub webhook_active: bool,
    /// People or a bot.
    pub chat_mode: ChatMode,
    /// How messages become read.
    pub mark_as_read_mode: MarkAsReadMode,
    /// Whether it may be invited to groups.
    pub allow_groups: bool,
    /// Whether unanswered webhooks are sent again.
    pub redelivery: bool,
    /// Messages a month, if limited.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quota_limit: Option<u64>,
    /// Messages counted this month.
    pub quota_used: u64,
    /// Whether who adds it is greeted.
    pub greeting: bool,
    /// Whether who writes to it is answered.
    pub auto_reply: bool,
    /// The ids (kid) of its assertion signing keys.
    pub key_ids: Vec<String>,
    /// Valid tokens that were issued for assertions; 30 at most.
    pub issued_tokens: usize,
}

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

/// A token of 15 minutes (LINE reference A.4).
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct StatelessToken {
    pub token: String,
    pub expires_ms: i64,
}

/// A token of up to 30 days (LINE reference A.4).
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct IssuedToken {
    pub token: String,
    pub key_id: String,
    pub expires_ms: i64,
}

/// Where a reply goes and until when. Removed when used.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct ReplyToken {
    pub chat: String,
    pub event_ms: i64,
    pub expires_ms: i64,
}

/// What a retry key was accepted for (LINE reference A.2.3).
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Accepted {
    pub request_id: String,
    pub at_ms: i64,
    pub sent_messages: Vec<SentMessage>,
}

/// One entry of `sentMessages`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SentMessage {
    pub id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote_token: Option<String>,
}

impl Account {
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
    pub fn used(&self, now_ms: i64) -> u64 {
        self.usage.get(&crate::clock::quota_month(now_ms)).copied().unwrap_or(0)
    }

    /// Whether a token of any kind opens this account now.
    pub fn is_opened_by(&self, token: &str, now_ms: i64) -> bool {
        self.access_token == token || self.token_end(token).is_some_and(|end| end > now_ms)
    }

    /// When a token that ends does so; none for other tokens.
    pub fn token_end(&self, token: &str) -> Option<i64> {
        let stateless = self.stateless.iter().map(|one| (&one.token, one.expires_ms));
        let issued = self.issued.iter().map(|one| (&one.token, one.expires_ms));
        stateless.chain(issued).find(|(known, _)| *known == token).map(|(_, end)| end)
    }

    /// Tokens for assertions that are valid now.
    pub fn valid_issued(&self, now_ms: i64) -> impl Iterator<Item = &IssuedToken> {
        self.issued.iter().filter(move |one| one.expires_ms > now_ms)
    }

    /// Whether messages become read without the API.
    pub fn reads_at_once(&self) -> bool {
        self.chat_mode == ChatMode::Bot || self.mark_as_read_mode == MarkAsReadMode::Auto
    }
}
