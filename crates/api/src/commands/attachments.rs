//! What is handed in to be sent, and what there is to choose from.

use app::Result;
use app::sending::attachments::parts::Part;
use app::sending::views::{EmojiProduct, StickerPackage};
use domain::RoomId;
use percent_encoding::percent_decode_str;
use serde_json::Value;

use crate::Error;
use crate::api::Api;
use crate::args::{Nothing, OfAttachment};
use crate::json::write;

/// Which part of which file a window hands over. Bytes do not travel as JSON, so this is no command of the table.
#[derive(Debug, Clone)]
pub struct AttachmentPart {
    /// A UUID made by the window for the file.
    pub attachment_id: String,
    /// For which room.
    pub room_id: String,
    /// The file's name, percent-encoded: a header holds nothing but ASCII.
    pub name: String,
    /// Where the part stands in the file, in bytes.
    pub offset: u64,
    /// The file's size, in bytes.
    pub size: u64,
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
        let name = percent_decode_str(&part.name).decode_utf8_lossy();
        let room = RoomId::from(part.room_id.as_str());
        let part = Part::new(part.attachment_id.as_str().into(), &name, part.offset, part.size);
        write(&self.app.attachment_put(&self.me().await?, &room, &part, bytes).await?)
    }
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
