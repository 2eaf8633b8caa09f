//! What members can send.

use domain::AttachmentId;
use domain::message::AttachmentRefusal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::rooms::message_views::{Attachment, TextEmoji};

/// What a member sends.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum NewContent {
    /// Words, 1 to 5,000 UTF-16 units, with a `$` where each LINE emoji stands.
    Text {
        /// The words.
        text: String,
        /// LINE emoji, at most 20.
        #[serde(default)]
        emojis: Vec<TextEmoji>,
    },
    /// A sticker of LINE's list of sendable stickers.
    Sticker {
        /// LINE's package.
        package_id: String,
        /// LINE's sticker.
        sticker_id: String,
    },
    /// A picture, video, sound or file that was handed in before.
    Attachment {
        /// Which.
        attachment_id: AttachmentId,
    },
    /// A place.
    Location {
        /// Its name, 1 to 100 UTF-16 units.
        title: String,
        /// Its address, 1 to 100 UTF-16 units.
        address: String,
        /// Degrees.
        latitude: f64,
        /// Degrees.
        longitude: f64,
    },
}

/// Stickers that LINE lets accounts send. LINE gives no pictures of them.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StickerPackage {
    /// LINE's package.
    pub package_id: String,
    /// Its English title at LINE; several packages have the same.
    pub title: String,
    /// Its stickers.
    pub sticker_ids: Vec<String>,
}

/// LINE emoji that accounts can send.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EmojiProduct {
    /// LINE's set.
    pub product_id: String,
    /// Its emoji.
    pub emoji_ids: Vec<String>,
}

/// What came of a paste.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Pasted {
    /// What was attached, in the order of the clipboard.
    pub attached: Vec<Attachment>,
    /// What cannot be attached.
    pub refused: Vec<PasteRefused>,
}

/// A file on the clipboard that cannot be attached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PasteRefused {
    /// Its name.
    pub name: String,
    /// Why.
    pub why: AttachmentRefusal,
    /// Of one that is too large: how many bytes it may have.
    pub limit: Option<u64>,
}
