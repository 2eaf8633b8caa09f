//! What has to be asked of LINE after something came in: who people are, what groups are called, and the bytes
//! of pictures, videos and files, which LINE deletes after a while.

mod content;
mod content_kind;
pub(crate) mod downloads;
mod due;
pub(crate) mod fetching;
mod groups;
mod part_file;
mod picture;
mod profiles;
mod reads;
mod retry;
mod unsaved;
