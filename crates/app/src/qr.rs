//! QR codes: as lines for the screen and print, as pixels for clipboards and files.

use std::io::Cursor;

use image::{ExtendedColorType, ImageEncoder, codecs::png::PngEncoder};
use qrcode::bits::{Bits, encode_auto};
use qrcode::render::svg;
use qrcode::types::QrError;
use qrcode::{Color, EcLevel, QrCode, Version};

use crate::environment::Picture;
use crate::{Error, ErrorCode, Result};

/// Pixels of a module's side.
const MODULE: usize = 8;
/// Modules of white around the code, as the standard asks.
const QUIET: usize = 4;
/// 15 % of the code may be dirty or torn.
const LEVEL: EcLevel = EcLevel::M;

/// The QR code of a link.
pub(crate) struct Qr(QrCode);

impl Qr {
    /// Encodes `link`, as small as it can be: the library's way of changing modes within a text is at times
    /// longer than plain bytes.
    ///
    /// # Errors
    /// `Internal` for more than a QR code holds, which no link of ours is.
    pub(crate) fn of(link: &str) -> Result<Self> {
        let smaller = match (encode_auto(link.as_bytes(), LEVEL), plain(link.as_bytes())) {
            (Ok(segmented), Ok(plain)) if plain.version().width() < segmented.version().width() => Ok(plain),
            (Err(_), plain) => plain,
            (segmented, _) => segmented,
        };
        let code = smaller.and_then(|bits| QrCode::with_bits(bits, LEVEL));
        code.map(Self).map_err(|e| Error::new(ErrorCode::Internal).because(e))
    }

    /// An SVG document.
    pub(crate) fn svg(&self) -> String {
        let side = u32::try_from(MODULE).unwrap_or(1);
        self.0.render::<svg::Color<'_>>().module_dimensions(side, side).build()
    }

    /// How many modules a side has, its white edge included, and the dark ones as an SVG path whose unit is a module.
    pub(crate) fn path(&self) -> (f32, String) {
        let (width, colors) = (self.0.width(), self.0.to_colors());
        let mut path = String::new();
        for (y, row) in colors.chunks(width).enumerate() {
            let mut x = 0;
            for run in row.chunk_by(|a, b| a == b) {
                if run[0] == Color::Dark {
                    let (left, top, long) = (x + QUIET, y + QUIET, run.len());
                    path += &format!("M{left} {top}h{long}v1h-{long}z");
                }
                x += run.len();
            }
        }
        (f32::from(u16::try_from(width + 2 * QUIET).unwrap_or(u16::MAX)), path)
    }

    /// Black on white pixels.
    pub(crate) fn picture(&self) -> Picture {
        let (side, grey) = self.grey();
        let rgba = grey.iter().flat_map(|&g| [g, g, g, 255]).collect();
        let side = u32::try_from(side).unwrap_or(0);
        Picture { width: side, height: side, rgba }
    }

    /// A PNG file.
    ///
    /// # Errors
    /// `Internal`; in practice never.
    pub(crate) fn png(&self) -> Result<Vec<u8>> {
        let (side, grey) = self.grey();
        let mut out = Cursor::new(Vec::new());
        let side = u32::try_from(side).unwrap_or(0);
        PngEncoder::new(&mut out)
            .write_image(&grey, side, side, ExtendedColorType::L8)
            .map_err(|e| Error::new(ErrorCode::Internal).because(e))?;
        Ok(out.into_inner())
    }

    /// Pixels of a side, and the brightness of each pixel, row by row.
    fn grey(&self) -> (usize, Vec<u8>) {
        let (width, colors) = (self.0.width(), self.0.to_colors());
        let side = (width + 2 * QUIET) * MODULE;
        let mut grey = vec![255; side * side];
        for (i, _) in colors.iter().enumerate().filter(|(_, color)| **color == Color::Dark) {
            let (left, top) = ((i % width + QUIET) * MODULE, (i / width + QUIET) * MODULE);
            for row in grey.chunks_exact_mut(side).skip(top).take(MODULE) {
                row[left..left + MODULE].fill(0);
            }
        }
        (side, grey)
    }
}

/// The smallest code in plain bytes.
fn plain(bytes: &[u8]) -> std::result::Result<Bits, QrError> {
    for version in 1..=40 {
        let mut bits = Bits::new(Version::Normal(version));
        if bits.push_byte_data(bytes).and_then(|()| bits.push_terminator(LEVEL)).is_ok() {
            return Ok(bits);
        }
    }
    Err(QrError::DataTooLong)
}

#[cfg(test)]
mod tests {
    use domain::invitation::{Code, add_friend_link, message_link};

    use super::*;

    fn links() -> Vec<String> {
        let code = Code::from_random_bits(0x1234_5678_9abc_def0);
        let shared = |words| message_link("@engawa-shop", &format!("{words} ({})", code.written()));
        let invited = [shared("Hello! I was invited."), shared("こんにちは。招待されました。")];
        [add_friend_link("@abc1234d"), add_friend_link("@日本")].into_iter().chain(invited).collect()
    }

    fn read(side: usize, grey: &[u8]) -> String {
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| grey[y * side + x]);
        let grids = image.detect_grids();
        assert_eq!(grids.len(), 1, "one code is seen");
        grids[0].decode().expect("the code can be read").1
    }

    #[test]
    fn every_kind_of_link_is_read_back_from_the_pixels_on_the_clipboard() {
        for link in links() {
            let picture = Qr::of(&link).expect("the link fits").picture();
            let grey: Vec<u8> = picture.rgba.chunks_exact(4).map(|pixel| pixel[0]).collect();
            assert_eq!(read(picture.width as usize, &grey), link);
        }
    }

    #[test]
    fn every_kind_of_link_is_read_back_from_the_png_file() {
        for link in links() {
            let png = Qr::of(&link).and_then(|qr| qr.png()).expect("the link fits");
            let file = image::load_from_memory(&png).expect("it is a PNG").to_luma8();
            assert_eq!(read(file.width() as usize, file.as_raw()), link);
        }
    }

    #[test]
    fn the_svg_has_one_dark_path_and_a_quiet_zone() {
        let link = add_friend_link("@abc1234d");
        let qr = Qr::of(&link).expect("the link fits");
        let side = (qr.0.width() + 2 * QUIET) * MODULE;
        let svg = qr.svg();
        assert!(svg.contains(&format!("viewBox=\"0 0 {side} {side}\"")), "{}", &svg[..200]);
        assert!(svg.contains("<path"), "{}", &svg[..200]);
    }

    #[test]
    fn a_qr_code_is_never_larger_than_in_byte_mode() {
        for link in links() {
            let plain = plain(link.as_bytes()).expect("the link fits").version();
            assert!(Qr::of(&link).expect("the link fits").0.version().width() <= plain.width(), "{link}");
        }
    }

    #[test]
    fn a_text_too_long_for_a_qr_code_is_an_error() {
        assert!(Qr::of(&"x".repeat(5000)).is_err());
    }
}
