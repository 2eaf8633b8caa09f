//! Notifications: the member who acts learns what happened while they look elsewhere (R31).

mod audience;
mod batches;
pub(crate) mod notification;
pub(crate) mod notifier;
mod text;
mod words;
