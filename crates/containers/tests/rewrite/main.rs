//! Containers are rewritten: what is metadata is gone from the bytes, what is seen and heard is the same.
#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a helper that fails fails its test")]

mod gif;
mod jpeg;
mod mp4;
mod mutated;
mod png;
mod support;
mod webp;
