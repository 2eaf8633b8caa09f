//! What follows a JPEG's first scan header: entropy-coded data, and between the scans of a progressive picture more
//! tables and scan headers (T.81, annex B, on fill bytes and markers). An application's segments and comments can stand
//! there too.

use img_parts::Bytes;
use img_parts::jpeg::markers;

use super::tables::is_table_or_frame;
use crate::Error;

/// Copies the scans up to the end of the picture. What stands behind it leaves.
///
/// # Errors
/// `Truncated` for a picture without its end.
pub(super) fn kept(mut rest: &[u8]) -> Result<Bytes, Error> {
    let mut kept = Vec::new();
    // Bytes between a table and the next marker are no part of a scan: decoders skip them.
    let mut in_scan = true;
    loop {
        let (data, marker, after) = next_marker(rest)?;
        if in_scan {
            kept.extend_from_slice(data);
        }
        rest = after;
        match marker {
            // A byte 0xff of the data.
            markers::Z | markers::RST0..=markers::RST7 => {
                if in_scan {
                    kept.extend_from_slice(&[markers::P, marker]);
                }
            }
            markers::EOI => {
                kept.extend_from_slice(&[markers::P, markers::EOI]);
                return Ok(kept.into());
            }
            // These have no length, and no place here. The rest of what is reserved is read as segments.
            markers::SOI | TEM => in_scan = false,
            _ => {
                let (segment, after) = split_segment(rest)?;
                in_scan = marker == markers::SOS;
                if in_scan || is_table_or_frame(marker) {
                    kept.extend_from_slice(&[markers::P, marker]);
                    kept.extend_from_slice(segment);
                }
                rest = after;
            }
        }
    }
}

/// For private use in arithmetic coding.
const TEM: u8 = 0x01;

/// The data up to the next marker, the marker, and what follows. Any number of 0xff may stand before a marker.
fn next_marker(bytes: &[u8]) -> Result<(&[u8], u8, &[u8]), Error> {
    let at = bytes.iter().position(|byte| *byte == markers::P).ok_or(Error::Truncated)?;
    let (data, rest) = bytes.split_at(at);
    let fill = rest.iter().position(|byte| *byte != markers::P).ok_or(Error::Truncated)?;
    match &rest[fill..] {
        [marker, after @ ..] => Ok((data, *marker, after)),
        [] => Err(Error::Truncated),
    }
}

/// A segment with its length of two bytes, and what follows.
fn split_segment(bytes: &[u8]) -> Result<(&[u8], &[u8]), Error> {
    let [high, low, ..] = bytes else { return Err(Error::Truncated) };
    match usize::from(u16::from_be_bytes([*high, *low])) {
        0 | 1 => Err(Error::Malformed("the length of a JPEG segment")),
        length => bytes.split_at_checked(length).ok_or(Error::Truncated),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_application_segments_between_scans_leave() {
        let rest = [
            b"\x01\x02\xff\x00\x03\xff\xd0\x04".as_slice(),
            b"\xff\xfe\x00\x07Kyoto",
            b"stray",
            b"\xff\xc4\x00\x03\x55",
            b"\xff\xe1\x00\x05GPS",
            b"\xff\xda\x00\x04\x66\x77data\xff\xff\xff\xd9",
            b"a video behind the end",
        ];
        let kept = kept(&rest.concat()).expect("the scans are whole");
        let scans = [
            b"\x01\x02\xff\x00\x03\xff\xd0\x04".as_slice(),
            b"\xff\xc4\x00\x03\x55",
            b"\xff\xda\x00\x04\x66\x77data\xff\xd9",
        ];
        assert_eq!(kept, scans.concat());
    }

    #[test]
    fn scans_that_end_too_early_are_truncated() {
        for rest in
            [b"".as_slice(), b"\x01\x02", b"\x01\xff", b"\xff\xfe", b"\xff\xfe\x00", b"\xff\xfe\x00\x09a"]
        {
            assert!(matches!(kept(rest), Err(Error::Truncated)), "{rest:?}");
        }
        assert!(matches!(kept(b"\xff\xfe\x00\x01"), Err(Error::Malformed(_))), "shorter than its own length");
    }
}
