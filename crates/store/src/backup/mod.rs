//! Careful copies of a workspace's database: written under a temporary name, synced, opened and checked, and only then
//! given their name. A copy that was not checked is no copy.

mod before_migration;
mod contents;
mod copy;
mod files;

pub(crate) use before_migration::copy_before_migration;
pub use contents::Contents;
pub(crate) use contents::read as contents;
pub use copy::{check, check_live, copy, media};
pub use files::{remove_file, rename_durably, sync_file, sync_folder};
