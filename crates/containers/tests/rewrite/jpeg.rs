use containers::{Container, Error, Orientation};
use image::{GrayImage, ImageFormat, Luma};
use img_parts::ImageICC;
use img_parts::jpeg::{Jpeg, JpegSegment, markers};

use crate::support::*;

fn photo() -> Vec<u8> {
    encoded(gradient(48, 32), ImageFormat::Jpeg)
}

/// Puts segments behind the JFIF header.
fn with_segments(jpeg: &[u8], segments: &[(u8, &[u8])]) -> Vec<u8> {
    let mut jpeg = Jpeg::from_bytes(jpeg.to_vec().into()).expect("a JPEG");
    for (marker, contents) in segments {
        let segment = JpegSegment::new_with_contents(*marker, contents.to_vec().into());
        jpeg.segments_mut().insert(1, segment);
    }
    jpeg.encoder().bytes().to_vec()
}

fn with_exif(jpeg: &[u8], orientation: Orientation) -> Vec<u8> {
    with_segments(jpeg, &[(markers::APP1, &[b"Exif\0\0".as_slice(), &exif(orientation)].concat())])
}

#[test]
fn a_jpeg_loses_exif_xmp_iptc_comments_and_every_other_application_segment() {
    // IPTC, record 2, data set 90: the city.
    let iptc = b"Photoshop 3.0\08BIM\x04\x04\0\0\0\0\0\x0a\x1c\x02\x5a\0\x05Kyoto";
    let mpf = [b"MPF\0MM\0\x2a".as_slice(), METADATA].concat();
    let xmp = [b"http://ns.adobe.com/xap/1.0/\0".as_slice(), METADATA].concat();
    let mut segments: Vec<(u8, &[u8])> =
        (markers::APP0..=markers::APP15).map(|app| (app, METADATA)).collect();
    segments.extend([(markers::APP13, iptc.as_slice()), (markers::APP2, &mpf), (markers::APP1, &xmp)]);
    segments.extend([(markers::COM, METADATA), (0xf0, METADATA)]);
    let before = with_exif(&with_segments(&photo(), &segments), Orientation::NoTransforms);
    assert!(
        MARKERS.iter().all(|marker| contains(&before, marker.as_bytes())),
        "all metadata is in the input"
    );

    let (after, _) = cleaned(Container::Jpeg, &before);
    assert_eq!(shown(&after), shown(&before), "the pixels are the same");
    assert!(!contains(&after, b"Exif"), "an upright picture needs no EXIF");
    assert_eq!(after, photo(), "nothing else was in the file");
}

#[test]
fn a_jpeg_is_turned_as_its_exif_orientation_said() {
    for orientation in TURNS {
        let before = with_exif(&photo(), orientation);
        let (after, told) = cleaned(Container::Jpeg, &before);
        assert_eq!(shown(&after), shown(&before), "{orientation:?} is shown as before");
        assert_eq!(told.orientation, orientation, "the caller is told");
    }
}

#[test]
fn a_motion_photo_loses_the_video_behind_the_end_of_the_jpeg() {
    let video = std::fs::read(super::mp4::fixture("video.mp4")).expect("the fixture is there");
    let before = [photo(), video, METADATA.to_vec()].concat();
    let (after, _) = cleaned(Container::Jpeg, &before);
    assert_eq!(after, photo(), "the video is no part of the picture");
}

#[test]
fn a_jfif_thumbnail_leaves_since_it_can_show_what_was_cropped() {
    let mut before = Jpeg::from_bytes(photo().into()).expect("a JPEG");
    let thumbnail = [b"JFIF\0\x01\x02\0\0\x48\0\x48\x05\x06".as_slice(), METADATA].concat();
    before.segments_mut()[0] = JpegSegment::new_with_contents(markers::APP0, thumbnail.into());
    let (after, _) = cleaned(Container::Jpeg, &before.encoder().bytes());
    assert!(contains(&after, b"JFIF\0\x01\x02\0\0\x48\0\x48\0\0"), "the header has a thumbnail of no size");
}

#[test]
fn an_adobe_segment_keeps_the_colour_transform_of_a_jpeg() {
    // RGB instead of YCbCr: without the segment the colours would be others.
    let adobe = [b"Adobe\0\x64\0\0\0\0\0".as_slice(), METADATA].concat();
    let before = with_segments(&photo(), &[(markers::APP14, &adobe)]);
    let (after, _) = cleaned(Container::Jpeg, &before);
    assert_eq!(shown(&after), shown(&before));
    assert!(contains(&after, b"\xff\xee\0\x0eAdobe\0\x64\0\0\0\0\0"), "the segment ends with the transform");
}

#[test]
fn an_icc_profile_of_a_jpeg_keeps_its_colours_and_loses_its_name() {
    let mut before = Jpeg::from_bytes(photo().into()).expect("a JPEG");
    before.set_icc_profile(Some(icc_profile().into()));
    let (after, _) = cleaned(Container::Jpeg, &before.encoder().bytes());
    let profile = Jpeg::from_bytes(after.into()).expect("a JPEG").icc_profile().expect("the profile stays");
    assert!(contains(&profile, WHITE_POINT));
}

#[test]
fn a_grey_jpeg_without_a_jfif_header_is_the_same_picture() {
    let mut before = Jpeg::from_bytes(
        encoded(GrayImage::from_fn(17, 9, |x, y| Luma([(x * y) as u8])), ImageFormat::Jpeg).into(),
    )
    .expect("a JPEG");
    before.remove_segments_by_marker(markers::APP0);
    let before = before.encoder().bytes();
    let (after, _) = cleaned(Container::Jpeg, &before);
    assert_eq!(shown(&after), shown(&before));
}

#[test]
fn a_jpeg_that_ends_too_early_or_has_no_scan_is_refused() {
    let whole = photo();
    for length in [0, 1, 3, 20, whole.len() / 2, whole.len() - 1] {
        let error = rewritten(Container::Jpeg, &whole[..length]).expect_err("not whole");
        assert!(matches!(error, Error::Truncated), "{length} bytes: {error}");
    }
    let error = rewritten(Container::Jpeg, b"\xff\xd8\xff\xd9").expect_err("no picture");
    assert!(matches!(error, Error::Malformed(_)), "{error}");
    let error = rewritten(Container::Jpeg, b"GIF89a, and no JPEG").expect_err("another container");
    assert!(matches!(error, Error::NotThisContainer), "{error}");
}

#[test]
fn a_picture_that_is_too_large_is_refused_before_it_is_read() {
    let mut input = std::io::Cursor::new(vec![0xff; containers::MAX_PICTURE_BYTES as usize + 1]);
    let error = containers::rewrite(Container::Jpeg, &mut input, Vec::new()).expect_err("too large");
    assert!(matches!(error, Error::TooLarge), "{error}");
}
