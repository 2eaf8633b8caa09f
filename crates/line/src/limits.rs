//! LINE's limits on what is sent (LINE reference A.2.2). LINE counts UTF-16 code units.

const MEGABYTE: u64 = 1_000_000;

/// The longest text of a message, in UTF-16 code units.
pub const MAX_TEXT_UNITS: usize = 5000;
/// The longest `sender.name` of a message, in UTF-16 code units.
pub const MAX_SENDER_NAME_UNITS: usize = 20;
/// The most messages in one reply or push. A push costs one of the quota however many it holds.
pub const MAX_MESSAGES: usize = 5;
/// The longest URL of an image, video, audio or icon, in characters.
pub const MAX_URL_CHARS: usize = 2000;
/// The longest title or address of a location, in UTF-16 code units.
pub const MAX_LOCATION_UNITS: usize = 100;
/// The most LINE emoji in one text.
pub const MAX_EMOJIS: usize = 20;
/// The largest image, in bytes. LINE says "10 MB": the smaller reading of it is always right.
pub const MAX_IMAGE_BYTES: u64 = 10 * MEGABYTE;
/// The largest preview image of an image or video, in bytes.
pub const MAX_PREVIEW_BYTES: u64 = MEGABYTE;
/// The longest webhook URL, in characters.
pub const MAX_WEBHOOK_URL_CHARS: usize = 500;

/// The length of a text as LINE counts it, in UTF-16 code units: most emoji are two or more.
pub fn utf16_len(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// Truncates a text to at most `units` UTF-16 code units, between characters.
pub fn cut(text: &str, units: usize) -> &str {
    let mut used = 0;
    for (at, character) in text.char_indices() {
        used += character.len_utf16();
        if used > units {
            return &text[..at];
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_utf16_units_as_line_counts() {
        assert_eq!(utf16_len("สวัสดี"), 6);
        assert_eq!(utf16_len("😀"), 2, "outside the basic plane: a pair");
        assert_eq!(utf16_len("👨‍👩‍👧"), 8, "three people and two joiners");
    }

    #[test]
    fn truncating_to_utf16_units_never_splits_a_surrogate_pair() {
        assert_eq!(cut("ab😀", 3), "ab", "half a pair is no character");
        assert_eq!(cut("ab😀", 4), "ab😀");
        assert_eq!(cut("", 0), "");
    }
}
