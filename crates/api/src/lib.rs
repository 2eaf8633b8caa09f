//! What crosses IPC: the command table, what each command takes, and the error codes; and one open
//! workspace with everything that runs for it.

pub mod args;
pub mod bindings;
mod commands;
mod error;
pub mod shell;
mod table;
mod webhooks;
mod workspace;

pub use commands::{Api, AttachmentPart};
pub use error::Error;
pub use workspace::Workspace;
