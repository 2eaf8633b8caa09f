use serde::Deserialize;

use super::lenient::lenient;

/// A message as a webhook carries it (LINE reference A.1.7).
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct IncomingMessage {
    /// Digits, more than 53 bits can hold: always text.
    pub id: String,
    /// For quoting it; on text, sticker, image and video. Does not expire.
    #[serde(default, deserialize_with = "lenient")]
    pub quote_token: Option<String>,
    /// For marking it and everything before it as read. Does not expire.
    #[serde(default, deserialize_with = "lenient")]
    pub mark_as_read_token: Option<String>,
    /// What it says.
    #[serde(flatten)]
    pub content: Content,
}

/// What a message says.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase", rename_all_fields = "camelCase")]
pub enum Content {
    /// Text; LINE emoji appear in it as words such as `(love)`.
    Text {
        /// The text.
        text: String,
        /// Which stretches of the text are LINE emoji.
        #[serde(default, deserialize_with = "lenient")]
        emojis: Vec<TextEmoji>,
        /// Which stretches mention somebody.
        #[serde(default, deserialize_with = "mentions")]
        mention: Vec<Mention>,
        /// The quoted message's id; its text is not sent along.
        #[serde(default, deserialize_with = "lenient")]
        quoted_message_id: Option<String>,
    },
    /// A picture.
    Image {
        /// Where its bytes are.
        #[serde(default, deserialize_with = "lenient")]
        content_provider: ContentProvider,
        /// Which of several sent at once.
        #[serde(default, deserialize_with = "lenient")]
        image_set: Option<ImageSet>,
    },
    /// A video.
    Video {
        /// Milliseconds.
        #[serde(default, deserialize_with = "lenient")]
        duration: Option<u64>,
        /// Where its bytes are.
        #[serde(default, deserialize_with = "lenient")]
        content_provider: ContentProvider,
    },
    /// A voice message or sound.
    Audio {
        /// Milliseconds.
        #[serde(default, deserialize_with = "lenient")]
        duration: Option<u64>,
        /// Where its bytes are.
        #[serde(default, deserialize_with = "lenient")]
        content_provider: ContentProvider,
    },
    /// A file.
    File {
        /// As the LINE user's device names it: never a path to write to.
        file_name: String,
        /// Bytes.
        #[serde(default, deserialize_with = "lenient")]
        file_size: u64,
    },
    /// A place.
    Location {
        /// Its name.
        #[serde(default, deserialize_with = "lenient")]
        title: Option<String>,
        /// Its address.
        #[serde(default, deserialize_with = "lenient")]
        address: Option<String>,
        /// Degrees north.
        latitude: f64,
        /// Degrees east.
        longitude: f64,
    },
    /// A sticker. Its picture cannot be fetched from LINE.
    Sticker {
        /// The package.
        package_id: String,
        /// The sticker in it.
        sticker_id: String,
        /// How it moves and sounds.
        #[serde(default, deserialize_with = "lenient")]
        sticker_resource_type: StickerResourceType,
        /// At most 15 words that describe it.
        #[serde(default, deserialize_with = "lenient")]
        keywords: Vec<String>,
        /// What the LINE user wrote on a message sticker.
        #[serde(default, deserialize_with = "lenient")]
        text: Option<String>,
        /// The quoted message's id.
        #[serde(default, deserialize_with = "lenient")]
        quoted_message_id: Option<String>,
    },
    /// Something LINE added later, or a known kind whose shape is not understood.
    #[serde(untagged)]
    Unknown {
        /// LINE's name for it.
        #[serde(rename = "type", default)]
        kind: String,
    },
}

/// A LINE emoji in a text.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TextEmoji {
    /// UTF-16 units from the start of the text.
    pub index: u32,
    /// UTF-16 units.
    pub length: u32,
    /// The set.
    pub product_id: String,
    /// The emoji in it.
    pub emoji_id: String,
}

/// A mention in a text.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Mention {
    /// UTF-16 units from the start of the text.
    pub index: u32,
    /// UTF-16 units.
    pub length: u32,
    /// Who is meant.
    #[serde(flatten)]
    pub target: MentionTarget,
}

/// Who is meant by a mention.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase", rename_all_fields = "camelCase")]
pub enum MentionTarget {
    /// One LINE user, or the account itself.
    User {
        /// Absent when that user has not agreed that accounts see their profile.
        user_id: Option<String>,
        /// The account itself is meant.
        #[serde(default)]
        is_self: bool,
    },
    /// Everybody in the group.
    All,
    /// Something LINE added later.
    #[serde(untagged)]
    Unknown {
        /// LINE's name for it.
        #[serde(rename = "type", default)]
        kind: String,
    },
}

/// Where the bytes of a picture, video or sound are.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase", rename_all_fields = "camelCase")]
pub enum ContentProvider {
    /// At LINE: fetch them at once, LINE deletes them after a while.
    #[default]
    Line,
    /// Elsewhere.
    External {
        /// An address that somebody else chose: treat it as such.
        original_content_url: Option<String>,
        /// The same for the small picture.
        preview_image_url: Option<String>,
    },
    /// Something LINE added later.
    #[serde(untagged)]
    Unknown {
        /// LINE's name for it.
        #[serde(rename = "type", default)]
        kind: String,
    },
}

/// Which of several pictures that were sent at once. They arrive one by one, in any order.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct ImageSet {
    /// The same for all of them.
    pub id: String,
    /// From 1.
    pub index: Option<u32>,
    /// How many there are.
    pub total: Option<u32>,
}

/// How a sticker moves and sounds.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum StickerResourceType {
    /// Still.
    #[default]
    Static,
    /// Moves.
    Animation,
    /// Still, with sound.
    Sound,
    /// Moves, with sound.
    AnimationSound,
    /// Pops up or fills the screen.
    Popup,
    /// Pops up or fills the screen, with sound.
    PopupSound,
    /// Custom sticker.
    Custom,
    /// Message sticker.
    Message,
    /// Name sticker of old versions.
    NameText,
    /// Custom sticker with a text for each.
    PerStickerText,
    /// Something LINE added later.
    #[serde(untagged)]
    Unknown(String),
}

/// LINE wraps the list of mentions in an object. A mention that is not understood does not hide the others.
fn mentions<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Vec<Mention>, D::Error> {
    #[derive(Default, Deserialize)]
    struct Wrapped {
        #[serde(default)]
        mentionees: Vec<serde_json::Value>,
    }
    let wrapped: Wrapped = lenient(from)?;
    Ok(wrapped.mentionees.into_iter().filter_map(|one| serde_json::from_value(one).ok()).collect())
}
