//! What LINE, and the phones of LINE users, may fetch from this computer: what was sent, for as long as the administrator
//! allows, and nothing else.

use std::path::PathBuf;

use domain::delivery::Delivery;
use domain::{MemberId, MessageId};
use store::{media, messages as rows, published_media};

use crate::authorisation::working;
use crate::media_limits::{link_days, link_ends_at};
use crate::rooms::access::room_access;
use crate::rooms::message_views::Message;
use crate::{App, Error, ErrorCode, Result};

/// What a link leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PublishedLink {
    /// A file that anybody may fetch who has the link.
    File(PublishedMedia),
    /// Nothing any more: its time is over, or somebody has withdrawn it.
    Ended,
}

/// A file that anybody may fetch who has its link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedMedia {
    /// Its bytes.
    pub path: PathBuf,
    /// `image/jpeg`, …
    pub mime: String,
    /// To be saved under this name; none: to be shown.
    pub save_as: Option<String>,
}

impl App {
    /// What a link's token leads to; none for one that was never given out.
    ///
    /// # Errors
    /// The storage codes.
    pub async fn published(&self, token: &str) -> Result<Option<PublishedLink>> {
        let mut conn = self.store.read().await?;
        let Some(found) = published_media::by_token(&mut conn, token).await? else { return Ok(None) };
        let days = link_days(&mut conn).await?;
        let ended = found.since.is_some_and(|since| link_ends_at(since, days) <= self.now());
        if found.withdrawn || ended {
            return Ok(Some(PublishedLink::Ended));
        }
        Ok(media::path(self.store.folder(), &found.hash).map(|path| {
            PublishedLink::File(PublishedMedia {
                path,
                mime: found.mime,
                save_as: Some(found.name).filter(|name| !name.is_empty()),
            })
        }))
    }

    /// Withdraws the links of a picture, video, sound or file that was sent: they lead nowhere from now on. What a phone has
    /// loaded already stays there. Its writer may, and an administrator who sees the room.
    ///
    /// # Errors
    /// `NotFound` for others; `Changed` when it has not gone to LINE, or has no link any more.
    pub async fn message_withdraw_link(&self, actor: &MemberId, id: &MessageId) -> Result<Message> {
        let not_found = || Error::new(ErrorCode::NotFound);
        let mut tx = self.store.begin().await?;
        let message = rows::get(tx.conn(), id).await?.ok_or_else(not_found)?;
        room_access(tx.conn(), actor, &message.room_id).await?;
        let administrator = working(tx.conn(), actor).await?.entry.administrator;
        if message.member_id.as_ref() != Some(actor) && !administrator {
            return Err(not_found());
        }
        let sent = message.delivery == Some(Delivery::Accepted);
        if !sent || !published_media::withdraw(tx.conn(), id, self.now()).await? {
            return Err(Error::new(ErrorCode::Changed));
        }
        self.message_changed(tx, &message.room_id, id).await
    }
}
