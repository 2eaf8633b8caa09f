//! The ways out when a contact cannot be deleted because a colleague is chatting with the LINE user (R17).

use domain::{ContactId, LineUserId, MemberId};
use store::contacts::{self, Contact};
use store::{Change, Conn, WriteTx, contact_access, contact_people, conversations};

use super::access::{VisibleContact, editable, visible};
use crate::authorisation::working;
use crate::{App, Error, ErrorCode, Result};

impl App {
    /// Asks whoever is chatting with the LINE user whether the contact can be deleted: a line that only
    /// members see stands in their room from now on, and can be answered there. It names the LINE user as LINE does: what the contact is called is
    /// not for everybody who ever reads the room (R14).
    ///
    /// # Errors
    /// `NotFound`; `Changed` when nobody is chatting any more, or the contact went to the Trash.
    pub async fn contact_ask_colleague(&self, actor: &MemberId, id: &ContactId) -> Result<()> {
        let mut tx = self.store.begin().await?;
        let VisibleContact { contact, .. } = editable(tx.conn(), actor, id).await?.live()?;
        let nobody = || Error::new(ErrorCode::Changed);
        let line_user = contact.line_user_id.ok_or_else(nobody)?;
        let partners = conversations::partners(tx.conn(), &line_user, actor).await?;
        if partners.is_empty() {
            return Err(nobody());
        }
        let mut rooms: Vec<_> = partners.into_iter().map(|partner| partner.room_id).collect();
        rooms.sort();
        rooms.dedup();
        let mut asked = Vec::new();
        for room in &rooms {
            asked.extend(self.ask_about_deletion(&mut tx, room, actor, (&contact.id, &line_user)).await?);
        }
        tx.commit().await?;
        self.notifier.add(asked);
        Ok(())
    }

    /// Gives a contact to a colleague, who has it in their list from now on; it leaves the actor's.
    ///
    /// # Errors
    /// `NotFound`, also for a colleague who does not work here; `Changed` for a contact in the Trash.
    pub async fn contact_hand_over(&self, actor: &MemberId, id: &ContactId, to: &MemberId) -> Result<()> {
        let mut tx = self.store.begin().await?;
        let VisibleContact { contact, access } = editable(tx.conn(), actor, id).await?.live()?;
        working(tx.conn(), to).await?;
        self.give(&mut tx, actor, &contact.id, access.owner, to).await?;
        Ok(tx.commit().await?)
    }

    /// A colleague takes a contact over from the member who asked to delete it.
    ///
    /// # Errors
    /// `Changed` when it is in the Trash, or not that member's to give any more.
    pub(crate) async fn contact_taken_over(
        &self,
        tx: &mut WriteTx,
        id: &ContactId,
        from: &MemberId,
        to: &MemberId,
    ) -> Result<()> {
        if !may_give(tx.conn(), from, id).await? {
            return Err(Error::new(ErrorCode::Changed));
        }
        let access = contact_access::get(tx.conn(), id, from).await?;
        self.give(tx, from, id, access.is_some_and(|access| access.owner), to).await
    }

    /// A room was handed over: if the contact of its LINE user is the member's, it goes with it (R20).
    ///
    /// # Errors
    /// When the database refuses.
    pub(crate) async fn contact_goes_with_room(
        &self,
        tx: &mut WriteTx,
        actor: &MemberId,
        line_user: &LineUserId,
        to: &MemberId,
    ) -> Result<()> {
        match contacts::of_line_user(tx.conn(), line_user).await? {
            Some(contact) if contact.owner_id == *actor => self.give(tx, actor, &contact.id, true, to).await,
            _ => Ok(()),
        }
    }

    /// A room was taken over from members who cannot come (R27): the contact of its LINE user, if there is one outside
    /// the Trash, is in the list of whoever looks after the room now.
    ///
    /// # Errors
    /// When the database refuses.
    pub(crate) async fn contact_joined(
        &self,
        tx: &mut WriteTx,
        line_user: &LineUserId,
        to: &MemberId,
    ) -> Result<()> {
        let contact = contacts::of_line_user(tx.conn(), line_user).await?;
        let Some(contact) = contact.filter(|contact| contact.deleted_at.is_none()) else { return Ok(()) };
        contact_people::add_to_list(tx.conn(), &contact.id, to, self.now()).await?;
        tx.changed(Change::Contact(contact.id));
        Ok(())
    }

    /// Takes a contact out of the member's own list. If it is theirs, it passes to a colleague who has it in
    /// their list too, else to one who is chatting with the LINE user; if there is none, it stays theirs in
    /// Clients/Partners.
    ///
    /// # Errors
    /// `NotFound`; `Changed` for a contact in the Trash.
    pub async fn contact_remove_from_my_list(&self, actor: &MemberId, id: &ContactId) -> Result<()> {
        let mut tx = self.store.begin().await?;
        let VisibleContact { contact, access } = visible(tx.conn(), actor, id).await?.live()?;
        contact_people::remove_from_list(tx.conn(), id, actor).await?;
        if access.owner
            && let Some(heir) = heir(&mut tx, actor, &contact).await?
        {
            contact_people::set_owner(tx.conn(), id, &heir).await?;
        }
        tx.changed(Change::Contact(id.clone()));
        Ok(tx.commit().await?)
    }

    async fn give(
        &self,
        tx: &mut WriteTx,
        actor: &MemberId,
        id: &ContactId,
        owned: bool,
        to: &MemberId,
    ) -> Result<()> {
        if actor == to {
            return Ok(());
        }
        if owned {
            contact_people::set_owner(tx.conn(), id, to).await?;
        }
        contact_people::add_to_list(tx.conn(), id, to, self.now()).await?;
        contact_people::remove_from_list(tx.conn(), id, actor).await?;
        tx.changed(Change::Contact(id.clone()));
        Ok(())
    }
}

/// Whether a contact is a member's to give: they may edit it, and it is not in the Trash.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn may_give(conn: &mut Conn, member: &MemberId, id: &ContactId) -> Result<bool> {
    let live = contacts::get(conn, id).await?.is_some_and(|contact| contact.deleted_at.is_none());
    let access = contact_access::get(conn, id, member).await?;
    Ok(live && access.is_some_and(|access| access.may_edit))
}

async fn heir(tx: &mut WriteTx, actor: &MemberId, contact: &Contact) -> Result<Option<MemberId>> {
    let members = contact_people::listed_by(tx.conn(), &contact.id).await?;
    if let Some(member) = members.into_iter().find(|member| member != actor) {
        return Ok(Some(member));
    }
    let Some(user) = &contact.line_user_id else { return Ok(None) };
    let partners = conversations::partners(tx.conn(), user, actor).await?;
    Ok(partners.into_iter().next().map(|partner| partner.member_id))
}
