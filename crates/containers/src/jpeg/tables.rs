//! Segments that decoding takes.

use img_parts::jpeg::markers;

/// Whether a segment is a frame header or a table that decoding takes: the table of marker
/// codes in T.81 (annex B) without the application's segments, the comment and what is reserved.
pub(super) fn is_table_or_frame(marker: u8) -> bool {
    use markers::{DHP, DNL, DQT, DRI, EXP, JPG, SOF0, SOF15};
    match marker {
        JPG => false,
        // The range holds DHT and DAC too.
        SOF0..=SOF15 => true,
        DQT | DNL | DRI | DHP | EXP => true,
        _ => false,
    }
}
