use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Map, Value};

use super::kind::{EventKind, EventType};
use super::lenient::lenient;
use super::payload::{
    AccountLink, Beacon, ChatControl, Delivery, Follow, Members, Membership, Module, Postback, Unsend,
    VideoPlayComplete,
};
use super::source::{Mode, Source};

/// A webhook event, parsed.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// The event's id, the same when it is redelivered; empty when LINE left it out.
    pub webhook_event_id: String,
    /// When the event happened, in milliseconds since 1970 UTC; not when it was delivered.
    pub timestamp: i64,
    /// The channel's state: whether this account may send in the chat.
    pub mode: Mode,
    /// The chat where the event happened, and who acted. `None` for a few event types.
    pub source: Option<Source>,
    /// Whether LINE delivers the event again.
    pub is_redelivery: bool,
    /// The reply token, for one reply that is free of the quota, within a minute (LINE reference A.2.1).
    pub reply_token: Option<String>,
    /// The event's type with its payload.
    pub kind: EventKind,
}

impl Event {
    /// Parses a webhook event's JSON. Never fails: see [`EventKind::Unknown`].
    pub fn parse(raw: &str) -> Self {
        let common: Common = serde_json::from_str(raw).unwrap_or_default();
        let kind = parse_kind(&common.kind, raw).unwrap_or(EventKind::Unknown { kind: common.kind });
        Self {
            webhook_event_id: common.webhook_event_id,
            timestamp: common.timestamp,
            mode: common.mode,
            source: common.source,
            is_redelivery: common.delivery_context.is_redelivery,
            reply_token: common.reply_token,
            kind,
        }
    }
}

/// The properties that all events have in common (LINE reference A.1.5).
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Common {
    #[serde(rename = "type", deserialize_with = "lenient")]
    kind: String,
    #[serde(deserialize_with = "lenient")]
    webhook_event_id: String,
    #[serde(deserialize_with = "lenient")]
    timestamp: i64,
    #[serde(deserialize_with = "lenient")]
    mode: Mode,
    #[serde(deserialize_with = "lenient")]
    source: Option<Source>,
    #[serde(deserialize_with = "lenient")]
    delivery_context: DeliveryContext,
    #[serde(deserialize_with = "lenient")]
    reply_token: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct DeliveryContext {
    is_redelivery: bool,
}

/// Parses the payload, which each event type has under a name of its own. JSON that nests without end is an error, and
/// the event's type is still known.
fn parse_kind(event_type: &str, raw: &str) -> Result<EventKind, serde_json::Error> {
    let mut event: Map<String, Value> =
        serde_json::from_str(raw).or_else(|_| serde_json::from_str(&replace_lone_surrogates(raw)))?;
    let event = &mut event;
    Ok(match EventType::parse(event_type) {
        EventType::Message => EventKind::Message(payload(event, "message")?),
        EventType::MessageEdited => EventKind::MessageEdited(payload(event, "message")?),
        EventType::Unsend => payload::<Unsend>(event, "unsend")?.into(),
        EventType::Follow => payload::<Follow>(event, "follow").unwrap_or_default().into(),
        EventType::Unfollow => EventKind::Unfollow,
        EventType::Join => EventKind::Join,
        EventType::Leave => EventKind::Leave,
        EventType::MemberJoined => EventKind::MemberJoined { members: members(event, "joined")? },
        EventType::MemberLeft => EventKind::MemberLeft { members: members(event, "left")? },
        EventType::Postback => payload::<Postback>(event, "postback")?.into(),
        EventType::VideoPlayComplete => payload::<VideoPlayComplete>(event, "videoPlayComplete")?.into(),
        EventType::Beacon => payload::<Beacon>(event, "beacon")?.into(),
        EventType::AccountLink => payload::<AccountLink>(event, "link")?.into(),
        EventType::Membership => payload::<Membership>(event, "membership")?.into(),
        EventType::Module => payload::<Module>(event, "module")?.into(),
        EventType::Activated => payload::<ChatControl>(event, "chatControl").unwrap_or_default().into(),
        EventType::Deactivated => EventKind::Deactivated,
        EventType::BotSuspended => EventKind::BotSuspended,
        EventType::BotResumed => EventKind::BotResumed,
        EventType::Delivery => payload::<Delivery>(event, "delivery")?.into(),
        EventType::Unknown(kind) => EventKind::Unknown { kind },
    })
}

fn members(event: &mut Map<String, Value>, name: &str) -> Result<Vec<Source>, serde_json::Error> {
    payload(event, name).map(|Members { members }| members)
}

fn payload<T: DeserializeOwned>(event: &mut Map<String, Value>, name: &str) -> Result<T, serde_json::Error> {
    serde_json::from_value(event.remove(name).unwrap_or_default())
}

/// Replaces lone surrogates by U+FFFD, as any screen does. JSON may hold one (`\ud83d` alone), as after a text was cut;
/// Rust's text cannot.
fn replace_lone_surrogates(raw: &str) -> String {
    let mut replaced = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('\\') {
        replaced.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = match (escaped_unit(rest), rest.get(6..).and_then(escaped_unit)) {
            (Some(0xD800..0xDC00), Some(0xDC00..0xE000)) => 12,
            (Some(0xD800..0xE000), _) => {
                replaced.push_str("\\ufffd");
                rest = &rest[6..];
                continue;
            }
            _ => 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
        };
        replaced.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    replaced.push_str(rest);
    replaced
}

/// The UTF-16 code unit that `text` begins with as `\uXXXX`.
fn escaped_unit(text: &str) -> Option<u16> {
    u16::from_str_radix(text.strip_prefix("\\u")?.get(..4)?, 16).ok()
}

#[cfg(test)]
#[path = "parse_tests.rs"]
mod tests;
