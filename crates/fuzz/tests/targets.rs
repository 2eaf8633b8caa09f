//! Each target on its corpus, and for a moment on bytes made from it. For hours, and with a fuzzer that finds bytes by
//! the code that they reach: `cargo xtask prove fuzz`.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::Path;
use std::time::{Duration, Instant};

use fuzz::{TARGETS, Target};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

/// So long each target is tried with new bytes.
const MOMENT: Duration = Duration::from_secs(2);
/// Chance is the same in every run of the tests: a failure can be run again.
const SEED: u64 = 1;
/// Bytes that parsers look for.
const DICTIONARY: &[&[u8]] = &[
    b"\\ud83d",
    b"\"",
    b"{",
    b"}",
    b"[",
    b"]",
    b"null",
    b"-1",
    b"1e999",
    b"\"type\":\"message\"",
    b"..",
    b"/",
    b"\\",
    b"\0",
    b"\xff\xff\xff\xff",
    b"\0\0\0\0",
    b"moov",
    b"trak",
    b"mdat",
    b"IDAT",
    b"IEND",
    b"acTL",
    b"RIFF",
    b"VP8X",
    b"\xff\xd9",
    b"\xff\xda",
    "\u{202e}".as_bytes(),
    "\u{3099}".as_bytes(),
    "ﾞ".as_bytes(),
    "İ".as_bytes(),
    "ß".as_bytes(),
    "\u{1f468}\u{200d}".as_bytes(),
    b"CON",
    b"-> scrypt",
    b"\n---",
];

fn corpus(target: &Target) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(target.name);
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    files.iter().map(|file| std::fs::read(file).unwrap()).collect()
}

/// Tries bytes; which they were is said when the target panics.
fn run(target: &Target, bytes: &[u8]) {
    let outcome = std::panic::catch_unwind(|| (target.run)(bytes));
    assert!(outcome.is_ok(), "{}: {:?} ({})", target.name, bytes, String::from_utf8_lossy(bytes));
}

fn try_target(name: &str) {
    let target = fuzz::find(name).unwrap();
    let corpus = corpus(&target);
    assert!(!corpus.is_empty(), "a corpus to begin with");
    corpus.iter().for_each(|bytes| run(&target, bytes));
    let mut rng = StdRng::seed_from_u64(SEED);
    let started = Instant::now();
    while started.elapsed() < MOMENT {
        let bytes = mutated(&corpus, &mut rng);
        run(&target, &bytes);
    }
}

/// One of the corpus, changed in a few places.
fn mutated(corpus: &[Vec<u8>], rng: &mut StdRng) -> Vec<u8> {
    let mut bytes = corpus[rng.random_range(0..corpus.len())].clone();
    for _ in 0..rng.random_range(1..6) {
        let at = rng.random_range(0..=bytes.len());
        match rng.random_range(0..5) {
            0 => bytes.truncate(at),
            1 => insert(&mut bytes, at, DICTIONARY[rng.random_range(0..DICTIONARY.len())]),
            2 => insert(&mut bytes, at, &[rng.random()]),
            3 if at < bytes.len() => bytes[at] = rng.random(),
            _ => {
                let other = &corpus[rng.random_range(0..corpus.len())];
                let from = rng.random_range(0..=other.len());
                bytes.truncate(at);
                bytes.extend_from_slice(&other[from..]);
            }
        }
    }
    bytes
}

fn insert(bytes: &mut Vec<u8>, at: usize, what: &[u8]) {
    bytes.splice(at..at, what.iter().copied());
}

#[test]
fn r23_webhook_bodies_of_any_bytes_are_read_or_refused() {
    try_target("webhook");
}

#[test]
fn media_containers_of_any_bytes_are_rewritten_or_refused_and_rewriting_is_idempotent() {
    try_target("containers");
}

#[test]
fn file_names_of_any_bytes_are_sanitised() {
    try_target("file_names");
}

#[test]
fn texts_of_any_bytes_are_folded_for_search_and_folding_is_idempotent() {
    try_target("search");
}

#[test]
fn passphrase_files_of_any_bytes_open_or_stay_closed() {
    try_target("passphrase_file");
}

#[test]
fn every_target_has_a_corpus() {
    for target in TARGETS {
        assert!(!corpus(target).is_empty(), "{}", target.name);
    }
}
