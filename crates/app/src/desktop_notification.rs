//! Notifications as a desktop shows them, and where the member is looking.

use domain::{MemberId, RoomId, UtcMs};

/// A notification, ready to be shown: plain words, bounded, without bidi controls (R29).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DesktopNotification {
    /// What it is of: a later one of the same tag takes its place.
    pub tag: String,
    /// Whom it is for. Another member may act when it is clicked.
    pub member: MemberId,
    /// The title.
    pub title: String,
    /// The text; may be empty.
    pub body: String,
    /// The room that a click opens; none: the list of rooms.
    pub room: Option<RoomId>,
    /// The words of the button that does what a click does.
    pub open: &'static str,
    /// The button that marks the room as read, where that is all there is to do.
    pub mark_read: Option<MarkRead>,
}

/// A button that marks a room as read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkRead {
    /// Its words.
    pub label: &'static str,
    /// Up to which message: what came since stays unread.
    pub up_to: UtcMs,
}

/// Where the member is looking, as far as the system tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attention {
    /// At the window: it shows what happens by itself.
    AtWindow,
    /// Elsewhere.
    Elsewhere,
    /// The screen is locked: whoever passes by reads it.
    ScreenLocked,
}
