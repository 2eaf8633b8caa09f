//! Applied: the traces that an event has left, and what each kind of event needs to know of it.

use line::event::{Event, Source};

/// How an event left its traces.
#[derive(Debug, Default)]
pub(super) struct Applied {
    /// The message it carried.
    pub(super) line_message_id: Option<String>,
    /// LINE asked to forget that message: the raw copy goes, too.
    pub(super) forget: bool,
}

/// LINE's id of the place where an event happened: the group, else the LINE user.
pub(super) fn place(event: &Event) -> Option<&str> {
    let source = event.source.as_ref()?;
    source.group_or_room_id().or_else(|| source.user_id())
}

/// The person of a 1:1 event.
pub(super) fn person(event: &Event) -> Option<domain::LineUserId> {
    match &event.source {
        Some(Source::User { user_id: Some(id) }) => Some(id.as_str().into()),
        _ => None,
    }
}
