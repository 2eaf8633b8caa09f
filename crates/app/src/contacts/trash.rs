//! The Trash of Clients/Partners: deleting, and the way back (R16-R18).

use domain::{ContactId, MemberId};
use store::conversations::{self, Partner};
use store::{Change, contacts};

use super::access::{VisibleContact, editable, visible};
use super::views::ContactDetail;
use crate::{App, Error, ErrorCode, Result};

impl App {
    /// Moves a contact to the Trash. The room stays, and messages can still be exchanged (R16). One that is
    /// there already stays there.
    ///
    /// # Errors
    /// `NotFound`; `ContactInConversation` while a colleague is chatting with the LINE user (R17).
    pub async fn contact_delete(&self, actor: &MemberId, id: &ContactId) -> Result<()> {
        let mut tx = self.store.begin().await?;
        let VisibleContact { contact, .. } = editable(tx.conn(), actor, id).await?;
        if contact.deleted_at.is_some() {
            return Ok(());
        }
        if let Some(line_user) = &contact.line_user_id {
            refuse_in_conversation(&conversations::partners(tx.conn(), line_user, actor).await?)?;
        }
        contacts::move_to_trash(tx.conn(), id, actor, self.now()).await?;
        tx.changed(Change::Contact(id.clone()));
        Ok(tx.commit().await?)
    }

    /// Brings a contact back as it was: fields, tags, shares, history, link to LINE (R18).
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn contact_restore(&self, actor: &MemberId, id: &ContactId) -> Result<ContactDetail> {
        let mut tx = self.store.begin().await?;
        let VisibleContact { contact, .. } = visible(tx.conn(), actor, id).await?;
        if contact.deleted_at.is_some() {
            contacts::restore(tx.conn(), id).await?;
        }
        self.contact_changed(tx, actor, id).await
    }

    /// Removes a contact from the Trash for good; never its rooms or messages. For its owner, and for whoever
    /// put it there.
    ///
    /// # Errors
    /// `NotFound`; `Changed` for a contact that is not in the Trash any more.
    pub async fn contact_purge(&self, actor: &MemberId, id: &ContactId) -> Result<()> {
        let mut tx = self.store.begin().await?;
        let VisibleContact { contact, access } = visible(tx.conn(), actor, id).await?;
        if contact.deleted_at.is_none() {
            return Err(Error::new(ErrorCode::Changed));
        }
        if !access.may_purge {
            return Err(Error::new(ErrorCode::NotFound));
        }
        contacts::purge(tx.conn(), id).await?;
        tx.changed(Change::Contact(id.clone()));
        Ok(tx.commit().await?)
    }

    /// Removes everything from the Trash that is this member's to remove. Returns how many contacts.
    ///
    /// # Errors
    /// The storage codes.
    pub async fn trash_empty(&self, actor: &MemberId) -> Result<u32> {
        let mut tx = self.store.begin().await?;
        let ids = contacts::purgeable(tx.conn(), actor).await?;
        let count = u32::try_from(ids.len()).unwrap_or(u32::MAX);
        for id in ids {
            contacts::purge(tx.conn(), &id).await?;
            tx.changed(Change::Contact(id));
        }
        tx.commit().await?;
        Ok(count)
    }
}

fn refuse_in_conversation(partners: &[Partner]) -> Result<()> {
    let Some(first) = partners.first() else { return Ok(()) };
    Err(Error::new(ErrorCode::ContactInConversation)
        .with("member", &first.name)
        .with("memberId", &first.member_id)
        .with("others", partners.len() - 1))
}
