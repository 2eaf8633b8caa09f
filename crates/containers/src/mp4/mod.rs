//! MP4 and QuickTime: boxes (ISO/IEC 14496-12).
//!
//! The file is written as `ftyp`, `moov` and one `mdat`, whatever the order was before: a phone can then start to play
//! before it has all of it. `mdat` gets the chunks of the kept tracks and nothing else: samples of the others, and what
//! lay between chunks, do not stay behind. Only `moov` is held in memory; samples are copied from file to file.

mod allowed;
mod boxes;
mod chunks;
mod file;
mod movie;
mod sample_entries;
mod sound;
mod tables;
mod write;

use std::io::{self, Read, Seek, SeekFrom, Write};
use std::ops::Range;

use image::metadata::Orientation;

use crate::{Error, Rewritten};
use boxes::write_box;
use chunks::ChunkMap;
use file::File;
use movie::Movie;

/// Whether a major brand is that of a still picture (HEIF, AVIF, Canon's raw), which is built of boxes too.
pub(crate) fn is_still_picture(brand: &[u8]) -> bool {
    matches!(
        brand.first_chunk(),
        Some(
            b"heic"
                | b"heix"
                | b"heim"
                | b"heis"
                | b"hevc"
                | b"hevx"
                | b"mif1"
                | b"msf1"
                | b"avif"
                | b"avis"
                | b"crx "
        )
    )
}

pub(crate) fn rewrite(mut input: impl Read + Seek, mut output: impl Write) -> Result<Rewritten, Error> {
    let file = File::read(&mut input)?;
    let movie = Movie::read(&file.moov)?;
    let mut chunks = ChunkMap::new(movie.chunks()?, &file.mdats, file.length)?;
    let mut head = Vec::new();
    write_box(*b"ftyp", &mut head, |head| {
        head.extend_from_slice(&file.ftyp);
        Ok(())
    })?;
    let mdat = mdat_header(chunks.bytes());
    chunks.start = (head.len() + movie.encode(&chunks)?.len() + mdat.len()) as u64;
    head.extend(movie.encode(&chunks)?);
    head.extend(mdat);
    output.write_all(&head)?;
    for range in chunks.old() {
        copy(&mut input, range, &mut output)?;
    }
    Ok(Rewritten { bytes: head.len() as u64 + chunks.bytes(), orientation: Orientation::NoTransforms })
}

/// The header of a `mdat` box with so many bytes: of 64 bits where 32 do not do.
fn mdat_header(bytes: u64) -> Vec<u8> {
    match u32::try_from(bytes.saturating_add(8)) {
        Ok(size) => [&size.to_be_bytes(), b"mdat".as_slice()].concat(),
        Err(_) => [b"\0\0\0\x01mdat".as_slice(), &bytes.saturating_add(16).to_be_bytes()].concat(),
    }
}

fn copy(input: &mut (impl Read + Seek), range: &Range<u64>, output: &mut impl Write) -> Result<(), Error> {
    let length = range.end - range.start;
    input.seek(SeekFrom::Start(range.start))?;
    match io::copy(&mut input.take(length), output)? {
        copied if copied == length => Ok(()),
        _ => Err(Error::Truncated),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn media_data_over_4_gb_has_a_header_of_64_bits() {
        assert_eq!(mdat_header(0), b"\0\0\0\x08mdat");
        assert_eq!(mdat_header(u64::from(u32::MAX) - 8), b"\xff\xff\xff\xffmdat");
        assert_eq!(mdat_header(u64::from(u32::MAX) - 7), b"\0\0\0\x01mdat\0\0\0\x01\0\0\0\x08");
    }
}
