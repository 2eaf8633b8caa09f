//! Pictures of people and groups: made square, small, and free of what cameras write into them.

use domain::LIMITS;
use std::io::Cursor;

use domain::MediaHash;
use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use store::Store;
use store::media::{self, Media};

use crate::blocking::blocking;
use crate::{Error, ErrorCode, Result};

/// Larger pictures are not read, in bytes.
pub(crate) const MOST_BYTES: usize = LIMITS.photo_bytes;
/// Larger pictures are not decoded, in pixels a side.
const MOST_SIDE: u32 = 20_000;
/// Decoding takes at most this much memory, in bytes: the 50 megapixels of a phone, and what a decoder needs beside
/// them.
const MOST_MEMORY: u64 = 320 * 1024 * 1024;
/// Kept pictures are at most this many pixels a side.
const SIDE: u32 = 512;
const JPEG_QUALITY: u8 = 85;

/// Makes a PNG, JPEG, GIF or WebP picture fit to be shown as a person's photo and keeps the file. The caller
/// notes it with `media::insert` in the transaction that names it.
///
/// # Errors
/// `BadImage` for anything that is no such picture or too large; the storage codes.
pub(crate) async fn store_picture(store: &Store, bytes: Vec<u8>) -> Result<Media> {
    let photo = blocking(move || photo(&bytes)).await??;
    let size = i64::try_from(photo.bytes.len()).unwrap_or(i64::MAX);
    let hash: MediaHash = media::write(store.folder(), photo.bytes).await?;
    Ok(Media { hash, mime: photo.mime.into(), size, width: Some(photo.side), height: Some(photo.side) })
}

struct Photo {
    bytes: Vec<u8>,
    mime: &'static str,
    side: u32,
}

fn photo(bytes: &[u8]) -> Result<Photo> {
    if bytes.len() > MOST_BYTES {
        return Err(Error::new(ErrorCode::BadImage));
    }
    let picture = square(&decode(bytes).map_err(bad)?);
    let (bytes, mime) = encode(&picture).map_err(bad)?;
    Ok(Photo { bytes, mime, side: picture.width() })
}

/// A picture as a JPEG, or as a PNG where it is transparent, and its media type.
pub(crate) fn encode(picture: &DynamicImage) -> image::ImageResult<(Vec<u8>, &'static str)> {
    let mut out = Cursor::new(Vec::new());
    let mime = if picture.color().has_alpha() {
        picture.to_rgba8().write_to(&mut out, ImageFormat::Png)?;
        "image/png"
    } else {
        picture.to_rgb8().write_with_encoder(JpegEncoder::new_with_quality(&mut out, JPEG_QUALITY))?;
        "image/jpeg"
    };
    Ok((out.into_inner(), mime))
}

/// Whether a picture of so many pixels is decoded: the least that each needs is three bytes.
pub(crate) fn within_bounds(width: u32, height: u32) -> bool {
    width.max(height) <= MOST_SIDE && u64::from(width) * u64::from(height) * 3 <= MOST_MEMORY
}

