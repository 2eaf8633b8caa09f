//! Lines in a conversation that say what happened. Members see them; LINE never does.

use domain::{LineAccountId, LineUserId, MessageId, RoomId, UtcMs};
use store::messages::{self, NewMessage};
use store::{Change, WriteTx, rooms};

use super::content::Body;
use crate::{App, Error, ErrorCode, Result};

/// A line to be written.
pub(crate) struct SystemMessage<'a> {
    pub(crate) room: &'a RoomId,
    pub(crate) account: &'a LineAccountId,
    /// What happened: `views::messages::Content::System` has the list.
    pub(crate) what: &'a str,
    /// Whom the line belongs to on LINE.
    pub(crate) user: Option<&'a LineUserId>,
    /// Who and whom. What is left empty is the LINE user, by the name of the day it is read.
    pub(crate) names: (&'a str, &'a str),
    pub(crate) at: UtcMs,
}

impl App {
    /// Writes what a member did at the end of a room, now.
    ///
    /// # Errors
    /// `NotFound` for a room that is not there.
    pub(crate) async fn add_system_message(
        &self,
        tx: &mut WriteTx,
        room: &RoomId,
        what: &str,
        who: &str,
        whom: &str,
    ) -> Result<()> {
        let found = rooms::get(tx.conn(), room).await?.ok_or_else(|| Error::new(ErrorCode::NotFound))?;
        let at = self.at_the_end(tx, room).await?;
        let account = &found.line_account_id;
        self.write_system_message(
            tx,
            &SystemMessage { room, account, what, user: None, names: (who, whom), at },
        )
        .await
    }

    /// Writes a line where its time puts it. Nobody's unread count goes up.
    ///
    /// # Errors
    /// When the database refuses.
    pub(crate) async fn write_system_message(
        &self,
        tx: &mut WriteTx,
        line: &SystemMessage<'_>,
    ) -> Result<()> {
        let id = MessageId(self.new_id());
        let (who, whom) = (line.names.0.to_owned(), line.names.1.to_owned());
        let message = NewMessage {
            id: &id,
            room_id: line.room,
            direction: "system",
            kind: line.what,
            body: &Body { who, whom, ..Body::default() }.json(),
            text: "",
            line_user_id: line.user,
            member_id: None,
            line_account_id: line.account,
            line_message_id: None,
            quote_token: None,
            mark_as_read_token: None,
            quoted_message_id: None,
            media_state: None,
            media_due_at: None,
            media: None,
            delivery: None,
            edited_at: None,
            unsent_at: None,
            sent_at: line.at,
        };
        messages::insert(tx.conn(), &message, self.now()).await?;
        rooms::moved(tx.conn(), line.room, &id, line.at).await?;
        tx.changed(Change::Messages(line.room.clone()));
        tx.changed(Change::Room(line.room.clone()));
        Ok(())
    }

    /// The time at which something stands that is written here now: LINE's, and after everything in the room, also when
    /// LINE's clock is ahead of ours. An answer never stands above its question, whoever asks.
    pub(crate) async fn at_the_end(&self, tx: &mut WriteTx, room: &RoomId) -> Result<UtcMs> {
        let now = self.line_time.at(self.now());
        let last = messages::last_at(tx.conn(), room).await?;
        Ok(last.filter(|last| (0..MOST_AHEAD_MS).contains(&last.since(now))).map_or(now, |last| last.plus(1)))
    }
}

/// Clocks differ by less, also one in the wrong time zone: a day, in ms. What is further ahead is a mistake that nobody
/// follows.
const MOST_AHEAD_MS: i64 = 24 * 60 * 60 * 1000;
