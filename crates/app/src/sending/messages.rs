//! What a member writes: sent once, recalled in time (R21, R22).

use domain::delivery::Delivery;
use domain::message::{MediaState, MessageKind};
use domain::room::WriteAccess;
use domain::{MemberId, MessageId, RoomId, UtcMs};
use line::limits::MAX_MESSAGES;
use store::message_content::ContentKind;
use store::messages::{self as rows, NewMessage};
use store::outbox::{self, NewOutboxRow, Scope};
use store::room_access::RoomAccess;
use store::rooms::Room;
use store::{Change, WriteTx, room_members, rooms};

use super::composed::{Composed, NewMessageContent, QuotedMessage, quoted};
use super::resend::discard;
use crate::company::settings;
use crate::environment::is_uuid;
use crate::rooms::access::{room_access, write_access};
use crate::rooms::message_views::Message;
use crate::rooms::reply_token::{free_until, token_is_fresh};
use crate::{App, Error, ErrorCode, Reason, Result, authorisation};

/// How many waiting messages of a room are considered when one more is written.
const MOST_WAITING: u32 = 200;
/// So long after it was written a message waits at most for others to go with it, in ms.
const MOST_TOGETHER_MS: i64 = 60_000;

impl App {
    /// Sends a message. It waits for the member's undo seconds, then goes to LINE. The same id again is the same
    /// message: a double click sends once.
    ///
    /// # Errors
    /// `NotAllowed` (R1), `NotFound`, `ReadOnly` with the `writeAccess`, `InvalidText` with the `limit`,
    /// `InvalidFields`, `NotQuotable`, `NoPublicAddress`.
    pub async fn message_send(
        &self,
        actor: &MemberId,
        room: &RoomId,
        id: &MessageId,
        sent: impl Into<NewMessageContent>,
    ) -> Result<Message> {
        let sent = sent.into();
        let composed = Composed::of(&sent.content)?;
        if !is_uuid(id.as_str()) {
            return Err(Error::new(ErrorCode::InvalidFields));
        }
        let mut tx = self.store.begin().await?;
        let base = self.addresses.public_base(tx.conn()).await?;
        if let Some(known) = rows::get(tx.conn(), id).await? {
            let same = known.room_id == *room && known.member_id.as_ref() == Some(actor);
            return if same {
                self.message_view(tx.conn(), id).await
            } else {
                Err(Error::new(ErrorCode::NotFound))
            };
        }
        let access = self.writable(&mut tx, actor, room).await?;
        let composed = composed.with_attachment(&mut tx, actor, room, base.is_some()).await?;
        let quoted = quoted(&mut tx, room, &composed, sent.quotes.as_ref()).await?;
        self.insert(&mut tx, actor, &access, id, &composed, quoted.as_ref()).await?;
        self.publish(&mut tx, id, &composed).await?;
        let undo_ms = i64::from(settings::of(tx.conn(), actor).await?.undo_seconds) * 1000;
        let token = quoted.as_ref().map(|quoted| quoted.token.as_str());
        self.enqueue(&mut tx, actor, &access, id, undo_ms, token).await?;
        if composed.kind == MessageKind::Text {
            room_members::set_draft(tx.conn(), room, actor, "").await?;
        }
        self.message_changed(tx, room, id).await
    }

    /// Takes a message back before it leaves (R22).
    ///
    /// # Errors
    /// `TooLate` when LINE may have it; `NotFound` for somebody else's message.
    pub async fn message_recall(&self, actor: &MemberId, id: &MessageId) -> Result<Message> {
        let mut tx = self.store.begin().await?;
        let message = own(&mut tx, actor, id).await?;
        if message.delivery == Some(Delivery::Recalled) {
            return self.message_view(tx.conn(), id).await;
        }
        if !outbox::recall(tx.conn(), id).await? {
            return Err(Error::new(ErrorCode::TooLate));
        }
        discard(&mut tx, &message).await?;
        // Whoever waits behind it may be due.
        outbox::make_postponed_due(tx.conn(), &message.room_id, self.now()).await?;
        for change in [Change::Outbox, Change::Session] {
            tx.changed(change);
        }
        self.message_changed(tx, &message.room_id, id).await
    }

    /// A room in which this member may write now.
    pub(super) async fn writable(
        &self,
        tx: &mut WriteTx,
        actor: &MemberId,
        room: &RoomId,
    ) -> Result<RoomAccess> {
        authorisation::require(tx.conn(), actor).await?;
        let access = room_access(tx.conn(), actor, room).await?;
        let write_access = write_access(tx.conn(), actor, &access, self.now()).await?;
        if write_access != WriteAccess::Open {
            return Err(Error::reason(ErrorCode::ReadOnly, Reason::WriteAccess(write_access)));
        }
        Ok(access)
    }

