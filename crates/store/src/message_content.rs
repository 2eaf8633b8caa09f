//! Message content: what a message says, as a row of `message` holds it. Messages, conversations and lists of rooms read it
//! by the same columns.

use domain::message::{Direction, MessageKind, SystemEvent};

use crate::{Result, Row};

/// What a message says, before it is given a form.
#[derive(Debug, Clone, PartialEq)]
pub struct MessageContent {
    /// What it is.
    pub kind: ContentKind,
    /// What people read.
    pub text: String,
    /// What `text` does not say, as JSON.
    pub body: String,
    /// Its sender took it back.
    pub unsent: bool,
}

/// The direction and the kind of a message. They are two columns, and make sense only together: a message from or to LINE
/// has a kind, a system message has an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ContentKind {
    /// A message from LINE.
    Incoming(MessageKind),
    /// A message from a member.
    Outgoing(MessageKind),
    /// A system message.
    System(SystemEvent),
    /// A system message of a newer version, as that version spells its event.
    NewerSystem(String),
}

impl ContentKind {
    /// Which way the message goes.
    pub fn direction(&self) -> Direction {
        match self {
            Self::Incoming(_) => Direction::In,
            Self::Outgoing(_) => Direction::Out,
            Self::System(_) | Self::NewerSystem(_) => Direction::System,
        }
    }

    /// Whether somebody has to read the message: it counts as unread until they have.
    pub fn counts_as_unread(&self) -> bool {
        match self {
            Self::Incoming(_) => true,
            Self::System(event) => event.counts_as_unread(),
            Self::Outgoing(_) | Self::NewerSystem(_) => false,
        }
    }

    /// The spelling in the column `kind`.
    pub(crate) fn as_str(&self) -> &str {
        match self {
            Self::Incoming(kind) | Self::Outgoing(kind) => kind.as_str(),
            Self::System(event) => event.as_str(),
            Self::NewerSystem(event) => event,
        }
    }

    /// The kind of a row. The column has no CHECK, and a newer version may have written what this one does not know: that is
    /// shown as unknown here, and fails no page of the conversation that it stands in.
    fn of(direction: Direction, kind: String) -> Self {
        let known = || kind.parse().unwrap_or(MessageKind::Unknown);
        match direction {
            Direction::In => Self::Incoming(known()),
            Direction::Out => Self::Outgoing(known()),
            Direction::System => kind.parse().map_or(Self::NewerSystem(kind), Self::System),
        }
    }
}

/// The names under which a statement gives a message's content.
pub(crate) struct ContentColumns {
    pub(crate) direction: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) text: &'static str,
    pub(crate) body: &'static str,
    pub(crate) unsent: &'static str,
}

/// The columns of a message's content for a SELECT list: of the table that is called `table` there, under names that begin
/// with `prefix`.
macro_rules! select_content {
    ($table:literal, $prefix:literal) => {
        concat!(
            $table,
            ".direction AS ",
            $prefix,
            "direction, ",
            $table,
            ".kind AS ",
            $prefix,
            "kind, ",
            $table,
            ".text AS ",
            $prefix,
            "text, ",
            $table,
            ".body AS ",
            $prefix,
            "body, ",
            $table,
            ".unsent_at IS NOT NULL AS ",
            $prefix,
            "unsent"
        )
    };
}
pub(crate) use select_content;

/// The names that [`select_content`] gives.
macro_rules! content_columns {
    ($prefix:literal) => {
        $crate::message_content::ContentColumns {
            direction: concat!($prefix, "direction"),
            kind: concat!($prefix, "kind"),
            text: concat!($prefix, "text"),
            body: concat!($prefix, "body"),
            unsent: concat!($prefix, "unsent"),
        }
    };
}
pub(crate) use content_columns;

impl MessageContent {
    /// Reads the content of a message that the statement may have joined.
    pub(crate) fn read_optional(row: &Row, columns: &ContentColumns) -> Result<Option<Self>> {
        let there = row.get::<Option<Direction>>(columns.direction)?.is_some();
        there.then(|| Self::read(row, columns)).transpose()
    }

    /// Reads the content of a message.
    pub(crate) fn read(row: &Row, columns: &ContentColumns) -> Result<Self> {
        Ok(Self {
            kind: ContentKind::of(row.get(columns.direction)?, row.get(columns.kind)?),
            text: row.get(columns.text)?,
            body: row.get(columns.body)?,
            unsent: row.get(columns.unsent)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_kind_of_a_newer_version_is_read_as_unknown() {
        let of = |direction, kind: &str| ContentKind::of(direction, kind.to_owned());
        assert_eq!(of(Direction::In, "sticker"), ContentKind::Incoming(MessageKind::Sticker));
        assert_eq!(of(Direction::In, "hologram"), ContentKind::Incoming(MessageKind::Unknown));
        assert_eq!(of(Direction::Out, "hologram"), ContentKind::Outgoing(MessageKind::Unknown));
        assert_eq!(of(Direction::System, "handed_over"), ContentKind::System(SystemEvent::HandedOver));
        assert_eq!(
            of(Direction::System, "text"),
            ContentKind::NewerSystem("text".into()),
            "no kind is an event"
        );
    }
}
