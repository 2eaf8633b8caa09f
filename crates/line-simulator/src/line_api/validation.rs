//! Validation of message objects, as LINE documents them (LINE reference A.2.2). Errors name the property.
use serde_json::{Value, json};
use url::Url;

use crate::limits::{
    EMOJIS, MESSAGES_PER_REQUEST, PLACE_UNITS, SENDER_NAME_UNITS, TEXT_UNITS, URL_CHARS, utf16_len,
};
use crate::loopback::is_https_or_loopback;
use crate::world::{MessageType, Stickers};

/// The practice phone's own stickers, which are always taken.
const DRAWN_PACKAGE: &str = "9900001";

/// Validates a list of messages; returns LINE's `details`, empty when all are valid. Without a list of stickers any digits
/// are one.
pub(super) fn errors(messages: &Value, stickers: Option<&Stickers>) -> Vec<Value> {
    let mut validation = Validation { errors: Vec::new(), stickers };
    match messages.as_array() {
        Some(list) if (1..=MESSAGES_PER_REQUEST).contains(&list.len()) => {
            for (place, message) in list.iter().enumerate() {
                validation.message(message, &format!("messages[{place}]"));
            }
        }
        Some(_) => validation.error("messages", "Size must be between 1 and 5"),
        None => validation.error("messages", "May not be empty"),
    }
    validation.errors
}

struct Validation<'a> {
    errors: Vec<Value>,
    stickers: Option<&'a Stickers>,
}

