//! LINE Official Accounts, as they are made, changed and shown. All belong to one provider.
use serde::{Deserialize, Serialize};

use super::binary::Binary;

/// The chat setting of an account, as in `GET /v2/bot/info` (LINE reference A.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ChatMode {
    /// Chat is on.
    Chat,
    /// Chat is off.
    Bot,
}

/// How messages to an account are marked as read, as in `GET /v2/bot/info` (LINE reference A.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MarkAsReadMode {
    /// Automatically, as soon as they arrive.
    Auto,
    /// By the API call, with the message's token.
    Manual,
}

/// The fields of a new account.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AccountDraft {
    /// The display name.
    pub display_name: String,
    /// The basic id: `@` and up to 18 letters, digits, `_`, `-`, `.`; random when absent.
    pub basic_id: Option<String>,
    /// The profile picture, PNG or JPEG.
    pub picture: Option<Binary>,
    /// Whether the account may be invited to groups; yes when absent (LINE's own console starts with no).
    pub allow_groups: Option<bool>,
    /// Whether webhooks that were not answered with 2xx are sent again; no when absent, as at LINE.
    pub redelivery: Option<bool>,
    /// Whether to start as LINE's consoles do: Use webhook off, chat off, groups not allowed, redelivery off, greeting
    /// and auto-reply messages on (LINE reference D.11).
    #[serde(default)]
    pub as_new: bool,
}

/// A change of an account; absent fields stay.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AccountChange {
    /// The display name.
    pub display_name: Option<String>,
    /// The chat setting.
    pub chat_mode: Option<ChatMode>,
    /// How messages are marked as read.
    pub mark_as_read_mode: Option<MarkAsReadMode>,
    /// "Allow bot to join group chats": whether the account may be invited to groups.
    pub allow_groups: Option<bool>,
    /// "Webhook redelivery": whether webhooks that were not answered with 2xx are sent again.
    pub redelivery: Option<bool>,
    /// "Use webhook": whether webhooks are sent.
    pub webhook_active: Option<bool>,
    /// The quota in messages a month; a negative number takes the limit away.
    pub quota_limit: Option<i64>,
    /// The messages that count toward this month's quota so far.
    pub quota_used: Option<u64>,
    /// "Greeting messages": whether the account greets who adds it, which no webhook reports.
    pub greeting: Option<bool>,
    /// "Auto-reply messages": whether the account replies to who writes to it, which no webhook reports.
    pub auto_reply: Option<bool>,
    /// Whether to reissue the channel secret: the old one is invalid then.
    #[serde(default)]
    pub new_secret: bool,
    /// Whether to reissue the long-lived access token: the old one is invalid then.
    #[serde(default)]
    pub new_access_token: bool,
}

/// A public key (JWK) that verifies an account's assertions, as LINE's console takes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicKey {
    /// The key type, `RSA`.
    pub kty: String,
    /// The modulus, Base64URL.
    pub n: String,
    /// The exponent, Base64URL.
    pub e: String,
    /// The private exponent, which has no business here: a key with it is refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub d: Option<String>,
}

/// The credentials of an account: everything that its owner knows.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AccountCredentials {
    /// The basic id, `@…`.
    pub basic_id: String,
    /// The account's own user id, `U…`: the `destination` of its webhooks.
    pub bot_user_id: String,
    /// The display name.
    pub display_name: String,
    /// The channel's id, digits.
    pub channel_id: String,
    /// The channel secret, which signs webhooks.
    pub channel_secret: String,
    /// The long-lived channel access token.
    pub channel_access_token: String,
}

impl std::fmt::Debug for AccountCredentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "AccountCredentials({}, …)", self.basic_id)
    }
}

/// An account without its secrets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AccountView {
    /// The basic id, `@…`.
    pub basic_id: String,
    /// The account's own user id, `U…`.
    pub bot_user_id: String,
    /// The display name.
    pub display_name: String,
    /// The URL of the profile picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub picture_url: Option<String>,
    /// The channel's id, digits.
    pub channel_id: String,
    /// The webhook URL.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub webhook_endpoint: Option<String>,
    /// "Use webhook": whether webhooks are sent.
    pub webhook_active: bool,
    /// The chat setting.
    pub chat_mode: ChatMode,
    /// How messages are marked as read.
    pub mark_as_read_mode: MarkAsReadMode,
    /// Whether the account may be invited to groups.
    pub allow_groups: bool,
    /// Whether webhooks that were not answered with 2xx are sent again.
    pub redelivery: bool,
    /// The quota in messages a month, if limited.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quota_limit: Option<u64>,
    /// The messages that count toward this month's quota so far.
    pub quota_used: u64,
    /// Whether the account greets who adds it.
    pub greeting: bool,
    /// Whether the account replies to who writes to it.
    pub auto_reply: bool,
    /// The key ids (kid) of the assertion signing keys.
    pub key_ids: Vec<String>,
    /// The number of valid tokens that were issued for assertions; 30 at most.
    pub issued_tokens: usize,
}
