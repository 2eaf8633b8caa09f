//! The settings of an account on LINE, in the domain's terms.

use domain::account::{ChatMode, MarkAsReadMode};

/// LINE's `chatMode`.
pub(super) fn chat_mode(mode: &line::ChatMode) -> ChatMode {
    match mode {
        line::ChatMode::Chat => ChatMode::Chat,
        line::ChatMode::Bot => ChatMode::Bot,
        line::ChatMode::Unknown(_) => ChatMode::Unknown,
    }
}

/// LINE's `markAsReadMode`.
pub(super) fn mark_as_read_mode(mode: &line::MarkAsReadMode) -> MarkAsReadMode {
    match mode {
        line::MarkAsReadMode::Auto => MarkAsReadMode::Auto,
        line::MarkAsReadMode::Manual => MarkAsReadMode::Manual,
        line::MarkAsReadMode::Unknown(_) => MarkAsReadMode::Unknown,
    }
}
