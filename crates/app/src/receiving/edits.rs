//! Unsends and edits of messages. Either may arrive before the message itself (LINE reference A.1.4).

use domain::UtcMs;
use domain::message::Direction;
use line::event::{Content, Event, IncomingMessage};
use store::pending_marks::PendingEdit;
use store::{Change, media_deletion, messages, pending_marks, unread};

use super::applied::Applied;
use super::batch::Batch;
use super::content::columns;
use crate::Result;

/// LINE asks to remove the message from screens and storage: its text, bytes, and raw copies.
pub(super) async fn unsend(batch: &mut Batch<'_>, event: &Event, message_id: &str) -> Result<Applied> {
    let at = UtcMs(event.timestamp);
    let account = batch.account.clone();
    // Outlives the message, so that no redelivery can bring it back.
    pending_marks::mark_unsent(batch.conn(), &account, message_id, at).await?;
    batch.note_pending_mark(message_id);
    batch.erase_raw(message_id);
    let found = messages::by_line_id(batch.conn(), &account, message_id).await?;
    if let Some(message) = found.filter(|message| message.direction == Direction::In && !message.unsent) {
        messages::unsend(batch.conn(), &message.id, at).await?;
        batch.message_unsent(&message.id);
        batch.write_unread(&message.room_id).await?;
        unread::subtract(batch.conn(), &message.id).await?;
        if let Some(hash) = &message.media {
            media_deletion::release(batch.tx, hash).await?;
        }
        batch.tx.changed(Change::Messages(message.room_id.clone()));
        batch.tx.changed(Change::Room(message.room_id));
    }
    Ok(Applied::default())
}

/// The largest of LINE's times wins, whatever arrives first.
pub(super) async fn edited(
    batch: &mut Batch<'_>,
    event: &Event,
    message: &IncomingMessage,
) -> Result<Applied> {
    let at = UtcMs(event.timestamp);
    let account = batch.account.clone();
    let mut done = Applied { line_message_id: Some(message.id.clone()), forget: false };
    let Content::Text { text, .. } = &message.content else { return Ok(done) };
    let body = columns(&message.content).body.json();
    let edit = PendingEdit { text: text.clone(), body, quote_token: message.quote_token.clone(), at };
    match messages::by_line_id(batch.conn(), &account, &message.id).await? {
        Some(known) if known.unsent => done.forget = true,
        Some(known) => {
            let token = edit.quote_token.as_deref();
            if messages::edit(batch.conn(), &known.id, (&edit.text, &edit.body), token, at).await? {
                batch.tx.changed(Change::Messages(known.room_id.clone()));
                batch.tx.changed(Change::Room(known.room_id));
            }
        }
        None => {
            done.forget = batch.pending_marks(&message.id).await?.unsent_at.is_some();
            pending_marks::mark_edited(batch.conn(), &account, &message.id, &edit).await?;
            batch.note_pending_mark(&message.id);
        }
    }
    Ok(done)
}
