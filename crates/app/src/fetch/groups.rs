//! What groups are called, what they look like, and how many are in them.

use domain::text::fold;
use store::Change;
use store::rooms::{self, Room, Summary};

use super::{Picture, may_come};
use crate::{App, Result};

impl App {
    pub(super) async fn fetch_summary(&self, room: &Room) -> Result<()> {
        let client = match self.client_of(&room.line_account_id).await? {
            Some(client) if room.account_left_at.is_none() => client,
            Some(_) => return self.summary_not_told(room, false).await,
            None => return self.summary_not_told(room, true).await,
        };
        let summary = match client.group_summary(&room.line_id).await {
            Ok(summary) => summary,
            Err(error) => return self.summary_not_told(room, may_come(&error)).await,
        };
        let count =
            client.group_member_count(&room.line_id).await.ok().and_then(|count| u32::try_from(count).ok());
        let url = summary.picture_url.as_deref();
        let picture = self.picture(url, room.picture_url.as_deref(), room.photo.as_ref()).await?;
        let mut tx = self.store.begin().await?;
        let photo = picture.keep(self, &mut tx, room.photo.as_ref()).await?;
        let later = matches!(picture, Picture::Later);
        let told = Summary {
            search_key: fold(&summary.group_name),
            title: summary.group_name,
            picture_url: if later { room.picture_url.clone() } else { summary.picture_url },
            photo,
            line_count: count,
        };
        rooms::summary_told(tx.conn(), &room.id, &told).await?;
        if later && room.summary_attempts < 5 {
            rooms::summary_later(tx.conn(), &room.id, self.again(room.summary_attempts)).await?;
        }
        tx.changed(Change::Room(room.id.clone()));
        Ok(tx.commit().await?)
    }

    async fn summary_not_told(&self, room: &Room, may_come: bool) -> Result<()> {
        let mut tx = self.store.begin().await?;
        let again = if may_come { self.again(room.summary_attempts) } else { None };
        rooms::summary_later(tx.conn(), &room.id, again).await?;
        Ok(tx.commit().await?)
    }
}
