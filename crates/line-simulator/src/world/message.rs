//! Messages, as they are kept, written, and shown on a phone.
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Binary;

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Message {
    pub id: String,
    pub at_ms: i64,
    pub author: Author,
    pub content: Content,
    pub quoted_message_id: Option<String>,
    pub quote_token: Option<String>,
    pub mark_as_read_token: Option<String>,
    /// Read by the account.
    pub read: bool,
    pub unsent: bool,
    pub edited: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub(crate) enum Author {
    User {
        user_id: String,
    },
    /// With the `sender` of the message, if it had one.
    Account {
        basic_id: String,
        name: Option<String>,
        icon_url: Option<String>,
    },
    Person {
        name: String,
    },
    System,
}

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
    /// A picture, video, sound or file of a user: `hash` names its bytes.
    Media {
        kind: MediaKind,
        hash: String,
        file_name: Option<String>,
        size: usize,
        duration_ms: Option<u64>,
    },
    /// A picture, video or sound of an account: it lies at the account's server.
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
        kind: String,
        alt_text: Option<String>,
    },
    /// A line between messages: who came, who left.
    Notice {
        notice: String,
        names: Vec<String>,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum MediaKind {
    Image,
    Video,
    Audio,
    File,
}

impl MediaKind {
    pub fn word(self) -> &'static str {
        match self {
            Self::Image => "image",
            Self::Video => "video",
            Self::Audio => "audio",
            Self::File => "file",
        }
    }
}

impl Content {
    /// LINE's word for the type.
    pub fn word(&self) -> &str {
        match self {
            Self::Text { .. } => "text",
            Self::Sticker { .. } => "sticker",
            Self::Media { kind, .. } | Self::Linked { kind, .. } => kind.word(),
            Self::Location { .. } => "location",
            Self::Other { kind, .. } => kind,
            Self::Notice { .. } => "notice",
        }
    }

    /// Whether others can quote it (LINE reference A.1.7).
    pub fn quotable(&self) -> bool {
        match self {
            Self::Text { .. } | Self::Sticker { .. } => true,
            Self::Media { kind, .. } | Self::Linked { kind, .. } => {
                matches!(kind, MediaKind::Image | MediaKind::Video)
            }
            Self::Other { kind, .. } => matches!(kind.as_str(), "template" | "flex"),
            Self::Location { .. } | Self::Notice { .. } => false,
        }
    }
}

/// What a LINE user writes or sends.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum MessageDraft {
    /// Words. `emojis` and `mention` are passed on as LINE's webhook has them (LINE reference A.1.7).
    Text {
        /// Up to 10,000 UTF-16 units.
        text: String,
        /// A message of the same chat that this one answers.
        quoted_message_id: Option<String>,
        /// LINE emoji in the text.
        emojis: Option<Value>,
        /// `{mentionees: […]}`.
        mention: Option<Value>,
    },
    /// A sticker.
    Sticker {
        /// Digits.
        package_id: String,
        /// Digits.
        sticker_id: String,
        /// Up to 15 words.
        #[serde(default)]
        keywords: Vec<String>,
        /// `STATIC` when absent.
        sticker_resource_type: Option<String>,
        /// On message stickers.
        text: Option<String>,
        /// A message of the same chat that this one answers.
        quoted_message_id: Option<String>,
    },
    /// A picture.
    Image {
        /// Its bytes.
        content: Binary,
        /// Found out from the bytes when absent.
        content_type: Option<String>,
    },
    /// A video.
    Video {
        /// Its bytes.
        content: Binary,
        /// `video/mp4` when absent.
        content_type: Option<String>,
        /// Milliseconds.
        duration: Option<u64>,
    },
    /// A sound.
    Audio {
        /// Its bytes.
        content: Binary,
        /// `audio/x-m4a` when absent.
        content_type: Option<String>,
        /// Milliseconds.
        duration: Option<u64>,
    },
    /// Any file.
    File {
        /// Its bytes.
        content: Binary,
        /// `application/octet-stream` when absent.
        content_type: Option<String>,
        /// The name it has on the phone.
        file_name: String,
    },
    /// A place.
    Location {
        /// Its name.
        title: Option<String>,
        /// Its address.
        address: Option<String>,
        /// Degrees.
        latitude: f64,
        /// Degrees.
        longitude: f64,
    },
}

impl MessageDraft {
    /// Plain words.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into(), quoted_message_id: None, emojis: None, mention: None }
    }

    /// A picture of the bytes' own type.
    pub fn image(content: Vec<u8>) -> Self {
        Self::Image { content: Binary(content), content_type: None }
    }
}

/// Who stands beside a message on the phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SenderKind {
    /// A LINE user.
    User,
    /// An Official Account.
    Account,
    /// A private person.
    Person,
    /// Nobody: a notice.
    System,
}

/// A message as a phone shows it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MessageView {
    /// Digits.
    pub message_id: String,
    /// Ms UTC.
    pub at_ms: i64,
    /// Written by the phone's own user.
    pub mine: bool,
    /// What kind of sender.
    pub sender_kind: SenderKind,
    /// User id or basic id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sender_id: Option<String>,
    /// The name beside the message: the `sender` name of an account's message, if it has one.
    pub sender_name: String,
    /// The account behind a `sender` name ("Aya from 'Sakura Clinic'").
    #[serde(skip_serializing_if = "Option::is_none")]
    pub via: Option<String>,
    /// Where the picture beside the message is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sender_picture_url: Option<String>,
    /// `text`, `sticker`, `image`, `video`, `audio`, `file`, `location`, `notice`, or LINE's word for another type.
    #[serde(rename = "type")]
    pub kind: String,
    /// Words; the alternative text of what the phone cannot show; a notice's word (`joined`, `left`, …).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// LINE emoji in a text, as LINE has them: `index` and, from a user, `length` in UTF-16 units, `productId`,
    /// `emojiId`. An account's text has a `$` at each index.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub emojis: Option<Value>,
    /// Names in a notice.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
    /// Where a picture, video, sound or file is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content_url: Option<String>,
    /// Where its small picture is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preview_url: Option<String>,
    /// A file's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file_name: Option<String>,
    /// Bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file_size: Option<usize>,
    /// Milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration: Option<u64>,
    /// A sticker's package.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub package_id: Option<String>,
    /// A sticker.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sticker_id: Option<String>,
    /// A sticker's words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keywords: Vec<String>,
    /// A place's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// A place's address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Degrees.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latitude: Option<f64>,
    /// Degrees.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub longitude: Option<f64>,
    /// The message that this one answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quoted_message_id: Option<String>,
    /// Taken back: nothing of its content is left here.
    pub unsent: bool,
    /// The text was changed afterwards.
    pub edited: bool,
    /// Read by the account.
    pub read: bool,
}
