//! The boxes of a track that are written anew from what the standard gives them. A body that ends before its last entry
//! is malformed; what stands behind it leaves.

use super::boxes::{Boxes, SHORT, counted, u32_at};
use super::chunks::ChunkMap;
use crate::Error;

/// Version and flags.
const FULL_BOX: [u8; 4] = [0; 4];
/// Grouping types whose groups are about decoding. Others can be about anything.
const GROUPINGS: [&[u8]; 4] = [b"roll", b"prol", b"rap ", b"sync"];

/// `mvhd`, `tkhd` and `mdhd`: their times stand first, in 32 bits or, in version 1, in 64.
pub(super) fn without_times(body: &[u8], lengths: [usize; 2]) -> Result<Vec<u8>, Error> {
    let (length, times) = match body.first() {
        Some(0) => (lengths[0], 4..12),
        Some(1) => (lengths[1], 4..20),
        _ => return Err(Error::Malformed("the version of a header box")),
    };
    let mut header = body.get(..length).ok_or(SHORT)?.to_vec();
    header[times].fill(0);
    Ok(header)
}

/// `hdlr`: the kind of media, without its handler's maker and name.
pub(super) fn handler(body: &[u8], _: &ChunkMap) -> Result<Option<Vec<u8>>, Error> {
    // QuickTime says here whether the handler is the media's or the data references'.
    let component = match body.get(4..8).ok_or(SHORT)? {
        component @ (b"mhlr" | b"dhlr") => component,
        _ => &[0; 4],
    };
    let kind = body.get(8..12).ok_or(SHORT)?;
    Ok(Some([&FULL_BOX, component, kind, &[0; 12], b"\0"].concat()))
}

/// `dref`: all media data is in this file, so there is no name of another one.
pub(super) fn data_references(body: &[u8], _: &ChunkMap) -> Result<Option<Vec<u8>>, Error> {
    const IN_THIS_FILE: u32 = 1;
    let mut references = Vec::new();
    let mut count = 0_u32;
    for reference in Boxes::of(body.get(8..).ok_or(SHORT)?) {
        if u32_at(reference?.body, 0).ok_or(SHORT)? & IN_THIS_FILE == 0 {
            return Err(Error::Unsupported("an MP4 whose media data is in another file"));
        }
        references.extend_from_slice(b"\0\0\0\x0curl \0\0\0\x01");
        count += 1;
    }
    Ok(Some([&FULL_BOX, &count.to_be_bytes(), references.as_slice()].concat()))
}

/// `elst`: which part of the media is played when.
pub(super) fn edits(body: &[u8], _: &ChunkMap) -> Result<Option<Vec<u8>>, Error> {
    let entry = if body.first() == Some(&1) { 20 } else { 12 };
    Ok(Some(counted(body, 8, entry)?.to_vec()))
}

/// A table of entries of so many bytes.
pub(super) fn entries<const BYTES: usize>(body: &[u8], _: &ChunkMap) -> Result<Option<Vec<u8>>, Error> {
    Ok(Some(counted(body, 8, BYTES)?.to_vec()))
}

/// `stsz`: the size of each sample, or the one of all.
pub(super) fn sample_sizes(body: &[u8], _: &ChunkMap) -> Result<Option<Vec<u8>>, Error> {
    let entry = if u32_at(body, 4) == Some(0) { 4 } else { 0 };
    Ok(Some(counted(body, 12, entry)?.to_vec()))
}

/// `stco`: where the chunks are in the new file.
pub(super) fn chunk_offsets(body: &[u8], chunks: &ChunkMap) -> Result<Option<Vec<u8>>, Error> {
    let mut table = counted(body, 8, 4)?.to_vec();
    for entry in table[8..].chunks_exact_mut(4) {
        let offset = u32_at(entry, 0).ok_or(SHORT)?;
        let offset = u32::try_from(chunks.new_offset(u64::from(offset))).map_err(|_| Error::TooLarge)?;
        entry.copy_from_slice(&offset.to_be_bytes());
    }
    Ok(Some(table))
}

/// `co64`: the same in 64 bits.
pub(super) fn large_chunk_offsets(body: &[u8], chunks: &ChunkMap) -> Result<Option<Vec<u8>>, Error> {
    let mut table = counted(body, 8, 8)?.to_vec();
    for entry in table[8..].chunks_exact_mut(8) {
        let offset = u64::from_be_bytes(*entry.first_chunk().ok_or(SHORT)?);
        entry.copy_from_slice(&chunks.new_offset(offset).to_be_bytes());
    }
    Ok(Some(table))
}

/// `sgpd` and `sbgp`: groups of samples, where they are about decoding.
pub(super) fn grouping(body: &[u8], _: &ChunkMap) -> Result<Option<Vec<u8>>, Error> {
    let kind = body.get(4..8).ok_or(SHORT)?;
    Ok(GROUPINGS.contains(&kind).then(|| body.to_vec()))
}
