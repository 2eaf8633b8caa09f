//! What is handed in to be sent, and what there is to choose from.

use app::sending::attachments::parts::Part;
use app::sending::views::{EmojiProduct, Pasted, StickerPackage};
use app::{Error as AppError, ErrorCode, Result};
use domain::{AttachmentId, MemberId, RoomId};
use percent_encoding::percent_decode_str;
use serde::Deserialize;
use serde_json::Value;
use ts_rs::TS;

use crate::Error;
use crate::api::Api;
use crate::args::{AttachmentPaste, Nothing, OfAttachment};
use crate::json::write;

/// Which part of which file a window hands over. Parts come in order, the first with `offset` 0. The bytes do not travel
/// as JSON, so this is no command of the table: it is a header beside them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AttachmentPart {
    /// A UUID made by the window for the file; the same for all its parts.
    pub id: AttachmentId,
    /// For which room.
    pub room_id: RoomId,
    /// The file's name, as the member's computer has it.
    pub name: String,
    /// Where the part begins in the file, in bytes.
    pub offset: u64,
    /// The file's size, in bytes.
    pub size: u64,
    /// Whose file it is; another member who acts by now does not hand it in.
    #[serde(default)]
    #[ts(optional)]
    pub member_id: Option<MemberId>,
}

impl AttachmentPart {
    /// Reads the header: JSON, percent-encoded, for a header holds nothing but ASCII.
    ///
    /// # Errors
    /// `internal` for a header of another shape.
    pub fn from_header(header: &str) -> std::result::Result<Self, Error> {
        let json = percent_decode_str(header).decode_utf8_lossy();
        serde_json::from_str(&json)
            .map_err(|error| AppError::new(ErrorCode::Internal).because(error))
            .map_err(Error::from)
    }
}

impl Api {
    /// Takes in a part of a file. Null, and with the last part the attachment.
    ///
    /// # Errors
    /// As [`app::App::attachment_put`].
    pub async fn attachment_put(
        &self,
        part: &AttachmentPart,
        bytes: &[u8],
    ) -> std::result::Result<Value, Error> {
        Box::pin(self.put(part, bytes)).await.map_err(Error::from)
    }

    async fn put(&self, part: &AttachmentPart, bytes: &[u8]) -> Result<Value> {
        let AttachmentPart { id, room_id, name, offset, size, member_id } = part;
        let api = self.acting(member_id.as_ref()).await?;
        let part = Part::new(id.clone(), name, *offset, *size);
        write(&api.app.attachment_put(&api.me().await?, room_id, &part, bytes).await?)
    }
}

pub(crate) async fn attachment_paste(api: &Api, a: AttachmentPaste) -> Result<Pasted> {
    api.app.attachment_paste(&api.me().await?, &a.room_id, a.picture).await
}

pub(crate) async fn attachment_discard(api: &Api, a: OfAttachment) -> Result<()> {
    api.app.attachment_discard(&api.me().await?, &a.attachment_id).await
}

pub(crate) async fn sticker_list(api: &Api, _: Nothing) -> Result<Vec<StickerPackage>> {
    Ok(api.app.sticker_list())
}

pub(crate) async fn emoji_list(api: &Api, _: Nothing) -> Result<Vec<EmojiProduct>> {
    Ok(api.app.emoji_list())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attachment_part_is_read_from_its_percent_encoded_header() {
        let json = r#"{"id":"a","roomId":"r","name":"見積 1%.pdf","offset":3,"size":9}"#;
        let part = AttachmentPart::from_header(&domain::text::percent_encode(json)).unwrap();
        assert_eq!(
            part,
            AttachmentPart {
                id: "a".into(),
                room_id: "r".into(),
                name: "見積 1%.pdf".into(),
                offset: 3,
                size: 9,
                member_id: None
            }
        );
        assert_eq!(AttachmentPart::from_header("").unwrap_err().code, ErrorCode::Internal);
    }
}
