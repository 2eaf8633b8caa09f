mod refused;
pub(crate) mod tree;

use std::io::Cursor;

use crate::support::*;
use containers::{Container, Error, detect};
pub(crate) use tree::fixture;
use tree::{Body, Node, leaf, movie, parent, parse};

const FIXTURES: [&str; 3] = ["video.mp4", "clip.mov", "sound.m4a"];

/// What a player reads of a track, its samples' bytes among it.
#[derive(Debug, PartialEq)]
struct Played {
    kind: String,
    timing: String,
    shape: String,
    sizes: Vec<u32>,
    samples: Vec<Vec<u8>>,
}

fn played(file: &[u8]) -> Vec<Played> {
    let parsed = mp4parse::read_mp4(&mut Cursor::new(file)).expect("a player reads the file");
    parsed.tracks.iter().map(|track| played_track(file, track)).collect()
}

fn played_track(file: &[u8], track: &mp4parse::Track) -> Played {
    let sizes = track.stsz.as_ref().expect("sizes").sample_sizes.to_vec();
    let runs = &track.stsc.as_ref().expect("runs").samples;
    let mut left = sizes.iter();
    let mut samples = Vec::new();
    for (offset, chunk) in track.stco.as_ref().expect("offsets").offsets.iter().zip(1..) {
        let run =
            runs.iter().take_while(|run| run.first_chunk <= chunk).last().expect("a run for each chunk");
        let mut at = *offset as usize;
        for size in left.by_ref().take(run.samples_per_chunk as usize) {
            samples.push(file[at..][..*size as usize].to_vec());
            at += *size as usize;
        }
    }
    Played {
        kind: format!("{:?}", track.track_type),
        timing: format!(
            "{:?} {:?} {:?} {:?} {:?} {:?}",
            track.timescale, track.duration, track.media_time, track.stts, track.ctts, track.stss
        ),
        shape: format!("{:?} {:?}", track.tkhd, track.stsd),
        sizes,
        samples,
    }
}

/// Boxes that say where, when and by whom, as phones and editors write them.
fn metadata_boxes() -> Vec<Node> {
    let keyed = parent(
        b"udta",
        vec![
            leaf(b"\xa9xyz", b"\0\x12\x15\xc7+35.0116+135.7681/"),
            leaf(b"loci", b"\0\0\0\0\x55\xc4Kyoto\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"),
            leaf(b"\xa9day", METADATA),
            leaf(b"GPMF", METADATA),
        ],
    );
    vec![
        keyed,
        leaf(b"meta", &[b"\0\0\0\0".as_slice(), METADATA].concat()),
        leaf(
            b"uuid",
            &[b"\xbe\x7a\xcf\xcb\x97\xa9\x42\xe8\x9c\x71\x99\x94\x91\xe3\xaf\xac", METADATA].concat(),
        ),
        leaf(b"free", METADATA),
        leaf(b"prVt", METADATA),
    ]
}

fn clean_movie(file: &[u8]) -> Vec<u8> {
    cleaned(Container::Mp4, file).0
}

#[test]
fn an_mp4_in_order_plays_as_before() {
    for name in FIXTURES {
        let before = std::fs::read(fixture(name)).expect("the fixture is there");
        let after = clean_movie(&before);
        assert_eq!(played(&after), played(&before), "{name}");
        assert!(played(&after).iter().all(|track| !track.samples.is_empty()), "{name} has samples");
        let samples = after.windows(4).position(|kind| kind == b"mdat").expect("media data");
        for leftover in ["Handler", "Lavf", "Lavc", "udta", "meta", "free"] {
            assert!(!contains(&after[..samples], leftover.as_bytes()), "{name}: {leftover}");
        }
        let kinds: Vec<_> = parse(&after).iter().map(|node| node.kind).collect();
        assert_eq!(kinds, [*b"ftyp", *b"moov", *b"mdat"], "{name} can be played before all of it is there");
    }
}

