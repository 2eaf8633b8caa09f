//! Deep links: `engawa://` addresses, which lead to a place in the window and do nothing else.

use serde::Serialize;
use ts_rs::TS;

use crate::{ContactId, RoomId};

/// The URI scheme of deep links.
pub const SCHEME: &str = "engawa";
/// The longest deep link is far shorter; what is longer is none.
const MAX_BYTES: usize = 200;

/// A place in the window that a deep link leads to. Anybody can write one: whether the member may see the place is asked
/// when it is shown (R1, R14).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "place", rename_all = "snake_case")]
pub enum DeepLink {
    /// The rooms: `engawa://messages`.
    Messages,
    /// A room: `engawa://room/ID`.
    Room {
        /// Which one.
        id: RoomId,
    },
    /// The contacts: `engawa://contacts`.
    Contacts,
    /// A contact: `engawa://contact/ID`.
    Contact {
        /// Which one.
        id: ContactId,
    },
    /// My Profile, with what invites people: `engawa://profile`.
    Profile,
    /// The settings: `engawa://settings`.
    Settings,
}

impl DeepLink {
    /// Whether a text says that it is a deep link, and should be looked at as one.
    pub fn is_meant_by(text: &str) -> bool {
        text.split_once(':').is_some_and(|(scheme, _)| scheme.eq_ignore_ascii_case(SCHEME))
    }

    /// Reads a deep link; none when it is no known one to the letter. Systems add a slash at the end.
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() > MAX_BYTES || !Self::is_meant_by(text) {
            return None;
        }
        let (_, rest) = text.split_once("://")?;
        let rest = rest.strip_suffix('/').unwrap_or(rest);
        let (place, id) = match rest.split_once('/') {
            Some((place, id)) => (place, Some(uuid(id)?)),
            None => (rest, None),
        };
        match (place.to_ascii_lowercase().as_str(), id) {
            ("messages", None) => Some(Self::Messages),
            ("room", Some(id)) => Some(Self::Room { id: RoomId(id) }),
            ("contacts", None) => Some(Self::Contacts),
            ("contact", Some(id)) => Some(Self::Contact { id: ContactId(id) }),
            ("profile", None) => Some(Self::Profile),
            ("settings", None) => Some(Self::Settings),
            _ => None,
        }
    }
}

/// A UUID as ids are written here: 32 hex digits with hyphens, in lower case.
fn uuid(text: &str) -> Option<String> {
    let is_written_so = |(at, byte): (usize, u8)| match at {
        8 | 13 | 18 | 23 => byte == b'-',
        _ => byte.is_ascii_hexdigit(),
    };
    let whole = text.len() == 36 && text.bytes().enumerate().all(is_written_so);
    whole.then(|| text.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "01890a5d-ac96-774b-bcce-b302099a8057";

    #[test]
    fn deep_links_are_a_closed_set_of_places() {
        let room = DeepLink::Room { id: ID.into() };
        let contact = DeepLink::Contact { id: ID.into() };
        for (text, place) in [
            ("engawa://messages".to_owned(), DeepLink::Messages),
            ("engawa://messages/".to_owned(), DeepLink::Messages),
            ("ENGAWA://Messages".to_owned(), DeepLink::Messages),
            (format!("engawa://room/{ID}"), room.clone()),
            (format!("engawa://room/{}/", ID.to_uppercase()), room),
            ("engawa://contacts".to_owned(), DeepLink::Contacts),
            (format!("engawa://contact/{ID}"), contact),
            ("engawa://profile".to_owned(), DeepLink::Profile),
            ("engawa://settings".to_owned(), DeepLink::Settings),
        ] {
            assert_eq!(DeepLink::parse(&text), Some(place), "{text}");
        }
    }

    #[test]
    fn a_deep_link_with_anything_else_in_it_is_unknown() {
        let long = format!("engawa://room/{}", "a".repeat(100_000));
        for text in [
            "",
            "engawa",
            "engawa:",
            "engawa:messages",
            "engawa://",
            "engawa:///",
            "engawa://messages//",
            "engawa://messages/send",
            "engawa://messages?room=1",
            "engawa://messages#x",
            "engawa://room",
            "engawa://room/",
            "engawa://room/1",
            "engawa://room/../settings",
            "engawa://room/01890a5d-ac96-774b-bcce-b302099a8057/delete",
            "engawa://room/01890a5d-ac96-774b-bcce-b302099a805g",
            "engawa://room/01890a5dac96774bbcceb302099a8057",
            "engawa://room/01890a5d-ac96-774b-bcce-b302099a805\u{ff17}",
            "engawa://room/%2e%2e",
            "engawa://member/01890a5d-ac96-774b-bcce-b302099a8057",
            "engawa://admin",
            "engawa://user:secret@messages",
            "engawa://messages:80",
            "engawa://mess\u{430}ges",
            "https://engawa/messages",
            "javascript:alert(1)",
            &long,
        ] {
            assert_eq!(DeepLink::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_text_that_names_the_scheme_is_meant_as_a_deep_link_whether_it_is_known_or_not() {
        assert!(DeepLink::is_meant_by("engawa://no-such-place"));
        assert!(DeepLink::is_meant_by("Engawa:"));
        for other in ["--practice", "engawa", "https://engawa://x", "xengawa://messages", ""] {
            assert!(!DeepLink::is_meant_by(other), "{other}");
        }
    }
}
