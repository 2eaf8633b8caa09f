//! Sample entries (`stsd`): the codec of a track and its configuration. ISO/IEC 14496-12, 8.5.2 and 12; for sound also
//! the QuickTime File Format, sound sample descriptions of version 1 and 2.

use super::boxes::{BoxRef, Boxes, FourCc, SHORT, write_box};
use super::chunks::ChunkMap;
use super::write::Keep::{self, Through, UpTo, Whole};
use super::write::{Allowed, write_allowed};
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

/// What stands in a sample entry behind its fields: the codec's configuration, and how its output is shown or heard.
const SAMPLE_ENTRY: &[Allowed] = &[
    (*b"avcC", Whole),
    (*b"hvcC", Whole),
    (*b"vpcC", Whole),
    (*b"av1C", Whole),
    (*b"dvcC", Whole),
    (*b"dvvC", Whole),
    (*b"d263", Whole),
    (*b"esds", Whole),
    (*b"alac", Whole),
    (*b"dOps", Whole),
    (*b"dac3", Whole),
    (*b"dec3", Whole),
    (*b"damr", Whole),
    (*b"pcmC", Whole),
    (*b"wave", Keep::Boxes(QUICKTIME_SOUND)),
    (*b"chan", Whole),
    (*b"chnl", Whole),
    (*b"srat", UpTo(8)),
    (*b"btrt", UpTo(12)),
    (*b"colr", Through(colour)),
    (*b"pasp", UpTo(8)),
    (*b"clap", UpTo(32)),
    (*b"fiel", UpTo(2)),
    (*b"gama", UpTo(4)),
    (*b"mdcv", UpTo(24)),
    (*b"clli", UpTo(4)),
];

const QUICKTIME_SOUND: &[Allowed] = &[
    (*b"frma", UpTo(4)),
    (*b"mp4a", UpTo(4)),
    (*b"enda", UpTo(2)),
    (*b"esds", Whole),
    (*b"alac", Whole),
    // The list's end.
    ([0; 4], UpTo(0)),
];

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

/// `colr`: code points, or an ICC profile.
fn colour(body: &[u8], _: &ChunkMap) -> Result<Option<Vec<u8>>, Error> {
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
