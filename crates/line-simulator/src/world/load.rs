//! What a phone loads from an account's own server: images, videos, audios, icons.
use serde::{Deserialize, Serialize};

use super::content::MediaKind;
use crate::limits;

/// The part of a message that is loaded from a URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// The content at `originalContentUrl`.
    Original,
    /// The preview image at `previewImageUrl`.
    Preview,
    /// The icon at `sender.iconUrl`.
    Icon,
}

/// The reason why a phone cannot show what it loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LoadProblem {
    /// There was no connection, or no response.
    NotReached,
    /// The status is not 200 or 206; a redirect counts.
    Status,
    /// The content type is not one that LINE takes there, or the bytes are of another.
    Type,
    /// The content is larger than LINE allows.
    TooLarge,
    /// The body is empty.
    Empty,
    /// The body ended before its `Content-Length`.
    Cut,
}

/// A load of a message's media or icon, by a phone or on command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Load {
    /// When the load began, in ms UTC of the simulator's clock.
    pub at_ms: i64,
    /// The user id of the phone's owner.
    pub user_id: String,
    /// The chat's id on the phone.
    pub chat_id: String,
    /// The message's id.
    pub message_id: String,
    /// The part of the message.
    pub part: Part,
    /// The URL.
    pub url: String,
    /// The HTTP status; absent when there was no response.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// The `Content-Type` without parameters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content_type: Option<String>,
    /// The `Content-Length`, in bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub announced: Option<u64>,
    /// The number of bytes that came.
    pub bytes: u64,
    /// Whether the server serves ranges. A load on command tries it; otherwise it is what the response says.
    pub accepts_ranges: bool,
    /// The `Range` that the phone requested; absent for the whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range: Option<String>,
    /// The reason why it cannot be shown; absent when all is well.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub problem: Option<LoadProblem>,
}

/// The content types and the size that LINE takes at a URL (LINE reference A.2.2).
#[derive(Debug, Clone, Copy)]
pub(crate) struct Allowed {
    pub types: &'static [&'static str],
    /// In bytes.
    pub size: u64,
}

impl Allowed {
    pub fn at(kind: MediaKind, part: Part) -> Self {
        let (types, size): (&[&str], u64) = match (part, kind) {
            (Part::Icon, _) => (&["image/png"], limits::SMALL_IMAGE),
            (Part::Preview, _) => (&["image/jpeg", "image/png"], limits::SMALL_IMAGE),
            (Part::Original, MediaKind::Video) => (&["video/mp4"], limits::LONG_MEDIA),
            (Part::Original, MediaKind::Audio) => {
                (&["audio/mpeg", "audio/mp4", "audio/m4a", "audio/x-m4a"], limits::LONG_MEDIA)
            }
            (Part::Original, MediaKind::Image | MediaKind::File) => {
                (&["image/jpeg", "image/png"], limits::IMAGE)
            }
        };
        Self { types, size }
    }
}
