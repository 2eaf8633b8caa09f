//! Whom a system message is about.

use domain::LineUserId;

/// Whom a system message of what a member did is about. A contact is none of them: its name is not for everybody who
/// reads the room, now or later (R14).
#[derive(Debug, Clone, Copy)]
pub(crate) enum About<'a> {
    /// Nobody else.
    Nobody,
    /// A colleague, by name.
    Member(&'a str),
    /// A LINE user, who is named as LINE does on the day it is read.
    LineUser(&'a LineUserId),
}
