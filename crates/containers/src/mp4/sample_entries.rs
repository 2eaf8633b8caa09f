//! Sample entries (`stsd`): the codec of a track and its configuration. ISO/IEC 14496-12, 8.5.2 and 12; for sound also
//! the QuickTime File Format, sound sample descriptions of version 1 and 2.

use super::allowed::{SAMPLE_ENTRY, write_allowed};
use super::boxes::{BoxRef, Boxes, FourCc, SHORT, u32_at, write_box};
use super::chunks::ChunkMap;
use crate::{Error, icc};

/// Codecs whose configuration is in the allow-list. With another one a video would be copied that nobody can play, and
/// the frames of Motion JPEG can have EXIF.
const VIDEO: [&FourCc; 11] =
    [b"avc1", b"avc3", b"hvc1", b"hev1", b"dvh1", b"dvhe", b"vp08", b"vp09", b"av01", b"mp4v", b"s263"];
const SOUND: [&FourCc; 19] = [
    b"mp4a", b"alac", b"Opus", b"ac-3", b"ec-3", b"samr", b"sawb", b".mp3", b"sowt", b"twos", b"in24",
    b"in32", b"fl32", b"fl64", b"lpcm", b"raw ", b"ulaw", b"alaw", b"ipcm",
];

/// The length of the fields before a sample entry's boxes, in bytes.
const VIDEO_FIELDS: usize = 78;
const SOUND_FIELDS: usize = 28;
/// QuickTime's maker of the codec.
const VENDOR: std::ops::Range<usize> = 12..16;
/// The name of the encoder: a camera's, say.
const COMPRESSOR: std::ops::Range<usize> = 42..74;

/// `stsd`: a sample entry for each way in which the track's samples are encoded.
pub(super) fn descriptions(body: &[u8], chunks: &ChunkMap) -> Result<Option<Vec<u8>>, Error> {
    let (header, entries) = body.split_at_checked(8).ok_or(SHORT)?;
    let mut count = 0_u32;
    let mut out = header.to_vec();
    for entry in Boxes::of(entries) {
        write_entry(entry?, header[0], chunks, &mut out)?;
        count += 1;
    }
    out[4..8].copy_from_slice(&count.to_be_bytes());
    Ok(Some(out))
}

fn write_entry(entry: BoxRef<'_>, version: u8, chunks: &ChunkMap, out: &mut Vec<u8>) -> Result<(), Error> {
    let is_video = VIDEO.contains(&&entry.kind);
    let length = if is_video {
        VIDEO_FIELDS
    } else if SOUND.contains(&&entry.kind) {
        sound_fields(entry.body, version)?
    } else {
        return Err(Error::Unsupported("a codec that is not known here"));
    };
    let (fields, boxes) = entry.body.split_at_checked(length).ok_or(SHORT)?;
    let mut fields = fields.to_vec();
    fields[VENDOR].fill(0);
    if is_video {
        fields[COMPRESSOR].fill(0);
    }
    write_box(entry.kind, out, |out| {
        out.extend_from_slice(&fields);
        write_allowed(boxes, SAMPLE_ENTRY, chunks, out)
    })
}

/// The length of a sound's fields. QuickTime has more of them in a sample entry of version 1 or 2; ISO's version 1, which
/// has not, stands in an `stsd` of version 1.
fn sound_fields(body: &[u8], stsd_version: u8) -> Result<usize, Error> {
    match (stsd_version, body.get(8..10).ok_or(SHORT)?) {
        (0, [0, 1]) => Ok(SOUND_FIELDS + 16),
        (0, [0, 2]) => Ok(SOUND_FIELDS + 36),
        (0, [0, 0]) | (1, [0, 0 | 1]) => Ok(SOUND_FIELDS),
        _ => Err(Error::Unsupported("a sound's sample entry of an unknown version")),
    }
}

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

/// `colr`: code points, or an ICC profile.
pub(super) fn colour(body: &[u8], _: &ChunkMap) -> Result<Option<Vec<u8>>, Error> {
    let (kind, value) = body.split_at_checked(4).ok_or(SHORT)?;
    let up_to = |most: usize| Some(value.iter().copied().take(most).collect::<Vec<u8>>());
    let value = match kind {
        b"nclx" => up_to(7),
        b"nclc" => up_to(6),
        b"prof" | b"rICC" => icc::numeric(value).map(Vec::from),
        _ => None,
    };
    Ok(value.map(|value| [kind, &value].concat()))
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn the_fields_of_a_sound_are_as_long_as_its_versions_say() {
        let fields = |stsd: u8, entry: u8| {
            sound_fields(&[0, 0, 0, 0, 0, 0, 0, 1, 0, entry], stsd).map_err(|error| error.to_string())
        };
        assert_eq!(fields(0, 0), Ok(28));
        assert_eq!(fields(0, 1), Ok(44), "QuickTime");
        assert_eq!(fields(0, 2), Ok(64), "QuickTime");
        assert_eq!(fields(1, 1), Ok(28), "ISO");
        assert!(fields(1, 2).is_err() && fields(0, 3).is_err());
    }
}
