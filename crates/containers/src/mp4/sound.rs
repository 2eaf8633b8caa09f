//! Uncompressed sound: how large its frames are.

use super::boxes::{Boxes, u32_at};

/// The bytes of a frame of uncompressed sound, a sample for each channel, by the first sample entry of `stsd`. None for
/// another codec, or for one that does not tell.
pub(super) fn frame_bytes(stsd: &[u8]) -> Option<u32> {
    let entry = Boxes::of(stsd.get(8..)?).next()?.ok()?;
    let field = |at: usize| Some(u32::from(u16::from_be_bytes(*entry.body.get(at..)?.first_chunk()?)));
    let bits = match &entry.kind {
        // Whatever the field says, which has 16 for old readers' sake.
        b"ulaw" | b"alaw" => 8,
        b"in24" => 24,
        b"in32" | b"fl32" => 32,
        b"fl64" => 64,
        b"sowt" | b"twos" | b"raw " | b"lpcm" | b"ipcm" => field(18)?,
        _ => return None,
    };
    match field(8)? {
        2 => u32_at(entry.body, 56),
        _ => field(16)?.checked_mul(bits.div_ceil(8)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mp4::boxes::FourCc;

    fn stsd(kind: &FourCc, version: u8, channels: u8, bits: u8) -> Vec<u8> {
        let mut body = vec![0; 64];
        (body[9], body[17], body[19]) = (version, channels, bits);
        body[56..60].copy_from_slice(&6_u32.to_be_bytes());
        [b"\0\0\0\0\0\0\0\x01\0\0\0\x48".as_slice(), kind, &body].concat()
    }

    #[test]
    fn a_frame_of_uncompressed_sound_has_a_sample_for_each_channel() {
        assert_eq!(frame_bytes(&stsd(b"twos", 0, 2, 16)), Some(4));
        assert_eq!(frame_bytes(&stsd(b"sowt", 1, 1, 16)), Some(2));
        assert_eq!(frame_bytes(&stsd(b"in24", 1, 2, 16)), Some(6), "the field is for old readers");
        assert_eq!(frame_bytes(&stsd(b"lpcm", 2, 3, 16)), Some(6), "version 2 has a field for it");
        assert_eq!(frame_bytes(&stsd(b"mp4a", 0, 2, 16)), None, "compressed");
        assert_eq!(frame_bytes(&stsd(b"twos", 0, 2, 16)[..20]), None, "too short");
    }
}
