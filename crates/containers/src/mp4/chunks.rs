//! Chunks: where the samples of a track are in the file (ISO/IEC 14496-12, 8.7).

use std::ops::Range;

use super::boxes::{FourCc, counted, find, u32_at};
use super::sound::frame_bytes;
use crate::Error;

/// Where the bytes of the kept chunks are in the old file, and where they come to be in the new one.
pub(super) struct ChunkMap {
    /// In the order of the old file, with a gap between each two.
    ranges: Vec<Placed>,
    /// The offset of the first byte in the new file.
    pub(super) start: u64,
}

struct Placed {
    old: Range<u64>,
    /// The bytes of the ranges before it.
    before: u64,
}

impl ChunkMap {
    /// Joins chunks that touch or overlap, and puts all into one row.
    ///
    /// # Errors
    /// `Truncated` for a chunk that ends behind the file, `Unsupported` for one outside of the `mdat` boxes.
    pub(super) fn new(mut chunks: Vec<Range<u64>>, mdats: &[Range<u64>], file: u64) -> Result<Self, Error> {
        chunks.retain(|chunk| !chunk.is_empty());
        chunks.sort_unstable_by_key(|chunk| (chunk.start, chunk.end));
        let (mut ranges, mut before) = (Vec::<Placed>::new(), 0);
        for chunk in chunks {
            check(&chunk, mdats, file)?;
            match ranges.last_mut() {
                Some(last) if chunk.start <= last.old.end => {
                    before += chunk.end.saturating_sub(last.old.end);
                    last.old.end = last.old.end.max(chunk.end);
                }
                _ => {
                    ranges.push(Placed { old: chunk.clone(), before });
                    before += chunk.end - chunk.start;
                }
            }
        }
        Ok(Self { ranges, start: 0 })
    }

    /// The length of all that is kept, in bytes.
    pub(super) fn bytes(&self) -> u64 {
        self.ranges.last().map_or(0, |last| last.before + (last.old.end - last.old.start))
    }

    /// Where the kept bytes are in the old file.
    pub(super) fn old(&self) -> impl Iterator<Item = &Range<u64>> {
        self.ranges.iter().map(|placed| &placed.old)
    }

    /// The offset of a chunk in the new file. One that has no bytes is at the start.
    pub(super) fn new_offset(&self, old: u64) -> u64 {
        let after = self.ranges.partition_point(|placed| placed.old.start <= old);
        let placed = after.checked_sub(1).and_then(|at| self.ranges.get(at));
        match placed.filter(|placed| placed.old.contains(&old)) {
            Some(placed) => self.start + placed.before + (old - placed.old.start),
            None => self.start,
        }
    }
}

fn check(chunk: &Range<u64>, mdats: &[Range<u64>], file: u64) -> Result<(), Error> {
    if chunk.end > file {
        return Err(Error::Truncated);
    }
    let mdat = mdats.get(mdats.partition_point(|mdat| mdat.end < chunk.end));
    match mdat {
        Some(mdat) if mdat.start <= chunk.start => Ok(()),
        _ => Err(Error::Unsupported("an MP4 with samples outside of its media data")),
    }
}

/// Where a track's chunks are.
///
/// # Errors
/// `Malformed` without one of the tables; `Unsupported` where the sizes of samples are not in bytes.
pub(super) fn chunks(track: &[u8], is_sound: bool) -> Result<Vec<Range<u64>>, Error> {
    let stbl = find(track, &[*b"mdia", *b"minf", *b"stbl"])?.ok_or(MISSING)?;
    let mut sizes = Sizes::read(stbl, is_sound)?;
    let mut runs = Runs::read(stbl)?;
    let mut chunks = Vec::new();
    for (start, number) in offsets(stbl)?.zip(1_u32..) {
        let length = sizes.take(runs.samples(number)?);
        chunks.push(start..start.checked_add(length).ok_or(Error::Truncated)?);
    }
    Ok(chunks)
}

const MISSING: Error = Error::Malformed("a track without the tables of its samples");

/// The offsets of `stco` or `co64`.
fn offsets(stbl: &[u8]) -> Result<Box<dyn Iterator<Item = u64> + '_>, Error> {
    if let Some(entries) = entries(stbl, *b"stco", 4)? {
        let offsets = entries.chunks_exact(4).filter_map(|entry| u32_at(entry, 0));
        return Ok(Box::new(offsets.map(u64::from)));
    }
    let entries = entries(stbl, *b"co64", 8)?.ok_or(MISSING)?;
    let offsets = entries.chunks_exact(8).filter_map(|entry| entry.first_chunk().copied());
    Ok(Box::new(offsets.map(u64::from_be_bytes)))
}

