//! What there is to choose from: LINE's stickers and emoji that accounts can send.

use crate::App;
use crate::views::messages::{EmojiProduct, StickerPackage};

impl App {
    /// The stickers that LINE lets accounts send.
    pub fn sticker_list(&self) -> Vec<StickerPackage> {
        Vec::new()
    }

    /// The LINE emoji that accounts can send.
    pub fn emoji_list(&self) -> Vec<EmojiProduct> {
        Vec::new()
    }
}