#[test]
fn an_mp4_loses_the_place_that_xyz_and_loci_boxes_name_wherever_they_stand() {
    for name in FIXTURES {
        let mut file = movie(name);
        let old_start = file.media_start();
        for path in ["moov", "moov/trak", "moov/trak/mdia", "moov/trak/mdia/minf", "moov/trak/mdia/minf/stbl"]
        {
            file.at(path).boxes().extend(metadata_boxes());
        }
        let mut top = metadata_boxes();
        top.extend(std::mem::take(file.boxes()).into_iter().skip(1));
        let mut whole = vec![movie(name).boxes()[0].clone()];
        whole.extend(top);
        whole.extend(metadata_boxes());
        let before = parent(b"file", whole).file(old_start);
        assert!(contains(&before, b"\xa9xyz") && contains(&before, b"loci"));

        let original = std::fs::read(fixture(name)).expect("the fixture is there");
        let after = clean_movie(&before);
        assert_eq!(played(&after), played(&original), "{name}");
        assert_eq!(after, clean_movie(&original), "{name}: of what was put in, nothing is left");
        for kind in [b"\xa9xyz", b"loci", b"uuid", b"GPMF"] {
            assert!(!contains(&after, kind), "{name}: {kind:?}");
        }
    }
}

#[test]
fn times_of_creation_and_modification_and_handler_names_of_an_mp4_leave() {
    const TIME: [u8; 4] = [0xe2, 0x5d, 0x91, 0x07];
    let mut file = movie("video.mp4");
    let old_start = file.media_start();
    for path in ["moov/mvhd", "moov/trak/tkhd", "moov/trak/mdia/mdhd"] {
        file.at(path).bytes()[4..12].copy_from_slice(&[TIME, TIME].concat());
    }
    file.at("moov/trak/mdia/hdlr").bytes().extend_from_slice(METADATA);
    file.at("moov/trak/tkhd").bytes().extend_from_slice(METADATA);
    file.at("moov/trak/mdia/minf/stbl/stts").bytes().extend_from_slice(METADATA);
    let before = file.file(old_start);
    let after = clean_movie(&before);
    assert!(contains(&before, &TIME) && !contains(&after, &TIME));
    assert_eq!(after, clean_movie(&std::fs::read(fixture("video.mp4")).unwrap()));
}

#[test]
fn header_boxes_of_64_bits_are_rewritten_too() {
    const TIME: [u8; 8] = [0, 0, 0, 0, 0xe2, 0x5d, 0x91, 0x07];
    let mut file = movie("sound.m4a");
    let old_start = file.media_start();
    for (path, behind) in [("moov/mvhd", 12), ("moov/trak/tkhd", 12), ("moov/trak/mdia/mdhd", 12)] {
        let old = file.at(path).bytes().clone();
        // Times, and then what is not a duration, and the duration.
        let (fixed, rest) = old[behind..].split_at(if path.ends_with("tkhd") { 8 } else { 4 });
        let new = [b"\x01\0\0\x03".as_slice(), &TIME, &TIME, fixed, &[0; 4], rest].concat();
        *file.at(path).bytes() = new;
    }
    let before = file.file(old_start);
    let after = clean_movie(&before);
    assert!(!contains(&after, &TIME[4..]));
    assert_eq!(played(&after), played(&before));
}

/// A track of another kind, whose samples are put behind the media data.
fn with_track(name: &str, handler: &[u8; 4], codec: &[u8; 4], sample: &[u8]) -> Vec<u8> {
    let mut file = movie(name);
    let old_start = file.media_start();
    let end = old_start + file.at("mdat").bytes().len();
    let mut track = file.at("moov/trak").clone();
    track.at("tkhd").bytes()[15] = 9; // Its track number.
    track.at("mdia/hdlr").bytes()[8..12].copy_from_slice(handler);
    let stbl = track.at("mdia/minf/stbl");
    let entry = leaf(codec, &[b"\0\0\0\0\0\0\0\x01".as_slice(), METADATA].concat()).encode();
    *stbl.at("stsd").bytes() = [b"\0\0\0\0\0\0\0\x01".as_slice(), &entry].concat();
    *stbl.at("stsc").bytes() = b"\0\0\0\0\0\0\0\x01\0\0\0\x01\0\0\0\x01\0\0\0\x01".to_vec();
    *stbl.at("stsz").bytes() =
        [b"\0\0\0\0".as_slice(), &(sample.len() as u32).to_be_bytes(), b"\0\0\0\x01"].concat();
    *stbl.at("stco").bytes() = [b"\0\0\0\0\0\0\0\x01".as_slice(), &(end as u32).to_be_bytes()].concat();
    stbl.boxes().retain(|child| !matches!(&child.kind, b"ctts" | b"stss" | b"sgpd" | b"sbgp"));
    file.at("mdat").bytes().extend_from_slice(sample);
    let reference = parent(b"tref", vec![leaf(b"cdsc", &[0, 0, 0, 1])]);
    track.boxes().push(reference.clone());
    file.at("moov/trak").boxes().push(reference);
    let at = file.at("moov").boxes().len() - 1;
    file.at("moov").boxes().insert(at, track);
    file.file(old_start)
}

