//! System messages: what happened in a room, in its conversation. Members see them; LINE never does.

use domain::message::SystemEvent;
use domain::{LineUserId, MessageId, RoomId, UtcMs};
use store::message_content::ContentKind;
use store::messages::{self, NewMessage};
use store::rooms::{self, Room};
use store::{Change, WriteTx, unread};

use super::content::{Body, StoredQuestion};
use super::line_events::LineEvent;
use crate::about::About;
use crate::environment::Environment;
use crate::{App, Error, ErrorCode, Result};

/// A system message to be written.
pub(crate) struct NewSystemMessage<'a> {
    pub(crate) room: &'a Room,
    pub(crate) event: SystemEvent,
    /// Whom it belongs to on LINE.
    pub(crate) line_user: Option<&'a LineUserId>,
    /// Who did it; empty when it was the LINE user, who is named as on the day it is read.
    pub(crate) who: &'a str,
    /// Whom or what it concerns; empty when it is the LINE user, or nobody.
    pub(crate) whom: &'a str,
    /// Of an unknown event: what LINE told.
    pub(crate) line_event: Option<LineEvent>,
    /// What a colleague is asked (R17).
    pub(crate) question: Option<StoredQuestion>,
    pub(crate) at: UtcMs,
    /// LINE told no time that can be.
    pub(crate) time_estimated: bool,
}

impl<'a> NewSystemMessage<'a> {
    /// A system message that names nobody.
    pub(crate) fn new(room: &'a Room, event: SystemEvent, at: UtcMs) -> Self {
        Self {
            room,
            event,
            line_user: None,
            who: "",
            whom: "",
            line_event: None,
            question: None,
            at,
            time_estimated: false,
        }
    }
}

impl App {
    /// Adds a system message of what a member did at the end of a room, now.
    ///
    /// # Errors
    /// `NotFound` for a room that is not there.
    pub(crate) async fn add_system_message(
        &self,
        tx: &mut WriteTx,
        room: &RoomId,
        event: SystemEvent,
        who: &str,
        about: About<'_>,
    ) -> Result<()> {
        let room = rooms::get(tx.conn(), room).await?.ok_or_else(|| Error::new(ErrorCode::NotFound))?;
        let at = self.end_of_room(tx, &room.id).await?;
        let (whom, line_user) = match about {
            About::Nobody => ("", None),
            About::Member(name) => (name, None),
            About::LineUser(user) => ("", Some(user)),
        };
        let message = NewSystemMessage { who, whom, line_user, ..NewSystemMessage::new(&room, event, at) };
        write_system_message(tx, &self.environment, message).await
    }

    /// The end of a room: the time of a message that is written here now. It is LINE's, and after everything in the
    /// room, also when LINE's clock is ahead of ours. An answer never stands above its question, whoever asks.
    pub(crate) async fn end_of_room(&self, tx: &mut WriteTx, room: &RoomId) -> Result<UtcMs> {
        let now = self.line_time.at(self.now());
        let last = messages::last_sent_at(tx.conn(), room).await?;
        Ok(last.filter(|last| (0..MOST_AHEAD_MS).contains(&last.since(now))).map_or(now, |last| last.plus(1)))
    }
}

/// Clocks differ by less, also one in the wrong time zone: a day, in ms. What is further ahead is a mistake that nobody
/// follows.
pub(crate) const MOST_AHEAD_MS: i64 = 24 * 60 * 60 * 1000;

/// Writes a system message where its time puts it. It counts as unread if somebody has to read it, and only then its room
/// moves up in lists.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn write_system_message(
    tx: &mut WriteTx,
    environment: &Environment,
    message: NewSystemMessage<'_>,
) -> Result<()> {
    let NewSystemMessage { room, event, line_user, who, whom, line_event, question, at, time_estimated } =
        message;
    let id = MessageId(environment.new_id());
    let body = Body { who: who.to_owned(), whom: whom.to_owned(), line_event, question, ..Body::default() };
    let new = NewMessage {
        body: &body.json(),
        line_user_id: line_user,
        time_estimated,
        ..NewMessage::new(&id, (&room.id, &room.line_account_id), ContentKind::System(event), at)
    };
    messages::insert(tx.conn(), &new, environment.now()).await?;
    let moves_to = event.counts_as_unread().then_some(at);
    rooms::note_system_message(tx.conn(), &room.id, &id, moves_to).await?;
    if event.counts_as_unread() {
        unread::add(tx.conn(), &room.id, 1).await?;
    }
    tx.changed(Change::Messages(room.id.clone()));
    tx.changed(Change::Room(room.id.clone()));
    Ok(())
}
