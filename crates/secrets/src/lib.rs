//! Storage of LINE accounts' secrets on this computer: its keychain, a file that a passphrase opens, or memory.
//!
//! Nobody falls from one place into another unasked: when the chosen one cannot be had, [`LocalSecrets`] says so,
//! and a person chooses. Never in plain text, and never in a store that forgets at the next start of the computer
//! while seeming not to.

mod disk;
mod file;
mod keychain;
mod keychain_entries;
mod local;
mod place;
mod stored;
mod timeout;

pub use keychain::{Keychain, KeychainError};
pub use local::LocalSecrets;
pub use place::copy_secrets;
