//! Pictures: of people and groups, fetched from LINE, made small, and free of what cameras write into them; and what the
//! window draws of pictures that strangers sent.

pub(crate) mod download;
pub(crate) mod likeness;
pub(crate) mod photos;
pub mod shown;
