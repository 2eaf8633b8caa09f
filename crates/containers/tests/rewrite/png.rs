use containers::{Container, Error, Orientation};
use image::ImageFormat;
use img_parts::png::{Png, PngChunk};
use img_parts::{ImageEXIF, ImageICC};

use crate::support::*;

fn chunk(kind: &[u8; 4], contents: &[u8]) -> PngChunk {
    PngChunk::new(*kind, contents.to_vec().into())
}

fn png(file: &[u8]) -> Png {
    Png::from_bytes(file.to_vec().into()).expect("a PNG")
}

/// Puts chunks at a place, counted from the end where it is negative.
fn with_chunks(file: &[u8], at: isize, chunks: &[PngChunk]) -> Vec<u8> {
    let mut png = png(file);
    let at = if at < 0 { png.chunks().len() - at.unsigned_abs() } else { at.unsigned_abs() };
    png.chunks_mut().splice(at..at, chunks.iter().cloned());
    png.encoder().bytes().to_vec()
}

#[test]
fn a_png_loses_an_exif_chunk_behind_840_kb_of_picture_data() {
    let picture = encoded(noise(540, 540), ImageFormat::Png);
    assert!(picture.len() > 840_000, "noise does not compress: {}", picture.len());
    let before = with_chunks(&picture, -1, &[chunk(b"eXIf", &exif(Orientation::NoTransforms))]);
    assert!(contains(&before[840_000..], b"GPSLatitude"), "it stands behind the picture data");
    let (after, _) = cleaned(Container::Png, &before);
    assert_eq!(after, picture, "and only it has left");
}

#[test]
fn a_png_loses_texts_times_and_unknown_chunks_wherever_they_stand() {
    let picture = encoded(translucent(40, 20), ImageFormat::Png);
    let xmp = [b"XML:com.adobe.xmp\0\0\0\0\0".as_slice(), METADATA].concat();
    let metadata = [
        chunk(b"tEXt", &[b"Comment\0".as_slice(), METADATA].concat()),
        chunk(b"zTXt", &[b"Comment\0\0".as_slice(), METADATA].concat()),
        chunk(b"iTXt", &xmp),
        chunk(b"tIME", b"\x07\xe8\x05\x06\x07\x08\x09"),
        chunk(b"sPLT", METADATA),
        chunk(b"prVt", METADATA),
        // Chunks of the allow-list that are longer than theirs can be.
        chunk(b"gAMA", METADATA),
        chunk(b"pHYs", METADATA),
    ];
    let before = with_chunks(&with_chunks(&picture, 1, &metadata), -1, &metadata);
    let before = [before, METADATA.to_vec()].concat();
    let (after, _) = cleaned(Container::Png, &before);
    assert_eq!(after, picture, "the picture is what was there before");
}

#[test]
fn a_png_keeps_the_chunks_that_its_colours_and_shape_are_shown_by() {
    let picture = encoded(gradient(8, 8), ImageFormat::Png);
    let needed = [
        chunk(b"gAMA", &45_455_u32.to_be_bytes()),
        chunk(b"cHRM", &[1; 32]),
        chunk(b"sRGB", &[0]),
        chunk(b"sBIT", &[8, 8, 8]),
        chunk(b"cICP", &[9, 16, 0, 1]),
        chunk(b"pHYs", &[0, 0, 0, 1, 0, 0, 0, 2, 0]),
        chunk(b"bKGD", &[0; 6]),
    ];
    let before = with_chunks(&picture, 1, &needed);
    assert_eq!(cleaned(Container::Png, &before).0, before, "there is nothing to leave out");
}

#[test]
fn a_png_is_turned_as_its_exif_orientation_said() {
    let picture = encoded(gradient(24, 10), ImageFormat::Png);
    for orientation in TURNS {
        let before = with_chunks(&picture, 1, &[chunk(b"eXIf", &exif(orientation))]);
        let (after, told) = cleaned(Container::Png, &before);
        assert_eq!(shown(&after), shown(&before), "{orientation:?} is shown as before");
        assert_eq!(told.orientation, orientation, "the caller is told");
        let is_upright = orientation == Orientation::NoTransforms;
        assert_eq!(png(&after).exif().is_none(), is_upright, "an upright picture needs no EXIF");
    }
}

