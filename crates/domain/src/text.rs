//! Text as people search and sort it, and as LINE counts it.

use icu_casemap::CaseMapper;
use icu_collator::{CollatorBorrowed, options::CollatorOptions};
use icu_locale_core::locale;
use icu_normalizer::{ComposingNormalizer, DecomposingNormalizer};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::stranger::plain;

/// How long `text` is as LINE counts it: UTF-16 code units (LINE reference A.2.2).
pub fn utf16_len(text: &str) -> usize {
    text.encode_utf16().count()
}

/// The characters that are percent-encoded: all but the unreserved ones of RFC 3986, letters, digits and `-._~`.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A text percent-encoded as UTF-8, for one segment of a URL's path, a value of its query (a space is `%20`: LINE
/// reference A.5), or a parameter of an HTTP header (RFC 8187).
pub fn percent_encode(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}

/// The form in which two spellings of one word meet: full and half width, upper and lower case,
/// katakana and hiragana, Latin letters with and without marks.
pub fn fold(text: &str) -> String {
    let wide = ComposingNormalizer::new_nfkc().normalize(text).into_owned();
    let lower = CaseMapper::new().fold_string(&wide).into_owned();
    let plain: String =
        DecomposingNormalizer::new_nfd().normalize(&lower).chars().filter(|c| !is_latin_mark(*c)).collect();
    ComposingNormalizer::new_nfc().normalize(&plain).chars().map(hiragana).collect()
}

/// A key by which names sort as a Japanese reader expects: kana before kanji, by reading where
/// there is one; Korean and Thai names among themselves as their readers do (decision 28). Compare as bytes.
pub fn sort_key(name: &str, reading: &str) -> Vec<u8> {
    let shown = if reading.trim().is_empty() { name } else { reading };
    let mut key = Vec::new();
    if let Ok(collator) = CollatorBorrowed::try_new(locale!("ja").into(), CollatorOptions::default()) {
        let _ = collator.write_sort_key_to(shown.trim(), &mut key);
    }
    key
}

/// The first `most` characters of `text` on one line, without bidi controls, for lists (R29).
pub fn one_line(text: &str, most: usize) -> String {
    let mut line = plain(text);
    if let Some((end, _)) = line.char_indices().nth(most) {
        line.truncate(end);
        line.push('…');
    }
    line
}

fn is_latin_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

fn hiragana(c: char) -> char {
    match c {
        'ァ'..='ヶ' => char::from_u32(c as u32 - 0x60).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_fold_to_the_same_key() {
        assert_eq!(fold("ＷＡＴＡＮＡＢＥ"), fold("watanabe"));
        assert_eq!(fold("ワタナベ"), fold("わたなべ"));
        assert_eq!(fold("José"), fold("jose"));
        assert_eq!(fold("ﾜﾀﾅﾍﾞ"), fold("わたなべ"), "half-width kana carries its voicing mark apart");
    }

    #[test]
    fn thai_vowels_survive_folding() {
        assert_eq!(fold("ใจดี"), "ใจดี");
    }

    #[test]
    fn names_sort_by_reading_where_there_is_one() {
        assert!(sort_key("渡辺", "わたなべ") > sort_key("山田", "やまだ"));
        assert!(sort_key("阿部", "あべ") < sort_key("Zoe", "ん"));
    }

    #[test]
    fn korean_and_thai_names_sort_as_their_readers_expect() {
        let sorted = |names: &[&str]| names.is_sorted_by_key(|name| sort_key(name, ""));
        assert!(sorted(&["강민준", "김서연", "나윤", "박지훈", "이하은", "최우진"]));
        assert!(
            sorted(&["กมล", "เกษม", "ขวัญ", "ไชยา", "พลอย", "แพรวา", "สมชาย"]),
            "by the consonant, not the vowel before it"
        );
    }

    #[test]
    fn an_emoji_counts_two_utf16_units() {
        assert_eq!(utf16_len("a😀"), 3);
    }

    #[test]
    fn a_long_text_is_truncated_on_a_character_boundary() {
        assert_eq!(one_line("あい\nうえお", 4), "あい う…");
    }
}
