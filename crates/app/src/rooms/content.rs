//! What a message says: from its columns to what a screen shows.

use domain::file_name::sanitise;
use domain::message::{DeletionAnswer, Direction, MediaState, MessageKind, SystemEvent};
use domain::stranger;
use domain::text::one_line;
use domain::{ContactId, MemberId};
use serde::{Deserialize, Serialize};
use store::message_content::{ContentKind, MessageContent};
use store::room_messages::MessageMedia;

use super::line_events::{LineEvent, LineEventSummary};
use super::message_views::{Content, Media, Preview, SystemMessage, TextEmoji};
use crate::pictures::shown::is_viewable;

/// How many characters of a text a list shows.
pub(super) const PREVIEW_CHARACTERS: usize = 120;

/// What the column `text` does not say, by kind. The column `body` holds it as JSON.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Body {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) package_id: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) sticker_id: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) keywords: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) size: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) duration: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) address: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) latitude: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) longitude: Option<f64>,
    /// Texts: which stretches of them are LINE emoji.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) emojis: Vec<TextEmoji>,
    /// System messages: who did it; empty when it was the LINE user.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) who: String,
    /// System messages: whom or what it concerns; empty when it is the LINE user, or nobody.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) whom: String,
    /// System messages of an unknown event: what LINE told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) line_event: Option<LineEvent>,
    /// System messages that ask a colleague: the question, and its answer (R17).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) question: Option<StoredQuestion>,
}

/// A question about deleting a contact, as its system message keeps it (R17). What the contact is called is not in it: it
/// is not for everybody who reads the room (R14).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct StoredQuestion {
    pub(crate) contact_id: ContactId,
    pub(crate) asked_by: MemberId,
    /// What was answered, and by whom, by name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) answer: Option<(DeletionAnswer, String)>,
}

impl Body {
    /// As it is stored.
    pub(crate) fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_else(|_| "{}".to_owned())
    }

    /// A body that cannot be read says nothing: the message keeps its kind and text.
    pub(crate) fn read(json: &str) -> Self {
        serde_json::from_str(json).unwrap_or_default()
    }

    /// The LINE event that a system message tells of; earlier versions kept it as a phrase, in the place of `whom`.
    fn take_line_event(&mut self) -> LineEventSummary {
        match self.line_event.take() {
            Some(event) => event.into(),
            None => LineEventSummary::of_phrase(&std::mem::take(&mut self.whom)),
        }
    }

    /// Who and whom. The LINE user a system message belongs to, by the name known today, fills the place left free.
    fn named(self, line_user: Option<&str>) -> (String, String) {
        let line_user = stranger::name(line_user.unwrap_or_default());
        match (self.who.is_empty(), self.whom.is_empty()) {
            (true, _) => (line_user, self.whom),
            (false, true) => (self.who, line_user),
            (false, false) => (self.who, self.whom),
        }
    }
}

/// A message's content, as a screen shows it. `line_user` is the name of the LINE user it came from or is about.
pub(crate) fn content(stored: MessageContent, media: MessageMedia, line_user: Option<&str>) -> Content {
    if stored.unsent {
        return Content::Unsent;
    }
    let (kind, direction) = match stored.kind {
        ContentKind::Incoming(kind) => (kind, Direction::In),
        ContentKind::Outgoing(kind) => (kind, Direction::Out),
        ContentKind::System(event) => return Content::System(system_message(event, &stored.body, line_user)),
        ContentKind::NewerSystem(event) => return Content::System(newer_system_message(&event)),
    };
    let body = Body::read(&stored.body);
    let readable = kind != MessageKind::Image || is_viewable(media.width, media.height);
    let media = Media {
        not_shown: media.state == Some(MediaState::Stored) && !readable,
        state: media.state.unwrap_or(MediaState::Gone),
        hold: media.hold,
        hash: media.hash,
        mime: media.mime,
        size: media.size,
        width: media.width,
        height: media.height,
    };
    match kind {
        MessageKind::Text => Content::Text { text: stored.text, emojis: body.emojis },
        MessageKind::Sticker => Content::Sticker {
            package_id: body.package_id,
            sticker_id: body.sticker_id,
            keywords: body.keywords,
            text: Some(stored.text).filter(|text| !text.is_empty()),
        },
        MessageKind::Image => Content::Image { media },
        MessageKind::Video => Content::Video { media, duration: body.duration },
        MessageKind::Audio => Content::Audio { media, duration: body.duration },
        MessageKind::File => Content::File {
            name: sanitise(&stored.text),
            size: body.size.unwrap_or(0),
            media,
            linked: direction == Direction::Out,
        },
        MessageKind::Location => Content::Location {
            title: body.title,
            address: body.address,
            latitude: body.latitude.unwrap_or(0.0),
            longitude: body.longitude.unwrap_or(0.0),
        },
        MessageKind::Unknown => Content::Unknown { what: stored.text },
    }
}

