//! Takes attachments in, keeps them until they are sent, and forgets those that are not.

use domain::room::WriteAccess;
use domain::{AttachmentId, MemberId, RoomId, UtcMs};
use store::attachments::{self, Attachment as Row};
use store::{Change, Store, WriteTx, media, media_deletion};

use super::fit::Fitted;
use super::parts::Part;
use super::{fit, parts};
use crate::rooms::access::{taking_part, write_access};
use crate::rooms::attachments::view;
use crate::rooms::message_views::Attachment;
use crate::{App, Error, ErrorCode, Reason, Result, authorisation};

/// What is handed in and not sent within a week is forgotten, in ms.
const KEPT_MS: i64 = 7 * 24 * 60 * 60 * 1000;

impl App {
    /// Takes in a part of a file. The first parts answer nothing; with the last one the file is probed and becomes
    /// an attachment of the room.
    ///
    /// # Errors
    /// `NotAllowed` (R1), `NotFound`, `ReadOnly`, `NoPublicAddress`, `BadAttachment` (when too large, with the `limit`
    /// in bytes), `StorageFull` when it would take the reserve (R30), the other storage codes.
    pub async fn attachment_put(
        &self,
        actor: &MemberId,
        room: &RoomId,
        part: &Part,
        bytes: &[u8],
    ) -> Result<Option<Attachment>> {
        part.check(bytes.len())?;
        if part.offset == 0 {
            self.may_attach(actor, room).await?;
        }
        // All that is still to come: what will not fit is refused with its first part.
        self.disk_space().require(part.size.saturating_sub(part.offset)).await?;
        if !parts::append(self.store.folder(), actor, part, bytes).await? {
            return Ok(None);
        }
        self.may_attach(actor, room).await?;
        let fitted =
            fit::fit(self.store.folder(), &parts::file(self.store.folder(), actor, &part.id), &part.name)
                .await?;
        let row = self.save(actor, room, part, fitted).await?;
        Ok(Some(view(row)))
    }

    /// Takes an attachment away again.
    ///
    /// # Errors
    /// `NotFound` for somebody else's.
    pub async fn attachment_discard(&self, actor: &MemberId, id: &AttachmentId) -> Result<()> {
        parts::discard(self.store.folder(), actor, id).await;
        let mut tx = self.store.begin().await?;
        let Some(row) = attachments::get(tx.conn(), id).await? else { return Ok(()) };
        if row.member_id != *actor {
            return Err(Error::new(ErrorCode::NotFound));
        }
        delete(&mut tx, &row).await?;
        tx.changed(Change::Room(row.room_id));
        Ok(tx.commit().await?)
    }

    /// Deletes what was being handed in when the program ended. Call before anything new can come.
    pub async fn attachments_discard_unfinished(&self) {
        parts::discard_all(self.store.folder()).await;
    }

    /// Refuses a member who may attach nothing in a room.
    pub(super) async fn may_attach(&self, actor: &MemberId, room: &RoomId) -> Result<()> {
        let mut conn = self.store.read().await?;
        authorisation::require(&mut conn, actor).await?;
        let access = taking_part(&mut conn, actor, room).await?;
        let write_access = write_access(&mut conn, actor, &access, self.now()).await?;
        if write_access != WriteAccess::Open {
            return Err(Error::reason(ErrorCode::ReadOnly, Reason::WriteAccess(write_access)));
        }
        match self.addresses.public_base(&mut conn).await? {
            Some(_) => Ok(()),
            None => Err(Error::new(ErrorCode::NoPublicAddress)),
        }
    }

    async fn save(&self, actor: &MemberId, room: &RoomId, part: &Part, fitted: Fitted) -> Result<Row> {
        let mut tx = self.store.begin().await?;
        match &fitted.file {
            Some(file) => media::adopt(&mut tx, file.path(), &fitted.media, self.now()).await?,
            None => media::insert(&mut tx, &fitted.media, self.now()).await?,
        }
        if let Some(preview) = &fitted.preview {
            media::insert(&mut tx, preview, self.now()).await?;
        }
        let row = Row {
            id: part.id.clone(),
            room_id: room.clone(),
            member_id: actor.clone(),
            kind: fitted.kind,
            name: part.name.clone(),
            media: fitted.media,
            preview: fitted.preview.map(|preview| preview.hash),
            duration: fitted.duration,
            notes: fitted.notes,
        };
        attachments::insert(tx.conn(), &row, self.now()).await?;
        tx.changed(Change::Room(room.clone()));
        tx.commit().await?;
        parts::discard(self.store.folder(), actor, &part.id).await;
        Ok(row)
    }
}

/// Deletes the attachments that were handed in long ago and never sent. Not what is being handed in now.
///
/// # Errors
/// The storage codes.
pub(crate) async fn delete_old(store: &Store, now: UtcMs) -> Result<()> {
    let mut tx = store.begin().await?;
    for row in attachments::created_before(tx.conn(), now.plus(-KEPT_MS)).await? {
        delete(&mut tx, &row).await?;
    }
    Ok(tx.commit().await?)
}

async fn delete(tx: &mut WriteTx, row: &Row) -> Result<()> {
    attachments::delete(tx.conn(), &row.id).await?;
    for hash in [Some(&row.media.hash), row.preview.as_ref()].into_iter().flatten() {
        media_deletion::release(tx, hash).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn old_attachments_are_deleted_while_another_is_being_handed_in() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).await.unwrap();
        let part = Part::new(uuid::Uuid::nil().to_string().into(), "a.txt", 0, 6);
        let aya = MemberId::from("aya");
        parts::append(store.folder(), &aya, &part, b"abc").await.unwrap();
        delete_old(&store, UtcMs(KEPT_MS)).await.unwrap();
        assert!(
            parts::file(store.folder(), &aya, &part.id).exists(),
            "the loops begin while a window hands it in"
        );
    }
}
