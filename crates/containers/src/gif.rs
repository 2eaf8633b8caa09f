//! GIF: read frame by frame, still compressed, and written anew with the loop count. Comments, plain text and all other
//! extensions are not among what the encoder can write.

use std::io::Write;

use gif::{DecodeOptions, Decoder, DecodingError, Encoder, EncodingError};
use image::metadata::Orientation;
use img_parts::Bytes;

use crate::{Error, Rewritten};

/// The largest canvas, in pixels. The decoder takes a quarter of a byte for each before it has seen a frame.
const MAX_PIXELS: u64 = 64 * 1024 * 1024;

pub(crate) fn rewrite(file: &Bytes, mut output: impl Write) -> Result<Rewritten, Error> {
    if !file.starts_with(b"GIF8") {
        return Err(Error::NotThisContainer);
    }
    let mut options = DecodeOptions::new();
    options.skip_frame_decoding(true);
    // A frame is at most as large as the canvas, whose size is bounded below.
    options.check_frame_consistency(true);
    let mut decoder = options.read_info(file.as_ref()).map_err(unreadable)?;
    if u64::from(decoder.width()) * u64::from(decoder.height()) > MAX_PIXELS {
        return Err(Error::TooLarge);
    }
    let mut encoder = encoder(&decoder)?;
    let mut frames = 0_usize;
    while let Some(frame) = decoder.read_next_frame().map_err(unreadable)? {
        // The first byte is the size of the codes.
        if frame.buffer.len() < 2 {
            return Err(Error::Malformed("a frame of a GIF without its picture"));
        }
        encoder.write_lzw_pre_encoded_frame(frame).map_err(unwritable)?;
        frames += 1;
    }
    if frames == 0 {
        return Err(Error::Malformed("a GIF without a picture"));
    }
    let gif = encoder.into_inner().map_err(unwritable)?;
    output.write_all(&gif)?;
    Ok(Rewritten { bytes: gif.len() as u64, orientation: Orientation::NoTransforms })
}

fn encoder(decoder: &Decoder<&[u8]>) -> Result<Encoder<Vec<u8>>, Error> {
    let palette = decoder.global_palette().unwrap_or_default();
    let encoder = Encoder::new(Vec::new(), decoder.width(), decoder.height(), palette);
    let mut encoder = encoder.map_err(unwritable)?;
    encoder.set_repeat(decoder.repeat()).map_err(unwritable)?;
    Ok(encoder)
}

fn unreadable(error: DecodingError) -> Error {
    match error {
        DecodingError::UnexpectedEof => Error::Truncated,
        DecodingError::OutOfMemory | DecodingError::MemoryLimit => Error::TooLarge,
        DecodingError::Io(error) => error.into(),
        _ => Error::Malformed("a block of a GIF"),
    }
}

fn unwritable(error: EncodingError) -> Error {
    match error {
        EncodingError::Io(error) => error.into(),
        EncodingError::OutOfMemory => Error::TooLarge,
        _ => Error::Unsupported("a GIF whose codes are of one bit"),
    }
}
