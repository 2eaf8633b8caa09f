//! The allow-list of an MP4: the boxes of a track that playing it takes, by the box that they are in. The order and the
//! indentation are those of ISO/IEC 14496-12, table 1. Boxes are looked for no deeper than the tables go.

use super::write::Allowed;
use super::write::Keep::{self, Through, Timed, UpTo};
use super::{sample_entries, tables};

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
