use serde::Serialize;

/// A message object to send: its body and its sender (LINE reference A.2.2).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Message {
    /// The message's type and content.
    #[serde(flatten)]
    pub body: Body,
    /// The name and icon beside the bubble; `None` for the account's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sender: Option<Sender>,
}

impl Message {
    /// A text message of 1 to [`crate::limits::MAX_TEXT_UNITS`] UTF-16 code units.
    pub fn text(text: impl Into<String>) -> Self {
        Body::Text { text: text.into(), emojis: Vec::new(), quote_token: None }.into()
    }

    /// The message with a sender's name and icon instead of the account's own.
    pub fn sent_by(self, sender: Sender) -> Self {
        Self { sender: Some(sender), ..self }
    }
}

impl From<Body> for Message {
    fn from(body: Body) -> Self {
        Self { body, sender: None }
    }
}

/// The body of a message to send, one variant per message type. LINE has no file message for accounts: send a link (LINE
/// reference A.2.2).
/// URLs are https, at most [`crate::limits::MAX_URL_CHARS`] long, and have to stay valid for weeks:
/// the LINE app may load them only when the chat is opened.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Body {
    /// Text, at most [`crate::limits::MAX_TEXT_UNITS`] UTF-16 code units, with a `$` where each LINE emoji stands.
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
    /// A sticker, one of those that accounts may send: see [`crate::stickers`].
    Sticker {
        /// The sticker package's id.
        package_id: String,
        /// The sticker's id.
        sticker_id: String,
        /// The token of the message this one quotes; from the same chat.
        #[serde(skip_serializing_if = "Option::is_none")]
        quote_token: Option<String>,
    },
    /// An image: JPEG or PNG of at most 10 MB, with a preview image of at most 1 MB.
    Image {
        /// The image's URL.
        original_content_url: String,
        /// The preview image's URL.
        preview_image_url: String,
    },
    /// A video: MP4 of at most 200 MB, with a preview image of at most 1 MB.
    Video {
        /// The video's URL.
        original_content_url: String,
        /// The URL of the preview image, which is shown before the video plays.
        preview_image_url: String,
    },
    /// An audio: MP3 or M4A of at most 200 MB.
    Audio {
        /// The audio's URL.
        original_content_url: String,
        /// The audio's length in milliseconds.
        duration: u64,
    },
    /// A location on the map.
    Location {
        /// The location's title, 1 to [`crate::limits::MAX_LOCATION_UNITS`] UTF-16 code units.
        title: String,
        /// The location's address, 1 to [`crate::limits::MAX_LOCATION_UNITS`] UTF-16 code units.
        address: String,
        /// The latitude in degrees north.
        latitude: f64,
        /// The longitude in degrees east.
        longitude: f64,
    },
}

/// A LINE emoji in place of the `$` at `index`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Emoji {
    /// The position of the `$`, in UTF-16 code units from the start of the text.
    pub index: u32,
    /// The emoji product's id.
    pub product_id: String,
    /// The emoji's id in the product.
    pub emoji_id: String,
}

/// The sender of a message, shown as "name from 'account name'" beside the bubble (LINE reference A.2.2).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Sender {
    /// The sender's name, at most [`crate::limits::MAX_SENDER_NAME_UNITS`] UTF-16 code units. LINE may refuse words such
    /// as "LINE".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The icon's https URL: a square PNG of at most 1 MB.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub icon_url: Option<String>,
}

#[cfg(test)]
mod tests {
    use serde_json::{json, to_value};

    use super::*;

    #[test]
    fn a_text_message_with_a_sender_serialises_as_line_expects() {
        let aya = Sender { name: Some("Aya".into()), icon_url: None };
        let expected = json!({"type": "text", "text": "hello", "sender": {"name": "Aya"}});
        assert_eq!(
            to_value(Message::text("hello").sent_by(aya)).unwrap(),
            expected,
            "absent values are left out"
        );
    }

    #[test]
    fn every_other_message_body_serialises_with_lines_property_names() {
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
