//! The client on a real socket.

#![expect(clippy::unwrap_used, reason = "a helper that fails fails its test")]

mod assertion;
mod platform;
mod responses;
mod support;
mod tokens;
mod world;