#[test]
fn a_gps_track_of_an_mp4_leaves_with_its_samples() {
    let tracks: [(&[u8; 4], &[u8; 4]); 6] = [
        (b"meta", b"gpmd"),
        (b"meta", b"mebx"),
        (b"meta", b"camm"),
        (b"text", b"tx3g"),
        (b"sbtl", b"tx3g"),
        (b"tmcd", b"tmcd"),
    ];
    for name in FIXTURES {
        let original = std::fs::read(fixture(name)).expect("the fixture is there");
        for (handler, codec) in tracks {
            let before = with_track(name, handler, codec, METADATA);
            assert!(contains(&before[before.len() - 1200..], b"GPSLatitude"), "its sample is in the file");
            let after = clean_movie(&before);
            assert_eq!(after, clean_movie(&original), "{name}: nothing of the {codec:?} track stayed");
        }
    }
}

#[test]
fn bytes_between_the_samples_of_an_mp4_and_behind_its_boxes_leave() {
    let mut file = movie("video.mp4");
    let old_start = file.media_start();
    file.at("mdat").bytes().extend_from_slice(METADATA);
    let before = [file.file(old_start), METADATA.to_vec()].concat();
    let after = clean_movie(&before);
    assert_eq!(after, clean_movie(&std::fs::read(fixture("video.mp4")).unwrap()));
}

#[test]
fn the_chunks_of_two_tracks_stay_interleaved_over_two_mdat_boxes() {
    // The sound of the M4A as a second track of the video, a chunk of it in a box of its own.
    let (mut file, mut sound) = (movie("video.mp4"), movie("sound.m4a"));
    let (video_start, sound_start) = (file.media_start(), sound.media_start());
    let video_length = file.at("mdat").bytes().len();
    let mut track = sound.at("moov/trak").clone();
    track.at("tkhd").bytes()[15] = 2;
    for offset in track.at("mdia/minf/stbl/stco").bytes()[8..].chunks_exact_mut(4) {
        let old = u32::from_be_bytes(offset.try_into().unwrap()) as usize;
        // Behind the video come a box that leaves and the header of the second media data.
        let new = old - sound_start + video_start + video_length + METADATA.len() + 8 + 8;
        offset.copy_from_slice(&(new as u32).to_be_bytes());
    }
    file.at("moov").boxes().push(track);
    file.boxes().push(leaf(b"skip", METADATA));
    file.boxes().push(sound.at("mdat").clone());
    let before = file.file(video_start);
    let both = played(&before);
    assert_eq!(both.len(), 2);
    assert_eq!(both[1].samples, played(&std::fs::read(fixture("sound.m4a")).unwrap())[0].samples);
    assert_eq!(played(&clean_movie(&before)), both);
}

#[test]
fn a_disabled_track_leaves_where_another_one_is_enabled() {
    let mut file = movie("video.mp4");
    let old_start = file.media_start();
    file.at("moov/trak/tkhd").bytes()[3] = 0;
    let lone = file.clone().file(old_start);
    assert_eq!(played(&clean_movie(&lone)).len(), 1, "players show the only video of a file");
    let enabled = movie("video.mp4").at("moov/trak").clone();
    file.at("moov").boxes().push(enabled);
    let before = file.file(old_start);
    assert_eq!((played(&before).len(), played(&clean_movie(&before)).len()), (2, 1));
}

#[test]
fn the_matrix_that_turns_a_video_stays() {
    let mut file = movie("clip.mov");
    let old_start = file.media_start();
    let quarter = b"\0\0\0\0\0\x01\0\0\0\0\0\0\xff\xff\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x40\0\0\0";
    file.at("moov/trak/tkhd").bytes()[40..76].copy_from_slice(quarter);
    let before = file.file(old_start);
    let after = clean_movie(&before);
    assert!(contains(&after, quarter));
    assert_eq!(played(&after), played(&before));
}

