//! Careful copies of a workspace's database: written under a temporary name, synced, opened and checked, and only then
//! given their name. A copy that was not checked is no copy.

mod before_migration;
mod contents;
mod copy;

pub(crate) use before_migration::copy_before_migration;
pub use contents::Contents;
pub(crate) use contents::read as contents;
pub use copy::{check, check_live, copy, media};
