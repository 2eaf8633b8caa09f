//! The server on a real socket.

#![expect(clippy::unwrap_used, reason = "a helper that fails fails its test")]

mod flood;
mod half_open;
mod killed;
mod media;
mod observed;
mod refusals;
mod storing;
mod support;
