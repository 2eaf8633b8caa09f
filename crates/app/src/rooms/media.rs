//! Media of a message that are not here: fetched when a member says so.

use domain::{MemberId, MessageId};
use store::{Change, message_media, messages as rows};

use super::access::taking_part;
use super::message_views::Message;
use crate::{App, Error, ErrorCode, Result};

impl App {
    /// Fetches the picture, video, recording or file of a message whatever its sender has sent today (R30), and also when
    /// it was given up.
    ///
    /// # Errors
    /// `NotFound` for a room that the member takes no part in; `Changed` when it is here, or will never be.
    pub async fn message_fetch_media(&self, actor: &MemberId, id: &MessageId) -> Result<Message> {
        let mut tx = self.store.begin().await?;
        let message = rows::get(tx.conn(), id).await?.ok_or_else(|| Error::new(ErrorCode::NotFound))?;
        taking_part(tx.conn(), actor, &message.room_id).await?;
        if !message_media::allow(tx.conn(), id, self.now()).await? {
            return Err(Error::new(ErrorCode::Changed));
        }
        let view = self.message_view(tx.conn(), id).await?;
        tx.changed(Change::Fetch);
        tx.changed(Change::Messages(message.room_id));
        tx.commit().await?;
        Ok(view)
    }
}
