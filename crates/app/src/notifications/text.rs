//! What a notification says: its title and its text. They are strangers' words, so they are plain and bounded (R29).

use domain::file_name::sanitise;
use domain::language::Language;
use domain::message::MessageKind;
use domain::settings::NotificationText;
use domain::stranger;
use domain::text::one_line;

use super::notification::{Notification, Notified, PREVIEW_CHARACTERS, Subject};
use super::words;

const TITLE_CHARACTERS: usize = 60;
/// The title of who has no name, or whose name is not shown.
const NAMELESS: &str = "LINE";
/// The text of what is not shown.
const WROTE: &str = "💬";
/// The sign of somebody who has added the account.
const ADDED: &str = "👋";

/// The room of a notification, by the names that the member sees.
#[derive(Debug, Default)]
pub(super) struct Place {
    pub(super) name: String,
    pub(super) group: bool,
    /// Who wrote last in a group, by their name on LINE.
    pub(super) writer: String,
    /// Nobody knows what became of the message that was refused.
    pub(super) unknown: bool,
}

/// The title and the text of what happened in one room, about one subject, the latest last.
pub(super) fn of_room(
    language: Language,
    happened: &[Notification],
    place: &Place,
    shown: NotificationText,
) -> (String, String) {
    let Some(last) = happened.last() else { return (NAMELESS.to_owned(), String::new()) };
    let name = match shown {
        NotificationText::All | NotificationText::Name => {
            one_line(&stranger::name(&place.name), TITLE_CHARACTERS)
        }
        NotificationText::Nothing => String::new(),
    };
    let body = match (&last.what, shown) {
        (Notified::Message { kind, text, .. }, NotificationText::All) => said(*kind, text, &place.writer),
        (Notified::Message { .. }, NotificationText::Name | NotificationText::Nothing) => WROTE.to_owned(),
        (Notified::FriendAdded, NotificationText::Nothing) => WROTE.to_owned(),
        (Notified::FriendAdded, NotificationText::All | NotificationText::Name) => {
            format!("{ADDED} {}", words::friend_added(language))
        }
        (Notified::Refused { .. }, _) => words::refused(language, happened.len(), place.unknown),
        (Notified::AwaitsConfirmation { .. }, _) => words::awaits_confirmation(language, happened.len()),
        (Notified::DeletionAsked { name, .. }, NotificationText::All | NotificationText::Name) => {
            words::deletion_asked(language, &one_line(&stranger::name(name), TITLE_CHARACTERS))
        }
        (Notified::DeletionAsked { .. }, NotificationText::Nothing) => words::question(language).to_owned(),
        (Notified::DeletionAnswered { name, answer, .. }, NotificationText::All | NotificationText::Name) => {
            let colleague = one_line(&stranger::name(name), TITLE_CHARACTERS);
            words::deletion_answered(language, *answer, &colleague)
        }
        (Notified::DeletionAnswered { .. }, NotificationText::Nothing) => words::answer(language).to_owned(),
    };
    (title(language, last.subject(), happened.len(), &name, place.group), body)
}

/// The title and the text of what LINE users did in several rooms.
pub(super) fn summary(language: Language, rooms: usize, messages: usize) -> (String, String) {
    match messages {
        0 => (words::friends(language, rooms), String::new()),
        messages => (words::messages(language, messages), words::in_rooms(language, rooms)),
    }
}

fn title(language: Language, subject: Subject, count: usize, name: &str, group: bool) -> String {
    let several = subject == Subject::Messages && count > 1;
    match (several, name.is_empty()) {
        (true, true) => words::messages(language, count),
        (true, false) if group => words::messages_in(language, count, name),
        (true, false) => words::messages_from(language, count, name),
        (false, true) => NAMELESS.to_owned(),
        (false, false) => name.to_owned(),
    }
}

/// What was said, in a group with who said it.
fn said(kind: MessageKind, text: &str, writer: &str) -> String {
    let said = preview(kind, text);
    match stranger::name(writer) {
        writer if writer.is_empty() => said,
        writer => one_line(&format!("{}: {said}", one_line(&writer, TITLE_CHARACTERS)), PREVIEW_CHARACTERS),
    }
}

/// The words; a sign that needs no translation where there are none.
fn preview(kind: MessageKind, text: &str) -> String {
    let sign = match kind {
        MessageKind::Image => "🖼",
        MessageKind::Video => "🎬",
        MessageKind::Audio => "🎤",
        MessageKind::File => "📎",
        MessageKind::Location => "📍",
        MessageKind::Sticker => "🙂",
        MessageKind::Text | MessageKind::Unknown => "",
    };
    let words = match kind {
        MessageKind::File => sanitise(text),
        MessageKind::Text
        | MessageKind::Sticker
        | MessageKind::Location
        | MessageKind::Image
        | MessageKind::Video
        | MessageKind::Audio
        | MessageKind::Unknown => text.to_owned(),
    };
    one_line(format!("{sign} {words}").trim(), PREVIEW_CHARACTERS)
}

