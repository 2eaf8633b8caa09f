//! Connecting a LINE account, and how it does afterwards.

use std::collections::BTreeMap;

use domain::account::{ChatMode, CheckCode, CheckName, CheckState, ChecklistName, MarkAsReadMode, TokenKind};
use domain::{LineAccountId, MediaHash, MemberId, UtcMs};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::environment::{SecretsPlace, SecretsState};

/// What connects a LINE account. The secrets go to where secrets are kept and never come back.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AccountFields {
    /// LINE's channel ID: digits.
    pub channel_id: String,
    /// LINE's channel secret: 32 hex digits.
    pub channel_secret: String,
    /// How to get tokens.
    pub token_kind: TokenKind,
    /// For `long_lived`: the token. Otherwise empty.
    pub access_token: String,
    /// For `assertion`: the key's id, as LINE's console shows it. Otherwise empty.
    pub key_id: String,
    /// For `assertion`: the private key, as JSON (JWK) or PEM (PKCS#8). Otherwise empty.
    pub private_key: String,
    /// Shared by several members; otherwise one member's own.
    pub shared: bool,
}

impl AccountFields {
    /// Keys with a long-lived token; with an empty one, tokens are stateless.
    pub fn with_token(channel_id: &str, channel_secret: &str, access_token: &str, shared: bool) -> Self {
        let token_kind = if access_token.is_empty() { TokenKind::Stateless } else { TokenKind::LongLived };
        Self {
            channel_id: channel_id.to_owned(),
            channel_secret: channel_secret.to_owned(),
            token_kind,
            access_token: access_token.to_owned(),
            key_id: String::new(),
            private_key: String::new(),
            shared,
        }
    }
}

impl std::fmt::Debug for AccountFields {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AccountFields").field("channel_id", &self.channel_id).finish_non_exhaustive()
    }
}

/// The account that keys belong to, as LINE shows it: "is this you?"
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AccountPreview {
    /// `@…`
    pub basic_id: String,
    /// Name on LINE.
    pub display_name: String,
    /// Picture on LINE.
    pub photo: Option<MediaHash>,
    /// How it answers.
    pub chat_mode: ChatMode,
    /// How messages become read.
    pub mark_as_read: MarkAsReadMode,
    /// Where LINE sends this account's webhooks now, when that is not this Engawa.
    pub webhook_url: Option<String>,
    /// It is connected already: connecting it again renews its keys.
    pub known: Option<LineAccountId>,
}

/// An account's health, as far as it was checked.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AccountHealth {
    /// The account.
    pub line_account_id: LineAccountId,
    /// Where LINE is to send this account's webhooks; none while there is no public address.
    pub webhook_url: Option<String>,
    /// The checks, in the order in which somebody would mend what they find.
    pub checks: Vec<Check>,
    /// What only a person can look at, in LINE's consoles.
    pub checklist: Vec<ChecklistItem>,
    /// Until when a channel secret that was renewed is still accepted.
    pub old_secret_until: Option<UtcMs>,
}

/// A check of an account.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Check {
    /// What.
    pub name: CheckName,
    /// How it is.
    pub state: CheckState,
    /// What was found, for the words.
    pub code: CheckCode,
    /// Names and numbers for the words.
    pub params: BTreeMap<String, String>,
    /// When it was made; none: not yet.
    pub checked_at: Option<UtcMs>,
    /// When it was last right; none: never.
    pub ok_at: Option<UtcMs>,
}

/// A line of the checklist: what no API reads or switches.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChecklistItem {
    /// What.
    pub item: ChecklistName,
    /// A person said that it is done; when.
    pub done_at: Option<UtcMs>,
    /// Engawa has seen the opposite happen, such as a greeting beside its own answer.
    pub contradicted: bool,
}

/// Where LINE finds this computer.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PublicAddress {
    /// The https address that leads to the webhook server; none: not set.
    pub url: Option<String>,
    /// The webhook server on this computer, as a tunnel or proxy has to be told: `http://127.0.0.1:PORT`.
    pub webhook_server: String,
    /// The port that was kept for it was taken by another program at the start: the webhook server is elsewhere now.
    pub moved: bool,
}

/// A public address through which LINE's test has come here, while it does not under the one that is set.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FoundAddress {
    /// The https address.
    pub url: String,
    /// When it was found.
    pub at: UtcMs,
}

/// A public address that may lead to this computer.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AddressFound {
    /// The https address.
    pub url: String,
    /// Who has told of it.
    pub by: AddressSource,
}

/// Who tells of a public address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AddressSource {
    /// ngrok, running on this computer.
    Ngrok,
    /// cloudflared, running on this computer.
    Cloudflared,
    /// LINE: it is the address that it sends webhooks to.
    Line,
}

/// How secrets are kept on this computer.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Secrets {
    /// Where.
    pub place: SecretsPlace,
    /// Whether they can be had.
    pub state: SecretsState,
    /// The computer has an unlocked keychain.
    pub keychain: bool,
    /// Accounts whose secrets are missing and have to be typed again.
    pub missing: Vec<LineAccountId>,
}

/// Something about a LINE account that worked and has stopped.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Trouble {
    /// The account.
    pub line_account_id: LineAccountId,
    /// Its name on LINE.
    pub display_name: String,
    /// What stopped.
    pub check: CheckName,
    /// Why.
    pub code: CheckCode,
    /// Since when, as far as it was checked.
    pub since: UtcMs,
}

/// A LINE account, as administrators see it. No secret is ever in here.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AdminAccount {
    /// The account.
    pub id: LineAccountId,
    /// `@…`
    pub basic_id: String,
    /// Name on LINE.
    pub display_name: String,
    /// Picture on LINE.
    pub photo: Option<MediaHash>,
    /// LINE's channel ID.
    pub channel_id: String,
    /// Shared by several members; otherwise one member's own.
    pub shared: bool,
    /// Who uses it.
    pub members: Vec<MemberId>,
    /// When LINE last told something.
    pub last_event_at: Option<UtcMs>,
    /// Taken out of use.
    pub disconnected: bool,
    /// How it gets its tokens.
    pub token_kind: TokenKind,
    /// Its messages of this month.
    pub quota: Quota,
    /// How many checks have failed.
    pub failed_checks: u32,
    /// How many lines of the checklist nobody has ticked.
    pub open_checklist: u32,
}

/// An account's messages of this month.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Quota {
    /// How many the plan has; none: as many as one likes, or not known (see `asked_at`).
    pub limit: Option<u32>,
    /// How many are used, nearly: LINE's figure and what was sent since.
    pub used: u32,
    /// When LINE told; none: not yet.
    pub asked_at: Option<UtcMs>,
    /// The administrator's own end: beyond it nothing that costs is sent.
    pub stop_line: Option<u32>,
    /// How near the end is.
    pub level: QuotaLevel,
    /// Messages wait until then at the latest: the month is used up, or the stop line is reached.
    pub held_until: Option<UtcMs>,
}

/// How near the end of the month's messages is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum QuotaLevel {
    /// LINE has not told yet.
    Unknown,
    /// Enough, or without an end.
    Enough,
    /// 80 % are used.
    Low,
    /// 95 % are used.
    VeryLow,
    /// The month is used up.
    UsedUp,
    /// The administrator's stop line is reached.
    Stopped,
}
