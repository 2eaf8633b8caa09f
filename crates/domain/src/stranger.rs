//! Strangers' words, made safe to show (R29): they cannot turn round what stands beside them, hide, or pass for nothing.

use icu_properties::CodePointSetData;
use icu_properties::props::{BidiControl, DefaultIgnorableCodePoint};

/// Letters that are drawn as nothing and that Unicode does not call ignorable.
const BLANKS: [char; 2] = ['\u{2800}', '\u{fffc}'];

/// A stranger's words without bidi controls, and on one line: what stands beside them keeps its place.
pub fn plain(words: &str) -> String {
    let shown: String = words.chars().filter(|c| c.is_whitespace() || !is_control(*c)).collect();
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A stranger's name as it is kept: plain, and empty when nothing of it can be seen, which is no name.
pub fn name(name: &str) -> String {
    if is_blank(name) { String::new() } else { plain(name) }
}

/// Whether nothing of the words can be seen: blanks, and characters that are drawn as nothing, such as U+3164.
pub fn is_blank(words: &str) -> bool {
    let ignorable = CodePointSetData::new::<DefaultIgnorableCodePoint>();
    words.chars().all(|c| c.is_whitespace() || is_control(c) || ignorable.contains(c) || BLANKS.contains(&c))
}

/// Bidi controls, with which `exe.pdf` may be read where `fdp.exe` stands, and control characters.
pub(crate) fn is_control(c: char) -> bool {
    c.is_control() || CodePointSetData::new::<BidiControl>().contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r29_a_name_of_default_ignorable_or_blank_characters_is_no_name() {
        for invisible in [
            "",
            " \u{3000}\t\n",
            "\u{3164}",
            "\u{200b}\u{200d}",
            "\u{115f}\u{1160}\u{ffa0}",
            "\u{202e}\u{200f}",
            "\u{ad}\u{feff}\u{2060}",
            "\u{e0041}\u{fe0f}",
            "\u{2800}\u{2800}",
        ] {
            assert_eq!(name(invisible), "", "{invisible:?}");
        }
        for visible in ["Mio", "みお\u{200b}", "👨‍👩‍👧", "ㅤ민수", "-", "م"] {
            assert!(!name(visible).is_empty(), "{visible:?}");
        }
    }

    #[test]
    fn r29_bidi_controls_and_line_breaks_leave_a_strangers_words() {
        assert_eq!(plain("a\u{202e}b\u{2066}c\u{2069}d\u{61c}"), "abcd");
        assert_eq!(plain(" Mio\r\n🌸\u{85}\u{2028}x\u{0}\u{1b}[1m "), "Mio 🌸 x[1m");
        assert_eq!(plain("👨‍👩‍👧"), "👨‍👩‍👧", "a family keeps together");
        assert_eq!(name("\u{202e}دانيال"), "دانيال");
    }
}
