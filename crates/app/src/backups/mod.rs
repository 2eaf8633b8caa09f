//! Backups: the workspace copied into a folder that an administrator chose, each opened once before it counts, and the way
//! back from one (decision 22).

mod backup;
mod fault;
mod find;
mod key;
mod make;
mod manifest;
mod media_pool;
mod nightly;
mod place;
mod prune;
pub mod restore;
mod run;
mod schedule;
mod sealed;
pub mod views;

pub(crate) use backup::backup_trouble;
pub use find::find_backups;
pub(crate) use make::Backups;
pub use place::FOLDER_FILE;
