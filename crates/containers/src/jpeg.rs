//! JPEG: segments (ITU-T T.81, Annex B).

mod scans;
mod tables;

use std::io::Write;

use image::metadata::Orientation;
use img_parts::jpeg::{Jpeg, JpegSegment, markers};
use img_parts::{Bytes, ImageEXIF, ImageICC};

use crate::{Error, Rewritten, exif, icc};
use tables::is_table_or_frame;

const EXIF: &[u8] = b"Exif\0\0";
const JFIF: &[u8] = b"JFIF\0";
/// `JFIF`, version, units, density and the size of a thumbnail, in bytes.
const JFIF_BYTES: usize = 14;
const ADOBE: &[u8] = b"Adobe";
/// `Adobe`, version, flags and the colour transform, in bytes.
const ADOBE_BYTES: usize = 12;

pub(crate) fn rewrite(file: Bytes, output: impl Write) -> Result<Rewritten, Error> {
    let mut jpeg = Jpeg::from_bytes(file)?;
    if !jpeg.segments().iter().any(JpegSegment::has_entropy) {
        return Err(Error::Malformed("a JPEG without a scan"));
    }
    let orientation = jpeg.exif().map_or(Orientation::NoTransforms, |tiff| exif::orientation(&tiff));
    let profile = jpeg.icc_profile().and_then(|profile| icc::numeric(&profile));
    let mut block = exif::block(orientation);
    let segments = std::mem::take(jpeg.segments_mut());
    for segment in segments {
        let kept = kept(segment, &mut block)?;
        jpeg.segments_mut().extend(kept);
    }
    jpeg.set_icc_profile(profile);
    let bytes = jpeg.encoder().write_to(output)?;
    Ok(Rewritten { bytes, orientation })
}

/// The segment as it is kept, if it is: an application's without what is no part of the picture.
fn kept(segment: JpegSegment, exif: &mut Option<Bytes>) -> Result<Option<JpegSegment>, Error> {
    let contents = segment.contents();
    Ok(match segment.marker() {
        markers::SOS => {
            let scans = scans::kept(&rest_of_file(&segment))?;
            Some(JpegSegment::new_with_entropy(markers::SOS, contents.clone(), scans))
        }
        marker if is_table_or_frame(marker) => Some(segment),
        markers::APP0 => jfif(contents).map(|jfif| JpegSegment::new_with_contents(markers::APP0, jfif)),
        markers::APP1 if contents.starts_with(EXIF) => exif.take().map(|tiff| {
            JpegSegment::new_with_contents(markers::APP1, Bytes::from([EXIF, tiff.as_ref()].concat()))
        }),
        // Tells whether the colours are RGB, YCbCr, CMYK or YCCK.
        markers::APP14 if contents.starts_with(ADOBE) && contents.len() >= ADOBE_BYTES => {
            Some(JpegSegment::new_with_contents(markers::APP14, contents.slice(..ADOBE_BYTES)))
        }
        _ => None,
    })
}

/// The bytes behind the first scan's header, which `img-parts` keeps as one piece.
fn rest_of_file(scan_header: &JpegSegment) -> Bytes {
    scan_header.clone().encoder().bytes().slice(scan_header.len()..)
}

/// A JFIF header without its thumbnail.
fn jfif(contents: &Bytes) -> Option<Bytes> {
    if !contents.starts_with(JFIF) || contents.len() < JFIF_BYTES {
        return None;
    }
    let mut jfif = contents[..JFIF_BYTES].to_vec();
    jfif[JFIF_BYTES - 2..].fill(0);
    Some(jfif.into())
}
