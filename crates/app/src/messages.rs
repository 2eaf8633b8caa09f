//! What a member writes: sent once, recalled in time, sent again when LINE refused (R21, R22).

use domain::room::Standing;
use domain::text::utf16_len;
use domain::{MemberId, MessageId, RoomId};
use line::limits::MAX_TEXT_UNITS;
use store::messages::{self as rows, NewMessage};
use store::outbox::{self, NewOutboxRow};
use store::{Change, WriteTx, room_members, rooms};

use crate::outside::is_uuid;
use crate::rooms::{Seen, seen, standing, taking_part};
use crate::views::messages::{Message, NewContent};
use crate::{App, Error, ErrorCode, Result, authorisation, settings};

impl App {
    /// Sends a text. It waits for the member's undo seconds, then goes to LINE. The same id again is the same
    /// message: a double click sends once.
    ///
    /// # Errors
    /// `NotAllowed` (R1), `NotFound`, `ReadOnly` with the `standing`, `InvalidText` with the `limit`.
    pub async fn message_send(
        &self,
        actor: &MemberId,
        room: &RoomId,
        id: &MessageId,
        sent: impl Into<NewMessageContent>,
    ) -> Result<Message> {
        let NewMessageContent { content: NewContent::Text { text, .. }, .. } = sent.into() else {
            return Err(Error::new(ErrorCode::InvalidFields));
        };
        let text = sendable(&text)?;
        if !is_uuid(id.as_str()) {
            return Err(Error::new(ErrorCode::InvalidFields));
        }
        let mut tx = self.store.begin().await?;
        if let Some(known) = rows::get(tx.conn(), id).await? {
            let same = known.room_id == *room && known.member_id.as_ref() == Some(actor);
            return if same {
                self.message_view(tx.conn(), id).await
            } else {
                Err(Error::new(ErrorCode::NotFound))
            };
        }
        let seen = self.writable(&mut tx, actor, room).await?;
        self.insert(&mut tx, actor, &seen, id, text).await?;
        let undo_ms = i64::from(settings::of(tx.conn(), actor).await?.undo_seconds) * 1000;
        self.put_on_its_way(&mut tx, actor, &seen, id, undo_ms).await?;
        room_members::set_draft(tx.conn(), room, actor, "").await?;
        self.message_changed(tx, room, id).await
    }

    /// Takes a message back before it leaves (R22).
    ///
    /// # Errors
    /// `TooLate` when LINE may have it; `NotFound` for somebody else's message.
    pub async fn message_recall(&self, actor: &MemberId, id: &MessageId) -> Result<Message> {
        let mut tx = self.store.begin().await?;
        let message = own(&mut tx, actor, id).await?;
        if message.delivery.as_deref() == Some("recalled") {
            return self.message_view(tx.conn(), id).await;
        }
        if !outbox::recall(tx.conn(), id, self.now()).await? {
            return Err(Error::new(ErrorCode::TooLate));
        }
        rows::recalled(tx.conn(), id).await?;
        rooms::find_last(tx.conn(), &message.room_id).await?;
        // Whoever waits behind it may be due.
        tx.changed(Change::Outbox);
        self.message_changed(tx, &message.room_id, id).await
    }

    /// Sends a refused message once more, as a new one for LINE; it moves to the end of the room. After an
    /// unknown outcome LINE may get it twice: the window has asked the member.
    ///
    /// # Errors
    /// `NotAllowed` (R1), `NotFound`, `ReadOnly`; `Changed` when it is not refused.
    pub async fn message_resend(&self, actor: &MemberId, id: &MessageId) -> Result<Message> {
        let mut tx = self.store.begin().await?;
        let message = own(&mut tx, actor, id).await?;
        if message.delivery.as_deref() != Some("refused") {
            return Err(Error::new(ErrorCode::Changed));
        }
        let seen = self.writable(&mut tx, actor, &message.room_id).await?;
        let at = self.at_the_end(&mut tx, &message.room_id).await?;
        rows::waits(tx.conn(), id, at).await?;
        rooms::moved(tx.conn(), &message.room_id, id, at).await?;
        self.put_on_its_way(&mut tx, actor, &seen, id, 0).await?;
        self.message_changed(tx, &message.room_id, id).await
    }

    /// Puts a refused message out of sight.
    ///
    /// # Errors
    /// `NotFound`; `Changed` when it is not refused.
    pub async fn message_discard(&self, actor: &MemberId, id: &MessageId) -> Result<()> {
        let mut tx = self.store.begin().await?;
        let message = rows::get(tx.conn(), id).await?.ok_or_else(|| Error::new(ErrorCode::NotFound))?;
        taking_part(tx.conn(), actor, &message.room_id).await?;
        if message.delivery.as_deref() != Some("refused") {
            return Err(Error::new(ErrorCode::Changed));
        }
        rows::recalled(tx.conn(), id).await?;
        rooms::find_last(tx.conn(), &message.room_id).await?;
        self.message_changed(tx, &message.room_id, id).await?;
        Ok(())
    }