    async fn insert(
        &self,
        tx: &mut WriteTx,
        actor: &MemberId,
        access: &RoomAccess,
        id: &MessageId,
        composed: &Composed,
        quoted: Option<&QuotedMessage>,
    ) -> Result<()> {
        let room = &access.room;
        let at = self.end_of_room(tx, &room.id).await?;
        let attachment = composed.attachment.as_ref();
        let message = NewMessage {
            body: &composed.body.json(),
            text: &composed.text,
            member_id: Some(actor),
            quoted_message_id: quoted.map(|quoted| quoted.line_message_id.as_str()),
            media_state: attachment.map(|_| MediaState::Stored),
            media_hash: attachment.map(|one| &one.media.hash),
            preview_hash: attachment.and_then(|one| one.preview.as_ref()),
            delivery: Some(Delivery::Waiting),
            ..NewMessage::new(id, (&room.id, &room.line_account_id), ContentKind::Outgoing(composed.kind), at)
        };
        rows::insert(tx.conn(), &message, self.now()).await?;
        Ok(rooms::touch_activity(tx.conn(), &room.id, id, at).await?)
    }

    pub(super) async fn enqueue(
        &self,
        tx: &mut WriteTx,
        actor: &MemberId,
        access: &RoomAccess,
        id: &MessageId,
        undo_ms: i64,
        quote_token: Option<&str>,
    ) -> Result<()> {
        let now = self.now();
        let row = NewOutboxRow {
            message_id: id,
            room_id: &access.room.id,
            line_account_id: &access.room.line_account_id,
            member_id: actor,
            retry_key: &self.environment.rng.retry_key(),
            due_at: now.plus(undo_ms),
            quote_token,
        };
        outbox::insert(tx.conn(), &row, now).await?;
        join(tx, &access.room, row.due_at, now).await?;
        if token_is_fresh(&access.room, now) {
            // What waits because it would cost goes along for free.
            outbox::make_due(tx.conn(), Scope::Room(&access.room.id), &outbox::ON_HOLD, now.plus(undo_ms))
                .await?;
        }
        tx.changed(Change::Outbox);
        Ok(())
    }

    pub(super) async fn message_changed(
        &self,
        mut tx: WriteTx,
        room: &RoomId,
        id: &MessageId,
    ) -> Result<Message> {
        let view = self.message_view(tx.conn(), id).await?;
        tx.changed(Change::Messages(room.clone()));
        tx.changed(Change::Room(room.clone()));
        tx.commit().await?;
        Ok(view)
    }
}

/// A message that this member wrote.
async fn own(tx: &mut WriteTx, actor: &MemberId, id: &MessageId) -> Result<rows::Message> {
    let message = rows::get(tx.conn(), id).await?.filter(|message| message.member_id.as_ref() == Some(actor));
    message.ok_or_else(|| Error::new(ErrorCode::NotFound))
}

/// The latest message of a room goes together with those that stand before it (LINE reference A.2.1: up to five cost as
/// one), or waits behind what is on hold.
async fn join(tx: &mut WriteTx, room: &Room, due: UtcMs, now: UtcMs) -> Result<()> {
    let rows = outbox::of_room(tx.conn(), &room.id, MOST_WAITING).await?;
    let Some((new, before)) = rows.split_last() else { return Ok(()) };
    if let Some(reason) = before.last().and_then(|last| last.reason) {
        let latest_due = before.iter().map(|row| row.due_at).max().unwrap_or(due);
        if latest_due > due {
            outbox::postpone(tx.conn(), &[new.seq], latest_due, reason, false).await?;
        }
        return Ok(());
    }
    let waits = |row: &&outbox::OutboxRow| {
        row.member_id == new.member_id && row.transport.is_none() && row.due_at > now
    };
    let waiting = before.iter().rev().take_while(waits).count();
    let together = &before[before.len() - waiting % MAX_MESSAGES..];
    let Some(first) = together.first() else { return Ok(()) };
    // Nobody waits for ever, and what would have been free stays free.
    let free = free_until(room, now).is_none_or(|until| due <= until || first.due_at > until);
    if free && due.since(first.created_at) <= MOST_TOGETHER_MS {
        let rows: Vec<i64> = together.iter().map(|row| row.seq).collect();
        outbox::align_due(tx.conn(), &rows, due).await?;
    }
    Ok(())
}