/// A picture the right way up, if it is one that can be read and is not too large.
pub(crate) fn decode(bytes: &[u8]) -> image::ImageResult<DynamicImage> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(MOST_SIDE);
    limits.max_image_height = Some(MOST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    let mut whole = limits.clone();
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format()?;
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    // The decoder counts what it needs itself; the picture that it fills is counted here.
    whole.reserve(decoder.total_bytes())?;
    let orientation = decoder.orientation()?;
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

/// The middle of the picture, no larger than it is kept.
fn square(picture: &DynamicImage) -> DynamicImage {
    let side = picture.width().min(picture.height());
    let (left, top) = ((picture.width() - side) / 2, (picture.height() - side) / 2);
    let middle = picture.crop_imm(left, top, side, side);
    if side > SIDE { middle.resize_exact(SIDE, SIDE, FilterType::Lanczos3) } else { middle }
}

fn bad(error: image::ImageError) -> Error {
    Error::new(ErrorCode::BadImage).because(error)
}

#[cfg(test)]
mod tests {
    use image::{Rgb, RgbImage, Rgba, RgbaImage};

    use super::*;

    fn encoded(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
        let mut out = Cursor::new(Vec::new());
        picture.into().write_to(&mut out, format).expect("a picture can be written");
        out.into_inner()
    }

    #[test]
    fn a_wide_picture_is_cut_square_and_made_small() {
        let wide =
            RgbImage::from_fn(1600, 900, |x, _| if x < 350 { Rgb([255, 0, 0]) } else { Rgb([0, 0, 255]) });
        let photo = photo(&encoded(wide, ImageFormat::Png)).expect("a PNG is read");
        assert_eq!((photo.side, photo.mime), (512, "image/jpeg"));
        let kept = image::load_from_memory(&photo.bytes).expect("what is kept can be read").to_rgb8();
        let corner = kept.get_pixel(2, 256);
        assert!(corner[2] > 200 && corner[0] < 60, "the sides are cut away, not squeezed: {corner:?}");
    }

    #[test]
    fn a_small_picture_is_not_blown_up_and_keeps_its_transparency() {
        let small = RgbaImage::from_pixel(40, 60, Rgba([1, 2, 3, 0]));
        let photo = photo(&encoded(small, ImageFormat::WebP)).expect("a WebP is read");
        assert_eq!((photo.side, photo.mime), (40, "image/png"));
    }

    #[test]
    fn a_photo_keeps_no_metadata_that_a_camera_wrote_into_it() {
        let plain = encoded(RgbImage::new(40, 40), ImageFormat::Jpeg);
        let segment = |marker: u8, start: &[u8]| {
            let said = [start, b"KYOTO 35.01N"].concat();
            [[0xff, marker, 0, said.len() as u8 + 2].as_slice(), said.as_slice()].concat()
        };
        let segments = [
            segment(0xe1, b"Exif\0\0"),
            segment(0xe1, b"http://ns.adobe.com/xap/1.0/\0"),
            segment(0xed, b"Photoshop 3.0\0"),
            segment(0xfe, b""),
        ];
        let told = [&plain[..2], segments.concat().as_slice(), &plain[2..]].concat();
        let photo = photo(&told).expect("a JPEG is read");
        assert!(
            !photo.bytes.windows(5).any(|bytes| bytes == b"KYOTO"),
            "LINE users get it as a sender's picture"
        );
    }

    #[test]
    fn bytes_that_are_no_image_are_refused() {
        for bytes in [
            b"".as_slice(),
            b"<svg xmlns='http://www.w3.org/2000/svg'/>",
            &[0x89, b'P', b'N', b'G', 13, 10, 26, 10],
        ] {
            assert_eq!(photo(bytes).err().map(|e| e.code), Some(ErrorCode::BadImage));
        }
        assert!(photo(&vec![0; MOST_BYTES + 1]).is_err(), "more than 10 MB is not even looked at");
    }

    #[test]
    fn an_image_with_huge_dimensions_is_refused_before_it_takes_memory() {
        let mut png = encoded(RgbImage::new(1, 1), ImageFormat::Png);
        png[16..24].copy_from_slice(&[0, 0, 0xff, 0xff, 0, 0, 0xff, 0xff]);
        let crc = crc32(&png[12..29]);
        png[29..33].copy_from_slice(&crc.to_be_bytes());
        assert!(photo(&png).is_err(), "65,535 pixels a side");
    }

    #[test]
    fn a_picture_whose_pixels_do_not_fit_into_memory_is_refused_before_they_are_decoded() {
        let mut jpeg = encoded(RgbImage::new(16, 16), ImageFormat::Jpeg);
        let frame = jpeg.windows(2).position(|two| two == [0xff, 0xc0]).expect("a baseline frame");
        let [high, low] = 19_000_u16.to_be_bytes();
        jpeg[frame + 5..frame + 9].copy_from_slice(&[high, low, high, low]);
        let refused = decode(&jpeg).expect_err("a gigabyte of pixels");
        assert!(matches!(refused, image::ImageError::Limits(_)), "{refused:?}");
        assert!(!within_bounds(19_000, 19_000) && !within_bounds(20_001, 1) && within_bounds(12_000, 8_000));
    }

    fn crc32(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(!0_u32, |crc, byte| {
            (0..8).fold(
                crc ^ u32::from(*byte),
                |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 },
            )
        })
    }
}
