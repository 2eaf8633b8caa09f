//! The next attempt to ask LINE for what it did not give: a profile, a group's summary, the bytes of a message.

use domain::UtcMs;

/// The next attempt to ask LINE for something, after one in vain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NextAttempt {
    /// When; none: not until something happens.
    pub due_at: Option<UtcMs>,
    /// How many attempts were in vain.
    pub attempts: u32,
}