    /// A room in which this member may write now.
    async fn writable(&self, tx: &mut WriteTx, actor: &MemberId, room: &RoomId) -> Result<Seen> {
        authorisation::require(tx.conn(), actor).await?;
        let seen = seen(tx.conn(), actor, room).await?;
        match standing(tx.conn(), actor, &seen).await? {
            Standing::Open => Ok(seen),
            other => Err(Error::new(ErrorCode::ReadOnly).with("standing", word(other))),
        }
    }

    async fn insert(
        &self,
        tx: &mut WriteTx,
        actor: &MemberId,
        seen: &Seen,
        id: &MessageId,
        text: &str,
    ) -> Result<()> {
        let room = &seen.room;
        let at = self.at_the_end(tx, &room.id).await?;
        let message = NewMessage {
            id,
            room_id: &room.id,
            direction: "out",
            kind: "text",
            body: "{}",
            text,
            line_user_id: None,
            member_id: Some(actor),
            line_account_id: &room.line_account_id,
            line_message_id: None,
            quote_token: None,
            quoted_message_id: None,
            media_state: None,
            media_due_at: None,
            delivery: Some("waiting"),
            edited_at: None,
            unsent_at: None,
            sent_at: at,
        };
        rows::insert(tx.conn(), &message, self.now()).await?;
        Ok(rooms::moved(tx.conn(), &room.id, id, at).await?)
    }

    async fn put_on_its_way(
        &self,
        tx: &mut WriteTx,
        actor: &MemberId,
        seen: &Seen,
        id: &MessageId,
        undo_ms: i64,
    ) -> Result<()> {
        let now = self.now();
        let row = NewOutboxRow {
            message_id: id,
            room_id: &seen.room.id,
            line_account_id: &seen.room.line_account_id,
            member_id: actor,
            retry_key: &self.outside.chance.retry_key(),
            due_at: now.plus(undo_ms),
        };
        outbox::insert(tx.conn(), &row, now).await?;
        tx.changed(Change::Outbox);
        Ok(())
    }

    async fn message_changed(&self, mut tx: WriteTx, room: &RoomId, id: &MessageId) -> Result<Message> {
        let view = self.message_view(tx.conn(), id).await?;
        tx.changed(Change::Messages(room.clone()));
        tx.changed(Change::Room(room.clone()));
        tx.commit().await?;
        Ok(view)
    }
}

/// What a message says, and what it quotes.
pub struct NewMessageContent {
    content: NewContent,
    quotes: Option<MessageId>,
}

impl From<(NewContent, Option<MessageId>)> for NewMessageContent {
    fn from((content, quotes): (NewContent, Option<MessageId>)) -> Self {
        Self { content, quotes }
    }
}

/// A plain text.
impl From<&str> for NewMessageContent {
    fn from(text: &str) -> Self {
        (NewContent::Text { text: text.to_owned(), emojis: Vec::new() }, None).into()
    }
}

impl From<&String> for NewMessageContent {
    fn from(text: &String) -> Self {
        text.as_str().into()
    }
}

/// A message that this member wrote.
async fn own(tx: &mut WriteTx, actor: &MemberId, id: &MessageId) -> Result<rows::Message> {
    let message = rows::get(tx.conn(), id).await?.filter(|message| message.member_id.as_ref() == Some(actor));
    message.ok_or_else(|| Error::new(ErrorCode::NotFound))
}

/// A text as LINE takes it, without the line breaks at its end.
fn sendable(text: &str) -> Result<&str> {
    let text = text.trim_end_matches(['\r', '\n']);
    if text.trim().is_empty() || utf16_len(text) > MAX_TEXT_UNITS {
        return Err(Error::new(ErrorCode::InvalidText).with("limit", MAX_TEXT_UNITS));
    }
    Ok(text)
}

/// A standing as the window knows it.
fn word(standing: Standing) -> &'static str {
    match standing {
        Standing::Open => "open",
        Standing::ConnectionOff => "connection_off",
        Standing::NotGranted => "not_granted",
        Standing::NameNotConnectable => "name_not_connectable",
        Standing::Blocked => "blocked",
        Standing::OutOfReach => "out_of_reach",
        Standing::LeftGroup => "left_group",
        Standing::NotTaken => "not_taken",
        Standing::NotTakingPart => "not_taking_part",
        Standing::AccountDisconnected => "account_disconnected",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r21_a_text_is_measured_as_line_measures_it() {
        assert!(sendable(&"a".repeat(5000)).is_ok());
        assert!(sendable(&"a".repeat(5001)).is_err());
        assert!(sendable(&"😀".repeat(2501)).is_err(), "an emoji is two units");
        assert_eq!(sendable("hi\n\r\n").ok(), Some("hi"), "breaks at the end are no words");
        assert_eq!(sendable("  hi  ").ok(), Some("  hi  "), "everything else is as it was typed");
        assert!(sendable(" \n").is_err());
    }
}
