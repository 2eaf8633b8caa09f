//! The member's face beside their bubbles on a shared account (LINE reference A.2.2): a square PNG that LINE fetches.

use std::io::Cursor;

use domain::{MediaHash, RoomId};
use image::ImageFormat;
use image::imageops::FilterType;
use store::line_accounts::LineAccount;
use store::media::{self, Media};
use store::{WriteTx, members, outbox, published_media};
use url::Url;

use super::delivery::Delivery;
use crate::Result;
use crate::blocking::blocking;
use crate::disk_space::DiskSpace;
use crate::pictures::photos;

/// Pixels a side: small enough for every limit, large enough for every phone.
const SIDE: u32 = 256;

/// The token of the icon that was made from a photo, if it was.
pub(super) async fn published(tx: &mut WriteTx, photo: &MediaHash) -> Result<Option<String>> {
    Ok(published_media::icon_token(tx.conn(), photo).await?)
}

impl Delivery {
    /// Makes the icons of those whose messages wait for a room of a shared account, before they are needed: no
    /// transaction waits for a picture. A photo that cannot be read, or has no disk space, is no reason not to send.
    pub(super) async fn icons_for(
        &self,
        room: &RoomId,
        account: &LineAccount,
        base: Option<&Url>,
    ) -> Result<()> {
        if !account.shared || base.is_none() {
            return Ok(());
        }
        let mut conn = self.store.read().await?;
        let mut photos = Vec::new();
        for row in outbox::of_room(&mut conn, room, line::limits::MAX_MESSAGES as u32).await? {
            let photo = members::get(&mut conn, &row.member_id).await?.and_then(|member| member.photo);
            if let Some(photo) = photo
                && !photos.contains(&photo)
                && published_media::icon_token(&mut conn, &photo).await?.is_none()
            {
                photos.push(photo);
            }
        }
        drop(conn);
        for photo in photos {
            self.make_icon(&photo).await?;
        }
        Ok(())
    }

    async fn make_icon(&self, photo: &MediaHash) -> Result<()> {
        let Some(path) = media::path(self.store.folder(), photo) else { return Ok(()) };
        if DiskSpace::of(&self.environment, self.store.folder()).free().await? == 0 {
            return Ok(());
        }
        let made = blocking(move || std::fs::read(path).ok().and_then(|bytes| icon(&bytes))).await?;
        let Some(png) = made else { return Ok(()) };
        let size = i64::try_from(png.len()).unwrap_or(i64::MAX);
        let hash = media::write(self.store.folder(), png).await?;
        let kept = Media { hash, mime: "image/png".to_owned(), size, width: Some(SIDE), height: Some(SIDE) };
        let mut tx = self.store.begin().await?;
        media::insert(&mut tx, &kept, self.environment.now()).await?;
        published_media::publish_icon(
            tx.conn(),
            &self.environment.link_token(),
            &kept.hash,
            photo,
            self.environment.now(),
        )
        .await?;
        Ok(tx.commit().await?)
    }
}

fn icon(photo: &[u8]) -> Option<Vec<u8>> {
    let picture = photos::decode(photo).ok()?.resize_exact(SIDE, SIDE, FilterType::Lanczos3);
    let mut out = Cursor::new(Vec::new());
    picture.to_rgba8().write_to(&mut out, ImageFormat::Png).ok()?;
    Some(out.into_inner())
}