#[test]
fn an_icc_profile_of_a_png_keeps_its_colours_and_loses_its_name() {
    let mut before = png(&encoded(gradient(8, 8), ImageFormat::Png));
    before.set_icc_profile(Some(icc_profile().into()));
    let mut before = before.encoder().bytes().to_vec();
    // The chunk has a name of its own before the profile.
    let named = png(&before).chunk_by_type(*b"iCCP").expect("the profile").contents().to_vec();
    let named = [b"Kyoto".as_slice(), &named[3..]].concat();
    let mut png_named = png(&before);
    png_named.chunks_mut()[1] = chunk(b"iCCP", &named);
    before = png_named.encoder().bytes().to_vec();
    let (after, _) = cleaned(Container::Png, &before);
    let profile = png(&after).icc_profile().expect("the profile stays");
    assert!(contains(&profile, WHITE_POINT));
    assert_no_metadata(&profile);
}

#[test]
fn an_icc_profile_of_a_png_that_inflates_without_end_is_left_out() {
    let mut before = png(&encoded(gradient(8, 8), ImageFormat::Png));
    before.set_icc_profile(Some(vec![0; 64 * 1024 * 1024].into()));
    let (after, _) = cleaned(Container::Png, &before.encoder().bytes());
    assert_eq!(png(&after).icc_profile(), None);
}

/// Two frames of an eighth of a second, the second the same picture again.
pub(crate) fn animation() -> Vec<u8> {
    let mut png = png(&encoded(gradient(16, 12), ImageFormat::Png));
    let data: Vec<u8> = png.chunks_by_type(*b"IDAT").flat_map(|chunk| chunk.contents().to_vec()).collect();
    let control = |sequence: u32| {
        let size = [16_u32.to_be_bytes(), 12_u32.to_be_bytes(), [0; 4], [0; 4]].concat();
        chunk(b"fcTL", &[&sequence.to_be_bytes(), size.as_slice(), &[0, 1, 0, 8, 0, 0]].concat())
    };
    let idat = png.chunks().iter().position(|chunk| chunk.kind() == *b"IDAT").expect("picture data");
    png.chunks_mut().splice(idat..idat, [chunk(b"acTL", &[0, 0, 0, 2, 0, 0, 0, 3]), control(0)]);
    let end = png.chunks().len() - 1;
    let frame = chunk(b"fdAT", &[&2_u32.to_be_bytes(), data.as_slice()].concat());
    png.chunks_mut().splice(end..end, [control(1), frame]);
    png.encoder().bytes().to_vec()
}

#[test]
fn an_animated_png_keeps_its_frames_and_loses_its_texts() {
    let before = with_chunks(&animation(), -2, &[chunk(b"tEXt", METADATA)]);
    let (after, _) = cleaned(Container::Png, &before);
    assert_eq!(frames(Container::Png, &after).len(), 2);
    assert_eq!(frames(Container::Png, &after), frames(Container::Png, &before));
    assert_eq!(after, animation());
}

#[test]
fn a_png_that_is_broken_or_of_an_unknown_kind_is_refused() {
    let whole = encoded(gradient(8, 8), ImageFormat::Png);
    let error = |file: &[u8]| rewritten(Container::Png, file).expect_err("refused");
    assert!(matches!(error(&whole[..whole.len() - 1]), Error::Truncated));
    assert!(matches!(error(&whole[..whole.len() - 12]), Error::Truncated), "IEND is missing");
    assert!(matches!(error(&whole[..8]), Error::Malformed(_)), "no chunk at all");
    assert!(matches!(error(b"\xff\xd8\xff\xe0, and no PNG"), Error::NotThisContainer));
    let mut flipped = whole.clone();
    flipped[20] ^= 1;
    assert!(matches!(error(&flipped), Error::Malformed(_)), "the checksum is wrong");
    let apple = with_chunks(&whole, 0, &[chunk(b"CgBI", &[0; 4])]);
    assert!(matches!(error(&apple), Error::Malformed(_)), "IHDR comes first");
    let unknown = with_chunks(&whole, 1, &[chunk(b"NEED", &[0; 4])]);
    assert!(matches!(error(&unknown), Error::Unsupported(_)), "a reader has to know a critical chunk");
}
