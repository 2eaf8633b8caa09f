//! Saving what somebody sent where a member chooses.

use domain::file_name::sanitise;
use domain::message::MediaState;
use domain::{MemberId, MessageId};
use store::messages as rows;

use super::access::room_access;
use super::message_views::{Content, Media, Message};
use crate::blocking::blocking;
use crate::{App, Error, ErrorCode, Result};

impl App {
    /// Saves a message's picture, video, recording or file where the member chooses, under the name that its sender
    /// gave it, made harmless. False when the member changed their mind.
    ///
    /// # Errors
    /// `NotFound` for a message that the member does not see, has no file, or whose file is not here; `SaveFailed`.
    pub async fn message_save(&self, actor: &MemberId, id: &MessageId) -> Result<bool> {
        let not_found = || Error::new(ErrorCode::NotFound);
        let mut conn = self.store.read().await?;
        let row = rows::get(&mut conn, id).await?.ok_or_else(not_found)?;
        room_access(&mut conn, actor, &row.room_id).await?;
        let message = self.message_view(&mut conn, id).await?;
        drop(conn);
        let (media, name) = named(&message).ok_or_else(not_found)?;
        let path = media.hash.as_ref().and_then(|hash| store::media::path(self.store.folder(), hash));
        let path = path.filter(|_| media.state == MediaState::Stored).ok_or_else(not_found)?;
        let desktop = self.environment.desktop.clone();
        Ok(blocking(move || desktop.save_copy(&name, &path)).await??.is_some())
    }
}

/// The bytes of a message, and what they are called.
fn named(message: &Message) -> Option<(&Media, String)> {
    let media = match &message.content {
        Content::File { name, media, .. } => return Some((media, name.clone())),
        Content::Image { media } | Content::Video { media, .. } | Content::Audio { media, .. } => media,
        Content::Text { .. }
        | Content::Sticker { .. }
        | Content::Location { .. }
        | Content::Unknown { .. }
        | Content::Unsent
        | Content::System(_) => return None,
    };
    // LINE gives pictures no names. The end of the id tells two of one person apart.
    let who = message.sender.as_ref().map_or("LINE", |sender| sender.name.as_str());
    let id = message.id.as_str();
    let tail = id.get(id.len().saturating_sub(6)..).unwrap_or(id);
    Some((media, sanitise(&format!("{who} {tail}.{}", ending(media.mime.as_deref())))))
}

fn ending(mime: Option<&str>) -> &'static str {
    match mime.unwrap_or_default() {
        "image/jpeg" => "jpg",
        "image/png" => "png",
        "image/gif" => "gif",
        "image/webp" => "webp",
        "video/mp4" => "mp4",
        "audio/mpeg" => "mp3",
        "audio/mp4" | "audio/x-m4a" => "m4a",
        "audio/aac" => "aac",
        _ => "bin",
    }
}
