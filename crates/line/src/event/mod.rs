//! Webhook bodies and the events in them (LINE reference A.1.5 to A.1.7).
//!
//! LINE adds event types, properties and values without notice. So a body is only split into raw
//! events ([`Delivery::parse`]), which can be kept as they are, and reading one ([`Event::parse`])
//! never fails: what is not known becomes `Unknown` with the name LINE gave it.

mod delivery;
mod lenient;
mod message;
mod parse;

pub use delivery::{Delivery, RawEvent};
pub use message::{
    Content, ContentProvider, ImageSet, IncomingMessage, Mention, MentionTarget, StickerResourceType,
    TextEmoji,
};
use serde::Deserialize;

/// One event, read.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// LINE's id of the event, the same when it is delivered again; empty when LINE left it out.
    pub webhook_event_id: String,
    /// When it happened, in milliseconds since 1970 UTC; not when it was delivered.
    pub timestamp: i64,
    /// Whether this account holds the chat.
    pub mode: Mode,
    /// Where it happened and who did it. Missing for a few kinds.
    pub source: Option<Source>,
    /// Whether LINE delivers it again.
    pub is_redelivery: bool,
    /// For an answer that costs nothing: once, within a minute (LINE reference A.2.1).
    pub reply_token: Option<String>,
    /// What happened.
    pub kind: EventKind,
}

/// What happened (LINE reference A.1.6).
#[derive(Debug, Clone, PartialEq)]
pub enum EventKind {
    /// A LINE user wrote.
    Message(IncomingMessage),
    /// A text in a group was edited: same `id`, new text. The largest timestamp wins.
    MessageEdited(IncomingMessage),
    /// A message was withdrawn; LINE asks to remove it from screens and storage.
    Unsend {
        /// The withdrawn message. May arrive before the message itself.
        message_id: String,
    },
    /// A LINE user added the account, or unblocked it.
    Follow {
        /// Unblocked, as far as LINE knows.
        is_unblocked: bool,
    },
    /// A LINE user blocked the account.
    Unfollow,
    /// The account was invited to a group.
    Join,
    /// The account was removed from a group, or left.
    Leave,
    /// Others joined the group.
    MemberJoined {
        /// Who.
        members: Vec<Source>,
    },
    /// Others left the group.
    MemberLeft {
        /// Who.
        members: Vec<Source>,
    },
    /// A button was pressed.
    Postback {
        /// What the button carries.
        data: String,
        /// Chosen date or rich menu, as LINE sent it.
        params: Option<serde_json::Value>,
    },
    /// A video with a tracking id was watched to the end.
    VideoPlayComplete {
        /// The tracking id.
        tracking_id: String,
    },
    /// A LINE user came near a beacon.
    Beacon {
        /// The beacon.
        hwid: String,
        /// `enter`, `banner`, `stay`, or what LINE adds.
        action: String,
        /// The beacon's own message.
        dm: Option<String>,
    },
    /// An account of another service was linked.
    AccountLink {
        /// `ok` or `failed`.
        result: String,
        /// The nonce given when linking began.
        nonce: String,
    },
    /// A membership began, ended or was renewed.
    Membership {
        /// `joined`, `left`, `renewed`.
        action: String,
        /// Which membership.
        membership_id: Option<i64>,
    },
    /// A module channel was attached or detached.
    Module {
        /// `attached` or `detached`.
        action: String,
        /// The account.
        bot_id: Option<String>,
    },
    /// A module channel got control of the chat.
    Activated {
        /// Until when, in milliseconds since 1970 UTC.
        expire_at: Option<i64>,
    },
    /// A module channel lost control of the chat.
    Deactivated,
    /// The account was suspended (module channels).
    BotSuspended,
    /// The account was resumed (module channels).
    BotResumed,
    /// A LINE notification message was delivered.
    Delivery {
        /// The hashed telephone number or the tag of the request.
        data: String,
    },
    /// Something LINE added later, or a known kind whose shape is not understood.
    Unknown {
        /// LINE's name for it; empty when there is none.
        kind: String,
    },
}

/// Whether this account holds the chat.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// It does.
    #[default]
    Active,
    /// Another channel does: do not send.
    Standby,
    /// Something LINE added later.
    #[serde(untagged)]
    Unknown(String),
}

/// Where an event happened. Ids are opaque (LINE reference A.6).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase", rename_all_fields = "camelCase")]
pub enum Source {
    /// One to one.
    User {
        /// The LINE user; absent for people who use LINE only on a PC.
        user_id: Option<String>,
    },
    /// A group.
    Group {
        /// The group.
        group_id: String,
        /// Who did it; only with messages.
        user_id: Option<String>,
    },
    /// A multi-person chat of old LINE versions.
    Room {
        /// The chat.
        room_id: String,
        /// Who did it; only with messages.
        user_id: Option<String>,
    },
    /// Something LINE added later.
    #[serde(untagged)]
    Unknown {
        /// LINE's name for it.
        #[serde(rename = "type", default)]
        kind: String,
    },
}

impl Source {
    /// Who did it, when LINE says so.
    pub fn user_id(&self) -> Option<&str> {
        match self {
            Self::User { user_id } | Self::Group { user_id, .. } | Self::Room { user_id, .. } => {
                user_id.as_deref()
            }
            Self::Unknown { .. } => None,
        }
    }

    /// The group or multi-person chat; `None` one to one.
    pub fn group_or_room_id(&self) -> Option<&str> {
        match self {
            Self::Group { group_id: id, .. } | Self::Room { room_id: id, .. } => Some(id),
            Self::User { .. } | Self::Unknown { .. } => None,
        }
    }
}
