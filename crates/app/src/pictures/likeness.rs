//! Likeness: whether two photos are the same picture, though LINE has made one of them anew.

use image::RgbImage;
use image::imageops::FilterType;
use store::Store;
use store::media;

use domain::MediaHash;

use super::photos;
use crate::blocking::blocking;
use crate::{Error, Result};

/// What is compared, in pixels a side: details that JPEG changes are gone, and what is seen at a glance is left.
const SIDE: u32 = 16;
/// By how much one colour of a pixel differs between two copies of a picture at most, of 255, on average.
const MOST_AVERAGE: u32 = 12;

/// Whether two kept photos look the same. None when one of them is not here, or cannot be read.
///
/// # Errors
/// When the disk refuses.
pub(crate) async fn look_alike(store: &Store, one: &MediaHash, other: &MediaHash) -> Result<Option<bool>> {
    if one == other {
        return Ok(Some(true));
    }
    let paths = (media::path(store.folder(), one), media::path(store.folder(), other));
    let (Some(one), Some(other)) = paths else { return Ok(None) };
    let read =
        blocking(move || Ok::<_, std::io::Error>((std::fs::read(one)?, std::fs::read(other)?))).await?;
    let (one, other) = match read {
        Ok(read) => read,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Error::from(store::Error::from(error))),
    };
    blocking(move || Some(alike(&small(&one)?, &small(&other)?))).await
}

fn small(photo: &[u8]) -> Option<RgbImage> {
    let photo = photos::decode(photo).ok()?;
    Some(photo.resize_exact(SIDE, SIDE, FilterType::Triangle).to_rgb8())
}

fn alike(one: &RgbImage, other: &RgbImage) -> bool {
    let difference: u32 = one.iter().zip(other.iter()).map(|(a, b)| u32::from(a.abs_diff(*b))).sum();
    difference <= MOST_AVERAGE * SIDE * SIDE * 3
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use image::codecs::jpeg::JpegEncoder;
    use image::{DynamicImage, ImageFormat, Rgb};

    use super::*;

    fn face(tint: u8) -> DynamicImage {
        RgbImage::from_fn(400, 400, |x, y| {
            let near = x.abs_diff(200).pow(2) + y.abs_diff(200).pow(2) < 130 * 130;
            if near { Rgb([230, tint, 160]) } else { Rgb([40, 90, (x / 4) as u8]) }
        })
        .into()
    }

    fn png(picture: &DynamicImage) -> Vec<u8> {
        let mut out = Cursor::new(Vec::new());
        picture.write_to(&mut out, ImageFormat::Png).unwrap();
        out.into_inner()
    }

    #[test]
    fn a_photo_that_line_has_encoded_anew_and_made_smaller_is_the_same_photo() {
        let mut again = Vec::new();
        let smaller = face(190).resize(180, 180, FilterType::Lanczos3).to_rgb8();
        smaller.write_with_encoder(JpegEncoder::new_with_quality(&mut again, 60)).unwrap();
        assert!(alike(&small(&png(&face(190))).unwrap(), &small(&again).unwrap()));
    }

    #[test]
    fn another_photo_is_another_one_though_its_ground_is_the_same() {
        let whole = |colour| DynamicImage::from(RgbImage::from_pixel(300, 300, Rgb(colour)));
        let one = small(&png(&face(190))).unwrap();
        for other in [face(30), face(190).flipv().adjust_contrast(80.0), whole([255; 3]), whole([40, 90, 50])]
        {
            assert!(!alike(&one, &small(&png(&other)).unwrap()));
        }
        assert!(small(b"no picture").is_none());
    }
}
