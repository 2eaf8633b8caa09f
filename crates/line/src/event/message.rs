use serde::Deserialize;

use super::lenient::lenient;
use crate::spelled_enum::spelled_enum;

/// A message that a LINE user sent, as a webhook event carries it (LINE reference A.1.7).
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct IncomingMessage {
    /// The message's id: digits, more than 53 bits can hold, so always text.
    pub id: String,
    /// The quote token, for quoting the message; on text, sticker, image and video. Does not expire.
    #[serde(default, deserialize_with = "lenient")]
    pub quote_token: Option<String>,
    /// The token that marks the message and everything before it as read. Does not expire.
    #[serde(default, deserialize_with = "lenient")]
    pub mark_as_read_token: Option<String>,
    /// The message's type and content.
    #[serde(flatten)]
    pub content: Content,
}

/// The content of a message, one variant per message type.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase", rename_all_fields = "camelCase")]
pub enum Content {
    /// A text; LINE emoji appear in it as words such as `(love)`.
    Text {
        /// The text.
        text: String,
        /// The LINE emoji in the text.
        #[serde(default, deserialize_with = "lenient")]
        emojis: Vec<TextEmoji>,
        /// The mentions in the text.
        #[serde(default, deserialize_with = "mentions")]
        mention: Vec<Mention>,
        /// The id of the message that this one quotes; its text is not sent along.
        #[serde(default, deserialize_with = "lenient")]
        quoted_message_id: Option<String>,
    },
    /// An image.
    Image {
        /// Where the bytes are.
        #[serde(default, deserialize_with = "lenient")]
        content_provider: ContentProvider,
        /// The position among several images that were sent at once.
        #[serde(default, deserialize_with = "lenient")]
        image_set: Option<ImageSet>,
    },
    /// A video.
    Video {
        /// The length in milliseconds.
        #[serde(default, deserialize_with = "lenient")]
        duration: Option<u64>,
        /// Where the bytes are.
        #[serde(default, deserialize_with = "lenient")]
        content_provider: ContentProvider,
    },
    /// An audio: a voice message or a sound.
    Audio {
        /// The length in milliseconds.
        #[serde(default, deserialize_with = "lenient")]
        duration: Option<u64>,
        /// Where the bytes are.
        #[serde(default, deserialize_with = "lenient")]
        content_provider: ContentProvider,
    },
    /// A file.
    File {
        /// The file's name, as the LINE user's device has it: never a path to write to.
        file_name: String,
        /// The file's size in bytes.
        #[serde(default, deserialize_with = "lenient")]
        file_size: u64,
    },
    /// A location on the map.
    Location {
        /// The location's title.
        #[serde(default, deserialize_with = "lenient")]
        title: Option<String>,
        /// The location's address.
        #[serde(default, deserialize_with = "lenient")]
        address: Option<String>,
        /// The latitude in degrees north.
        latitude: f64,
        /// The longitude in degrees east.
        longitude: f64,
    },
    /// A sticker. Its picture cannot be fetched from LINE.
    Sticker {
        /// The sticker package's id.
        package_id: String,
        /// The sticker's id.
        sticker_id: String,
        /// How the sticker moves and sounds.
        #[serde(default, deserialize_with = "lenient")]
        sticker_resource_type: StickerResourceType,
        /// The words that describe the sticker, 15 at most.
        #[serde(default, deserialize_with = "lenient")]
        keywords: Vec<String>,
        /// The text that the LINE user wrote on a message sticker.
        #[serde(default, deserialize_with = "lenient")]
        text: Option<String>,
        /// The id of the message that this one quotes.
        #[serde(default, deserialize_with = "lenient")]
        quoted_message_id: Option<String>,
    },
    /// A message type that LINE added later, or a known one whose shape is not understood.
    #[serde(untagged)]
    Unknown {
        /// The message type as LINE spells it.
        #[serde(rename = "type", default)]
        kind: String,
    },
}

/// A LINE emoji in a received text.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TextEmoji {
    /// The position in UTF-16 code units from the start of the text.
    pub index: u32,
    /// The length in UTF-16 code units.
    pub length: u32,
    /// The emoji product's id.
    pub product_id: String,
    /// The emoji's id in the product.
    pub emoji_id: String,
}

/// A mention in a received text.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Mention {
    /// The position in UTF-16 code units from the start of the text.
    pub index: u32,
    /// The length in UTF-16 code units.
    pub length: u32,
    /// Who is mentioned.
    #[serde(flatten)]
    pub target: MentionTarget,
}

/// The target of a mention.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase", rename_all_fields = "camelCase")]
pub enum MentionTarget {
    /// One LINE user, or the account itself.
    User {
        /// The LINE user's id; `None` when that user has not agreed that accounts see their profile.
        user_id: Option<String>,
        /// Whether the account itself is mentioned.
        #[serde(default)]
        is_self: bool,
    },
    /// Everybody in the group.
    All,
    /// A type that LINE added later.
    #[serde(untagged)]
    Unknown {
        /// The type as LINE spells it.
        #[serde(rename = "type", default)]
        kind: String,
    },
}

/// The provider of an image's, video's or audio's bytes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase", rename_all_fields = "camelCase")]
pub enum ContentProvider {
    /// LINE: fetch the bytes at once, LINE deletes them after a while.
    #[default]
    Line,
    /// Another server.
    External {
        /// The content's URL, which a stranger chose: treat it as such.
        original_content_url: Option<String>,
        /// The preview image's URL, which a stranger chose, too.
        preview_image_url: Option<String>,
    },
    /// A type that LINE added later.
    #[serde(untagged)]
    Unknown {
        /// The type as LINE spells it.
        #[serde(rename = "type", default)]
        kind: String,
    },
}

/// The position of an image among several that were sent at once. They arrive one by one, in any order.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct ImageSet {
    /// The set's id, the same for all its images.
    pub id: String,
    /// The image's number in the set, from 1.
    pub index: Option<u32>,
    /// The number of images in the set.
    pub total: Option<u32>,
}

spelled_enum! {
    /// How a sticker moves and sounds.
    #[derive(Default)]
    StickerResourceType {
        /// A still image.
        #[default]
        Static = "STATIC",
        /// An animation.
        Animation = "ANIMATION",
        /// A still image with sound.
        Sound = "SOUND",
        /// An animation with sound.
        AnimationSound = "ANIMATION_SOUND",
        /// A pop-up or full-screen animation.
        Popup = "POPUP",
        /// A pop-up or full-screen animation with sound.
        PopupSound = "POPUP_SOUND",
        /// A custom sticker.
        Custom = "CUSTOM",
        /// A message sticker.
        Message = "MESSAGE",
        /// A name sticker of old LINE versions.
        NameText = "NAME_TEXT",
        /// A custom sticker with a text for each.
        PerStickerText = "PER_STICKER_TEXT",
    }
}

/// Deserialises the mentions, which LINE wraps in an object. One that is not understood does not hide the others.
fn mentions<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Vec<Mention>, D::Error> {
    #[derive(Default, Deserialize)]
    struct Wrapped {
        #[serde(default)]
        mentionees: Vec<serde_json::Value>,
    }
    let wrapped: Wrapped = lenient(deserializer)?;
    Ok(wrapped.mentionees.into_iter().filter_map(|one| serde_json::from_value(one).ok()).collect())
}
