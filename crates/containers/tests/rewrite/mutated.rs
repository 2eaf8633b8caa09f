//! Properties of any input: it is rewritten or refused, without a panic and without output that grows over it. The
//! inputs are files in order with bytes changed, cut out or doubled.
//!
//! They are always the same. To search on: `PROPTEST_RNG_SEED=7 PROPTEST_CASES=100000 cargo nextest run -p containers
//! --cargo-profile release mutated`.

use containers::{Container, Orientation};
use gif::Repeat;
use image::ImageFormat;
use img_parts::ImageICC;
use img_parts::jpeg::Jpeg;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::RngSeed;

use crate::mp4::fixture;
use crate::support::*;

/// A change of a file.
#[derive(Debug, Clone)]
enum Mutation {
    /// A byte that is another one.
    Byte(Index, u8),
    /// Four bytes that are a length or a count, say.
    Number(Index, u32),
    Cut(Index, usize),
    Double(Index, usize),
    End(Index),
}

fn mutation() -> impl Strategy<Value = Mutation> {
    let number = prop_oneof![0..40_u32, Just(u32::MAX), Just(0x7fff_ffff), Just(1), any::<u32>()];
    prop_oneof![
        4 => (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Mutation::Byte(at, byte)),
        4 => (any::<Index>(), number).prop_map(|(at, number)| Mutation::Number(at, number)),
        1 => (any::<Index>(), 1..40_usize).prop_map(|(at, length)| Mutation::Cut(at, length)),
        1 => (any::<Index>(), 1..200_usize).prop_map(|(at, length)| Mutation::Double(at, length)),
        1 => any::<Index>().prop_map(Mutation::End),
    ]
}

fn mutate(file: &mut Vec<u8>, mutation: &Mutation) {
    if file.is_empty() {
        return;
    }
    let whole = file.len();
    let within = |at: &Index, length: usize| {
        let start = at.index(whole);
        start..whole.min(start + length)
    };
    match mutation {
        Mutation::Byte(at, byte) => file[within(at, 1)].fill(*byte),
        Mutation::Number(at, number) => {
            let range = within(at, 4);
            let length = range.len();
            file[range].copy_from_slice(&number.to_be_bytes()[..length]);
        }
        Mutation::Cut(at, length) => drop(file.drain(within(at, *length))),
        Mutation::Double(at, length) => {
            let range = within(at, *length);
            let bytes = file[range.clone()].to_vec();
            file.splice(range.start..range.start, bytes);
        }
        Mutation::End(at) => file.truncate(at.index(whole)),
    }
}

fn config() -> ProptestConfig {
    let mut config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if matches!(config.rng_seed, RngSeed::Random) {
        config.rng_seed = RngSeed::Fixed(1);
    }
    config
}

fn holds(container: Container, seeds: &[Vec<u8>]) {
    let input = (0..seeds.len(), prop::collection::vec(mutation(), 0..6));
    proptest!(config(), |((seed, mutations) in input)| {
        let mut input = seeds[seed].clone();
        for mutation in &mutations {
            mutate(&mut input, mutation);
        }
        if let Ok((output, told)) = rewritten(container, &input) {
            prop_assert_eq!(told.bytes, output.len() as u64);
            prop_assert!(output.len() <= input.len() + 1024, "{} from {}", output.len(), input.len());
            let (again, _) = rewritten(container, &output).expect("what was written can be read");
            prop_assert!(again == output, "there is nothing more to leave out");
        }
    });
}

#[test]
fn a_mutated_jpeg_is_rewritten_or_refused() {
    let plain = encoded(gradient(24, 16), ImageFormat::Jpeg);
    let mut jpeg = Jpeg::from_bytes(plain.clone().into()).unwrap();
    jpeg.set_icc_profile(Some(icc_profile().into()));
    img_parts::ImageEXIF::set_exif(&mut jpeg, Some(exif(Orientation::Rotate90).into()));
    holds(Container::Jpeg, &[plain, jpeg.encoder().bytes().to_vec()]);
}

#[test]
fn a_mutated_png_is_rewritten_or_refused() {
    holds(Container::Png, &[encoded(translucent(24, 16), ImageFormat::Png), crate::png::animation()]);
}

#[test]
fn a_mutated_webp_is_rewritten_or_refused() {
    let still = encoded(translucent(24, 16), ImageFormat::WebP);
    holds(Container::WebP, &[still, crate::webp::animation(true), crate::webp::animation(false)]);
}

#[test]
fn a_mutated_gif_is_rewritten_or_refused() {
    let (plain, full) =
        (crate::gif::animation(Repeat::Infinite, false), crate::gif::animation(Repeat::Finite(3), true));
    holds(Container::Gif, &[plain, full]);
}

#[test]
fn a_mutated_mp4_is_rewritten_or_refused() {
    let seeds = ["video.mp4", "clip.mov", "sound.m4a"].map(|name| std::fs::read(fixture(name)).unwrap());
    holds(Container::Mp4, &seeds);
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn bytes_of_any_kind_behind_a_signature_are_rewritten_or_refused(rest in prop::collection::vec(any::<u8>(), 0..300)) {
        let signatures: [(Container, &[u8]); 5] = [
            (Container::Jpeg, b"\xff\xd8\xff"),
            (Container::Png, b"\x89PNG\r\n\x1a\n"),
            (Container::WebP, b"RIFF\x40\0\0\0WEBP"),
            (Container::Gif, b"GIF89a"),
            (Container::Mp4, b"\0\0\0\x10ftypisom\0\0\0\0"),
        ];
        for (container, signature) in signatures {
            let _ = rewritten(container, &[signature, &rest].concat());
        }
    }
}
