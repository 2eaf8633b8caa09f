use containers::{Container, Error};
use gif::{AnyExtension, Encoder, Frame, Repeat};

use crate::support::*;

const COMMENT: AnyExtension = AnyExtension(0xfe);
const PLAIN_TEXT: AnyExtension = AnyExtension(0x01);
const APPLICATION: AnyExtension = AnyExtension(0xff);

/// Frames of all kinds: with palettes of their own, transparent, interlaced, smaller than the canvas, disposed of.
pub(crate) fn animation(repeat: Repeat, metadata: bool) -> Vec<u8> {
    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, 20, 10, &[0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0, 255]).unwrap();
    encoder.set_repeat(repeat).unwrap();
    let write_metadata = |encoder: &mut Encoder<_>| {
        if metadata {
            encoder.write_raw_extension(COMMENT, &[METADATA]).unwrap();
            encoder.write_raw_extension(APPLICATION, &[b"XMP DataXMP", METADATA]).unwrap();
            encoder.write_raw_extension(APPLICATION, &[b"Kyoto KyotoX", METADATA]).unwrap();
            encoder.write_raw_extension(PLAIN_TEXT, &[&[0; 12], METADATA]).unwrap();
        }
    };
    write_metadata(&mut encoder);
    for number in 0..3_u8 {
        let pixels: Vec<u8> = (0..100).map(|at| (at + number) % 4).collect();
        let mut frame = Frame::from_indexed_pixels(10, 10, pixels, (number == 1).then_some(2));
        frame.left = u16::from(number) * 5;
        frame.delay = 12;
        frame.palette = (number == 2).then(|| vec![9; 3 * 4]);
        frame.dispose =
            [gif::DisposalMethod::Keep, gif::DisposalMethod::Background, gif::DisposalMethod::Previous]
                [usize::from(number)];
        encoder.write_frame(&frame).unwrap();
        write_metadata(&mut encoder);
    }
    drop(encoder);
    out
}

#[test]
fn a_gif_loses_comments_texts_and_application_blocks_and_keeps_its_frames() {
    for repeat in [Repeat::Infinite, Repeat::Finite(0), Repeat::Finite(7)] {
        let before = [animation(repeat, true), METADATA.to_vec()].concat();
        let (after, _) = cleaned(Container::Gif, &before);
        assert_eq!(after, animation(repeat, false), "{repeat:?}: the loop is the same, and all frames are");
        assert_eq!(frames(Container::Gif, &after), frames(Container::Gif, &before));
        assert_eq!(frames(Container::Gif, &after).len(), 3);
        assert_eq!(contains(&after, b"NETSCAPE2.0"), repeat != Repeat::Finite(0), "the loop's block stays");
    }
}

#[test]
fn an_interlaced_gif_of_the_first_version_is_the_same_picture() {
    let mut before = animation(Repeat::Finite(0), false);
    before[4] = b'7';
    let descriptor = before.iter().position(|byte| *byte == 0x2c).expect("a frame");
    before[descriptor + 9] |= 0b0100_0000;
    let (after, _) = cleaned(Container::Gif, &before);
    assert_eq!(frames(Container::Gif, &after), frames(Container::Gif, &before));
}

#[test]
fn a_gif_that_is_broken_or_too_large_is_refused() {
    let error = |file: &[u8]| rewritten(Container::Gif, file).expect_err("refused");
    let whole = animation(Repeat::Infinite, false);
    for length in [6, 13, 30, whole.len() / 2, whole.len() - 1] {
        assert!(matches!(error(&whole[..length]), Error::Truncated), "{length} bytes");
    }
    assert!(matches!(error(b"\x89PNG, and no GIF"), Error::NotThisContainer));
    let mut huge = whole.clone();
    huge[6..10].fill(0xff);
    assert!(matches!(error(&huge), Error::TooLarge), "65,535 pixels a side");
    let mut outside = whole.clone();
    outside[6..8].copy_from_slice(&5_u16.to_le_bytes());
    assert!(matches!(error(&outside), Error::Malformed(_)), "a frame that is larger than the canvas");
    let no_frame = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff!\xfe\0;";
    assert!(matches!(error(no_frame), Error::Malformed(_)));
    let no_data = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\0\0;";
    assert!(matches!(error(no_data), Error::Malformed(_)));
    // Decoders read codes that start at one bit, encoders do not write them.
    let one_bit = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x01\x01\x05\0;";
    assert!(matches!(error(one_bit), Error::Unsupported(_)));
}
