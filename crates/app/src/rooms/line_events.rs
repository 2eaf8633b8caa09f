//! LINE events that are shown as they are: events that this version gives no meaning to (R23), as system messages keep
//! them.

use domain::message::LineEventKind;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A LINE event, as the body of its system message keeps it. What kind it is is found by its name when it is read: a
/// version that has words for more events has them for those that came before, too.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct LineEvent {
    /// LINE's name for it.
    pub(crate) name: String,
    /// What it carries, where there are words for that; else empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) carried: String,
}

/// A LINE event that this version gives no meaning to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LineEventSummary {
    /// What it is, as far as there are words for it.
    pub kind: LineEventKind,
    /// LINE's name for it; may be empty.
    pub name: String,
    /// What it carries, in LINE's words or a stranger's: a button's data, a result, how a membership changed. May be
    /// empty.
    pub carried: String,
}

impl From<LineEvent> for LineEventSummary {
    fn from(LineEvent { name, carried }: LineEvent) -> Self {
        Self { kind: LineEventKind::of(&name), name, carried }
    }
}

impl LineEventSummary {
    /// Reads what earlier versions kept: a phrase in the place of whom it concerns, LINE's name for the event and,
    /// after a blank, what it carries. A name that there are no words for may have blanks of its own.
    pub(crate) fn of_phrase(phrase: &str) -> Self {
        let (name, carried) = phrase.split_once(' ').unwrap_or((phrase, ""));
        match LineEventKind::of(name) {
            LineEventKind::Unknown => Self::unknown(phrase),
            kind @ (LineEventKind::Postback
            | LineEventKind::Beacon
            | LineEventKind::AccountLink
            | LineEventKind::Membership) => Self { kind, name: name.to_owned(), carried: carried.to_owned() },
        }
    }

    /// An event that there are no words for.
    pub(crate) fn unknown(name: &str) -> Self {
        Self { kind: LineEventKind::Unknown, name: name.to_owned(), carried: String::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_phrase_of_an_older_version_is_read_as_a_line_event() {
        let read = |phrase: &str| {
            let LineEventSummary { kind, name, carried } = LineEventSummary::of_phrase(phrase);
            (kind, name, carried)
        };
        assert_eq!(read("postback size=m"), (LineEventKind::Postback, "postback".into(), "size=m".into()));
        assert_eq!(read("postback a b"), (LineEventKind::Postback, "postback".into(), "a b".into()));
        assert_eq!(read("postback"), (LineEventKind::Postback, "postback".into(), String::new()));
        assert_eq!(read("membership left"), (LineEventKind::Membership, "membership".into(), "left".into()));
        assert_eq!(read("accountLink ok"), (LineEventKind::AccountLink, "accountLink".into(), "ok".into()));
        assert_eq!(read("a new thing"), (LineEventKind::Unknown, "a new thing".into(), String::new()));
        assert_eq!(read(""), (LineEventKind::Unknown, String::new(), String::new()));
    }
}
