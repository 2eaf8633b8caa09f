//! The QR code reader for pictures: photos of a screen, screenshots, saved codes.
use std::io::Cursor;

use image::imageops::FilterType;
use image::{DynamicImage, GrayImage, ImageReader, Limits};

use crate::error::{ControlError, ErrorCode};
use crate::limits::{MEDIA, PICTURE_SIDE};

/// Decodes every QR code in a picture; returns their texts.
///
/// # Errors
/// `too_large` beyond 10 MB or 12,000 pixels a side; `qr_unreadable` when it is no picture or has no readable code.
pub(crate) fn read(picture: &[u8]) -> Result<Vec<String>, ControlError> {
    if picture.len() > MEDIA {
        return Err(ControlError::new(ErrorCode::TooLarge, "The picture is larger than 10 MB."));
    }
    let grey = decode(picture)?.into_luma8();
    let texts = views(&grey).find_map(|view| Some(texts_in(&view)).filter(|texts| !texts.is_empty()));
    texts.ok_or_else(|| unreadable("No QR code could be read in the picture."))
}

fn unreadable(message: &str) -> ControlError {
    ControlError::new(ErrorCode::QrUnreadable, message)
}

fn decode(picture: &[u8]) -> Result<DynamicImage, ControlError> {
    let reader = ImageReader::new(Cursor::new(picture)).with_guessed_format();
    let mut reader = reader.map_err(|_| unreadable("This is no picture."))?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(PICTURE_SIDE);
    limits.max_image_height = Some(PICTURE_SIDE);
    limits.max_alloc = Some(512 * 1024 * 1024);
    reader.limits(limits);
    reader.decode().map_err(|error| {
        if matches!(error, image::ImageError::Limits(_)) {
            return ControlError::new(ErrorCode::TooLarge, "The picture has too many pixels.");
        }
        unreadable("This is no picture that can be read.")
    })
}

/// The variants of a picture to search: as it is; larger, for codes of few pixels; smaller, for grainy photos; inverted, for
/// codes drawn light on dark.
fn views(grey: &GrayImage) -> impl Iterator<Item = GrayImage> + '_ {
    let scaled = |percent: u32| {
        let side = move |pixels: u32| (pixels * percent / 100).clamp(1, 6_000);
        move || image::imageops::resize(grey, side(grey.width()), side(grey.height()), FilterType::Triangle)
    };
    let inverted = || {
        let mut view = grey.clone();
        image::imageops::invert(&mut view);
        view
    };
    let makers: Vec<Box<dyn FnOnce() -> GrayImage + '_>> =
        vec![Box::new(|| grey.clone()), Box::new(scaled(200)), Box::new(scaled(50)), Box::new(inverted)];
    makers.into_iter().map(|make| make())
}

fn texts_in(grey: &GrayImage) -> Vec<String> {
    let (width, height) = grey.dimensions();
    let mut prepared =
        rqrr::PreparedImage::prepare_from_greyscale(width as usize, height as usize, |x, y| {
            let (x, y) = (u32::try_from(x).unwrap_or(0), u32::try_from(y).unwrap_or(0));
            grey.get_pixel_checked(x, y).map_or(255, |pixel| pixel.0[0])
        });
    prepared.detect_grids().into_iter().filter_map(|grid| grid.decode().ok()).map(|(_, text)| text).collect()
}

#[cfg(test)]
mod tests {
    use image::{ImageFormat, Luma};
    use qrcode::{EcLevel, QrCode};

    use super::*;

    const LINK: &str = "https://line.me/R/oaMessage/%40123abcde/?Hello%20Aya%20(K7Q2-MX4D)";

    /// A code painted into a picture of the given size, each module `module` pixels wide.
    fn screen(side: (u32, u32), at: (u32, u32), module: u32, inverted: bool) -> Vec<u8> {
        let code = QrCode::with_error_correction_level(LINK, EcLevel::M).unwrap();
        let width = u32::try_from(code.width()).unwrap();
        let (dark, light) = if inverted { (255, 0) } else { (0, 255) };
        // Stripes and blocks around the code, as a window has them.
        let mut picture = GrayImage::from_fn(side.0, side.1, |x, y| {
            Luma([if y % 40 < 14 && x % 200 < 150 { 70 + (x * 7 + y * 3) as u8 % 90 } else { 230 }])
        });
        let quiet = 4;
        for (row, column) in (0..width + 2 * quiet).flat_map(|y| (0..width + 2 * quiet).map(move |x| (y, x)))
        {
            let inside = (quiet..width + quiet).contains(&row) && (quiet..width + quiet).contains(&column);
            let is_dark =
                inside && code[((column - quiet) as usize, (row - quiet) as usize)] == qrcode::Color::Dark;
            for (y, x) in (0..module).flat_map(|y| (0..module).map(move |x| (y, x))) {
                let value = if is_dark { dark } else { light };
                picture.put_pixel(at.0 + column * module + x, at.1 + row * module + y, Luma([value]));
            }
        }
        let mut png = Cursor::new(Vec::new());
        DynamicImage::ImageLuma8(picture).write_to(&mut png, ImageFormat::Png).unwrap();
        png.into_inner()
    }

    #[test]
    fn a_qr_code_that_fills_the_picture_is_decoded() {
        assert_eq!(read(&screen((500, 500), (10, 10), 8, false)).unwrap(), [LINK]);
    }

    #[test]
    fn a_small_qr_code_on_a_whole_screen_is_decoded() {
        let picture = screen((1920, 1200), (1500, 700), 3, false);
        assert_eq!(read(&picture).unwrap(), [LINK], "three pixels a module, in a corner of a busy window");
    }

    #[test]
    fn a_qr_code_drawn_light_on_dark_is_decoded() {
        assert_eq!(read(&screen((600, 600), (40, 40), 8, true)).unwrap(), [LINK]);
    }

    #[test]
    fn a_picture_without_a_qr_code_is_unreadable() {
        let mut png = Cursor::new(Vec::new());
        DynamicImage::new_luma8(300, 300).write_to(&mut png, ImageFormat::Png).unwrap();
        assert_eq!(read(&png.into_inner()).unwrap_err().code, ErrorCode::QrUnreadable);
        assert_eq!(read(b"not a picture").unwrap_err().code, ErrorCode::QrUnreadable);
        assert_eq!(read(&vec![0; MEDIA + 1]).unwrap_err().code, ErrorCode::TooLarge);
    }
}
