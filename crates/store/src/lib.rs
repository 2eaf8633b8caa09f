//! SQLite: one file per workspace, one writer, many readers. A change is published by the commit
//! that made it true, and by nothing else.
//!
//! One file per noun holds that noun's SQL. Functions take a connection: a reader's from
//! [`Store::read`], or a transaction's from [`WriteTx::conn`], so that the caller decides what
//! belongs together.

mod change;
pub mod contact_lists;
pub mod contact_people;
pub mod contacts;
pub mod conversations;
mod error;
pub mod invitations;
pub mod line_accounts;
pub mod media;
pub mod members;
mod open;
pub mod practice;
pub mod settings;
mod tx;
pub mod webhook_events;
pub mod workspace;

pub use change::{Change, Changes};
pub use error::Error;
pub use open::{Store, WORKSPACE_FILE};
pub use tx::WriteTx;

/// What the store gives, or why it could not.
pub type Result<T> = std::result::Result<T, Error>;
