//! The content of messages, by type.
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::message_view::MessageKind;
use crate::spelled_enum::spelled_enum;

/// The content of a message.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub(crate) enum Content {
    Text {
        text: String,
        emojis: Option<Value>,
        mention: Option<Value>,
    },
    Sticker {
        package_id: String,
        sticker_id: String,
        resource_type: String,
        keywords: Vec<String>,
        text: Option<String>,
    },
    /// An image, video, audio or file of a user: `hash` names its bytes.
    Media {
        kind: MediaKind,
        hash: String,
        file_name: Option<String>,
        size: usize,
        duration_ms: Option<u64>,
    },
    /// An image, video or audio of an account: it lies at the account's server.
    Linked {
        kind: MediaKind,
        content_url: String,
        preview_url: Option<String>,
        duration_ms: Option<u64>,
    },
    Location {
        title: Option<String>,
        address: Option<String>,
        latitude: f64,
        longitude: f64,
    },
    /// What only an account can send (flex, template, imagemap, coupon).
    Other {
        kind: MessageKind,
        alt_text: Option<String>,
    },
    /// A system message of a group.
    Notice {
        notice: Notice,
        names: Vec<String>,
    },
}

/// The type of media in a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum MediaKind {
    Image,
    Video,
    Audio,
    File,
}

spelled_enum! {
    /// The system message of a group: who joined, who left.
    pub(crate) Notice {
        /// Somebody joined.
        Joined = "joined",
        /// Somebody left.
        Left = "left",
    }
}

spelled_enum! {
    /// The type of a message object that an account can send (LINE reference A.2.2).
    pub(crate) MessageType {
        /// A text.
        Text = "text",
        /// A text with substitutions.
        TextV2 = "textV2",
        /// An image.
        Image = "image",
        /// A video.
        Video = "video",
        /// An audio.
        Audio = "audio",
        /// A location.
        Location = "location",
        /// A sticker.
        Sticker = "sticker",
        /// A template message.
        Template = "template",
        /// An imagemap message.
        Imagemap = "imagemap",
        /// A flex message.
        Flex = "flex",
        /// A coupon message.
        Coupon = "coupon",
    }
}

impl MessageType {
    pub const ALL: [Self; 11] = [
        Self::Text,
        Self::TextV2,
        Self::Image,
        Self::Video,
        Self::Audio,
        Self::Location,
        Self::Sticker,
        Self::Template,
        Self::Imagemap,
        Self::Flex,
        Self::Coupon,
    ];

    /// The type of a message object; `None` when it has none that an account can send.
    pub fn of(message: &Value) -> Option<Self> {
        Self::deserialize(&message["type"]).ok()
    }
}

impl Content {
    /// A text without emojis and mentions.
    pub fn plain_text(text: String) -> Self {
        Self::Text { text, emojis: None, mention: None }
    }

    /// The content of a message object that has been validated.
    pub fn of_message_object(message: &Value) -> Self {
        let text = |name: &str| message[name].as_str().map(str::to_owned);
        let required = |name: &str| text(name).unwrap_or_default();
        let linked = |kind| Self::Linked {
            kind,
            content_url: required("originalContentUrl"),
            preview_url: text("previewImageUrl"),
            duration_ms: message["duration"].as_u64(),
        };
        let other = |kind| Self::Other { kind, alt_text: text("altText") };
        match MessageType::of(message).unwrap_or(MessageType::Text) {
            MessageType::Text => {
                Self::Text { text: required("text"), emojis: message.get("emojis").cloned(), mention: None }
            }
            MessageType::TextV2 => Self::Text { text: required("text"), emojis: None, mention: None },
            MessageType::Sticker => Self::Sticker {
                package_id: required("packageId"),
                sticker_id: required("stickerId"),
                resource_type: "STATIC".to_owned(),
                keywords: Vec::new(),
                text: None,
            },
            MessageType::Image => linked(MediaKind::Image),
            MessageType::Video => linked(MediaKind::Video),
            MessageType::Audio => linked(MediaKind::Audio),
            MessageType::Location => Self::Location {
                title: text("title"),
                address: text("address"),
                latitude: message["latitude"].as_f64().unwrap_or_default(),
                longitude: message["longitude"].as_f64().unwrap_or_default(),
            },
            MessageType::Template => other(MessageKind::Template),
            MessageType::Imagemap => other(MessageKind::Imagemap),
            MessageType::Flex => other(MessageKind::Flex),
            MessageType::Coupon => other(MessageKind::Coupon),
        }
    }

    /// What a phone shows: the message's type, as LINE spells it, or a notice.
    pub fn kind(&self) -> MessageKind {
        match self {
            Self::Text { .. } => MessageKind::Text,
            Self::Sticker { .. } => MessageKind::Sticker,
            Self::Media { kind, .. } | Self::Linked { kind, .. } => match kind {
                MediaKind::Image => MessageKind::Image,
                MediaKind::Video => MessageKind::Video,
                MediaKind::Audio => MessageKind::Audio,
                MediaKind::File => MessageKind::File,
            },
            Self::Location { .. } => MessageKind::Location,
            Self::Other { kind, .. } => *kind,
            Self::Notice { .. } => MessageKind::Notice,
        }
    }

    /// Whether the message has a quote token (LINE reference A.1.7).
    pub fn is_quotable(&self) -> bool {
        match self.kind() {
            MessageKind::Text
            | MessageKind::Sticker
            | MessageKind::Image
            | MessageKind::Video
            | MessageKind::Template
            | MessageKind::Flex => true,
            MessageKind::Audio
            | MessageKind::File
            | MessageKind::Location
            | MessageKind::Imagemap
            | MessageKind::Coupon
            | MessageKind::Notice => false,
        }
    }
}
