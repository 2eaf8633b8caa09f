//! Where a computer keeps its LINE accounts' secrets: its keychain, a file that a passphrase opens, or memory.
//!
//! Nobody falls from one place into another unasked: when the chosen one cannot be had, [`LocalSecrets`] says so,
//! and a person chooses. Never in plain text, and never in a store that forgets at the next start of the computer
//! while seeming not to.

mod disk;
mod entries;
mod file;
mod keychain;
mod local;
mod patience;
mod place;
mod shape;

pub use keychain::{Keychain, OfComputer, Refused};
pub use local::LocalSecrets;
