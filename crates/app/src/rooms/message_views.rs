//! A conversation's messages.

use domain::delivery::Delivery;
use domain::{AttachmentId, MediaHash, MessageId, RoomId, UtcMs};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A stretch of a conversation, oldest first.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MessagePage {
    /// The messages.
    pub messages: Vec<Message>,
    /// There are earlier ones.
    pub has_earlier: bool,
}

/// One line of a conversation.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Message {
    /// The message.
    pub id: MessageId,
    /// Its room.
    pub room_id: RoomId,
    /// LINE's time for what came in, ours for what goes out.
    pub at: UtcMs,
    /// in, out or system.
    pub direction: Direction,
    /// Who wrote it; none for system lines.
    pub sender: Option<Sender>,
    /// What it says.
    pub content: Content,
    /// Where it stands; only for messages written here.
    pub outgoing: Option<Outgoing>,
    /// The LINE user changed it after sending.
    pub edited: bool,
    /// What it quotes, if that is known here.
    pub quoted: Option<Quoted>,
    /// It quotes something that is not kept here.
    pub quote_missing: bool,
    /// An answer can quote it: LINE has given a token for that (LINE reference A.2.2).
    pub quotable: bool,
}

/// Which way a message goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// From LINE.
    In,
    /// From a member.
    Out,
    /// What happened in the room.
    System,
}

/// Who wrote a message.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Sender {
    /// The member's or LINE user's id.
    pub id: String,
    /// A member of the company; otherwise a LINE user.
    pub member: bool,
    /// Name, as known today.
    pub name: String,
    /// Photo, as known today.
    pub photo: Option<MediaHash>,
}

/// Where an outgoing message stands (R21).
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Outgoing {
    /// Waiting, accepted, refused or recalled.
    pub delivery: Delivery,
    /// Until when it can be recalled (R22); none once that time is over.
    pub recallable_until: Option<UtcMs>,
    /// Tries so far that did not reach LINE.
    pub attempts: u32,
    /// Why LINE did not take it: bad_request, unauthorized, forbidden, not_found, too_large, unknown_outcome,
    /// connection_off, media_gone. While waiting: why the last try failed (also rate_limited, server, no_answer), or
    /// what it waits for: monthly_limit, stop_line, secrets_locked, no_public_address.
    pub reason: Option<String>,
    /// While it waits for the month to turn or the plan to be raised: until when at the latest.
    pub held_until: Option<UtcMs>,
    /// LINE's own words, for the detail.
    pub detail: Option<String>,
}

/// What a message says. `text` in every kind is what strangers wrote: show it as text only.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum Content {
    /// Words.
    Text {
        /// The words.
        text: String,
        /// Which stretches of them are LINE emoji.
        emojis: Vec<TextEmoji>,
    },
    /// A LINE sticker; LINE gives no picture of it.
    Sticker {
        /// LINE's package.
        package_id: String,
        /// LINE's sticker.
        sticker_id: String,
        /// What it shows, in a few words; may be empty.
        keywords: Vec<String>,
        /// Words written on it.
        text: Option<String>,
    },
    /// A picture.
    Image {
        /// The bytes.
        media: Media,
    },
    /// A video.
    Video {
        /// The bytes.
        media: Media,
        /// Length in ms.
        #[ts(type = "number | null")]
        duration: Option<i64>,
    },
    /// A recording.
    Audio {
        /// The bytes.
        media: Media,
        /// Length in ms.
        #[ts(type = "number | null")]
        duration: Option<i64>,
    },
    /// A file.
    File {
        /// Its name, as the sender wrote it.
        name: String,
        /// Bytes.
        #[ts(type = "number")]
        size: i64,
        /// The bytes.
        media: Media,
        /// It went out as a link: LINE carries no files from an account (LINE reference A.2.2).
        linked: bool,
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
    /// Something this version does not know (R23): shown by its name, kept as LINE sent it.
    Unknown {
        /// LINE's word for it.
        what: String,
    },
    /// The LINE user took it back.
    Unsent,
    /// What happened in the room.
    System {
        /// friend_added, friend_returned, friend_blocked, wrote_first, invitation_used, account_joined,
        /// account_left, line_user_joined, line_user_left, member_invited, member_took, handed_over,
        /// deletion_asked, contact_added, unknown_event.
        what: String,
        /// Who did it, by name; empty when nobody is named.
        who: String,
        /// Whom or what it concerns, by name; empty when nothing is named.
        whom: String,
    },
}

/// Bytes that came with a message.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Media {
    /// pending, stored, failed, gone.
    pub state: String,
    /// Under which hash the bytes are kept, once stored.
    pub hash: Option<MediaHash>,
    /// `image/jpeg`, …
    pub mime: Option<String>,
    /// Pixels.
    pub width: Option<u32>,
    /// Pixels.
    pub height: Option<u32>,
}

/// A message in one line.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Preview {
    /// text, sticker, image, video, audio, file, location, unknown, unsent, or system.
    pub kind: String,
    /// For text: the words, at most 120 characters. For files: the name. For system: what.
    pub text: String,
    /// For system lines: who.
    pub who: String,
    /// For system lines: whom.
    pub whom: String,
}

/// The message that another one quotes.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Quoted {
    /// The quoted message.
    pub id: MessageId,
    /// Who wrote it.
    pub sender_name: String,
    /// What it says.
    pub preview: Preview,
}

/// A LINE emoji in a text: an incoming text has LINE's word for it there, an outgoing one a `$`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TextEmoji {
    /// UTF-16 units from the start of the text.
    pub index: u32,
    /// UTF-16 units.
    pub length: u32,
    /// LINE's set.
    pub product_id: String,
    /// The emoji in it.
    pub emoji_id: String,
}

/// Something handed in for a room and not sent yet.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Attachment {
    /// The attachment.
    pub id: AttachmentId,
    /// As what LINE gets it.
    pub kind: AttachmentKind,
    /// Its name, as the member's computer has it.
    pub name: String,
    /// Bytes of what is sent.
    #[ts(type = "number")]
    pub size: i64,
    /// What is sent.
    pub media: Media,
    /// Sound and video: length in ms.
    #[ts(type = "number | null")]
    pub duration: Option<i64>,
    /// What was done to make it fit: converted, made_smaller, video_as_link, audio_as_link, file_as_link.
    pub notes: Vec<String>,
}

/// As what LINE gets an attachment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AttachmentKind {
    /// A picture with a small one.
    Image,
    /// A video with a picture.
    Video,
    /// A sound.
    Audio,
    /// A text with a link to the file.
    File,
}
