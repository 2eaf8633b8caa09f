//! What crosses IPC: the command table, what each command takes, and the error codes.

pub mod args;
pub mod bindings;
pub mod error;
mod table;
