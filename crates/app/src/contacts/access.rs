//! Who sees a contact, and who may edit, share and delete it (R14).

use domain::contact::Sharing;
use domain::{ContactId, MemberId};
use store::Conn;
use store::contact_people::{self, Relation};
use store::contacts::{self, Contact};

use crate::{Error, ErrorCode, Result};

/// A member's access to a contact that they see (R14).
pub(crate) struct ContactAccess {
    pub(crate) contact: Contact,
    pub(crate) relation: Relation,
    pub(crate) owner: bool,
}

impl ContactAccess {
    /// Owner and holders edit, share and delete; others look on.
    pub(crate) fn may_edit(&self) -> bool {
        self.owner || self.relation.holder
    }

    /// Refuses a contact that went to the Trash meanwhile.
    ///
    /// # Errors
    /// `Changed`.
    pub(crate) fn live(self) -> Result<Self> {
        if self.contact.deleted_at.is_none() { Ok(self) } else { Err(Error::new(ErrorCode::Changed)) }
    }
}

/// Returns a member's access to a contact. In the Trash: owner, holders, and who put it there.
///
/// # Errors
/// `NotFound`.
pub(crate) async fn contact_access(
    conn: &mut Conn,
    actor: &MemberId,
    id: &ContactId,
) -> Result<ContactAccess> {
    let not_found = || Error::new(ErrorCode::NotFound);
    let contact = contacts::get(conn, id).await?.ok_or_else(not_found)?;
    let relation = contact_people::relation(conn, id, actor).await?;
    let access = ContactAccess { owner: contact.owner_id == *actor, contact, relation };
    let visible = access.may_edit()
        || match &access.contact.deleted_at {
            None => relation.chosen || access.contact.sharing == Sharing::Everyone,
            Some(_) => access.contact.deleted_by.as_ref() == Some(actor),
        };
    if visible { Ok(access) } else { Err(not_found()) }
}

/// Returns the access of a member who may edit, share and delete the contact.
///
/// # Errors
/// `NotFound`.
pub(crate) async fn editable(conn: &mut Conn, actor: &MemberId, id: &ContactId) -> Result<ContactAccess> {
    let access = contact_access(conn, actor, id).await?;
    if access.may_edit() { Ok(access) } else { Err(Error::new(ErrorCode::NotFound)) }
}
