//! Invitations: inviting LINE users, and who came by which invitation (R7-R9).

mod card;
mod hand_out;
pub(crate) mod invitation;
mod line_program;
mod share;
mod system_share;
pub mod views;

pub use share::mailto;
