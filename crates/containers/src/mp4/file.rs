//! The boxes of a file, at the top.

use std::io::{Read, Seek, SeekFrom};
use std::ops::Range;

use super::boxes::Header;
use crate::Error;

/// The largest `moov` box, in bytes. Three hours of video have about 10 MB.
const MAX_MOOV_BYTES: u64 = 16 * 1024 * 1024;
/// The largest `ftyp` box, in bytes: two words, and a word for each brand.
const MAX_FTYP_BYTES: u64 = 1024;
/// The most boxes at the top. Cameras write about ten.
const MAX_BOXES: usize = 4096;

/// What is needed of a file.
#[derive(Default)]
pub(super) struct File {
    /// In bytes.
    pub(super) length: u64,
    pub(super) ftyp: Vec<u8>,
    pub(super) moov: Vec<u8>,
    /// Where the bodies of the `mdat` boxes are, in the order of the file.
    pub(super) mdats: Vec<Range<u64>>,
}

impl File {
    /// Reads a file from its start. Bytes behind the last box are passed over, as players do.
    ///
    /// # Errors
    /// `NotThisContainer` where `ftyp` does not come first; `Unsupported` for fragments; `TooLarge` over the bounds;
    /// `Truncated`, `Malformed`, `Io`.
    pub(super) fn read(input: &mut (impl Read + Seek)) -> Result<Self, Error> {
        let mut file = Self { length: input.seek(SeekFrom::End(0))?, ..Self::default() };
        let mut position = 0;
        for _ in 0..MAX_BOXES {
            match file.read_box(input, position) {
                Ok(Some(next)) => position = next,
                Ok(None) if file.moov.is_empty() => return Err(Error::Truncated),
                Ok(None) => return Ok(file),
                // What is no box behind the media is not part of it.
                Err(Error::Truncated | Error::Malformed(_)) if file.is_whole() => return Ok(file),
                Err(error) => return Err(error),
            }
        }
        Err(Error::TooLarge)
    }

    fn is_whole(&self) -> bool {
        !self.moov.is_empty() && !self.mdats.is_empty()
    }

    /// Reads the box at a position. Tells where the next one is, if there can be one.
    fn read_box(&mut self, input: &mut (impl Read + Seek), position: u64) -> Result<Option<u64>, Error> {
        let Some(header) = read_header(input, position)? else { return Ok(None) };
        if position == 0 && header.kind != *b"ftyp" {
            return Err(Error::NotThisContainer);
        }
        let end = header.size.map_or(self.length, |size| position.saturating_add(size));
        let body = position + header.length as u64..end;
        match &header.kind {
            // A file that was cut off here can have all the samples that its tables name.
            b"mdat" => {
                self.mdats.push(body.start..body.end.min(self.length));
                return Ok(Some(end).filter(|end| *end <= self.length));
            }
            b"moof" => return Err(super::boxes::FRAGMENTED),
            _ if end > self.length => return Err(Error::Truncated),
            b"ftyp" if position == 0 => self.ftyp = read_body(input, body, MAX_FTYP_BYTES)?,
            b"moov" if self.moov.is_empty() => self.moov = read_body(input, body, MAX_MOOV_BYTES)?,
            b"moov" => return Err(Error::Unsupported("an MP4 with two movies")),
            _ => (),
        }
        Ok(Some(end))
    }
}

fn read_header(input: &mut (impl Read + Seek), position: u64) -> Result<Option<Header>, Error> {
    input.seek(SeekFrom::Start(position))?;
    let mut bytes = Vec::new();
    input.take(Header::MAX_BYTES as u64).read_to_end(&mut bytes)?;
    Header::parse(&bytes).transpose()
}

fn read_body(input: &mut (impl Read + Seek), body: Range<u64>, most: u64) -> Result<Vec<u8>, Error> {
    let length = body.end.saturating_sub(body.start);
    if length > most {
        return Err(Error::TooLarge);
    }
    input.seek(SeekFrom::Start(body.start))?;
    let mut bytes = Vec::new();
    input.take(length).read_to_end(&mut bytes)?;
    Ok(bytes)
}
