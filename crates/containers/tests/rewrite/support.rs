//! Pictures made here, and the assertions that are common to all containers.

use std::io::Cursor;

use containers::{Container, Error, Orientation, Rewritten, detect, rewrite};
use image::codecs::{gif::GifDecoder, png::PngDecoder, webp::WebPDecoder};
use image::{
    AnimationDecoder, DynamicImage, Frame, ImageDecoder, ImageFormat, ImageReader, Rgb, RgbImage, Rgba,
    RgbaImage,
};

/// Words that metadata has in these tests. None of them is in a picture by chance: pictures are always the same.
pub(crate) const MARKERS: [&str; 8] = [
    "GPSLatitude",
    "Kyoto",
    "+35.0116+135.7681/",
    "Ken's camera",
    "2024:05:06",
    "ns.adobe.com",
    "Photoshop",
    "secret",
];

/// What a member could write into any kind of block.
pub(crate) const METADATA: &[u8] =
    b"GPSLatitude Kyoto +35.0116+135.7681/ Ken's camera 2024:05:06 ns.adobe.com Photoshop secret";

pub(crate) fn rewritten(container: Container, input: &[u8]) -> Result<(Vec<u8>, Rewritten), Error> {
    let mut output = Vec::new();
    let rewritten = rewrite(container, Cursor::new(input), &mut output)?;
    Ok((output, rewritten))
}

/// Rewrites a file that is in order: its container is detected, its metadata gone, and nothing is left for a second time.
pub(crate) fn cleaned(container: Container, input: &[u8]) -> (Vec<u8>, Rewritten) {
    assert_eq!(detect(input), Some(container), "the container is told by the first bytes");
    let (output, told) = rewritten(container, input).expect("the file is in order");
    assert_eq!(detect(&output), Some(container), "it stays what it was");
    assert_eq!(told.bytes, output.len() as u64, "the length is that of the output");
    assert_no_metadata(&output);
    let (again, _) = rewritten(container, &output).expect("what was written can be read");
    assert!(again == output, "there is nothing more to leave out");
    (output, told)
}

pub(crate) fn assert_no_metadata(bytes: &[u8]) {
    for marker in MARKERS {
        assert!(!contains(bytes, marker.as_bytes()), "{marker} stayed");
    }
}

pub(crate) fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

pub(crate) fn encoded(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    picture.into().write_to(&mut out, format).expect("a picture can be written");
    out.into_inner()
}

/// A picture whose pixels and turns are all told apart.
pub(crate) fn gradient(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| Rgb([(x * 5) as u8, (y * 9) as u8, (x * y) as u8]))
}

pub(crate) fn translucent(width: u32, height: u32) -> RgbaImage {
    RgbaImage::from_fn(width, height, |x, y| Rgba([(x * 5) as u8, (y * 9) as u8, 7, (x + y) as u8]))
}

/// Pixels that do not compress: a linear congruential generator's.
pub(crate) fn noise(width: u32, height: u32) -> RgbImage {
    let mut state = 1_u32;
    RgbImage::from_fn(width, height, |_, _| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        Rgb([(state >> 24) as u8, (state >> 16) as u8, (state >> 8) as u8])
    })
}

/// The picture the right way up, as a viewer shows it.
pub(crate) fn shown(file: &[u8]) -> DynamicImage {
    let reader = ImageReader::new(Cursor::new(file)).with_guessed_format().expect("memory can be read");
    let mut decoder = reader.into_decoder().expect("the picture has a header");
    let orientation = decoder.orientation().expect("an orientation is always told");
    let mut picture = DynamicImage::from_decoder(decoder).expect("the picture is decoded");
    picture.apply_orientation(orientation);
    picture
}

/// The frames of an animation: where, for how long, and their pixels.
pub(crate) fn frames(container: Container, file: &[u8]) -> Vec<(u32, u32, (u32, u32), RgbaImage)> {
    let file = Cursor::new(file);
    let frames = match container {
        Container::Png => PngDecoder::new(file).unwrap().apng().unwrap().into_frames(),
        Container::WebP => WebPDecoder::new(file).unwrap().into_frames(),
        Container::Gif => GifDecoder::new(file).unwrap().into_frames(),
        Container::Jpeg | Container::Mp4 => panic!("no animations"),
    };
    let told =
        |frame: Frame| (frame.left(), frame.top(), frame.delay().numer_denom_ms(), frame.into_buffer());
    frames.collect_frames().expect("the frames are decoded").into_iter().map(told).collect()
}

/// An EXIF block in its TIFF form: the orientation, and a description that says where.
pub(crate) fn exif(orientation: Orientation) -> Vec<u8> {
    let mut tiff = b"II\x2a\0\x08\0\0\0\x02\0".to_vec();
    tiff.extend_from_slice(b"\x0e\x01\x02\0");
    tiff.extend_from_slice(&(METADATA.len() as u32).to_le_bytes());
    tiff.extend_from_slice(&38_u32.to_le_bytes());
    tiff.extend_from_slice(b"\x12\x01\x03\0\x01\0\0\0");
    tiff.extend_from_slice(&[orientation.to_exif(), 0, 0, 0]);
    tiff.extend_from_slice(&[0; 4]);
    tiff.extend_from_slice(METADATA);
    tiff
}

/// An ICC profile with a white point, and a name that says whose display it is.
pub(crate) fn icc_profile() -> Vec<u8> {
    let mut profile = vec![0; 128];
    profile[8] = 4;
    profile[12..24].copy_from_slice(b"mntrRGB XYZ ");
    profile[36..40].copy_from_slice(b"acsp");
    let start = 128 + 4 + 2 * 12;
    profile.extend_from_slice(&2_u32.to_be_bytes());
    for (signature, offset, length) in [(b"wtpt", start, 20), (b"desc", start + 20, METADATA.len() + 12)] {
        profile.extend_from_slice(signature);
        profile.extend_from_slice(&(offset as u32).to_be_bytes());
        profile.extend_from_slice(&(length as u32).to_be_bytes());
    }
    profile.extend_from_slice(WHITE_POINT);
    profile.extend_from_slice(&[b"desc\0\0\0\0\0\0\0\x5b", METADATA].concat());
    profile
}

pub(crate) const WHITE_POINT: &[u8] = b"XYZ \0\0\0\0\0\0\xf6\xd6\0\x01\0\0\0\0\xd3\x2d";

pub(crate) const TURNS: [Orientation; 8] = [
    Orientation::NoTransforms,
    Orientation::Rotate90,
    Orientation::Rotate180,
    Orientation::Rotate270,
    Orientation::FlipHorizontal,
    Orientation::FlipVertical,
    Orientation::Rotate90FlipH,
    Orientation::Rotate270FlipH,
];
