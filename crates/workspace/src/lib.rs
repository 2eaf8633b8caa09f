//! One open workspace, and everything that runs for it: the store, the use cases, the loops, and the webhook server.

mod open;
mod webhooks;

pub use open::Workspace;
