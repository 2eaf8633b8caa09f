//! What a member wrote, measured as LINE measures it (LINE reference A.2.2), and what it quotes.

use domain::message::{AttachmentKind, MediaPart, MessageKind};
use domain::text::utf16_len;
use domain::{AttachmentId, MemberId, MessageId, RoomId};
use domain::{FieldErrorCode, LIMITS};
use line::limits::{MAX_EMOJIS, MAX_LOCATION_UNITS, MAX_TEXT_UNITS};

use line::{emoji, stickers};
use store::attachments::{self, Attachment};
use store::{Change, WriteTx, messages, published_media};

use super::views::NewContent;
use crate::form::Form;
use crate::rooms::content::Body;
use crate::rooms::message_views::TextEmoji;
use crate::{App, Error, ErrorCode, Result};

// What a form is told are LINE's own limits.
const _: () = assert!(LIMITS.text_units == MAX_TEXT_UNITS);
const _: () = assert!(LIMITS.emojis == MAX_EMOJIS);
const _: () = assert!(LIMITS.location_units == MAX_LOCATION_UNITS);

/// What a message says, and which message it quotes.
#[derive(Debug, Clone)]
pub struct NewMessageContent {
    pub(super) content: NewContent,
    pub(super) quotes: Option<MessageId>,
}

impl From<(NewContent, Option<MessageId>)> for NewMessageContent {
    fn from((content, quotes): (NewContent, Option<MessageId>)) -> Self {
        Self { content, quotes }
    }
}

/// Quotes nothing.
impl From<NewContent> for NewMessageContent {
    fn from(content: NewContent) -> Self {
        (content, None).into()
    }
}

/// A plain text.
impl From<&str> for NewMessageContent {
    fn from(text: &str) -> Self {
        NewContent::Text { text: text.to_owned(), emojis: Vec::new() }.into()
    }
}

/// A plain text.
impl From<&String> for NewMessageContent {
    fn from(text: &String) -> Self {
        text.as_str().into()
    }
}

/// A message's columns.
#[derive(Debug)]
pub(super) struct Composed {
    pub(super) kind: MessageKind,
    pub(super) text: String,
    pub(super) body: Body,
    attachment_id: Option<AttachmentId>,
    pub(super) attachment: Option<Attachment>,
}

impl Composed {
    /// # Errors
    /// `InvalidText`, `InvalidFields` (`emojis`, `sticker`, `title`, `address`, `latitude`, `longitude`).
    pub(super) fn of(content: &NewContent) -> Result<Self> {
        match content {
            NewContent::Text { text, emojis } => text_of(text, emojis),
            NewContent::Sticker { package_id, sticker_id } => sticker_of(package_id, sticker_id),
            NewContent::Location { title, address, latitude, longitude } => {
                location_of(title, address, (*latitude, *longitude))
            }
            NewContent::Attachment { attachment_id } => {
                // Its kind is known with the attachment.
                Ok(Self {
                    attachment_id: Some(attachment_id.clone()),
                    ..Self::new(MessageKind::File, String::new(), Body::default())
                })
            }
        }
    }

    fn new(kind: MessageKind, text: String, body: Body) -> Self {
        Self { kind, text, body, attachment_id: None, attachment: None }
    }

    /// Takes the attachment out of the room's.
    ///
    /// # Errors
    /// `NotFound` for one that is not there, or is somebody else's; `NoPublicAddress`.
    pub(super) async fn with_attachment(
        mut self,
        tx: &mut WriteTx,
        actor: &MemberId,
        room: &RoomId,
        reachable: bool,
    ) -> Result<Self> {
        let Some(id) = &self.attachment_id else { return Ok(self) };
        let found = attachments::get(tx.conn(), id).await?;
        let found = found.filter(|one| one.member_id == *actor && one.room_id == *room);
        let attachment = found.ok_or_else(|| Error::new(ErrorCode::NotFound))?;
        if !reachable {
            return Err(Error::new(ErrorCode::NoPublicAddress));
        }
        attachments::delete(tx.conn(), id).await?;
        tx.changed(Change::Room(room.clone()));
        self.kind = attachment.kind.into();
        self.text.clone_from(&attachment.name);
        self.body =
            Body { size: Some(attachment.media.size), duration: attachment.duration, ..Body::default() };
        self.attachment = Some(attachment);
        Ok(self)
    }
}

/// A text as LINE takes it, without the line breaks at its end.
fn text_of(text: &str, emojis: &[TextEmoji]) -> Result<Composed> {
    let text = text.trim_end_matches(['\r', '\n']);
    if text.trim().is_empty() || utf16_len(text) > MAX_TEXT_UNITS {
        return Err(Error::new(ErrorCode::InvalidText).with("limit", MAX_TEXT_UNITS));
    }
    let mut form = Form::default();
    form.check(emojis.len() <= MAX_EMOJIS, "emojis", FieldErrorCode::TooMany);
    form.check(stand_in(text, emojis), "emojis", FieldErrorCode::NotOneOf);
    form.done()?;
    let emojis = emojis.iter().map(|one| TextEmoji { length: 1, ..one.clone() }).collect();
    Ok(Composed::new(MessageKind::Text, text.to_owned(), Body { emojis, ..Body::default() }))
}

/// Whether each emoji is one that LINE lets accounts send, stands at a `$`, and behind the one before.
fn stand_in(text: &str, emojis: &[TextEmoji]) -> bool {
    let units: Vec<u16> = text.encode_utf16().collect();
    let at_a_mark = |one: &TextEmoji| units.get(one.index as usize) == Some(&u16::from(b'$'));
    let sendable = |one: &TextEmoji| emoji::is_sendable(&one.product_id, &one.emoji_id);
    emojis.iter().all(|one| at_a_mark(one) && sendable(one))
        && emojis.windows(2).all(|pair| pair[0].index < pair[1].index)
}

