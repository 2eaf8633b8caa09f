//! Lines in a conversation that say what happened, for members' eyes only.

use domain::{MessageId, RoomId};
use store::system_lines::{self, SystemLine};
use store::{Change, WriteTx};

use crate::views::messages::Content;
use crate::{App, Error, ErrorCode, Result};

impl App {
    /// Writes what happened at the end of a room, now.
    ///
    /// # Errors
    /// When the database refuses.
    pub(crate) async fn system_line(
        &self,
        tx: &mut WriteTx,
        room: &RoomId,
        what: &str,
        who: &str,
        whom: &str,
    ) -> Result<()> {
        let content = Content::System { what: what.into(), who: who.into(), whom: whom.into() };
        let body = serde_json::to_string(&content).map_err(|e| Error::new(ErrorCode::Internal).because(e))?;
        let line = SystemLine { id: MessageId(self.new_id()), room_id: room, what, body, at: self.now() };
        system_lines::insert(tx.conn(), &line).await?;
        tx.changed(Change::Room(room.clone()));
        tx.changed(Change::Messages(room.clone()));
        Ok(())
    }
}
