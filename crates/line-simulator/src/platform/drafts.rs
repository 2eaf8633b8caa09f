//! Drafts: what a LINE user sends, validated and stored.
use serde_json::Value;

use super::handle::Platform;
use super::input::{checked_name, checked_text, picture_type};
use crate::error::{ControlError, ErrorCode};
use crate::limits;
use crate::live::Live;
use crate::world::{Binary, ChatKey, Content, MediaKind, MessageDraft};

impl Platform {
    /// The content of a draft, validated, and the id of the message that it quotes.
    pub(super) fn content_of(
        &self,
        live: &mut Live,
        chat: &ChatKey,
        draft: MessageDraft,
    ) -> Result<(Content, Option<String>), ControlError> {
        use MessageDraft as Draft;
        Ok(match draft {
            Draft::Text { text, quoted_message_id, emojis, mention } => {
                let text = checked_text(text)?;
                let quoted = live.quotable(chat, quoted_message_id)?;
                (
                    Content::Text {
                        text,
                        emojis: emojis.filter(is_filled_list),
                        mention: mention.filter(Value::is_object),
                    },
                    quoted,
                )
            }
            Draft::Sticker {
                package_id,
                sticker_id,
                keywords,
                sticker_resource_type,
                text,
                quoted_message_id,
            } => {
                let quoted = live.quotable(chat, quoted_message_id)?;
                let resource_type = sticker_resource_type.unwrap_or_else(|| "STATIC".to_owned());
                checked_sticker(&package_id, &sticker_id, &keywords, text.as_deref())?;
                (Content::Sticker { package_id, sticker_id, resource_type, keywords, text }, quoted)
            }
            Draft::Image { content, content_type } => {
                let found = picture_type(&content.0).unwrap_or("image/jpeg");
                let kind = content_type.unwrap_or_else(|| found.to_owned());
                (self.media(live, MediaKind::Image, &content, kind, None, None)?, None)
            }
            Draft::Video { content, content_type, duration } => {
                let kind = content_type.unwrap_or_else(|| "video/mp4".to_owned());
                (self.media(live, MediaKind::Video, &content, kind, None, duration)?, None)
            }
            Draft::Audio { content, content_type, duration } => {
                let kind = content_type.unwrap_or_else(|| "audio/x-m4a".to_owned());
                (self.media(live, MediaKind::Audio, &content, kind, None, duration)?, None)
            }
            Draft::File { content, content_type, file_name } => {
                let kind = content_type.unwrap_or_else(|| "application/octet-stream".to_owned());
                let name = Some(checked_name(&file_name)?);
                (self.media(live, MediaKind::File, &content, kind, name, None)?, None)
            }
            Draft::Location { title, address, latitude, longitude } => {
                if !(-90.0..=90.0).contains(&latitude) || !(-180.0..=180.0).contains(&longitude) {
                    return Err(ControlError::new(ErrorCode::Invalid, "There is no such place on earth."));
                }
                for text in [&title, &address].into_iter().flatten() {
                    checked_text(text.clone())?;
                }
                (Content::Location { title, address, latitude, longitude }, None)
            }
        })
    }

    /// Stores the bytes of an image, video, audio or file.
    fn media(
        &self,
        live: &mut Live,
        kind: MediaKind,
        content: &Binary,
        content_type: String,
        file_name: Option<String>,
        duration_ms: Option<u64>,
    ) -> Result<Content, ControlError> {
        let bytes = &content.0;
        if bytes.len() > limits::MEDIA {
            return Err(ControlError::new(ErrorCode::TooLarge, "The file is larger than 10 MB."));
        }
        let is_header = content_type.len() <= 100 && axum::http::HeaderValue::from_str(&content_type).is_ok();
        if !is_header || !content_type.contains('/') {
            return Err(ControlError::new(ErrorCode::Invalid, "This is no content type."));
        }
        let hash = self.store(live, bytes, content_type)?;
        Ok(Content::Media { kind, hash, file_name, size: bytes.len(), duration_ms })
    }
}

/// Validates a sticker by the shapes of its properties.
fn checked_sticker(
    package: &str,
    sticker: &str,
    keywords: &[String],
    text: Option<&str>,
) -> Result<(), ControlError> {
    let digits = |id: &str| (1..=20).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_digit());
    let keywords_fit = keywords.len() <= 15 && keywords.iter().all(|word| word.chars().count() <= 50);
    let short = text.is_none_or(|text| limits::utf16_len(text) <= 100);
    if digits(package) && digits(sticker) && keywords_fit && short {
        return Ok(());
    }
    Err(ControlError::new(
        ErrorCode::Invalid,
        "A sticker has ids of digits, up to 15 words, and up to 100 characters.",
    ))
}

fn is_filled_list(value: &Value) -> bool {
    value.as_array().is_some_and(|items| !items.is_empty())
}
