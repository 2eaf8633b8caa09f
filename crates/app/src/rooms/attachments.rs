//! Attachments of a room: what a member has handed in and not sent yet.

use store::attachments::Attachment as Row;
use store::media::Media;

use super::message_views::{Attachment, AttachmentKind, Media as MediaView};

/// An attachment as its room shows it.
pub(crate) fn view(row: Row) -> Attachment {
    let Media { hash, mime, size, width, height } = row.media;
    let kind = kind(&row.kind);
    // A sound or file has nothing to show; a video shows itself.
    let shown = if kind == AttachmentKind::Image { row.preview.unwrap_or(hash) } else { hash };
    Attachment {
        id: row.id,
        kind,
        name: row.name,
        size,
        media: MediaView { state: "stored".into(), hash: Some(shown), mime: Some(mime), width, height },
        duration: row.duration,
        notes: serde_json::from_str(&row.notes).unwrap_or_default(),
    }
}

fn kind(word: &str) -> AttachmentKind {
    match word {
        "image" => AttachmentKind::Image,
        "video" => AttachmentKind::Video,
        "audio" => AttachmentKind::Audio,
        _ => AttachmentKind::File,
    }
}
