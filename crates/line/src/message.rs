use serde::Serialize;

/// One message to send: what it says, and as whom (LINE reference A.2.2).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Message {
    /// What it says.
    #[serde(flatten)]
    pub body: Body,
    /// The name and icon beside the bubble; absent: the account's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sender: Option<Sender>,
}

impl Message {
    /// A plain text of 1 to [`crate::limits::MAX_TEXT_UNITS`] units.
    pub fn text(text: impl Into<String>) -> Self {
        Body::Text { text: text.into(), emojis: Vec::new(), quote_token: None }.into()
    }

    /// The same message, shown under a name and icon of its own.
    pub fn sent_by(self, sender: Sender) -> Self {
        Self { sender: Some(sender), ..self }
    }
}

impl From<Body> for Message {
    fn from(body: Body) -> Self {
        Self { body, sender: None }
    }
}

/// What a message says. There is no file message to send: send a link (LINE reference A.2.2).
/// URLs are https, at most [`crate::limits::MAX_URL_CHARS`] long, and have to stay valid for weeks:
/// the LINE app may load them only when the chat is opened.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Body {
    /// Text, at most [`crate::limits::MAX_TEXT_UNITS`] units, with a `$` where each emoji stands.
    Text {
        /// The text.
        text: String,
        /// LINE emoji, at most [`crate::limits::MAX_EMOJIS`]: see [`crate::emoji`].
        #[serde(skip_serializing_if = "Vec::is_empty")]
        emojis: Vec<Emoji>,
        /// The token of the message this one quotes; from the same chat.
        #[serde(skip_serializing_if = "Option::is_none")]
        quote_token: Option<String>,
    },
    /// A sticker of LINE's list of sendable stickers: see [`crate::stickers`].
    Sticker {
        /// The package.
        package_id: String,
        /// The sticker in it.
        sticker_id: String,
        /// The token of the message this one quotes; from the same chat.
        #[serde(skip_serializing_if = "Option::is_none")]
        quote_token: Option<String>,
    },
    /// A JPEG or PNG, at most 10 MB, with a preview of at most 1 MB.
    Image {
        /// The picture.
        original_content_url: String,
        /// The small picture.
        preview_image_url: String,
    },
    /// An MP4 of at most 200 MB, with a preview picture of at most 1 MB.
    Video {
        /// The video.
        original_content_url: String,
        /// The picture shown before it plays.
        preview_image_url: String,
    },
    /// MP3 or M4A, at most 200 MB.
    Audio {
        /// The sound.
        original_content_url: String,
        /// Its length in milliseconds.
        duration: u64,
    },
    /// A place.
    Location {
        /// At most [`crate::limits::MAX_LOCATION_UNITS`] units, not empty.
        title: String,
        /// At most [`crate::limits::MAX_LOCATION_UNITS`] units, not empty.
        address: String,
        /// Degrees north.
        latitude: f64,
        /// Degrees east.
        longitude: f64,
    },
}

/// A LINE emoji in place of the `$` at `index`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Emoji {
    /// Where the `$` stands, in UTF-16 units from the start.
    pub index: u32,
    /// The set.
    pub product_id: String,
    /// The emoji in it.
    pub emoji_id: String,
}

/// Who appears to write, shown as "name from 'account name'" on the bubble (LINE reference A.2.2).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Sender {
    /// At most [`crate::limits::MAX_SENDER_NAME_UNITS`] units. LINE may refuse words such as "LINE".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// An https URL of a square PNG of at most 1 MB.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub icon_url: Option<String>,
}

#[cfg(test)]
mod tests {
    use serde_json::{json, to_value};

    use super::*;

    #[test]
    fn a_text_by_a_member_has_lines_shape() {
        let aya = Sender { name: Some("Aya".into()), icon_url: None };
        let expected = json!({"type": "text", "text": "hello", "sender": {"name": "Aya"}});
        assert_eq!(
            to_value(Message::text("hello").sent_by(aya)).unwrap(),
            expected,
            "absent values are left out"
        );
    }

    #[test]
    fn every_other_body_has_lines_names() {
        let sticker =
            Body::Sticker { package_id: "1".into(), sticker_id: "2".into(), quote_token: Some("q".into()) };
        let expected = json!({"type": "sticker", "packageId": "1", "stickerId": "2", "quoteToken": "q"});
        assert_eq!(to_value(Message::from(sticker)).unwrap(), expected);
        let emoji = Emoji { index: 0, product_id: "p".into(), emoji_id: "e".into() };
        let text = Body::Text { text: "$".into(), emojis: vec![emoji], quote_token: None };
        let expected =
            json!({"type": "text", "text": "$", "emojis": [{"index": 0, "productId": "p", "emojiId": "e"}]});
        assert_eq!(to_value(Message::from(text)).unwrap(), expected);
        let audio = Body::Audio { original_content_url: "https://a/1".into(), duration: 1200 };
        let expected = json!({"type": "audio", "originalContentUrl": "https://a/1", "duration": 1200});
        assert_eq!(to_value(Message::from(audio)).unwrap(), expected);
    }
}
