//! What a LINE user sends.
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::binary::Binary;

/// A message that a LINE user sends.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum MessageDraft {
    /// A text. `emojis` and `mention` are passed on as LINE's webhook has them (LINE reference A.1.7).
    Text {
        /// The text, up to 10,000 UTF-16 units.
        text: String,
        /// The id of the message in the same chat that this one quotes.
        quoted_message_id: Option<String>,
        /// The LINE emoji in the text.
        emojis: Option<Value>,
        /// The mentions, `{mentionees: […]}`.
        mention: Option<Value>,
    },
    /// A sticker.
    Sticker {
        /// The sticker package's id, digits.
        package_id: String,
        /// The sticker's id, digits.
        sticker_id: String,
        /// The words that describe the sticker, 15 at most.
        #[serde(default)]
        keywords: Vec<String>,
        /// How the sticker moves and sounds, as LINE spells it; `STATIC` when absent.
        sticker_resource_type: Option<String>,
        /// The text on a message sticker.
        text: Option<String>,
        /// The id of the message in the same chat that this one quotes.
        quoted_message_id: Option<String>,
    },
    /// An image.
    Image {
        /// The bytes.
        content: Binary,
        /// The content type; told by the bytes when absent.
        content_type: Option<String>,
    },
    /// A video.
    Video {
        /// The bytes.
        content: Binary,
        /// The content type; `video/mp4` when absent.
        content_type: Option<String>,
        /// The length in milliseconds.
        duration: Option<u64>,
    },
    /// An audio.
    Audio {
        /// The bytes.
        content: Binary,
        /// The content type; `audio/x-m4a` when absent.
        content_type: Option<String>,
        /// The length in milliseconds.
        duration: Option<u64>,
    },
    /// A file.
    File {
        /// The bytes.
        content: Binary,
        /// The content type; `application/octet-stream` when absent.
        content_type: Option<String>,
        /// The file's name on the phone.
        file_name: String,
    },
    /// A location on the map.
    Location {
        /// The location's title.
        title: Option<String>,
        /// The location's address.
        address: Option<String>,
        /// The latitude in degrees north.
        latitude: f64,
        /// The longitude in degrees east.
        longitude: f64,
    },
}

impl MessageDraft {
    /// A plain text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into(), quoted_message_id: None, emojis: None, mention: None }
    }

    /// An image of the type that its bytes tell.
    pub fn image(content: Vec<u8>) -> Self {
        Self::Image { content: Binary(content), content_type: None }
    }
}
