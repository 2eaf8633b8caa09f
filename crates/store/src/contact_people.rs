//! Who has to do with a contact: its owner, who holds it in their list, and with whom it is shared.

use domain::contact::Sharing;
use domain::{ContactId, MemberId, UtcMs};

use crate::{Conn, Result, query};

/// How a member stands to a contact, besides owning it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Relation {
    /// Has it in their own list (R10).
    pub holder: bool,
    /// Is one of the chosen it is shared with (R14).
    pub chosen: bool,
}

/// How `member` stands to a contact.
///
/// # Errors
/// When the database refuses.
pub async fn relation(conn: &mut Conn, contact: &ContactId, member: &MemberId) -> Result<Relation> {
    let row = query(
        "SELECT EXISTS (SELECT 1 FROM contact_holder WHERE contact_id = $1 AND member_id = $2), \
         EXISTS (SELECT 1 FROM contact_share WHERE contact_id = $1 AND member_id = $2)",
    )
    .bind(contact.as_str())
    .bind(member.as_str())
    .fetch_one(conn)
    .await?;
    Ok(Relation { holder: row.try_get(0)?, chosen: row.try_get(1)? })
}

/// The members who hold a contact and still work here, who added it first comes first.
///
/// # Errors
/// When the database refuses.
pub async fn holders(conn: &mut Conn, contact: &ContactId) -> Result<Vec<MemberId>> {
    let ids = query(
        "SELECT h.member_id FROM contact_holder h JOIN member m ON m.id = h.member_id AND m.left_at IS NULL \
         WHERE h.contact_id = $1 ORDER BY h.added_at, h.member_id",
    )
    .bind(contact.as_str())
    .fetch_values(conn)
    .await?;
    Ok(ids.into_iter().map(MemberId).collect())
}

/// Puts a contact into a member's own list; once is enough (R19).
///
/// # Errors
/// When the database refuses.
pub async fn hold(conn: &mut Conn, contact: &ContactId, member: &MemberId, now: UtcMs) -> Result<()> {
    query(
        "INSERT INTO contact_holder (contact_id, member_id, added_at) VALUES ($1, $2, $3) \
         ON CONFLICT (contact_id, member_id) DO NOTHING",
    )
    .bind(contact.as_str())
    .bind(member.as_str())
    .bind(now.0)
    .execute(conn)
    .await?;
    Ok(())
}

/// Takes a contact out of a member's own list.
///
/// # Errors
/// When the database refuses.
pub async fn release(conn: &mut Conn, contact: &ContactId, member: &MemberId) -> Result<()> {
    query("DELETE FROM contact_holder WHERE contact_id = $1 AND member_id = $2")
        .bind(contact.as_str())
        .bind(member.as_str())
        .execute(conn)
        .await?;
    Ok(())
}

/// Makes a contact somebody else's.
///
/// # Errors
/// When the database refuses.
pub async fn set_owner(conn: &mut Conn, contact: &ContactId, owner: &MemberId) -> Result<()> {
    query("UPDATE contact SET owner_id = $2 WHERE id = $1")
        .bind(contact.as_str())
        .bind(owner.as_str())
        .execute(conn)
        .await?;
    Ok(())
}

/// The members a contact is shared with by choice and who still work here, by name.
///
/// # Errors
/// When the database refuses.
pub async fn chosen(conn: &mut Conn, contact: &ContactId) -> Result<Vec<MemberId>> {
    let ids = query(
        "SELECT s.member_id FROM contact_share s JOIN member m ON m.id = s.member_id AND m.left_at IS NULL \
         WHERE s.contact_id = $1 ORDER BY m.sort_key, m.id",
    )
    .bind(contact.as_str())
    .fetch_values(conn)
    .await?;
    Ok(ids.into_iter().map(MemberId).collect())
}

/// Says who sees a contact besides owner and holders (R14). `with` counts for `Chosen` only.
///
/// # Errors
/// When the database refuses.
pub async fn share(
    conn: &mut Conn,
    contact: &ContactId,
    sharing: Sharing,
    with: &[MemberId],
    now: UtcMs,
) -> Result<()> {
    query("UPDATE contact SET sharing = $2, updated_at = $3 WHERE id = $1")
        .bind(contact.as_str())
        .bind(sharing.as_str())
        .bind(now.0)
        .execute(&mut *conn)
        .await?;
    query("DELETE FROM contact_share WHERE contact_id = $1")
        .bind(contact.as_str())
        .execute(&mut *conn)
        .await?;
    let with = if sharing == Sharing::Chosen { with } else { &[] };
    for member in with {
        query("INSERT INTO contact_share (contact_id, member_id) VALUES ($1, $2) ON CONFLICT DO NOTHING")
            .bind(contact.as_str())
            .bind(member.as_str())
            .execute(&mut *conn)
            .await?;
    }
    Ok(())
}

/// The contacts of a member who leaves pass to whoever else holds them first, else to `heir`; nothing is
/// orphaned. Returns the contacts that passed.
///
/// # Errors
/// When the database refuses.
pub async fn inherit(conn: &mut Conn, leaving: &MemberId, heir: &MemberId) -> Result<Vec<ContactId>> {
    query("DELETE FROM contact_holder WHERE member_id = $1")
        .bind(leaving.as_str())
        .execute(&mut *conn)
        .await?;
    query("DELETE FROM contact_share WHERE member_id = $1")
        .bind(leaving.as_str())
        .execute(&mut *conn)
        .await?;
    let ids = query(
        "UPDATE contact SET owner_id = coalesce( \
           (SELECT h.member_id FROM contact_holder h JOIN member m ON m.id = h.member_id AND m.left_at IS NULL \
            WHERE h.contact_id = contact.id ORDER BY h.added_at, h.member_id LIMIT 1), $2) \
         WHERE owner_id = $1 RETURNING id",
    )
    .bind(leaving.as_str())
    .bind(heir.as_str())
    .fetch_values(conn)
    .await?;
    Ok(ids.into_iter().map(ContactId).collect())
}
