//! WebP: RIFF chunks (RFC 9649, 2).

use std::io::Write;

use image::metadata::Orientation;
use img_parts::riff::{RiffChunk, RiffContent};
use img_parts::webp::{
    CHUNK_ALPH, CHUNK_ANIM, CHUNK_ANMF, CHUNK_EXIF, CHUNK_ICCP, CHUNK_VP8, CHUNK_VP8L, CHUNK_VP8X, WebP,
};
use img_parts::{Bytes, ImageEXIF, ImageICC};

use crate::{Error, Rewritten, exif, icc};

/// The flags, three reserved bytes, and the size of the canvas.
const VP8X_BYTES: usize = 10;
const ANIM_BYTES: usize = 6;
/// Of an animation's frame, what stands before its chunks.
const ANMF_HEADER_BYTES: usize = 16;

const FLAG_ICC: u8 = 0x20;
const FLAG_ALPHA: u8 = 0x10;
const FLAG_EXIF: u8 = 0x08;
const FLAG_ANIMATION: u8 = 0x02;

pub(crate) fn rewrite(file: Bytes, output: impl Write) -> Result<Rewritten, Error> {
    let mut webp = WebP::from_bytes(file)?;
    // Only the extended format, which says so in VP8X, has more than the picture.
    let extended = webp.has_chunk(CHUNK_VP8X);
    let orientation =
        webp.exif().filter(|_| extended).map_or(Orientation::NoTransforms, |tiff| exif::orientation(&tiff));
    let mut extras = Extras {
        exif: exif::block(orientation),
        icc: webp.icc_profile().filter(|_| extended).and_then(|profile| icc::numeric(&profile)),
    };
    let flags = extras.flags();
    let chunks = std::mem::take(webp.chunks_mut());
    for chunk in chunks {
        let kept = kept(&chunk, flags, &mut extras)?;
        webp.chunks_mut().extend(kept);
    }
    if !webp.chunks().iter().any(|chunk| matches!(chunk.id(), CHUNK_VP8 | CHUNK_VP8L | CHUNK_ANMF)) {
        return Err(Error::Malformed("a WebP without a picture"));
    }
    let bytes = webp.encoder().write_to(output)?;
    Ok(Rewritten { bytes, orientation })
}

/// What is written in the place of the first chunk of its kind.
struct Extras {
    exif: Option<Bytes>,
    icc: Option<Bytes>,
}

impl Extras {
    fn flags(&self) -> u8 {
        let flag = |extra: &Option<Bytes>, flag| if extra.is_some() { flag } else { 0 };
        flag(&self.exif, FLAG_EXIF) | flag(&self.icc, FLAG_ICC)
    }
}

/// The chunk as it is kept, if it is.
fn kept(chunk: &RiffChunk, flags: u8, extras: &mut Extras) -> Result<Option<RiffChunk>, Error> {
    let Some(data) = chunk.content().data() else { return Ok(None) };
    let data = match chunk.id() {
        CHUNK_VP8 | CHUNK_VP8L | CHUNK_ALPH => Some(data.clone()),
        CHUNK_VP8X => Some(vp8x(data, flags)?),
        CHUNK_ANIM => data.get(..ANIM_BYTES).map(|_| data.slice(..ANIM_BYTES)),
        CHUNK_ANMF => Some(frame(data)?),
        CHUNK_ICCP => extras.icc.take(),
        CHUNK_EXIF => extras.exif.take(),
        _ => None,
    };
    Ok(data.map(|data| RiffChunk::new(chunk.id(), RiffContent::Data(data))))
}

/// The header of the extended format, with the flags of what is kept.
fn vp8x(data: &Bytes, flags: u8) -> Result<Bytes, Error> {
    let header = data.get(..VP8X_BYTES).ok_or(Error::Malformed("the header of a WebP"))?;
    let mut header = header.to_vec();
    header[0] = header[0] & (FLAG_ALPHA | FLAG_ANIMATION) | flags;
    header[1..4].fill(0);
    Ok(header.into())
}

/// A frame of an animation: it has chunks of its own, which are read as if they were a RIFF file of `ANMF` kind.
fn frame(data: &Bytes) -> Result<Bytes, Error> {
    let malformed = || Error::Malformed("a frame of a WebP");
    let (header, chunks) = data.split_at_checked(ANMF_HEADER_BYTES).ok_or_else(malformed)?;
    let length = u32::try_from(CHUNK_ANMF.len() + chunks.len()).map_err(|_| Error::TooLarge)?;
    let riff = [b"RIFF".as_slice(), &length.to_le_bytes(), &CHUNK_ANMF, chunks].concat();
    let riff = RiffChunk::from_bytes(riff.into())?;
    let (_, chunks) = riff.content().list().ok_or_else(malformed)?;
    let picture = |chunk: &&RiffChunk| {
        matches!(chunk.id(), CHUNK_VP8 | CHUNK_VP8L | CHUNK_ALPH) && chunk.content().data().is_some()
    };
    let subchunks = chunks.iter().filter(picture).cloned().collect();
    let kept = RiffContent::List { kind: None, subchunks }.encoder().bytes();
    Ok(Bytes::from([header, kept.as_ref()].concat()))
}
