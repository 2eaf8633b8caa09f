//! A conversation's messages.

use domain::delivery::{Delivery, DeliveryReason};
use domain::message::{
    AttachmentKind, AttachmentNote, DeletionQuestionState, Direction, MediaHold, MediaState, SystemEvent,
};
use domain::{AttachmentId, MediaHash, MessageId, RoomId, UtcMs};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::line_events::LineEventSummary;

/// A stretch of a conversation, oldest first.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MessagePage {
    /// The messages.
    pub messages: Vec<Message>,
    /// There are earlier ones.
    pub has_earlier: bool,
}

/// One message of a conversation.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Message {
    /// The message.
    pub id: MessageId,
    /// Its room.
    pub room_id: RoomId,
    /// LINE's time for what came in, ours for what goes out.
    pub at: UtcMs,
    /// LINE told no time that can be: it is that of the arrival here.
    pub time_estimated: bool,
    /// Which way it goes.
    pub direction: Direction,
    /// Who wrote it; none for system messages.
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
    /// What a colleague is asked in it; only in system messages that ask (R17).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub question: Option<DeletionQuestion>,
}

/// A question about deleting a contact, as one reader of the room sees it (R17).
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DeletionQuestion {
    /// How it stands.
    pub state: DeletionQuestionState,
    /// Who has answered, by name; empty while nobody has.
    pub answered_by: String,
    /// Whether this reader may answer.
    pub may_answer: bool,
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
    /// Where it stands.
    pub delivery: Delivery,
    /// Until when it can be recalled (R22); none once that time is over.
    pub recallable_until: Option<UtcMs>,
    /// Tries so far that did not reach LINE.
    pub attempts: u32,
    /// Why LINE did not take it. While waiting: why the last try failed, or what it waits for.
    pub reason: Option<DeliveryReason>,
    /// While it waits for the month to turn or the plan to be raised: until when at the latest.
    pub held_until: Option<UtcMs>,
    /// It goes only when somebody says so; `reason` says why (R25, R26).
    pub awaits_confirmation: bool,
    /// LINE's own words, for the detail.
    pub detail: Option<String>,
    /// The link to its picture, video, sound or file, once LINE was told of it.
    pub link: Option<MediaLink>,
}

/// The link under which the phones of LINE users fetch what was sent.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MediaLink {
    /// When it ends, or has ended.
    pub ends_at: UtcMs,
    /// Somebody has withdrawn it: it leads nowhere any more.
    pub withdrawn: bool,
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
    System(SystemMessage),
}

/// A system message: what happened in the room.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SystemMessage {
    /// What happened.
    pub event: SystemEvent,
    /// Who did it, by name; empty when nobody is named.
    pub who: String,
    /// Whom or what it concerns, by name; empty when nothing is named.
    pub whom: String,
    /// Of `unknown_event`: what LINE told.
    pub line_event: Option<LineEventSummary>,
}

/// Bytes that came with a message.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Media {
    /// What became of them.
    pub state: MediaState,
    /// Why they are not fetched now, unless LINE is what they wait for.
    pub hold: Option<MediaHold>,
    /// Under which hash the bytes are kept, once stored.
    pub hash: Option<MediaHash>,
    /// `image/jpeg`, …
    pub mime: Option<String>,
    /// Bytes, once stored.
    #[ts(type = "number | null")]
    pub size: Option<i64>,
    /// Pixels.
    pub width: Option<u32>,
    /// Pixels.
    pub height: Option<u32>,
    /// It is a picture that is not shown, only saved: it is too large to be decoded within bounds, or none that can be read.
    pub not_shown: bool,
}

/// A message in one line.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Preview {
    /// Words.
    Text {
        /// At most 120 characters.
        text: String,
    },
    /// A LINE sticker.
    Sticker {
        /// Words written on it; may be empty.
        text: String,
    },
    /// A picture.
    Image,
    /// A video.
    Video,
    /// A recording.
    Audio,
    /// A file.
    File {
        /// Its name.
        text: String,
    },
    /// A place.
    Location {
        /// Its name; may be empty.
        text: String,
    },
    /// Something this version does not know.
    Unknown,
    /// The LINE user took it back.
    Unsent,
    /// What happened in the room.
    System(SystemMessage),
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
    /// What was done to make it fit.
    pub notes: Vec<AttachmentNote>,
}
