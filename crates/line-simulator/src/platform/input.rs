//! Input by people: names, texts and pictures, validated.
use image::ImageFormat::{Gif, Jpeg, Png, WebP};

use crate::error::{ControlError, ErrorCode};
use crate::limits;
use crate::world::Binary;

/// Validates a name as people type it: not empty, not endless. Its characters are nobody's business here.
pub(super) fn checked_name(name: &str) -> Result<String, ControlError> {
    match name.trim() {
        "" => Err(ControlError::new(ErrorCode::Invalid, "The name is empty.")),
        name if name.chars().count() > limits::NAME_CHARS => {
            Err(ControlError::new(ErrorCode::TooLarge, "The name is too long."))
        }
        name => Ok(name.to_owned()),
    }
}

/// Validates a line of text; `None` when it is empty.
pub(super) fn checked_line(text: &str) -> Result<Option<String>, ControlError> {
    if text.chars().count() > limits::NAME_CHARS {
        return Err(ControlError::new(ErrorCode::TooLarge, "The text is too long."));
    }
    Ok(Some(text.trim().to_owned()).filter(|text| !text.is_empty()))
}

/// Validates a message's text by its length.
pub(super) fn checked_text(text: String) -> Result<String, ControlError> {
    match limits::utf16_len(&text) {
        0 => Err(ControlError::new(ErrorCode::Invalid, "The text is empty.")),
        units if units > limits::WRITTEN_UNITS => {
            Err(ControlError::new(ErrorCode::TooLarge, "The text is too long."))
        }
        _ => Ok(text),
    }
}

/// Validates a profile picture; returns its bytes and content type.
pub(super) fn checked_picture(picture: &Binary) -> Result<(&[u8], String), ControlError> {
    if picture.0.len() > limits::MEDIA {
        return Err(ControlError::new(ErrorCode::TooLarge, "The picture is larger than 10 MB."));
    }
    picture_type(&picture.0)
        .map(|kind| (picture.0.as_slice(), kind.to_owned()))
        .ok_or_else(|| ControlError::new(ErrorCode::Invalid, "The picture is not PNG, JPEG, WebP or GIF."))
}

/// The content type of a picture by its first bytes.
pub(super) fn picture_type(bytes: &[u8]) -> Option<&'static str> {
    let format = image::guess_format(bytes).ok()?;
    [Png, Jpeg, WebP, Gif].contains(&format).then(|| format.to_mime_type())
}
