//! What content is: LINE's word for it comes from a stranger.

use std::path::Path;

use domain::message::MessageKind;
use image::ImageReader;

use crate::Result;
use crate::blocking::blocking;

/// A `Content-Type` without its parameters.
pub(super) fn media_type(content_type: &str) -> String {
    content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// The media type of content, and the pixels of a picture.
pub(super) async fn probe(
    file: &Path,
    kind: MessageKind,
    claimed: &str,
) -> Result<(String, Option<(u32, u32)>)> {
    let mime = match kind {
        MessageKind::Image => {
            let file = file.to_owned();
            return blocking(move || picture(&file)).await;
        }
        MessageKind::Video if claimed.starts_with("video/") => claimed,
        MessageKind::Video => "video/mp4",
        MessageKind::Audio if claimed.starts_with("audio/") => claimed,
        MessageKind::Audio => "audio/mp4",
        MessageKind::Text
        | MessageKind::Sticker
        | MessageKind::File
        | MessageKind::Location
        | MessageKind::Unknown => "application/octet-stream",
    };
    Ok((mime.to_owned(), None))
}

/// What a picture is by its own bytes.
fn picture(file: &Path) -> (String, Option<(u32, u32)>) {
    let unknown = || ("application/octet-stream".to_owned(), None);
    let Ok(reader) = ImageReader::open(file).and_then(ImageReader::with_guessed_format) else {
        return unknown();
    };
    let Some(format) = reader.format() else { return unknown() };
    match reader.into_dimensions() {
        Ok(pixels) => (format.to_mime_type().to_owned(), Some(pixels)),
        Err(_) => unknown(),
    }
}
