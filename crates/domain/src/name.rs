//! Names that may stand before a LINE user (R1).

use icu_properties::props::{EmojiPresentation, Script};
use icu_properties::{CodePointMapData, CodePointSetData};

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
    if has_word_line(&fold(name)) {
        return Err(NotConnectable::Line);
    }
    Ok(())
}

/// Whether Unicode shows a character as an emoji: by itself, or by the selector that asks for it. Symbols that are text
/// (`☆`, `♡`) and what joins letters (Sinhala) stay free.
fn is_emoji(c: char) -> bool {
    c == EMOJI_SELECTOR || CodePointSetData::new::<EmojiPresentation>().contains(c)
}

/// U+FE0F.
const EMOJI_SELECTOR: char = '\u{fe0f}';

/// Whether a folded text has the word "line". `Online` and `Caroline` are other words: Latin letters beside it are part
/// of it. Other scripts put no space between words (`渋谷LINE店`), so they are not.
fn has_word_line(folded: &str) -> bool {
    folded.match_indices("line").any(|(at, word)| {
        let before = folded[..at].chars().next_back();
        let after = folded[at + word.len()..].chars().next();
        !before.is_some_and(is_latin) && !after.is_some_and(is_latin)
    })
}

fn is_latin(c: char) -> bool {
    CodePointMapData::<Script>::new().get(c) == Script::Latin
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r1_an_emoji_in_a_name_cannot_be_connected() {
        for name in ["Aya 🌸", "店☕", "A\u{FE0F}", "👨‍👩‍👧", "🇯🇵", "1\u{fe0f}\u{20e3}", "❤\u{fe0f}"]
        {
            assert_eq!(connectable(name), Err(NotConnectable::Emoji), "{name}");
        }
    }

    #[test]
    fn r1_the_word_line_in_any_case_or_width_cannot_be_connected() {
        for name in ["LINE shop", "ｌｉｎｅ", "Caro-Line", "渋谷LINE店", "My LINE", "ライン line", "LINE's"]
        {
            assert_eq!(connectable(name), Err(NotConnectable::Line), "{name}");
        }
    }

    #[test]
    fn r1_a_longer_word_with_line_in_it_is_another_word() {
        for name in ["Online Flowers", "Caroline", "Airline Cycles", "LINEAR", "Pipelines", "Aline"] {
            assert_eq!(connectable(name), Ok(()), "{name}");
        }
    }

    #[test]
    fn r1_symbols_that_unicode_shows_as_text_are_no_emoji() {
        for name in ["つのだ☆ひろ", "うた♪", "A♡B", "ශ්\u{200d}රී ලංකා", "㊗", "〒600", "Aya ★ Ken", "A™"]
        {
            assert_eq!(connectable(name), Ok(()), "{name}");
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
