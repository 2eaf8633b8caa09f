//! One file per target.

pub mod containers;
pub mod deep_links;
pub mod file_names;
pub mod passphrase_file;
pub mod search;
pub mod webhook;
