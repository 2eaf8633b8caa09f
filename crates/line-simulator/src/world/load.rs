//! What a phone fetches from an account's own server: pictures, videos, sounds, icons.
use serde::{Deserialize, Serialize};

use super::MediaKind;
use crate::limits;

/// Which of a message's addresses is loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// `originalContentUrl`.
    Original,
    /// `previewImageUrl`.
    Preview,
    /// `sender.iconUrl`.
    Icon,
}

/// Why a phone cannot show what it loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LoadProblem {
    /// No connection, no answer.
    NotReached,
    /// Answered with something else than 200 or 206; a redirect counts.
    Status,
    /// A type that LINE does not take there, or bytes of another type than said.
    Type,
    /// Larger than LINE allows.
    TooLarge,
    /// Not a byte.
    Empty,
    /// It stopped before the announced length.
    Cut,
}

/// One loading of a message's media, by a phone or on command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Load {
    /// Ms UTC of the simulator's clock.
    pub at_ms: i64,
    /// Whose phone.
    pub user_id: String,
    /// The chat as the phone calls it.
    pub chat_id: String,
    /// The message.
    pub message_id: String,
    /// Which address of it.
    pub part: Part,
    /// The address.
    pub url: String,
    /// HTTP status; absent when there was no answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// `Content-Type` without parameters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content_type: Option<String>,
    /// `Content-Length`, in bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub announced: Option<u64>,
    /// Bytes that came.
    pub bytes: u64,
    /// Whether parts can be asked for. A load on command tries it; otherwise it is what the answer says.
    pub accepts_ranges: bool,
    /// The `Range` that the phone asked for; absent for the whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range: Option<String>,
    /// Why it cannot be shown; absent when all is well.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub problem: Option<LoadProblem>,
}

/// What LINE takes at an address (LINE reference A.2.2).
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
