//! What is handed in to be sent, and what there is to choose from.

use app::Result;
use app::views::messages::{EmojiProduct, StickerPackage};

use super::Api;
use crate::args::{Nothing, OfAttachment};

pub(crate) async fn attachment_discard(api: &Api, a: OfAttachment) -> Result<()> {
    api.app.attachment_discard(&api.me().await?, &a.attachment_id).await
}

pub(crate) async fn sticker_list(api: &Api, _: Nothing) -> Result<Vec<StickerPackage>> {
    Ok(api.app.sticker_list())
}

pub(crate) async fn emoji_list(api: &Api, _: Nothing) -> Result<Vec<EmojiProduct>> {
    Ok(api.app.emoji_list())
}
