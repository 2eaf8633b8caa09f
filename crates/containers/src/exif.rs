//! EXIF: the orientation is read, and written as the one tag of a new EXIF block.

use image::metadata::Orientation;
use img_parts::Bytes;

/// Tag, type SHORT and count 1 of the orientation.
const ORIENTATION_ENTRY: [u8; 8] = [0x01, 0x12, 0x00, 0x03, 0x00, 0x00, 0x00, 0x01];

/// Reads the orientation from an EXIF block in its TIFF form. One without or with an unreadable one does not turn.
pub(crate) fn orientation(tiff: &[u8]) -> Orientation {
    Orientation::from_exif_chunk(tiff).unwrap_or(Orientation::NoTransforms)
}

/// Makes an EXIF block in its TIFF form that has the orientation and nothing else. None for a picture that is upright.
pub(crate) fn block(orientation: Orientation) -> Option<Bytes> {
    if orientation == Orientation::NoTransforms {
        return None;
    }
    let mut tiff = b"MM\0\x2a\0\0\0\x08".to_vec(); // Big-endian; the first directory is at 8.
    tiff.extend_from_slice(&[0, 1]);
    tiff.extend_from_slice(&ORIENTATION_ENTRY);
    tiff.extend_from_slice(&[0, orientation.to_exif(), 0, 0]);
    tiff.extend_from_slice(&[0; 4]); // There is no next directory.
    Some(tiff.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_orientation_is_read_back_from_its_exif_block() {
        for value in 2..=8 {
            let orientation = Orientation::from_exif(value).expect("2 to 8 are orientations");
            let block = block(orientation).expect("a turned picture has a block");
            assert_eq!(super::orientation(&block), orientation, "orientation {value}");
        }
        assert_eq!(block(Orientation::NoTransforms), None, "an upright picture needs no EXIF");
    }

    #[test]
    fn an_unreadable_exif_block_does_not_turn_the_picture() {
        for tiff in [b"".as_slice(), b"MM\0\x2a", b"II\x2a\0\xff\xff\xff\xff", &[0; 64]] {
            assert_eq!(orientation(tiff), Orientation::NoTransforms);
        }
    }
}