/// The entries of a table, of so many bytes each.
fn entries(stbl: &[u8], kind: FourCc, bytes: usize) -> Result<Option<&[u8]>, Error> {
    const HEADER: usize = 8;
    let Some(body) = find(stbl, &[kind])? else { return Ok(None) };
    Ok(counted(body, HEADER, bytes)?.get(HEADER..))
}

/// `stsz`: the samples' sizes that are not yet in a chunk.
enum Sizes<'a> {
    Same { size: u32, left: u32 },
    Each(std::slice::ChunksExact<'a, u8>),
}

impl<'a> Sizes<'a> {
    fn read(stbl: &'a [u8], is_sound: bool) -> Result<Self, Error> {
        let body =
            find(stbl, &[*b"stsz"])?.ok_or(Error::Unsupported("an MP4 without sizes of its samples"))?;
        let (size, count) = u32_at(body, 4).zip(u32_at(body, 8)).ok_or(MISSING)?;
        match size {
            0 => Ok(Self::Each(counted(body, 12, 4)?.get(12..).ok_or(MISSING)?.chunks_exact(4))),
            size if is_sound && !tells_bytes(stbl, size)? => {
                Err(Error::Unsupported("QuickTime sound whose samples have no size in bytes"))
            }
            size => Ok(Self::Same { size, left: count }),
        }
    }

    /// The bytes of the next samples. Of those that there are no more of, none.
    fn take(&mut self, samples: u32) -> u64 {
        match self {
            Self::Same { size, left } => {
                let samples = samples.min(*left);
                *left -= samples;
                u64::from(*size) * u64::from(samples)
            }
            Self::Each(sizes) => {
                let sizes = sizes.by_ref().take(usize::try_from(samples).unwrap_or(usize::MAX));
                sizes.filter_map(|size| u32_at(size, 0)).map(u64::from).sum()
            }
        }
    }
}

/// Whether the one size of all samples of a sound is in bytes. QuickTime counts uncompressed sound in frames and writes 1,
/// or the bytes of one channel, however many a frame has: the real size follows from the sample entry.
fn tells_bytes(stbl: &[u8], size: u32) -> Result<bool, Error> {
    let stsd = find(stbl, &[*b"stsd"])?.ok_or(MISSING)?;
    Ok(frame_bytes(stsd).map_or(size > 1, |frame| size == frame))
}

/// `stsc`: how many samples a chunk has, for runs of chunks that have as many.
struct Runs<'a> {
    runs: std::iter::Peekable<std::slice::ChunksExact<'a, u8>>,
    samples: Option<u32>,
}

impl<'a> Runs<'a> {
    fn read(stbl: &'a [u8]) -> Result<Self, Error> {
        let entries = entries(stbl, *b"stsc", 12)?.ok_or(MISSING)?;
        Ok(Self { runs: entries.chunks_exact(12).peekable(), samples: None })
    }

    /// The samples of a chunk. Chunks are numbered from 1, and asked for one after the other.
    fn samples(&mut self, chunk: u32) -> Result<u32, Error> {
        while let Some(run) = self.runs.next_if(|run| u32_at(run, 0).is_some_and(|first| first <= chunk)) {
            self.samples = u32_at(run, 4);
        }
        self.samples.ok_or(MISSING)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_are_moved_together_and_the_gaps_between_them_leave() {
        // Two tracks in turn, a gap, a chunk that both have, one without samples.
        let chunks = vec![100..110, 120..130, 110..120, 200..220, 210..230, 205..206, 150..150];
        let mut map = ChunkMap::new(chunks, &[90..140, 190..300], 300).expect("all are in the media data");
        map.start = 1000;
        assert_eq!(map.old().cloned().collect::<Vec<_>>(), [100..130, 200..230]);
        assert_eq!(map.bytes(), 60);
        let moved = [(100, 1000), (110, 1010), (120, 1020), (200, 1030), (205, 1035), (210, 1040)];
        for (old, new) in moved {
            assert_eq!(map.new_offset(old), new, "the chunk at {old}");
        }
        assert_eq!(map.new_offset(150), 1000, "a chunk without samples is where the media data starts");
    }

    #[test]
    fn chunks_outside_of_the_media_data_are_refused() {
        let refused = |chunk: Range<u64>| ChunkMap::new(vec![chunk], &[10..20, 30..40], 50).err();
        for chunk in [5..8, 9..12, 18..21, 20..30, 35..41] {
            assert!(matches!(refused(chunk.clone()), Some(Error::Unsupported(_))), "{chunk:?}");
        }
        assert!(matches!(refused(38..51), Some(Error::Truncated)), "it ends behind the file");
        assert!(refused(10..20).is_none() && refused(31..32).is_none());
    }
}
