use serde::Deserialize;

use super::{Event, EventKind, IncomingMessage, Mode, Source, lenient::lenient};

impl Event {
    /// Reads one event, never failing: see [`EventKind::Unknown`].
    pub fn parse(raw: &str) -> Self {
        let common: Common = serde_json::from_str(raw).unwrap_or_default();
        let wire = Wire::parse(raw, common.kind);
        Self {
            webhook_event_id: common.webhook_event_id,
            timestamp: common.timestamp,
            mode: common.mode,
            source: common.source,
            is_redelivery: common.delivery_context.is_redelivery,
            reply_token: common.reply_token,
            kind: wire.into(),
        }
    }
}

/// What all events have in common (LINE reference A.1.5).
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

/// The events in LINE's shapes: each type has its payload under a name of its own.
#[derive(Deserialize)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
enum Wire {
    Message {
        message: IncomingMessage,
    },
    MessageEdited {
        message: IncomingMessage,
    },
    Unsend {
        unsend: Unsend,
    },
    Follow {
        #[serde(default, deserialize_with = "lenient")]
        follow: Follow,
    },
    Unfollow,
    Join,
    Leave,
    MemberJoined {
        joined: Members,
    },
    MemberLeft {
        left: Members,
    },
    Postback {
        postback: Postback,
    },
    VideoPlayComplete {
        video_play_complete: VideoPlayComplete,
    },
    Beacon {
        beacon: Beacon,
    },
    AccountLink {
        link: Link,
    },
    Membership {
        membership: Membership,
    },
    Module {
        module: Module,
    },
    Activated {
        #[serde(default, deserialize_with = "lenient")]
        chat_control: ChatControl,
    },
    Deactivated,
    BotSuspended,
    BotResumed,
    Delivery {
        delivery: DeliveryData,
    },
    #[serde(untagged)]
    Unknown {
        #[serde(rename = "type", default)]
        kind: String,
    },
}

impl Wire {
    /// A property twice, or nesting without end, is not understood; its type may still be. And a type
    /// that is no text would be taken for the position of one in the list above.
    fn parse(raw: &str, kind: String) -> Self {
        if kind.is_empty() {
            return Self::Unknown { kind };
        }
        serde_json::from_str(raw)
            .or_else(|_| serde_json::from_str(&without_half_pairs(raw)))
            .unwrap_or(Self::Unknown { kind })
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Unsend {
    message_id: String,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Follow {
    is_unblocked: bool,
}

#[derive(Deserialize)]
struct Members {
    members: Vec<Source>,
}

#[derive(Deserialize)]
struct Postback {
    data: String,
    params: Option<serde_json::Value>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct VideoPlayComplete {
    tracking_id: String,
}

#[derive(Deserialize)]
struct Beacon {
    hwid: String,
    #[serde(rename = "type")]
    action: String,
    dm: Option<String>,
}

#[derive(Deserialize)]
struct Link {
    result: String,
    #[serde(default)]
    nonce: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Membership {
    #[serde(rename = "type")]
    action: String,
    membership_id: Option<i64>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Module {
    #[serde(rename = "type")]
    action: String,
    bot_id: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct ChatControl {
    expire_at: Option<i64>,
}

#[derive(Deserialize)]
struct DeliveryData {
    data: String,
}

impl From<Wire> for EventKind {
    fn from(wire: Wire) -> Self {
        match wire {
            Wire::Message { message } => Self::Message(message),
            Wire::MessageEdited { message } => Self::MessageEdited(message),
            Wire::Unsend { unsend } => Self::Unsend { message_id: unsend.message_id },
            Wire::Follow { follow } => Self::Follow { is_unblocked: follow.is_unblocked },
            Wire::Unfollow => Self::Unfollow,
            Wire::Join => Self::Join,
            Wire::Leave => Self::Leave,
            Wire::MemberJoined { joined } => Self::MemberJoined { members: joined.members },
            Wire::MemberLeft { left } => Self::MemberLeft { members: left.members },
            Wire::Postback { postback: Postback { data, params } } => Self::Postback { data, params },
            Wire::VideoPlayComplete { video_play_complete: video } => {
                Self::VideoPlayComplete { tracking_id: video.tracking_id }
            }
            Wire::Beacon { beacon: Beacon { hwid, action, dm } } => Self::Beacon { hwid, action, dm },
            Wire::AccountLink { link: Link { result, nonce } } => Self::AccountLink { result, nonce },
            Wire::Membership { membership: Membership { action, membership_id } } => {
                Self::Membership { action, membership_id }
            }
            Wire::Module { module: Module { action, bot_id } } => Self::Module { action, bot_id },
            Wire::Activated { chat_control } => Self::Activated { expire_at: chat_control.expire_at },
            Wire::Deactivated => Self::Deactivated,
            Wire::BotSuspended => Self::BotSuspended,
            Wire::BotResumed => Self::BotResumed,
            Wire::Delivery { delivery } => Self::Delivery { data: delivery.data },
            Wire::Unknown { kind } => Self::Unknown { kind },
        }
    }
}

/// JSON may hold half of a surrogate pair (`\ud83d` alone), as after a text was cut; Rust's text cannot.
/// Each half becomes U+FFFD, as on any screen.
fn without_half_pairs(raw: &str) -> String {
    let mut mended = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('\\') {
        mended.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = match (escaped_unit(rest), rest.get(6..).and_then(escaped_unit)) {
            (Some(0xD800..0xDC00), Some(0xDC00..0xE000)) => 12,
            (Some(0xD800..0xE000), _) => {
                mended.push_str("\\ufffd");
                rest = &rest[6..];
                continue;
            }
            _ => 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
        };
        mended.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    mended.push_str(rest);
    mended
}

/// The UTF-16 unit that `text` begins with as `\uXXXX`.
fn escaped_unit(text: &str) -> Option<u16> {
    u16::from_str_radix(text.strip_prefix("\\u")?.get(..4)?, 16).ok()
}

#[cfg(test)]
#[path = "parse_tests.rs"]
mod tests;
