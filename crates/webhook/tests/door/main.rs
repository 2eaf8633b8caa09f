//! The door on a real socket.

#![expect(clippy::unwrap_used, reason = "a helper that fails fails its test")]

mod killed;
mod refusals;
mod storing;
mod support;
