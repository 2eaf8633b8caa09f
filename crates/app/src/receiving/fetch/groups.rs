//! What groups are called, what they look like, and how many are in them.

use domain::room::LineSourceKind;
use domain::stranger;
use domain::text::fold;
use line::Client;
use store::Change;
use store::room_summaries::{self, Summary};
use store::rooms::Room;

use super::fetching::Fetching;
use super::picture::Picture;
use super::retry::Retry;
use crate::Result;

impl Fetching {
    pub(super) async fn fetch_summary(&self, room: &Room) -> Result<()> {
        let client = match self.client_of(&room.line_account_id).await? {
            Some(client) if room.account_left_at.is_none() => client,
            Some(_) => return self.postpone_summary(room, Retry::Never).await,
            None => return self.postpone_summary(room, Retry::WhenBack).await,
        };
        if room.line_kind == LineSourceKind::Room {
            return self.fetch_count(room, &client).await;
        }
        let summary = match client.group_summary(&room.line_id).await {
            Ok(summary) => summary,
            Err(error) => {
                let retry = self.retry_after(&room.line_account_id, &error).await?;
                return self.postpone_summary(room, retry).await;
            }
        };
        let count = client.group_member_count(&room.line_id).await;
        let url = summary.picture_url.as_deref();
        let picture = self.picture(url, room.picture_url.as_deref(), room.photo.as_ref()).await?;
        let mut tx = self.store.begin().await?;
        let photo = picture.keep(&mut tx, room.photo.as_ref(), self.environment.now()).await?;
        let later = matches!(picture, Picture::Later);
        let title = stranger::name(&summary.group_name);
        let summary = Summary {
            search_key: fold(&title),
            title,
            picture_url: if later { room.picture_url.clone() } else { summary.picture_url },
            photo,
            line_count: count.as_ref().ok().copied().map(people),
        };
        room_summaries::save(tx.conn(), &room.id, &summary).await?;
        let uncounted = count.is_err_and(|error| Retry::after(&error) != Retry::Never);
        let next = Retry::Later.next(self.environment.now(), room.summary_attempts);
        if (later || uncounted) && next.due_at.is_some() {
            room_summaries::set_due(tx.conn(), &room.id, next).await?;
        }
        tx.changed(Change::Room(room.id.clone()));
        Ok(tx.commit().await?)
    }

    /// A multi-person chat of old LINE versions has no name and no picture.
    async fn fetch_count(&self, room: &Room, client: &Client) -> Result<()> {
        let count = match client.room_member_count(&room.line_id).await {
            Ok(count) => people(count),
            Err(error) => {
                let retry = self.retry_after(&room.line_account_id, &error).await?;
                return self.postpone_summary(room, retry).await;
            }
        };
        let mut tx = self.store.begin().await?;
        room_summaries::save_line_count(tx.conn(), &room.id, count).await?;
        tx.changed(Change::Room(room.id.clone()));
        Ok(tx.commit().await?)
    }

    async fn postpone_summary(&self, room: &Room, retry: Retry) -> Result<()> {
        let mut tx = self.store.begin().await?;
        let next = retry.next(self.environment.now(), room.summary_attempts);
        room_summaries::set_due(tx.conn(), &room.id, next).await?;
        Ok(tx.commit().await?)
    }
}

fn people(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
