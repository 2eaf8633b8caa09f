//! Messages, as a phone shows them.
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::spelled_enum::spelled_enum;

spelled_enum! {
    /// What a phone shows: the message's type, as LINE spells it, or a notice.
    pub MessageKind {
        /// A text.
        Text = "text",
        /// A sticker.
        Sticker = "sticker",
        /// An image.
        Image = "image",
        /// A video.
        Video = "video",
        /// An audio.
        Audio = "audio",
        /// A file.
        File = "file",
        /// A location.
        Location = "location",
        /// A template message.
        Template = "template",
        /// An imagemap message.
        Imagemap = "imagemap",
        /// A flex message.
        Flex = "flex",
        /// A coupon message.
        Coupon = "coupon",
        /// A system message of a group.
        Notice = "notice",
    }
}

/// The sender beside a message on the phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SenderKind {
    /// A LINE user.
    User,
    /// An Official Account.
    Account,
    /// A private person.
    Person,
    /// No sender: a notice.
    System,
}

/// A message as a phone shows it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MessageView {
    /// The message's id, digits.
    pub message_id: String,
    /// When the message was sent, in ms UTC.
    pub at_ms: i64,
    /// Whether the phone's own user is the author.
    pub mine: bool,
    /// The kind of the sender.
    pub sender_kind: SenderKind,
    /// The sender's user id or basic id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sender_id: Option<String>,
    /// The sender's name: the `sender` name of an account's message, if it has one.
    pub sender_name: String,
    /// The account behind a `sender` name ("Aya from 'Sakura Clinic'").
    #[serde(skip_serializing_if = "Option::is_none")]
    pub via: Option<String>,
    /// The URL of the picture beside the message.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sender_picture_url: Option<String>,
    /// The message's type, or a notice.
    #[serde(rename = "type")]
    pub kind: MessageKind,
    /// The text; the alternative text of what the phone cannot show; which notice it is (`joined`, `left`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The LINE emoji in a text, as LINE has them: `index` and, from a user, `length` in UTF-16 units, `productId`,
    /// `emojiId`. An account's text has a `$` at each index.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub emojis: Option<Value>,
    /// The names in a notice.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
    /// The URL of an image, video, audio or file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content_url: Option<String>,
    /// The URL of its preview image.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preview_url: Option<String>,
    /// The file's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file_name: Option<String>,
    /// The file's size in bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file_size: Option<usize>,
    /// The length of a video or audio in milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration: Option<u64>,
    /// The sticker package's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub package_id: Option<String>,
    /// The sticker's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sticker_id: Option<String>,
    /// The words that describe the sticker.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keywords: Vec<String>,
    /// The location's title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The location's address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// The latitude in degrees north.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latitude: Option<f64>,
    /// The longitude in degrees east.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub longitude: Option<f64>,
    /// The id of the message that this one quotes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quoted_message_id: Option<String>,
    /// Whether the message was unsent: nothing of its content is left here.
    pub unsent: bool,
    /// Whether the text was edited.
    pub edited: bool,
    /// Whether the account has marked the message as read.
    pub read: bool,
}
