//! Who may see a contact, who may edit it, and who may remove it for good (R14, R16): defined here, and nowhere else.
//!
//! The conditions are pieces of SQL, so that lists of contacts and of rooms filter by them; a use case that is about one
//! contact asks for a member's [`ContactAccess`], which the same pieces compute. `$contact` is the alias of the table
//! `contact` in the statement, `$member` the parameter with the member's id.

use domain::{ContactId, MemberId};

use crate::{Conn, Result, query};

/// The member has the contact in their own list (R10).
macro_rules! in_list {
    ($contact:literal, $member:literal) => {
        concat!(
            "EXISTS (SELECT 1 FROM contact_holder h WHERE h.contact_id = ",
            $contact,
            ".id AND h.member_id = ",
            $member,
            ")"
        )
    };
}
pub(crate) use in_list;

/// The member may edit, share and delete the contact: the owner, and whoever has it in their list.
macro_rules! may_edit {
    ($contact:literal, $member:literal) => {
        concat!(
            "(",
            $contact,
            ".owner_id = ",
            $member,
            " OR ",
            $crate::contact_access::in_list!($contact, $member),
            ")"
        )
    };
}
pub(crate) use may_edit;

/// The member may see a contact that is not in the Trash: whoever may edit it, and with whom it is shared (R14).
macro_rules! may_see {
    ($contact:literal, $member:literal) => {
        concat!(
            "(",
            $contact,
            ".sharing = 'everyone' OR ",
            $crate::contact_access::may_edit!($contact, $member),
            " OR EXISTS (SELECT 1 FROM contact_share s WHERE s.contact_id = ",
            $contact,
            ".id AND s.member_id = ",
            $member,
            "))"
        )
    };
}
pub(crate) use may_see;

/// The member may see a contact that is in the Trash: whoever may edit it, and who put it there (R16).
macro_rules! may_see_in_trash {
    ($contact:literal, $member:literal) => {
        concat!(
            "(",
            $crate::contact_access::may_edit!($contact, $member),
            " OR ",
            $contact,
            ".deleted_by = ",
            $member,
            ")"
        )
    };
}
pub(crate) use may_see_in_trash;

/// The member may remove a contact that is in the Trash for good: the owner, and who put it there.
macro_rules! may_purge {
    ($contact:literal, $member:literal) => {
        concat!("(", $contact, ".owner_id = ", $member, " OR ", $contact, ".deleted_by = ", $member, ")")
    };
}
pub(crate) use may_purge;

/// What a member may do with a contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ContactAccess {
    /// The contact is the member's.
    pub owner: bool,
    /// The member has it in their own list (R10).
    pub in_my_list: bool,
    /// The member may see it (R14); in the Trash: R16.
    pub may_see: bool,
    /// The member may edit, share and delete it.
    pub may_edit: bool,
    /// It is in the Trash, and the member may remove it for good.
    pub may_purge: bool,
}

/// The access of `member` to a contact; none when there is no such contact.
///
/// # Errors
/// When the database refuses.
pub async fn get(conn: &mut Conn, contact: &ContactId, member: &MemberId) -> Result<Option<ContactAccess>> {
    // What compares with NULL is NULL: nobody has put a contact into the Trash that is not there.
    let row = query(concat!(
        "SELECT c.owner_id = $2 AS owner, ",
        in_list!("c", "$2"),
        " AS in_my_list, ",
        may_edit!("c", "$2"),
        " AS may_edit, coalesce(CASE WHEN c.deleted_at IS NULL THEN ",
        may_see!("c", "$2"),
        " ELSE ",
        may_see_in_trash!("c", "$2"),
        " END, 0) AS may_see, coalesce(c.deleted_at IS NOT NULL AND ",
        may_purge!("c", "$2"),
        ", 0) AS may_purge FROM contact c WHERE c.id = $1"
    ))
    .bind(contact)
    .bind(member)
    .fetch_optional(conn)
    .await?;
    row.map(|row| {
        Ok(ContactAccess {
            owner: row.get("owner")?,
            in_my_list: row.get("in_my_list")?,
            may_see: row.get("may_see")?,
            may_edit: row.get("may_edit")?,
            may_purge: row.get("may_purge")?,
        })
    })
    .transpose()
}