#[test]
fn the_name_of_the_encoder_leaves_a_sample_entry_and_its_configuration_stays() {
    let mut file = movie("video.mp4");
    let old_start = file.media_start();
    let stsd = file.at("moov/trak/mdia/minf/stbl/stsd").bytes();
    stsd[8 + 8 + 42..][..32].copy_from_slice(&METADATA[..32]);
    let icc = leaf(b"colr", &[b"prof".as_slice(), &icc_profile()].concat()).encode();
    let private = leaf(b"prVt", METADATA).encode();
    stsd.extend_from_slice(&[icc, private].concat());
    let entry = (stsd.len() - 8) as u32;
    stsd[8..12].copy_from_slice(&entry.to_be_bytes());
    let before = file.file(old_start);
    let after = clean_movie(&before);
    assert!(contains(&after, b"avcC") && contains(&after, WHITE_POINT), "what decoding and colours take");
    assert_eq!(played(&after)[0].samples, played(&before)[0].samples);
}

/// The M4A with uncompressed sound: all its samples have the same size.
fn uncompressed(size: u32) -> Vec<u8> {
    let mut file = movie("sound.m4a");
    let stbl = file.at("moov/trak/mdia/minf/stbl");
    let fields = b"\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0\0\0\x02\0\x10\0\0\0\0\x3e\x80\0\0";
    let entry = leaf(b"twos", fields).encode();
    *stbl.at("stsd").bytes() = [b"\0\0\0\0\0\0\0\x01".as_slice(), &entry].concat();
    *stbl.at("stsz").bytes() = [b"\0\0\0\0".as_slice(), &size.to_be_bytes(), &20_u32.to_be_bytes()].concat();
    file.encode().split_off(8)
}

#[test]
fn uncompressed_sound_is_kept_where_its_size_is_in_bytes() {
    let after = clean_movie(&uncompressed(4));
    assert!(contains(&after, b"twos"));
    for size in [1, 2] {
        let error =
            rewritten(Container::Mp4, &uncompressed(size)).expect_err("half of the sound would be lost");
        assert!(matches!(error, Error::Unsupported(_)), "{size}: {error}");
    }
}

#[test]
fn a_box_of_64_bits_and_one_up_to_the_end_are_read() {
    let mut file = movie("video.mp4");
    let old_start = file.media_start();
    let Body::Bytes(media) = file.at("mdat").body.clone() else { panic!("media data") };
    file.boxes().pop();
    file.boxes().push(leaf(b"mdat", b""));
    let mut to_the_end = file.clone().file(old_start);
    let size = to_the_end.len() - 8;
    to_the_end[size..size + 4].fill(0);
    to_the_end.extend_from_slice(&media);
    let original = std::fs::read(fixture("video.mp4")).unwrap();
    assert_eq!(clean_movie(&to_the_end), clean_movie(&original));

    let mut large = file.file(old_start - 8);
    large.truncate(size);
    large.extend_from_slice(
        &[b"\0\0\0\x01mdat".as_slice(), &(media.len() as u64 + 16).to_be_bytes(), &media].concat(),
    );
    assert_eq!(clean_movie(&large), clean_movie(&original));
}

#[test]
fn chunk_offsets_of_64_bits_are_moved_too() {
    let mut file = movie("sound.m4a");
    let old_start = file.media_start();
    let mut before = file.clone();
    let stco = before.at("moov/trak/mdia/minf/stbl/stco");
    let wide: Vec<u8> = stco.bytes()[8..].chunks(4).flat_map(|offset| [&[0; 4], offset].concat()).collect();
    *stco = leaf(b"co64", &[&stco.bytes()[..8], &wide].concat());
    let before = before.encode().split_off(8);
    assert_eq!(played(&clean_movie(&before)), played(&file.file(old_start)));
}

#[test]
fn a_still_picture_made_of_boxes_is_no_mp4() {
    for brand in ["heic", "mif1", "avif", "crx "] {
        assert_eq!(detect(&[b"\0\0\0\x18ftyp", brand.as_bytes()].concat()), None, "{brand}");
    }
    for brand in ["isom", "mp42", "M4A ", "qt  "] {
        assert_eq!(detect(&[b"\0\0\0\x18ftyp", brand.as_bytes()].concat()), Some(Container::Mp4), "{brand}");
    }
}
