//! The client on a real socket.

#![expect(clippy::unwrap_used, reason = "a helper that fails fails its test")]

mod answers;
mod assertion;
mod platform;
mod support;
mod tokens;
mod world;
