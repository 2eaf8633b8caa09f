//! A conversation, as one member reads it.

use domain::LIMITS;
use domain::delivery::Delivery;
use domain::message::Direction;
use domain::{MediaHash, MemberId, MessageId, RoomId, UtcMs};
use store::Conn;
use store::room_messages::{self, RoomMessage, WaitingMessage};

use super::access::room_access;
use super::content::{content, preview};
use super::deletion_question::question;
use super::message_views::{MediaLink, Message, MessagePage, Outgoing, Quoted, Sender};
use crate::media_limits::{link_days, link_ends_at};
use crate::{App, Error, ErrorCode, Result};

impl App {
    /// The latest messages of a room, or those before one, oldest first.
    ///
    /// # Errors
    /// `NotFound`, also for a room that is not for this member's eyes.
    pub async fn room_messages(
        &self,
        actor: &MemberId,
        room: &RoomId,
        before: Option<&MessageId>,
        limit: u32,
    ) -> Result<MessagePage> {
        let mut conn = self.store.read().await?;
        let access = room_access(&mut conn, actor, room).await?;
        let before = match before {
            Some(id) => Some(place_of(&mut conn, room, id).await?),
            None => None,
        };
        let limit = limit.clamp(1, LIMITS.page_rows);
        let before = before.as_ref().map(|(at, position, id)| (*at, *position, id));
        let mut rows = room_messages::page(&mut conn, room, before, limit + 1).await?;
        let has_earlier = rows.len() > limit as usize;
        rows.truncate(limit as usize);
        let (now, days) = (self.now(), link_days(&mut conn).await?);
        let mut messages = Vec::with_capacity(rows.len());
        for row in rows.into_iter().rev() {
            let question = question(&mut conn, (actor, access.takes_part()), &row.content).await?;
            messages.push(Message { question, ..message(row, now, days) });
        }
        Ok(MessagePage { messages, has_earlier })
    }

    /// One message, as it is now.
    pub(crate) async fn message_view(&self, conn: &mut Conn, id: &MessageId) -> Result<Message> {
        let row = room_messages::get(conn, id).await?.ok_or_else(|| Error::new(ErrorCode::NotFound))?;
        Ok(message(row, self.now(), link_days(conn).await?))
    }
}

/// Where a message stands in its room's conversation: by time, position and id.
async fn place_of(conn: &mut Conn, room: &RoomId, id: &MessageId) -> Result<(UtcMs, i64, MessageId)> {
    let found = store::messages::get(conn, id).await?.filter(|message| message.room_id == *room);
    let found = found.ok_or_else(|| Error::new(ErrorCode::NotFound))?;
    Ok((found.sent_at, found.position, found.id))
}

/// `days`: how long links live.
fn message(row: RoomMessage, now: UtcMs, days: u32) -> Message {
    let direction = row.content.kind.direction();
    let outgoing = outgoing(&row, now, days);
    let name = row.line_user.as_ref().map(|user| user.name.clone());
    Message {
        id: row.id,
        room_id: row.room_id,
        at: row.sent_at,
        time_estimated: row.time_estimated,
        direction,
        sender: match direction {
            Direction::Out => row.member.map(|member| sender(member.id.0, member.name, member.photo, true)),
            Direction::In => row.line_user.map(|user| sender(user.id.0, user.name, user.photo, false)),
            Direction::System => None,
        },
        content: content(row.content, row.media, name.as_deref()),
        outgoing,
        edited: row.edited,
        quote_missing: row.quote_missing,
        quoted: row.quoted.map(|quoted| Quoted {
            id: quoted.id,
            preview: preview(&quoted.content, None),
            sender_name: quoted.sender_name,
        }),
        quotable: row.quotable,
        question: None,
    }
}

fn sender(id: String, name: String, photo: Option<MediaHash>, member: bool) -> Sender {
    Sender { id, member, name, photo }
}

/// Where an outgoing message stands: what LINE has said, and nothing that LINE does not tell (R21).
fn outgoing(row: &RoomMessage, now: UtcMs, days: u32) -> Option<Outgoing> {
    let waiting = row.waiting.as_ref();
    Some(Outgoing {
        delivery: row.delivery?,
        recallable_until: waiting.and_then(|waiting| recallable_until(waiting, now)),
        attempts: waiting.map_or(0, |waiting| waiting.attempts),
        reason: row.refused_reason.or(waiting.and_then(|waiting| waiting.reason)),
        awaits_confirmation: waiting.is_some_and(|waiting| waiting.awaits_confirmation),
        detail: row.refused_detail.clone(),
        link: row
            .link
            .filter(|_| row.delivery == Some(Delivery::Accepted))
            .map(|link| MediaLink { ends_at: link_ends_at(link.since, days), withdrawn: link.withdrawn }),
        held_until: waiting.filter(|waiting| waiting.is_on_hold()).map(|waiting| waiting.due_at),
    })
}

/// While it is certain that LINE has not seen it, and its time has not come (R22).
fn recallable_until(waiting: &WaitingMessage, now: UtcMs) -> Option<UtcMs> {
    Some(waiting.due_at).filter(|due| !waiting.tried && !waiting.awaits_confirmation && *due > now)
}
