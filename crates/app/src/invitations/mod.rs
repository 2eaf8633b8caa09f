//! Invitations: inviting LINE users, and who came by which invitation (R7-R9).

mod card;
mod hand_out;
pub(crate) mod invitation;
mod share;
pub mod views;
