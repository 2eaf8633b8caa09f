//! A conversation, as one member reads it.

use domain::delivery::Delivery;
use domain::{MemberId, MessageId, RoomId, UtcMs};
use store::Conn;
use store::message_lines::{self, Line, Person, Waiting};

use super::access::room_access;
use super::content::{content, preview};
use super::message_views::{Direction, Message, MessagePage, Outgoing, Quoted, Sender};
use crate::{App, Error, ErrorCode, Result};

/// The largest page.
const MOST_MESSAGES: u32 = 200;

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
        room_access(&mut conn, actor, room).await?;
        let before = match before {
            Some(id) => Some((time_of(&mut conn, room, id).await?, id)),
            None => None,
        };
        let limit = limit.clamp(1, MOST_MESSAGES);
        let mut lines = message_lines::page(&mut conn, room, before, limit + 1).await?;
        let has_earlier = lines.len() > limit as usize;
        lines.truncate(limit as usize);
        let now = self.now();
        Ok(MessagePage {
            messages: lines.into_iter().rev().map(|line| message(line, now)).collect(),
            has_earlier,
        })
    }

    /// One message, as it is now.
    pub(crate) async fn message_view(&self, conn: &mut Conn, id: &MessageId) -> Result<Message> {
        let line = message_lines::get(conn, id).await?.ok_or_else(|| Error::new(ErrorCode::NotFound))?;
        Ok(message(line, self.now()))
    }
}

async fn time_of(conn: &mut Conn, room: &RoomId, id: &MessageId) -> Result<UtcMs> {
    let found = store::messages::get(conn, id).await?.filter(|message| message.room_id == *room);
    Ok(found.ok_or_else(|| Error::new(ErrorCode::NotFound))?.sent_at)
}

fn message(line: Line, now: UtcMs) -> Message {
    let direction = match line.said.direction.as_str() {
        "out" => Direction::Out,
        "in" => Direction::In,
        _ => Direction::System,
    };
    let outgoing = outgoing(&line, now);
    let name = line.line_user.as_ref().map(|user| user.name.clone());
    Message {
        id: line.id,
        room_id: line.room_id,
        at: line.sent_at,
        direction,
        sender: match direction {
            Direction::Out => line.member.map(|member| sender(member, true)),
            Direction::In => line.line_user.map(|user| sender(user, false)),
            Direction::System => None,
        },
        content: content(line.said, line.media, name.as_deref()),
        outgoing,
        edited: line.edited,
        quote_missing: line.quote_missing,
        quoted: line.quoted.map(|quoted| Quoted {
            id: quoted.id,
            preview: preview(&quoted.said, None),
            sender_name: quoted.sender_name,
        }),
        quotable: line.quotable,
    }
}

fn sender(person: Person, member: bool) -> Sender {
    Sender { id: person.id, member, name: person.name, photo: person.photo }
}

/// Where an outgoing message stands: what LINE has said, and nothing that LINE does not tell (R21).
fn outgoing(line: &Line, now: UtcMs) -> Option<Outgoing> {
    let delivery = delivery(line.delivery.as_deref()?);
    let waiting = line.waiting.as_ref();
    let last_error = waiting.and_then(|waiting| waiting.last_error.clone());
    Some(Outgoing {
        delivery,
        recallable_until: waiting.and_then(|waiting| recallable_until(waiting, now)),
        attempts: waiting.map_or(0, |waiting| waiting.attempts),
        reason: line.refused.clone().or(last_error),
        detail: line.refused_detail.clone(),
        held_until: waiting.filter(|waiting| waiting.held()).map(|waiting| waiting.due_at),
    })
}

/// While it is certain that LINE has not seen it, and its time has not come (R22).
fn recallable_until(waiting: &Waiting, now: UtcMs) -> Option<UtcMs> {
    Some(waiting.due_at).filter(|due| !waiting.tried && *due > now)
}

pub(crate) fn delivery(word: &str) -> Delivery {
    match word {
        "accepted" => Delivery::Accepted,
        "refused" => Delivery::Refused,
        "recalled" => Delivery::Recalled,
        _ => Delivery::Waiting,
    }
}
