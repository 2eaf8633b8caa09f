//! A picture's file as it is held in memory while it is rewritten.

use std::io::{Read, Seek, SeekFrom};

use img_parts::Bytes;

use crate::Error;

/// The largest picture that is rewritten, in bytes. LINE takes pictures of up to 10 MB: a larger one is made anew anyway.
pub const MAX_PICTURE_BYTES: u64 = 16 * 1024 * 1024;

/// Reads a picture's whole file.
///
/// # Errors
/// `TooLarge` over [`MAX_PICTURE_BYTES`]; `Io`.
pub(crate) fn read(mut input: impl Read + Seek) -> Result<Bytes, Error> {
    if input.seek(SeekFrom::End(0))? > MAX_PICTURE_BYTES {
        return Err(Error::TooLarge);
    }
    input.rewind()?;
    let mut bytes = Vec::new();
    input.take(MAX_PICTURE_BYTES).read_to_end(&mut bytes)?;
    Ok(bytes.into())
}
