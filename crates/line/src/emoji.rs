//! LINE emoji that an account may send in a text: products, and the emoji in each (LINE reference A.2.2).
//!
//! LINE shows them on its page "LINE emoji" (<https://developers.line.biz/en/docs/messaging-api/emoji-list/>), as
//! pictures with numbers; nothing there can be read by a program. The products and their order are those of the page
//! as of 2026-06-06. How many emoji a product has was taken from two lists that others made independently (one by
//! opening every product on the page, one by asking for the pictures), and they agree on all that stand here. Left
//! out, because only one list had their number: `5ac21c4e031a6752fb806d5b`, `5ac21cce040ab15980c9b443`,
//! `5ac21ba5040ab15980c9b441`, `5ac21bf9031a6752fb806d5a`.

/// A product of LINE emoji: a set with an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Product {
    /// The product's id, for [`crate::Emoji::product_id`].
    pub id: &'static str,
    /// The number of emoji in the product. Their ids count from `001`.
    pub count: u16,
}

/// The products of LINE emoji that an account may send, in the order of LINE's page.
pub const PRODUCTS: [Product; 41] = [
    product("670e0cce840a8236ddd4ee4c", 211),
    product("5ac2213e040ab15980c9b447", 182),
    product("5ac21a8c040ab15980c9b43f", 149),
    product("5ac21e6c040ab15980c9b444", 222),
    product("5ac1bfd5040ab15980c9b435", 250),
    product("5ac22e85040ab15980c9b44f", 209),
    product("5ac22775040ab15980c9b44c", 247),
    product("5ac2197b040ab15980c9b43d", 201),
    product("5ac21d59031a6752fb806d5d", 212),
    product("5ac221ca040ab15980c9b449", 167),
    product("5ac22bad031a6752fb806d67", 214),
    product("5ac2211e031a6752fb806d61", 250),
    product("5ac21b4f031a6752fb806d59", 149),
    product("5ac21fda040ab15980c9b446", 140),
    product("5ac22224031a6752fb806d62", 251),
    product("5ac22c9e031a6752fb806d68", 198),
    product("5ac222bf031a6752fb806d64", 250),
    product("5ac21869040ab15980c9b43b", 199),
    product("5ac2280f031a6752fb806d65", 250),
    product("5ac22293031a6752fb806d63", 184),
    product("5ac2173d031a6752fb806d56", 240),
    product("5ac21542031a6752fb806d55", 248),
    product("5ac2216f040ab15980c9b448", 188),
    product("5ac21f52040ab15980c9b445", 183),
    product("5ac21ef5031a6752fb806d5e", 150),
    product("5ac223c6040ab15980c9b44a", 157),
    product("5ac22b23040ab15980c9b44d", 247),
    product("5ac22def040ab15980c9b44e", 250),
    product("5ac21c46040ab15980c9b442", 221),
    product("5ac22d62031a6752fb806d69", 196),
    product("5ac21a13031a6752fb806d57", 149),
    product("5ac21a18040ab15980c9b43e", 239),
    product("5ac2264e040ab15980c9b44b", 252),
    product("5ac2206d031a6752fb806d5f", 252),
    product("5ac220c2031a6752fb806d60", 246),
    product("5ac22a8c031a6752fb806d66", 210),
    product("5ac1de17040ab15980c9b438", 194),
    product("5ac21cc5031a6752fb806d5c", 170),
    product("5ac21ae3040ab15980c9b440", 149),
    product("5ac218e3040ab15980c9b43c", 221),
    product("5ac21184040ab15980c9b43a", 234),
];

const fn product(id: &'static str, count: u16) -> Product {
    Product { id, count }
}

impl Product {
    /// The product's emoji ids, for [`crate::Emoji::emoji_id`]: three digits, from `001`.
    pub fn emoji_ids(&self) -> impl Iterator<Item = String> + use<> {
        (1..=self.count).map(|number| format!("{number:03}"))
    }
}

/// Whether an account may send this LINE emoji, as far as [`PRODUCTS`] knows.
pub fn is_sendable(product_id: &str, emoji_id: &str) -> bool {
    let number = Some(emoji_id).filter(|id| id.len() == 3 && id.bytes().all(|byte| byte.is_ascii_digit()));
    let number = number.and_then(|id| id.parse::<u16>().ok()).unwrap_or(0);
    PRODUCTS.iter().any(|product| product.id == product_id && (1..=product.count).contains(&number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_emoji_is_sendable_by_product_and_three_digits() {
        assert!(is_sendable("5ac21a8c040ab15980c9b43f", "001"));
        assert!(is_sendable("5ac21a8c040ab15980c9b43f", "149"));
        for other in ["150", "000", "1", "+01", "0001", ""] {
            assert!(!is_sendable("5ac21a8c040ab15980c9b43f", other), "{other:?}");
        }
        assert!(!is_sendable("5ac21c4e031a6752fb806d5b", "001"), "its number could not be verified");
    }

    #[test]
    fn every_emoji_product_is_listed_once_and_has_ids_of_its_own() {
        for (place, product) in PRODUCTS.iter().enumerate() {
            assert!(product.id.len() == 24 && product.id.bytes().all(|byte| byte.is_ascii_hexdigit()));
            assert!(PRODUCTS[place + 1..].iter().all(|other| other.id != product.id), "{}", product.id);
        }
        let ids: Vec<_> = PRODUCTS[0].emoji_ids().collect();
        assert_eq!((ids.len(), ids[0].as_str(), ids[210].as_str()), (211, "001", "211"));
    }
}
