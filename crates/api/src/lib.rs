//! What crosses IPC: the command table, what each command takes, the shell's part of the wire, and the error codes.

#![deny(clippy::wildcard_enum_match_arm)]

mod api;
pub mod args;
pub mod bindings;
mod command;
mod commands;
mod dispatch;
mod error;
mod json;
pub mod shell;
mod table;

pub use api::Api;
pub use command::{Command, LineUse};
pub use commands::AttachmentPart;
pub use error::Error;
