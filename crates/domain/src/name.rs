//! Names that may stand before a LINE user (R1).

use crate::closed_set::closed_sets;
use crate::text::fold;

closed_sets! {
    /// Why a name cannot be connected to LINE (R1).
    pub enum NotConnectable {
        /// The name has an emoji.
        Emoji,
        /// The name has the word "line", in any case or width.
        Line,
    }
}

/// Says whether a company's or member's name may be connected to LINE.
///
/// # Errors
/// What stands in the way, as R1 names it.
pub fn connectable(name: &str) -> Result<(), NotConnectable> {
    if name.chars().any(is_emoji) {
        return Err(NotConnectable::Emoji);
    }
    if fold(name).contains("line") {
        return Err(NotConnectable::Line);
    }
    Ok(())
}

/// What sets a picture character apart in practice: the pictographic blocks, the enclosed and
/// dingbat symbols, flags, and the selector that asks for a picture. Digits and kanji stay free.
fn is_emoji(c: char) -> bool {
    matches!(c as u32,
        0x1F000..=0x1FAFF | 0x2600..=0x27BF | 0x2B00..=0x2BFF | 0x2300..=0x23FF
        | 0xFE0F | 0x20E3 | 0x200D | 0x3030 | 0x303D | 0x3297 | 0x3299 | 0xE0020..=0xE007F)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r1_an_emoji_in_a_name_cannot_be_connected() {
        for name in ["Aya 🌸", "店☕", "A\u{FE0F}", "👨‍👩‍👧"] {
            assert_eq!(connectable(name), Err(NotConnectable::Emoji), "{name}");
        }
    }

    #[test]
    fn r1_the_word_line_in_any_case_or_width_cannot_be_connected() {
        for name in ["LINE shop", "Airline", "ｌｉｎｅ", "Caro-Line"] {
            assert_eq!(connectable(name), Err(NotConnectable::Line), "{name}");
        }
    }

    #[test]
    fn r1_ordinary_names_in_any_script_can_be_connected() {
        for name in ["Aya", "渡辺 花子", "สมชาย ใจดี", "김민수", "O’Neil & Co. (Tokyo) 1"]
        {
            assert_eq!(connectable(name), Ok(()), "{name}");
        }
    }
}
