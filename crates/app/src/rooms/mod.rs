//! Rooms: who sees them, what was said in them, and what may be done in them (R20).

pub(crate) mod access;
pub(crate) mod attachments;
pub(crate) mod content;
mod conversation;
mod deletion_question;
pub(crate) mod line_events;
mod lists;
mod media;
pub mod message_views;
pub(crate) mod reply_token;
mod room;
mod save;
pub(crate) mod system_messages;
pub mod views;
