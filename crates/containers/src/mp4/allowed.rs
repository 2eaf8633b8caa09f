//! The allow-list of an MP4: the boxes of a track that playing it takes, by the box that they are in. The order and the
//! indentation are those of ISO/IEC 14496-12, table 1. Boxes are looked for no deeper than the tables go.

use super::boxes::{BoxRef, Boxes, FourCc, write_box};
use super::chunks::ChunkMap;
use super::{sample_entries, tables};
use crate::Error;

/// What is kept of a box.
#[derive(Clone, Copy)]
pub(super) enum Keep {
    /// Those of its boxes that are in a list.
    Boxes(&'static [Allowed]),
    /// Its body as it is.
    Whole,
    /// At most so many bytes of its body: all that the standard gives it.
    UpTo(usize),
    /// A body of this length, by its version (0 or 1), with zero for the times of creation and modification.
    Timed([usize; 2]),
    /// What a function makes of its body.
    Through(Rewrite),
}

/// Makes a new body of a box. None: the box leaves.
pub(super) type Rewrite = fn(&[u8], &ChunkMap) -> Result<Option<Vec<u8>>, Error>;

/// A kind of box, and what is kept of it.
pub(super) type Allowed = (FourCc, Keep);

use Keep::{Through, Timed, UpTo, Whole};

pub(super) const MOVIE_HEADER: Keep = Timed([100, 112]);

pub(super) const TRACK: &[Allowed] = &[
    (*b"tkhd", Timed([84, 96])),
    // QuickTime: the size at which a video is shown.
    (*b"tapt", Keep::Boxes(&[(*b"clef", UpTo(12)), (*b"prof", UpTo(12)), (*b"enof", UpTo(12))])),
    (*b"edts", Keep::Boxes(&[(*b"elst", Through(tables::edits))])),
    (*b"mdia", Keep::Boxes(MEDIA)),
];

const MEDIA: &[Allowed] = &[
    (*b"mdhd", Timed([24, 36])),
    (*b"hdlr", Through(tables::handler)),
    (*b"minf", Keep::Boxes(MEDIA_INFORMATION)),
];

const MEDIA_INFORMATION: &[Allowed] = &[
    (*b"vmhd", UpTo(12)),
    (*b"smhd", UpTo(8)),
    // QuickTime: how the data references are read.
    (*b"hdlr", Through(tables::handler)),
    (*b"dinf", Keep::Boxes(&[(*b"dref", Through(tables::data_references))])),
    (*b"stbl", Keep::Boxes(SAMPLE_TABLE)),
];

const SAMPLE_TABLE: &[Allowed] = &[
    (*b"stsd", Through(sample_entries::descriptions)),
    (*b"stts", Through(tables::entries::<8>)),
    (*b"ctts", Through(tables::entries::<8>)),
    (*b"cslg", UpTo(44)),
    (*b"stsc", Through(tables::entries::<12>)),
    (*b"stsz", Through(tables::sample_sizes)),
    (*b"stco", Through(tables::chunk_offsets)),
    (*b"co64", Through(tables::large_chunk_offsets)),
    (*b"stss", Through(tables::entries::<4>)),
    (*b"stps", Through(tables::entries::<4>)),
    // How far before a point a decoder has to start to be right there: AAC is silent at first without.
    (*b"sgpd", Through(tables::grouping)),
    (*b"sbgp", Through(tables::grouping)),
];

/// What stands in a sample entry behind its fields: the codec's configuration, and how its output is shown or heard.
pub(super) const SAMPLE_ENTRY: &[Allowed] = &[
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
    (*b"colr", Through(sample_entries::colour)),
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

/// Writes those boxes of a body that are in a list.
pub(super) fn write_allowed(
    body: &[u8],
    allowed: &[Allowed],
    chunks: &ChunkMap,
    out: &mut Vec<u8>,
) -> Result<(), Error> {
    for child in Boxes::of(body) {
        let child = child?;
        if let Some((_, keep)) = allowed.iter().find(|(kind, _)| *kind == child.kind) {
            write_kept(child, *keep, chunks, out)?;
        }
    }
    Ok(())
}

/// Writes what is kept of a box.
pub(super) fn write_kept(
    child: BoxRef<'_>,
    keep: Keep,
    chunks: &ChunkMap,
    out: &mut Vec<u8>,
) -> Result<(), Error> {
    let body = match keep {
        Keep::Boxes(allowed) => {
            return write_box(child.kind, out, |out| write_allowed(child.body, allowed, chunks, out));
        }
        Whole => Some(child.body.to_vec()),
        UpTo(most) => Some(child.body.iter().copied().take(most).collect()),
        Timed(lengths) => Some(tables::without_times(child.body, lengths)?),
        Through(rewrite) => rewrite(child.body, chunks)?,
    };
    match body {
        Some(body) => write_box(child.kind, out, |out| {
            out.extend_from_slice(&body);
            Ok(())
        }),
        None => Ok(()),
    }
}
