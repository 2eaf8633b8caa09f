//! What there is to choose from: LINE's stickers and emoji that accounts can send.

use line::{emoji, stickers};

use super::views::{EmojiProduct, StickerPackage};
use crate::App;

impl App {
    /// The stickers that LINE lets accounts send.
    pub fn sticker_list(&self) -> Vec<StickerPackage> {
        let view = |package: &stickers::Package| StickerPackage {
            package_id: package.id.to_owned(),
            title: package.title.to_owned(),
            sticker_ids: package.sticker_ids().collect(),
        };
        stickers::PACKAGES.iter().map(view).collect()
    }

    /// The LINE emoji that accounts can send.
    pub fn emoji_list(&self) -> Vec<EmojiProduct> {
        let view = |product: &emoji::Product| EmojiProduct {
            product_id: product.id.to_owned(),
            emoji_ids: product.emoji_ids().collect(),
        };
        emoji::PRODUCTS.iter().map(view).collect()
    }
}