/// A message in one line.
pub(crate) fn preview(stored: &MessageContent, line_user: Option<&str>) -> Preview {
    if stored.unsent {
        return Preview::Unsent;
    }
    match &stored.kind {
        ContentKind::Incoming(kind) | ContentKind::Outgoing(kind) => {
            message_preview(*kind, &with_emoji_signs(&stored.text, &Body::read(&stored.body).emojis))
        }
        ContentKind::System(event) => Preview::System(system_message(*event, &stored.body, line_user)),
        ContentKind::NewerSystem(event) => Preview::System(newer_system_message(event)),
    }
}

fn message_preview(kind: MessageKind, text: &str) -> Preview {
    let text = || one_line(text, PREVIEW_CHARACTERS);
    match kind {
        MessageKind::Text => Preview::Text { text: text() },
        MessageKind::Sticker => Preview::Sticker { text: text() },
        MessageKind::Image => Preview::Image,
        MessageKind::Video => Preview::Video,
        MessageKind::Audio => Preview::Audio,
        MessageKind::File => Preview::File { text: sanitise(&text()) },
        MessageKind::Location => Preview::Location { text: text() },
        MessageKind::Unknown => Preview::Unknown,
    }
}

fn system_message(event: SystemEvent, body: &str, line_user: Option<&str>) -> SystemMessage {
    let mut body = Body::read(body);
    let line_event = (event == SystemEvent::UnknownEvent).then(|| body.take_line_event());
    let (who, whom) = body.named(line_user);
    SystemMessage { event, who, whom, line_event }
}

/// A newer version wrote it, and its event has no words here: it is shown by that version's spelling.
fn newer_system_message(event: &str) -> SystemMessage {
    SystemMessage {
        event: SystemEvent::UnknownEvent,
        who: String::new(),
        whom: String::new(),
        line_event: Some(LineEventSummary::unknown(event)),
    }
}

