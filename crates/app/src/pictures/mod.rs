//! Pictures of people and groups: fetched from LINE, made small, and free of what cameras write into them.

pub(crate) mod download;
pub(crate) mod photos;
