//! Attachments of a room: what a member has handed in and not sent yet.

use domain::message::{AttachmentKind, MediaState};
use store::attachments::Attachment as Row;
use store::media::Media;

use super::message_views::{Attachment, Media as MediaView};

/// An attachment as its room shows it.
pub(crate) fn view(row: Row) -> Attachment {
    let Media { hash, mime, size, width, height } = row.media;
    let shown = match row.kind {
        AttachmentKind::Image => row.preview.unwrap_or(hash),
        // A sound or file has nothing to show; a video shows itself.
        AttachmentKind::Video | AttachmentKind::Audio | AttachmentKind::File => hash,
    };
    Attachment {
        id: row.id,
        kind: row.kind,
        name: row.name,
        size,
        media: MediaView {
            state: MediaState::Stored,
            hold: None,
            hash: Some(shown),
            mime: Some(mime),
            size: Some(size),
            width,
            height,
            not_shown: false,
        },
        duration: row.duration,
        notes: row.notes,
    }
}