impl Validation<'_> {
    fn error(&mut self, property: &str, message: &str) {
        self.errors.push(json!({ "message": message, "property": property }));
    }

    fn message(&mut self, message: &Value, at: &str) {
        match MessageType::of(message) {
            Some(MessageType::Text | MessageType::TextV2) => self.text(message, at),
            Some(MessageType::Sticker) => self.sticker(message, at),
            Some(MessageType::Image) => self.urls(message, at, &["originalContentUrl", "previewImageUrl"]),
            Some(MessageType::Video) => {
                self.urls(message, at, &["originalContentUrl", "previewImageUrl"]);
                self.optional_text(message, at, "trackingId", 100);
            }
            Some(MessageType::Audio) => {
                self.urls(message, at, &["originalContentUrl"]);
                if message["duration"].as_u64().is_none_or(|duration| duration == 0) {
                    self.error(&format!("{at}.duration"), "must be greater than or equal to 1");
                }
            }
            Some(MessageType::Location) => self.location(message, at),
            Some(MessageType::Template | MessageType::Flex | MessageType::Imagemap) => {
                self.required_text(message, at, "altText", 1_500);
            }
            Some(MessageType::Coupon) => self.required_text(message, at, "couponId", 100),
            None => {
                let types = MessageType::ALL.map(MessageType::as_str).join(", ");
                let allowed = format!("Must be one of the following values: [{types}]");
                self.error(&format!("{at}.type"), &allowed);
            }
        }
        self.sender(&message["sender"], &format!("{at}.sender"));
        self.quick_reply(&message["quickReply"], at);
    }

    fn text(&mut self, message: &Value, at: &str) {
        self.required_text(message, at, "text", TEXT_UNITS);
        let units: Vec<u16> = message["text"].as_str().unwrap_or_default().encode_utf16().collect();
        let emojis = message["emojis"].as_array().filter(|_| message["type"] == "text");
        let Some(emojis) = emojis else { return };
        if emojis.len() > EMOJIS {
            self.error(&format!("{at}.emojis"), "Size must be between 0 and 20");
        }
        for (place, emoji) in emojis.iter().enumerate() {
            for name in ["productId", "emojiId"] {
                self.required_text(emoji, &format!("{at}.emojis[{place}]"), name, 100);
            }
            let index = emoji["index"].as_u64().and_then(|index| usize::try_from(index).ok());
            if index.and_then(|index| units.get(index)) != Some(&u16::from(b'$')) {
                self.error(&format!("{at}.emojis[{place}].index"), "index must point at $ in text");
            }
        }
    }

    fn sticker(&mut self, message: &Value, at: &str) {
        self.digits(message, at, "packageId");
        self.digits(message, at, "stickerId");
        let Some(stickers) = self.stickers else { return };
        let text = |name: &str| message[name].as_str().unwrap_or_default();
        let (package, sticker) = (text("packageId"), text("stickerId").parse().unwrap_or(0));
        let range = stickers.get(package);
        let sendable = range.is_some_and(|(first, last)| (*first..=*last).contains(&sticker));
        if !sendable && package != DRAWN_PACKAGE {
            self.error(&format!("{at}.stickerId"), "The sticker cannot be sent by an account");
        }
    }

    fn location(&mut self, message: &Value, at: &str) {
        self.required_text(message, at, "title", PLACE_UNITS);
        self.required_text(message, at, "address", PLACE_UNITS);
        for (name, limit) in [("latitude", 90.0), ("longitude", 180.0)] {
            if message[name].as_f64().is_none_or(|degrees| degrees.abs() > limit) {
                self.error(&format!("{at}.{name}"), "May not be empty");
            }
        }
    }

    /// Requires a text of at most `limit` UTF-16 units.
    fn required_text(&mut self, message: &Value, at: &str, name: &str, limit: usize) {
        match message[name].as_str().map(utf16_len) {
            None | Some(0) => self.error(&format!("{at}.{name}"), "May not be empty"),
            Some(units) if units > limit => {
                self.error(&format!("{at}.{name}"), &format!("Length must be between 0 and {limit}"));
            }
            Some(_) => {}
        }
    }

    fn optional_text(&mut self, message: &Value, at: &str, name: &str, limit: usize) {
        if !message[name].is_null() {
            self.required_text(message, at, name, limit);
        }
    }

    fn digits(&mut self, message: &Value, at: &str, name: &str) {
        let id = message[name].as_str().unwrap_or_default();
        if id.is_empty() || !id.bytes().all(|byte| byte.is_ascii_digit()) {
            self.error(&format!("{at}.{name}"), "May not be empty");
        }
    }

    fn urls(&mut self, message: &Value, at: &str, names: &[&str]) {
        for name in names {
            self.url(&message[*name], &format!("{at}.{name}"));
        }
    }

    fn url(&mut self, value: &Value, property: &str) {
        let text = value.as_str().unwrap_or_default();
        if text.is_empty() {
            self.error(property, "May not be empty");
        } else if text.chars().count() > URL_CHARS {
            self.error(property, "Length must be between 0 and 2000");
        } else {
            match Url::parse(text) {
                Ok(url) if is_https_or_loopback(&url) => {}
                Ok(_) => self.error(property, "invalid uri scheme"),
                Err(_) => self.error(property, "invalid uri"),
            }
        }
    }

    fn sender(&mut self, sender: &Value, at: &str) {
        if sender["name"].as_str().is_some_and(|name| utf16_len(name) > SENDER_NAME_UNITS) {
            self.error(&format!("{at}.name"), "Length must be between 0 and 20");
        }
        if sender["name"].as_str().is_some_and(|name| name.to_lowercase().contains("line")) {
            self.error(&format!("{at}.name"), "The name contains a word that is not allowed");
        }
        if !sender["iconUrl"].is_null() {
            self.url(&sender["iconUrl"], &format!("{at}.iconUrl"));
        }
    }

    fn quick_reply(&mut self, quick_reply: &Value, at: &str) {
        if quick_reply["items"].as_array().is_some_and(|items| items.len() > 13) {
            self.error(&format!("{at}.quickReply.items"), "Size must be between 1 and 13");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn properties(messages: Value) -> Vec<String> {
        errors(&messages, None).iter().map(|error| error["property"].as_str().unwrap().to_owned()).collect()
    }

    #[test]
    fn every_valid_message_type_passes_validation() {
        let url = "https://example.com/a.png";
        let list = json!([
            { "type": "text", "text": "あ".repeat(5_000), "sender": { "name": "Aya", "iconUrl": url } },
            { "type": "sticker", "packageId": "446", "stickerId": "1988" },
            { "type": "video", "originalContentUrl": url, "previewImageUrl": "http://127.0.0.1:9/p.jpg" },
            { "type": "audio", "originalContentUrl": url, "duration": 60000 },
            { "type": "location", "title": "Here", "address": "Tokyo", "latitude": 35.6, "longitude": 139.7 },
        ]);
        assert_eq!(properties(list), [""; 0]);
    }

    #[test]
    fn the_length_of_a_text_is_counted_in_utf_16_units() {
        assert_eq!(properties(json!([{ "type": "text", "text": "😀".repeat(2_500) }])), [""; 0]);
        assert_eq!(properties(json!([{ "type": "text", "text": "😀".repeat(2_501) }])), ["messages[0].text"]);
    }

    #[test]
    fn each_validation_error_names_its_property() {
        let list = json!([
            { "type": "text", "text": "" },
            { "type": "file", "fileName": "a.pdf" },
            { "type": "image", "originalContentUrl": "http://example.com/a.png", "previewImageUrl": "x" },
            { "type": "text", "text": "$", "sender": { "name": "a name of more than twenty" } },
            { "type": "text", "text": "a", "emojis": [{ "index": 0, "productId": "5ac1", "emojiId": "001" }] },
        ]);
        let expected = [
            "messages[0].text",
            "messages[1].type",
            "messages[2].originalContentUrl",
            "messages[2].previewImageUrl",
            "messages[3].sender.name",
            "messages[4].emojis[0].index",
        ];
        assert_eq!(properties(list), expected);
    }

    #[test]
    fn one_to_five_messages_are_valid() {
        let text = json!({ "type": "text", "text": "hi" });
        assert_eq!(properties(json!([])), ["messages"]);
        assert_eq!(properties(vec![text; 6].into()), ["messages"]);
        assert_eq!(properties(Value::Null), ["messages"]);
    }

    #[test]
    fn a_line_emoji_needs_a_dollar_sign_and_there_are_twenty_at_most() {
        let emoji = |index: usize| json!({ "index": index, "productId": "5ac1", "emojiId": "001" });
        let text = |count: usize| {
            let emojis: Vec<Value> = (0..count).map(|place| emoji(place + 2)).collect();
            json!([{ "type": "text", "text": format!("😀{}", "$".repeat(count)), "emojis": emojis }])
        };
        assert_eq!(properties(text(20)), [""; 0], "the first 😀 counts two");
        assert_eq!(properties(text(21)), ["messages[0].emojis"]);
        let without =
            json!([{ "type": "text", "text": "$", "emojis": [{ "index": 0, "productId": "5ac1" }] }]);
        assert_eq!(properties(without), ["messages[0].emojis[0].emojiId"]);
    }

    #[test]
    fn with_a_list_only_its_stickers_and_the_phones_own_are_valid() {
        let stickers = Stickers::from([("446".to_owned(), (1988, 2027))]);
        let wrong = |package: &str, sticker: &str| {
            let message = json!([{ "type": "sticker", "packageId": package, "stickerId": sticker }]);
            errors(&message, Some(&stickers)).len()
        };
        assert_eq!([wrong("446", "1988"), wrong("446", "2027"), wrong("9900001", "9900101")], [0, 0, 0]);
        assert_eq!([wrong("446", "2028"), wrong("1", "1988")], [1, 1]);
    }
}
