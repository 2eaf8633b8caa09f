//! The door on a real socket.

#![expect(clippy::unwrap_used, reason = "a helper that fails fails its test")]

mod flood;
mod heard;
mod killed;
mod media;
mod refusals;
mod storing;
mod support;
