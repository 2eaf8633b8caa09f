//! Sending: what members write and hand in, and its way to LINE (R21, R22).

pub mod attachments;
pub mod composed;
pub(crate) mod deliver;
mod flush;
mod messages;
pub(crate) mod published;
pub(crate) mod resend;
mod restored_copy;
mod stickers;
pub mod views;
pub(crate) mod writer;
