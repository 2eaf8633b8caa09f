//! Missing media: bytes that are gone from the disk behind the program's back: nobody is sent a link to nothing.

use store::outbox::{MediaLinks, OutboxRow};
use store::{WriteTx, media, published_media};

use super::delivery::Delivery;
use super::request::has_links;
use crate::Result;

impl Delivery {
    /// Takes the links from messages whose bytes are not on the disk any more. What was tried stays as it was tried:
    /// LINE may have it, and only the same request again tells (LINE reference A.2.3).
    pub(super) async fn without_missing_media(
        &self,
        tx: &mut WriteTx,
        mut rows: Vec<OutboxRow>,
    ) -> Result<Vec<OutboxRow>> {
        for row in rows.iter_mut().filter(|row| row.transport.is_none() && has_links(row)) {
            let Some(MediaLinks { original, preview }) = &row.links else { continue };
            let mut there = self.is_on_the_disk(tx, original).await?;
            if let Some(preview) = preview {
                there &= self.is_on_the_disk(tx, preview).await?;
            }
            if !there {
                tracing::warn!(message = %row.message_id, "a message's bytes are gone: it is not sent");
                row.links = None;
            }
        }
        Ok(rows)
    }

    /// Whether a link leads to a file. A disk that cannot be asked is not called empty.
    async fn is_on_the_disk(&self, tx: &mut WriteTx, token: &str) -> Result<bool> {
        let Some(found) = published_media::by_token(tx.conn(), token).await? else { return Ok(false) };
        match media::path(self.store.folder(), &found.hash) {
            Some(path) => Ok(tokio::fs::try_exists(path).await.unwrap_or(true)),
            None => Ok(false),
        }
    }
}
