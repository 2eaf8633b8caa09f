//! Receiving: webhook events become rooms and messages, and what LINE has to be asked for then is fetched.

mod applied;
mod batch;
mod content;
mod edits;
pub(crate) mod fetch;
mod friends;
mod groups;
pub(crate) mod intake;
pub(crate) mod line_time;
mod messages;
mod notify;
mod others;
mod system_messages;
