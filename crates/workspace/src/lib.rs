//! One open workspace, and everything that runs for it: the store, the use cases, the loops, and the webhook server; and
//! which folder it lies in.

mod folders;
mod open;
mod webhooks;

pub use folders::{current_folder, set_current_folder};
pub use open::Workspace;
