//! MP4 files that are not rewritten: each says why.

use containers::{Container, Error};

use super::tree::{Node, fixture, leaf, movie, parent};
use crate::support::*;

type Change = fn(&mut Node);

fn refused(file: &[u8]) -> Error {
    rewritten(Container::Mp4, file).expect_err("refused")
}

#[test]
fn an_mp4_that_cannot_be_rewritten_faithfully_is_refused_with_a_reason() {
    let changed = |change: Change| {
        let mut file = movie("video.mp4");
        let old_start = file.media_start();
        change(&mut file);
        refused(&file.file(old_start))
    };
    let reasons: [(&str, Change); 8] = [
        ("fragments", |file| file.boxes().push(leaf(b"moof", b""))),
        ("fragments", |file| file.at("moov").boxes().push(leaf(b"mvex", b""))),
        ("compressed", |file| file.at("moov").boxes().push(leaf(b"cmov", b""))),
        ("two movies", |file| {
            let moov = file.at("moov").clone();
            file.boxes().insert(1, moov);
        }),
        ("codec", |file| file.at("moov/trak/mdia/minf/stbl/stsd").bytes()[12..16].copy_from_slice(b"encv")),
        ("another file", |file| file.at("moov/trak/mdia/minf/dinf/dref").bytes()[19] = 0),
        ("without video and sound", |file| file.at("moov").boxes().retain(|child| child.kind != *b"trak")),
        ("outside", |file| file.at("moov/trak/mdia/minf/stbl/stco").bytes()[8..].fill(0)),
    ];
    for (word, change) in reasons {
        let error = changed(change);
        let Error::Unsupported(reason) = error else { panic!("{word}: {error}") };
        assert!(reason.contains(word), "{reason} should tell of {word}");
    }
}

#[test]
fn an_mp4_whose_chunks_point_to_its_metadata_does_not_take_it_along() {
    let mut file = movie("sound.m4a");
    file.boxes().push(leaf(b"udta", METADATA));
    let mut bytes = file.encode().split_off(8);
    let place = (bytes.len() - METADATA.len()) as u32;
    let stco = bytes.windows(4).position(|kind| kind == b"stco").expect("a table") + 12;
    bytes[stco..stco + 4].copy_from_slice(&place.to_be_bytes());
    assert!(matches!(refused(&bytes), Error::Unsupported(_) | Error::Truncated));
}

#[test]
fn an_mp4_that_ends_too_early_is_refused() {
    let whole = std::fs::read(fixture("video.mp4")).unwrap();
    for length in [12, 40, 500, 1000, whole.len() - 1] {
        let error = refused(&whole[..length]);
        assert!(matches!(error, Error::Truncated), "{length} bytes: {error}");
    }
    assert!(matches!(refused(b""), Error::Truncated));
    assert!(matches!(refused(b"\0\0\0\x08moovGIF89a"), Error::NotThisContainer));
}

#[test]
fn counts_that_are_larger_than_their_table_are_malformed_and_take_no_memory() {
    for path in ["stts", "stsc", "stsz", "stco", "ctts", "stss"] {
        let mut file = movie("video.mp4");
        let table = file.at(&format!("moov/trak/mdia/minf/stbl/{path}")).bytes();
        let at = if path == "stsz" { 8 } else { 4 };
        table[at..at + 4].fill(0xff);
        let error = refused(&file.encode().split_off(8));
        assert!(matches!(error, Error::Malformed(_)), "{path}: {error}");
    }
}

#[test]
fn boxes_without_end_are_refused() {
    let many = [parent(b"file", vec![movie("video.mp4").boxes()[0].clone()]).encode().split_off(8)]
        .into_iter()
        .chain(std::iter::repeat_n(leaf(b"free", b"").encode(), 5000))
        .collect::<Vec<_>>()
        .concat();
    assert!(matches!(refused(&many), Error::TooLarge), "5,000 boxes at the top");
    let mut large = movie("video.mp4").boxes()[0].encode();
    large.extend_from_slice(b"\x04\0\0\0moov");
    large.resize(0x0400_0000 + 100, 0);
    assert!(matches!(refused(&large), Error::TooLarge), "a movie of 64 MB");
    // Boxes within boxes: none of them is in the allow-list, so none is looked into.
    let mut deep = Vec::new();
    for _ in 0..10_000 {
        deep = [&(deep.len() as u32 + 8).to_be_bytes(), b"udta".as_slice(), &deep].concat();
    }
    let mut file = movie("sound.m4a");
    file.at("moov/trak").boxes().push(leaf(b"udta", &deep));
    cleaned(Container::Mp4, &file.encode().split_off(8));
}
