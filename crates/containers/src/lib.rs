//! Media containers are rewritten from an allow-list: what pictures, videos and sounds need stays, everything else
//! leaves. Where a photo was taken (EXIF, XMP, IPTC, `©xyz`, `loci`, GPS tracks), when, by whom and with which camera
//! is metadata that nobody who looks at the photo needs, and a list of what to remove is never complete.
//!
//! Nothing is decoded: pixels and sound are copied as they are. What stays, and what is decided by it:
//!
//! - **Orientation** (EXIF tag 0x0112) stays, as an EXIF block of that one tag: leaving it out would turn photos on
//!   their side, and turning the pixels would cost a re-encoding. [`Rewritten`] tells it too.
//! - **ICC profiles** stay, since wide-gamut photos look dull without, but with their numeric tags only: a display's
//!   profile has the display's serial number and the name its owner gave it.
//! - **Thumbnails** leave: they can show what was cropped away. So do **bytes behind the end**: the video of a motion
//!   photo, the further pictures of an MPF file.
//! - **Animations** (APNG, WebP, GIF) stay, and loop as often as before.
//! - **Tracks** that are enabled video or sound stay. All others leave with their samples, subtitles too: drones write
//!   their GPS position into a subtitle track. The `mdat` box is written anew from the chunks of the tracks that stay.
//!
//! What a codec carries inside its own bitstream (H.264 SEI messages, steganography) is not looked at.
//!
//! # Libraries
//!
//! - `img-parts` frames JPEG segments, PNG chunks (with CRC and the inflating of `iCCP`) and RIFF chunks; the allow-list
//!   is ours. It keeps all that follows a JPEG's first scan header as one piece, so that part is walked here.
//! - `gif` reads and writes frames without decoding them: only what it has a field for can pass.
//! - `image` reads the orientation, and so agrees with what decodes the pictures.
//! - MP4 boxes are walked here. `mp4-atom` and `mp4` write only the boxes they have a type for: a sample entry that they
//!   know in part comes out as another one. `mp4box` edits by naming what to remove, and leaves `mdat` as it is.

mod error;
mod exif;
mod gif;
mod icc;
mod jpeg;
mod mp4;
mod picture;
mod png;
mod webp;

use std::io::{Read, Seek, Write};

pub use error::Error;
pub use image::metadata::Orientation;
pub use picture::MAX_PICTURE_BYTES;

/// A container: how the bytes of a picture, video or sound are laid out in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Container {
    /// JPEG (ITU-T T.81) in JFIF or Exif form.
    Jpeg,
    /// PNG (W3C, third edition), animated ones too.
    Png,
    /// WebP (RFC 9649), animated ones too.
    WebP,
    /// GIF 87a or 89a.
    Gif,
    /// MP4 (ISO/IEC 14496-12 and -14), so M4A too, and QuickTime, which it was made from.
    Mp4,
}

/// What a container was rewritten to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rewritten {
    /// The length of the output, in bytes.
    pub bytes: u64,
    /// How a viewer turns the picture, which the output says too. A video is turned by its track's matrix, which stays.
    pub orientation: Orientation,
}

/// Tells the container of a file by its first bytes, of which it takes 12.
pub fn detect(start: &[u8]) -> Option<Container> {
    match start {
        [0xff, 0xd8, 0xff, ..] => Some(Container::Jpeg),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(Container::Png),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Container::WebP),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some(Container::Gif),
        [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..] if !mp4::is_still_picture(brand) => {
            Some(Container::Mp4)
        }
        _ => None,
    }
}

/// Copies a file of the given container from `input` to `output` without metadata. The picture, video or sound is the
/// same. The input is read from its start; pictures up to [`MAX_PICTURE_BYTES`] are held in memory, of an MP4 only its
/// `moov` box is.
///
/// # Errors
/// The [`Error`]s, after which the output is of no use: it may have been written in part.
pub fn rewrite(
    container: Container,
    input: impl Read + Seek,
    output: impl Write,
) -> Result<Rewritten, Error> {
    match container {
        Container::Jpeg => jpeg::rewrite(picture::read(input)?, output),
        Container::Png => png::rewrite(picture::read(input)?, output),
        Container::WebP => webp::rewrite(picture::read(input)?, output),
        Container::Gif => gif::rewrite(&picture::read(input)?, output),
        Container::Mp4 => mp4::rewrite(input, output),
    }
}
