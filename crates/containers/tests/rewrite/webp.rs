use containers::{Container, Error, Orientation};
use image::ImageFormat;
use img_parts::ImageICC;
use img_parts::riff::{RiffChunk, RiffContent};
use img_parts::webp::WebP;

use crate::support::*;

fn chunk(id: &[u8; 4], data: &[u8]) -> RiffChunk {
    RiffChunk::new(*id, RiffContent::Data(data.to_vec().into()))
}

fn webp(chunks: Vec<RiffChunk>) -> Vec<u8> {
    RiffChunk::new(*b"RIFF", RiffContent::List { kind: Some(*b"WEBP"), subchunks: chunks })
        .encoder()
        .bytes()
        .to_vec()
}

/// The chunk of a still picture.
fn picture(width: u32, height: u32) -> RiffChunk {
    let file = encoded(translucent(width, height), ImageFormat::WebP);
    let webp = WebP::from_bytes(file.into()).expect("a WebP");
    webp.chunk_by_id(*b"VP8L").expect("written without loss").clone()
}

fn vp8x(flags: u8, width: u8, height: u8) -> RiffChunk {
    chunk(b"VP8X", &[flags, 0xee, 0xee, 0xee, width - 1, 0, 0, height - 1, 0, 0])
}

#[test]
fn a_webp_loses_exif_xmp_and_unknown_chunks_and_says_so_in_its_flags() {
    let metadata = [
        chunk(b"EXIF", &exif(Orientation::NoTransforms)),
        chunk(b"XMP ", METADATA),
        chunk(b"KNAB", METADATA),
        RiffChunk::new(
            *b"LIST",
            RiffContent::List { kind: Some(*b"INFO"), subchunks: vec![chunk(b"IART", METADATA)] },
        ),
    ];
    let mut chunks = vec![vp8x(0b0001_1100, 30, 20), picture(30, 20)];
    chunks.extend(metadata);
    let before = [webp(chunks), METADATA.to_vec()].concat();
    let (after, _) = cleaned(Container::WebP, &before);
    assert_eq!(shown(&after), shown(&before), "the pixels are the same");
    let header = chunk(b"VP8X", &[0b0001_0000, 0, 0, 0, 29, 0, 0, 19, 0, 0]);
    assert_eq!(after, webp(vec![header, picture(30, 20)]), "of the flags only that of transparency is left");
}

#[test]
fn a_webp_in_the_simple_format_has_only_its_picture() {
    let before = webp(vec![picture(30, 20), chunk(b"EXIF", &exif(Orientation::Rotate90))]);
    let (after, told) = cleaned(Container::WebP, &before);
    assert_eq!(after, webp(vec![picture(30, 20)]));
    assert_eq!(told.orientation, Orientation::NoTransforms, "viewers do not look for an EXIF chunk there");
    assert_eq!(shown(&after), shown(&before));
}

#[test]
fn a_webp_is_turned_as_its_exif_orientation_said() {
    for orientation in TURNS {
        let before =
            webp(vec![vp8x(0b0000_1000, 30, 20), picture(30, 20), chunk(b"EXIF", &exif(orientation))]);
        let (after, told) = cleaned(Container::WebP, &before);
        assert_eq!(shown(&after), shown(&before), "{orientation:?} is shown as before");
        assert_eq!(told.orientation, orientation, "the caller is told");
        assert_eq!(after[20] & 0b1000 != 0, contains(&after, b"EXIF"), "the flag says whether there is EXIF");
    }
}

#[test]
fn an_icc_profile_of_a_webp_keeps_its_colours_and_loses_its_name() {
    let before = webp(vec![vp8x(0b0010_0000, 30, 20), chunk(b"ICCP", &icc_profile()), picture(30, 20)]);
    let (after, _) = cleaned(Container::WebP, &before);
    let profile = WebP::from_bytes(after.clone().into()).expect("a WebP").icc_profile().expect("it stays");
    assert!(contains(&profile, WHITE_POINT));
    assert_eq!(after[20], 0b0010_0000, "the flag says so");
}

/// Two frames, of which each has a chunk that says where.
pub(crate) fn animation(metadata: bool) -> Vec<u8> {
    let frame = |left: u8| {
        let header = [left, 0, 0, 0, 0, 0, 9, 0, 0, 9, 0, 0, 125, 0, 0, 0];
        let mut subchunks = vec![picture(10, 10)];
        if metadata {
            subchunks.insert(0, chunk(b"gps ", METADATA));
            subchunks.push(chunk(b"XMP ", METADATA));
        }
        let subchunks = RiffContent::List { kind: None, subchunks }.encoder().bytes();
        chunk(b"ANMF", &[header.as_slice(), &subchunks].concat())
    };
    let mut anim = vec![1, 2, 3, 4, 5, 0];
    if metadata {
        anim.extend_from_slice(METADATA);
    }
    let header = chunk(b"VP8X", &[0b0001_0010, 0, 0, 0, 29, 0, 0, 19, 0, 0]);
    webp(vec![header, chunk(b"ANIM", &anim), frame(0), frame(5)])
}

#[test]
fn an_animated_webp_keeps_its_frames_and_loses_the_chunks_within_them() {
    let (after, _) = cleaned(Container::WebP, &animation(true));
    assert_eq!(after, animation(false));
    assert_eq!(frames(Container::WebP, &after).len(), 2);
}

#[test]
fn a_webp_that_is_broken_is_refused() {
    let error = |file: &[u8]| rewritten(Container::WebP, file).expect_err("refused");
    let whole = webp(vec![picture(30, 20)]);
    assert!(matches!(error(&whole[..whole.len() - 1]), Error::Truncated));
    assert!(matches!(error(&webp(vec![])), Error::Malformed(_)), "no picture");
    assert!(matches!(error(&webp(vec![chunk(b"VP8X", &[0; 9]), picture(3, 2)])), Error::Malformed(_)));
    assert!(matches!(error(&webp(vec![chunk(b"ANMF", &[0; 15])])), Error::Malformed(_)));
    assert!(matches!(error(b"RIFF\x04\0\0\0WAVE"), Error::NotThisContainer));
}
