//! Receiving: webhook events become rooms and messages, and what LINE has to be asked for then is fetched.

mod applied;
mod arrived;
mod batch;
mod content;
mod diagnosis;
mod edits;
mod fault;
pub(crate) mod fetch;
mod friends;
mod groups;
pub(crate) mod intake;
pub(crate) mod line_time;
mod messages;
mod others;
mod reply_tokens;
mod set_aside;
mod system_messages;
pub mod views;
