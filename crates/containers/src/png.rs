//! PNG: chunks (W3C PNG, third edition, 11).

use std::io::Write;

use image::metadata::Orientation;
use img_parts::png::{Png, PngChunk};
use img_parts::{Bytes, ImageEXIF, ImageICC};

use crate::{Error, Rewritten, exif, icc};

const EXIF: [u8; 4] = *b"eXIf";

pub(crate) fn rewrite(file: Bytes, output: impl Write) -> Result<Rewritten, Error> {
    let mut png = Png::from_bytes(file)?;
    check(png.chunks())?;
    let orientation = png.exif().map_or(Orientation::NoTransforms, |tiff| exif::orientation(&tiff));
    let profile = png.icc_profile().and_then(|profile| icc::numeric(&profile));
    // Readers differ in whether they heed an orientation behind the picture: it stays where it was.
    let mut block = exif::block(orientation);
    png.chunks_mut().retain_mut(|chunk| {
        if chunk.kind() == EXIF {
            return block.take().map(|block| *chunk = PngChunk::new(EXIF, block)).is_some();
        }
        is_needed(chunk.kind(), chunk.contents().len())
    });
    if profile.is_some() {
        png.set_icc_profile(profile);
    }
    let bytes = png.encoder().write_to(output)?;
    Ok(Rewritten { bytes, orientation })
}

fn check(chunks: &[PngChunk]) -> Result<(), Error> {
    let kind = |chunk: Option<&PngChunk>| chunk.map(PngChunk::kind);
    if kind(chunks.first()) != Some(*b"IHDR") {
        return Err(Error::Malformed("a PNG without its header"));
    }
    if kind(chunks.last()) != Some(*b"IEND") {
        return Err(Error::Truncated);
    }
    // A capital first letter: a reader that does not know the chunk cannot show the picture.
    let unknown = |chunk: &&PngChunk| chunk.kind()[0].is_ascii_uppercase() && !is_critical(chunk.kind());
    match chunks.iter().find(unknown) {
        Some(_) => Err(Error::Unsupported("a PNG with an unknown critical chunk")),
        None => Ok(()),
    }
}

fn is_critical(kind: [u8; 4]) -> bool {
    matches!(&kind, b"IHDR" | b"PLTE" | b"IDAT" | b"IEND")
}

/// Whether a chunk is needed to show the picture. Of the small ones, only what is as long as it can rightly be.
fn is_needed(kind: [u8; 4], length: usize) -> bool {
    match &kind {
        b"IHDR" => length == 13,
        b"PLTE" => length <= 3 * 256,
        b"IDAT" | b"fdAT" => true,
        b"IEND" => true,
        b"tRNS" => length <= 256,
        b"gAMA" | b"cICP" => length == 4,
        b"cHRM" => length == 32,
        b"sRGB" => length == 1,
        b"sBIT" => length <= 4,
        b"bKGD" => length <= 6,
        b"pHYs" => length == 9,
        b"mDCV" => length == 24,
        b"cLLI" | b"acTL" => length == 8,
        b"fcTL" => length == 26,
        _ => false,
    }
}
