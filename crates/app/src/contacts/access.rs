//! A member's access to a contact, for the use cases. The rules are `store::contact_access`.

use domain::{ContactId, MemberId};
use store::Conn;
use store::contact_access::{self, ContactAccess};
use store::contacts::{self, Contact};

use crate::{Error, ErrorCode, Result};

/// A contact that a member may see, and what else they may do with it.
pub(crate) struct VisibleContact {
    pub(crate) contact: Contact,
    pub(crate) access: ContactAccess,
}

impl VisibleContact {
    /// Refuses a contact that went to the Trash meanwhile.
    ///
    /// # Errors
    /// `Changed`.
    pub(crate) fn live(self) -> Result<Self> {
        if self.contact.deleted_at.is_none() { Ok(self) } else { Err(Error::new(ErrorCode::Changed)) }
    }
}

/// A contact that this member may see (R14, R16).
///
/// # Errors
/// `NotFound`.
pub(crate) async fn visible(conn: &mut Conn, actor: &MemberId, id: &ContactId) -> Result<VisibleContact> {
    let not_found = || Error::new(ErrorCode::NotFound);
    let contact = contacts::get(conn, id).await?.ok_or_else(not_found)?;
    let access = contact_access::get(conn, id, actor).await?.filter(|access| access.may_see);
    Ok(VisibleContact { contact, access: access.ok_or_else(not_found)? })
}

/// A contact that this member may edit, share and delete.
///
/// # Errors
/// `NotFound`.
pub(crate) async fn editable(conn: &mut Conn, actor: &MemberId, id: &ContactId) -> Result<VisibleContact> {
    let contact = visible(conn, actor, id).await?;
    if contact.access.may_edit { Ok(contact) } else { Err(Error::new(ErrorCode::NotFound)) }
}
