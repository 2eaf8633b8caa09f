//! What the commands about messages and attachments take.

use app::sending::views::NewContent;
use domain::{AttachmentId, MessageId, RoomId};
use serde::Deserialize;
use ts_rs::TS;

/// Names a message.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OfMessage {
    /// The message.
    pub message_id: MessageId,
}

/// Sends a message. The same id again is the same message (a double click sends once). Not for a log: no `Debug`.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MessageSend {
    /// The room.
    pub room_id: RoomId,
    /// A UUID made by the window for this message.
    pub message_id: MessageId,
    /// What it says.
    pub content: NewContent,
    /// The message of this room that a text or sticker quotes.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub quoted_message_id: Option<MessageId>,
}

/// Attaches what is on the clipboard: a paste, where the web view is not given it.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AttachmentPaste {
    /// For which room.
    pub room_id: RoomId,
    /// A picture counts too. Where words come with it, it is a picture of them, and only files count.
    pub picture: bool,
}

/// Names an attachment.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OfAttachment {
    /// The attachment.
    pub attachment_id: AttachmentId,
}

/// Opens a web link from a message, after the member confirmed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LinkOpen {
    /// http or https.
    pub url: String,
}
