//! Contacts: people in the address book, who sees them, and what may be done with them.

mod access;
pub(crate) mod contact;
pub(crate) mod in_conversation;
mod lists;
mod trash;
pub mod views;

pub use store::contact_lists::Filter as ContactFilter;
