//! Who sees a contact, and who may edit, share and delete it (R14).

use domain::contact::Sharing;
use domain::{ContactId, MemberId};
use store::Conn;
use store::contact_people::{self, Relation};
use store::contacts::{self, Contact};

use crate::{Error, ErrorCode, Result};

/// A contact as one member stands to it.
pub(crate) struct Seen {
    pub(crate) contact: Contact,
    pub(crate) relation: Relation,
    pub(crate) owner: bool,
}

impl Seen {
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

/// A contact that is for this member's eyes. In the Trash: owner, holders, and who put it there.
///
/// # Errors
/// `NotFound`.
pub(crate) async fn seen(conn: &mut Conn, actor: &MemberId, id: &ContactId) -> Result<Seen> {
    let not_found = || Error::new(ErrorCode::NotFound);
    let contact = contacts::get(conn, id).await?.ok_or_else(not_found)?;
    let relation = contact_people::relation(conn, id, actor).await?;
    let seen = Seen { owner: contact.owner_id == *actor, contact, relation };
    let visible = seen.may_edit()
        || match &seen.contact.deleted_at {
            None => relation.chosen || seen.contact.sharing == Sharing::Everyone,
            Some(_) => seen.contact.deleted_by.as_ref() == Some(actor),
        };
    if visible { Ok(seen) } else { Err(not_found()) }
}

/// A contact that this member may edit, share and delete.
///
/// # Errors
/// `NotFound`.
pub(crate) async fn editable(conn: &mut Conn, actor: &MemberId, id: &ContactId) -> Result<Seen> {
    let seen = seen(conn, actor, id).await?;
    if seen.may_edit() { Ok(seen) } else { Err(Error::new(ErrorCode::NotFound)) }
}