#[cfg(test)]
mod tests {
    use domain::{ClosedSet, UtcMs};

    use super::*;

    fn wrote(kind: MessageKind, text: &str) -> Notification {
        Notification::message(&"room".into(), UtcMs(0), (&"message".into(), kind), None, text)
    }

    fn of(what: Notified) -> Notification {
        Notification { room: "room".into(), at: UtcMs(0), what }
    }

    fn place(name: &str) -> Place {
        Place { name: name.to_owned(), ..Place::default() }
    }

    fn shown(happened: &[Notification], place: &Place, shown: NotificationText) -> (String, String) {
        of_room(Language::En, happened, place, shown)
    }

    fn pair(title: &str, body: &str) -> (String, String) {
        (title.to_owned(), body.to_owned())
    }

    #[test]
    fn a_notification_of_a_group_names_the_writer_and_that_of_a_new_friend_greets() {
        let said = |writer: &str| {
            let place = Place { group: true, writer: writer.to_owned(), ..place("Ride") };
            shown(&[wrote(MessageKind::Text, "Nine?")], &place, NotificationText::All)
        };
        assert_eq!(said("Mio\u{202e}"), pair("Ride", "Mio: Nine?"));
        assert_eq!(said("\u{3164}"), pair("Ride", "Nine?"), "nobody by that name");
        let (_, body) = said(&"W".repeat(1000));
        assert_eq!(body.chars().count(), 68, "{body}");
        let added = shown(&[of(Notified::FriendAdded)], &place("Mio"), NotificationText::All);
        assert_eq!(added, pair("Mio", "👋 Added you on LINE."));
    }

    #[test]
    fn r29_a_notification_cannot_be_turned_round_and_its_name_and_text_are_bounded() {
        let all = |one: Notification, name: &str| shown(&[one], &place(name), NotificationText::All);
        let file = all(wrote(MessageKind::File, "報告\u{202e}fdp.exe"), "Mio\u{202e}");
        assert_eq!(file, pair("Mio", "📎 報告fdp.exe"));
        let (title, body) = all(wrote(MessageKind::Text, &"x".repeat(5000)), &"W".repeat(1000));
        assert_eq!((title.chars().count(), body.chars().count()), (61, 101));
        assert_eq!(all(wrote(MessageKind::Text, "Hello"), "\u{3164}"), pair("LINE", "Hello"));
    }

    #[test]
    fn r29_a_notification_shows_no_more_than_the_member_has_set() {
        let message = [wrote(MessageKind::Text, "The number is 4711")];
        let ploy = Place { writer: "Ploy".to_owned(), ..place("Mio") };
        assert_eq!(shown(&message, &ploy, NotificationText::Name), pair("Mio", "💬"));
        assert_eq!(shown(&message, &ploy, NotificationText::Nothing), pair("LINE", "💬"));
        let asked = [of(Notified::DeletionAsked { by: "aya".into(), name: "Aya".to_owned() })];
        assert_eq!(
            shown(&asked, &ploy, NotificationText::Nothing),
            pair("LINE", "A colleague asks you something.")
        );
    }

    #[test]
    fn r31_several_messages_are_counted_in_the_title_and_the_latest_is_shown() {
        let three = ["One", "Two", "Three"].map(|text| wrote(MessageKind::Text, text));
        let all = |place: &Place| shown(&three, place, NotificationText::All);
        assert_eq!(all(&place("Mio")), pair("3 new messages from \u{2068}Mio\u{2069}", "Three"));
        let ride = Place { group: true, writer: "Mio".to_owned(), ..place("Ride") };
        assert_eq!(all(&ride), pair("3 new messages in \u{2068}Ride\u{2069}", "Mio: Three"));
        assert_eq!(shown(&three, &place("Mio"), NotificationText::Nothing), pair("3 new messages", "💬"));
        assert_eq!(summary(Language::En, 4, 12), pair("12 new messages", "In 4 rooms"));
        assert_eq!(summary(Language::Ja, 4, 12), pair("新着メッセージ12件", "4件のトークルーム"));
    }

    #[test]
    fn r31_what_became_of_a_message_is_told_in_every_language_and_without_its_text() {
        let refused = of(Notified::Refused { message: "m".into(), writer: "aya".into() });
        let waits = of(Notified::AwaitsConfirmation { message: "m".into(), writer: None });
        let mut seen = std::collections::HashSet::new();
        for language in Language::ALL.iter().copied() {
            for unknown in [false, true] {
                let place = Place { unknown, ..place("Mio") };
                let (title, body) =
                    of_room(language, std::slice::from_ref(&refused), &place, NotificationText::Name);
                assert_eq!(title, "Mio");
                assert!(seen.insert(body.clone()), "{language:?} has words of its own: {body}");
            }
            let (_, body) =
                of_room(language, &[waits.clone(), waits.clone()], &place("Mio"), NotificationText::All);
            assert!(body.contains('2') && seen.insert(body.clone()), "{body}");
        }
    }
}