/// A text as a line of plain words: where LINE has no word for an emoji of its own (an outgoing one is a `$`, one from
/// LINE on a computer `()`), a face stands.
pub(crate) fn with_emoji_signs(text: &str, emojis: &[TextEmoji]) -> String {
    if emojis.is_empty() {
        return text.to_owned();
    }
    let mut units: Vec<u16> = text.encode_utf16().collect();
    let mut stretches: Vec<_> = emojis.iter().map(|one| (one.index as usize, one.length as usize)).collect();
    stretches.sort_unstable();
    for (start, length) in stretches.into_iter().rev() {
        let stretch = start..start.saturating_add(length);
        let wordless = |word: &[u16]| !String::from_utf16_lossy(word).chars().any(char::is_alphanumeric);
        if units.get(stretch.clone()).is_some_and(wordless) {
            units.splice(stretch, "🙂".encode_utf16());
        }
    }
    String::from_utf16_lossy(&units)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stored(kind: ContentKind, text: &str, body: &Body) -> MessageContent {
        MessageContent { kind, text: text.into(), body: body.json(), unsent: false }
    }

    fn system(event: SystemEvent, body: &Body, line_user: Option<&str>) -> SystemMessage {
        let preview = preview(&stored(ContentKind::System(event), "", body), line_user);
        let Preview::System(message) = preview else { panic!("{preview:?} is no system message") };
        message
    }

    #[test]
    fn a_system_message_names_the_line_user_by_todays_name() {
        assert_eq!(system(SystemEvent::FriendAdded, &Body::default(), Some("Mio")).who, "Mio");
        let by_aya = Body { who: "Aya".into(), ..Body::default() };
        assert_eq!(system(SystemEvent::ContactAdded, &by_aya, Some("Mio")).whom, "Mio");
        let of_ken = Body { whom: "Ken".into(), ..by_aya };
        assert_eq!(system(SystemEvent::MemberInvited, &of_ken, None).whom, "Ken");
    }

    #[test]
    fn a_line_event_crosses_as_data_and_the_phrase_of_an_older_version_does_too() {
        let event = LineEvent { name: "postback".into(), carried: "size=m".into() };
        let new = Body { line_event: Some(event.clone()), ..Body::default() };
        assert_eq!(new.json(), r#"{"lineEvent":{"name":"postback","carried":"size=m"}}"#);
        let old = Body { whom: "postback size=m".into(), ..Body::default() };
        for body in [new, old] {
            let message = system(SystemEvent::UnknownEvent, &body, Some("Mio"));
            assert_eq!(message.line_event, Some(event.clone().into()), "{body:?}");
            assert_eq!((message.who.as_str(), message.whom.as_str()), ("Mio", ""), "{body:?}");
        }
        let invited = Body { whom: "postback".into(), who: "Aya".into(), ..Body::default() };
        assert_eq!(system(SystemEvent::MemberInvited, &invited, None).line_event, None, "a name is a name");
    }

    #[test]
    fn a_system_message_of_a_newer_version_is_shown_as_unknown_by_its_spelling() {
        let newer = stored(ContentKind::NewerSystem("room_renamed".into()), "", &Body::default());
        let Content::System(message) = content(newer, MessageMedia::default(), Some("Mio")) else {
            panic!("it is a system message")
        };
        assert_eq!(message.event, SystemEvent::UnknownEvent);
        assert_eq!(message.line_event, Some(LineEventSummary::unknown("room_renamed")));
    }

    #[test]
    fn a_preview_replaces_line_emoji_placeholders_and_leaves_prices_alone() {
        let emoji = TextEmoji { index: 6, length: 1, product_id: "p".into(), emoji_id: "001".into() };
        let body = Body { emojis: vec![emoji], ..Body::default() };
        let text = stored(ContentKind::Outgoing(MessageKind::Text), "5 $ 😀$!", &body);
        assert_eq!(preview(&text, None), Preview::Text { text: "5 $ 😀🙂!".into() });
    }

    #[test]
    fn a_preview_shows_the_words_of_line_emoji_and_a_face_for_those_without() {
        let emoji =
            |index, length| TextEmoji { index, length, product_id: "p".into(), emoji_id: "001".into() };
        let text = "()hello (sun)()";
        let emojis = [emoji(13, 2), emoji(0, 2), emoji(8, 5), emoji(400, 9), emoji(u32::MAX, u32::MAX)];
        assert_eq!(with_emoji_signs(text, &emojis), "🙂hello (sun)🙂");
        assert_eq!(with_emoji_signs("()", &[]), "()", "what somebody typed is what they typed");
    }

    #[test]
    fn an_unsent_message_has_no_content_whatever_its_columns_hold() {
        let text = stored(ContentKind::Incoming(MessageKind::Text), "secret", &Body::default());
        let gone = MessageContent { unsent: true, ..text };
        assert_eq!(preview(&gone, None), Preview::Unsent);
        assert_eq!(content(gone, MessageMedia::default(), None), Content::Unsent);
    }
}