fn sticker_of(package_id: &str, sticker_id: &str) -> Result<Composed> {
    let mut form = Form::default();
    form.check(stickers::is_sendable(package_id, sticker_id), "sticker", FieldErrorCode::NotOneOf);
    form.done()?;
    let body =
        Body { package_id: package_id.to_owned(), sticker_id: sticker_id.to_owned(), ..Body::default() };
    Ok(Composed::new(MessageKind::Sticker, String::new(), body))
}

fn location_of(title: &str, address: &str, (latitude, longitude): (f64, f64)) -> Result<Composed> {
    let mut form = Form::default();
    for (field, words) in [("title", title), ("address", address)] {
        form.check(!words.trim().is_empty(), field, FieldErrorCode::Required);
        form.check(utf16_len(words.trim()) <= MAX_LOCATION_UNITS, field, FieldErrorCode::TooLong);
    }
    form.check(latitude.abs() <= 90.0, "latitude", FieldErrorCode::NotOneOf);
    form.check(longitude.abs() <= 180.0, "longitude", FieldErrorCode::NotOneOf);
    form.done()?;
    let (title, address) = (title.trim().to_owned(), address.trim().to_owned());
    let body = Body {
        title: Some(title.clone()),
        address: Some(address),
        latitude: Some(latitude),
        longitude: Some(longitude),
        ..Body::default()
    };
    Ok(Composed::new(MessageKind::Location, title, body))
}

/// What a message quotes, as LINE knows it.
pub(super) struct QuotedMessage {
    pub(super) line_message_id: String,
    pub(super) token: String,
}

/// The quoted message of this room. LINE takes quotes with texts and stickers only.
pub(super) async fn quoted(
    tx: &mut WriteTx,
    room: &RoomId,
    composed: &Composed,
    id: Option<&MessageId>,
) -> Result<Option<QuotedMessage>> {
    let Some(id) = id else { return Ok(None) };
    let not_quotable = || Error::new(ErrorCode::NotQuotable);
    let found = messages::get(tx.conn(), id).await?.filter(|found| found.room_id == *room && !found.unsent);
    let known = found.and_then(|found| found.line_message_id.zip(found.quote_token));
    let (line_message_id, token) = known.ok_or_else(not_quotable)?;
    if !matches!(composed.kind, MessageKind::Text | MessageKind::Sticker) {
        return Err(not_quotable());
    }
    Ok(Some(QuotedMessage { line_message_id, token }))
}

impl App {
    /// Gives the bytes of a message their links (LINE fetches them from this computer).
    pub(super) async fn publish(&self, tx: &mut WriteTx, id: &MessageId, composed: &Composed) -> Result<()> {
        let Some(attachment) = &composed.attachment else { return Ok(()) };
        let now = self.now();
        let part = match attachment.kind {
            AttachmentKind::File => MediaPart::File,
            AttachmentKind::Image | AttachmentKind::Video | AttachmentKind::Audio => MediaPart::Original,
        };
        let original = (&attachment.media.hash, attachment.name.as_str());
        published_media::publish(tx.conn(), &self.environment.link_token(), (id, part), original, now)
            .await?;
        if let Some(preview) = &attachment.preview {
            let preview = (preview, "");
            published_media::publish(
                tx.conn(),
                &self.environment.link_token(),
                (id, MediaPart::Preview),
                preview,
                now,
            )
            .await?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sendable(text: &str) -> Option<String> {
        text_of(text, &[]).ok().map(|composed| composed.text)
    }

    #[test]
    fn r21_a_text_has_at_most_5000_utf16_units() {
        assert!(sendable(&"a".repeat(5000)).is_some());
        assert!(sendable(&"a".repeat(5001)).is_none());
        assert!(sendable(&"😀".repeat(2501)).is_none(), "an emoji is two units");
        assert_eq!(sendable("hi\n\r\n").as_deref(), Some("hi"), "breaks at the end are no words");
        assert_eq!(sendable("  hi  ").as_deref(), Some("  hi  "), "everything else is as it was typed");
        assert!(sendable(" \n").is_none());
    }

    #[test]
    fn a_line_emoji_is_a_dollar_sign_placeholder_with_an_index_in_utf16_units() {
        let at = |index| TextEmoji {
            index,
            length: 1,
            product_id: "5ac1bfd5040ab15980c9b435".into(),
            emoji_id: "001".into(),
        };
        assert!(text_of("😀$", &[at(2)]).is_ok());
        assert!(text_of("😀$", &[at(1)]).is_err(), "the middle of a pair is no mark");
        assert!(text_of("$$", &[at(1), at(0)]).is_err(), "in order");
        assert!(text_of(&"$".repeat(21), &(0..21).map(at).collect::<Vec<_>>()).is_err(), "twenty at most");
        let unknown = TextEmoji { product_id: "another".into(), ..at(0) };
        assert!(text_of("$", &[unknown]).is_err(), "only what LINE lets accounts send");
    }

    #[test]
    fn only_listed_stickers_and_complete_locations_are_accepted() {
        assert!(sticker_of("446", "1988").is_ok());
        assert!(sticker_of("1", "1").is_err());
        assert!(location_of("Café", "Tokyo", (35.6, 139.7)).is_ok());
        assert!(location_of("", "Tokyo", (35.6, 139.7)).is_err());
        assert!(location_of("Café", &"x".repeat(101), (35.6, 139.7)).is_err());
        assert!(location_of("Café", "Tokyo", (95.0, 139.7)).is_err());
        assert!(location_of("Café", "Tokyo", (f64::NAN, 139.7)).is_err());
    }
}
