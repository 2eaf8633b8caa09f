//! The members around a contact: its owner, those who have it in their list, and those with whom it is shared.

use domain::contact::Sharing;
use domain::{ContactId, MemberId, UtcMs};

use crate::{Conn, Result, query};

/// The members who have a contact in their own list and still work here; who added it first comes first.
///
/// # Errors
/// When the database refuses.
pub async fn listed_by(conn: &mut Conn, contact: &ContactId) -> Result<Vec<MemberId>> {
    query(
        "SELECT h.member_id FROM contact_holder h JOIN member m ON m.id = h.member_id AND m.left_at IS NULL \
         WHERE h.contact_id = $1 ORDER BY h.added_at, h.member_id",
    )
    .bind(contact)
    .fetch_values(conn)
    .await
}

/// Adds a contact to a member's own list; once is enough (R19).
///
/// # Errors
/// When the database refuses.
pub async fn add_to_list(conn: &mut Conn, contact: &ContactId, member: &MemberId, now: UtcMs) -> Result<()> {
    query(
        "INSERT INTO contact_holder (contact_id, member_id, added_at) VALUES ($1, $2, $3) \
         ON CONFLICT (contact_id, member_id) DO NOTHING",
    )
    .bind(contact)
    .bind(member)
    .bind(now)
    .execute(conn)
    .await?;
    Ok(())
}

/// Removes a contact from a member's own list.
///
/// # Errors
/// When the database refuses.
pub async fn remove_from_list(conn: &mut Conn, contact: &ContactId, member: &MemberId) -> Result<()> {
    query("DELETE FROM contact_holder WHERE contact_id = $1 AND member_id = $2")
        .bind(contact)
        .bind(member)
        .execute(conn)
        .await?;
    Ok(())
}

/// Sets the owner of a contact.
///
/// # Errors
/// When the database refuses.
pub async fn set_owner(conn: &mut Conn, contact: &ContactId, owner: &MemberId) -> Result<()> {
    query("UPDATE contact SET owner_id = $2 WHERE id = $1").bind(contact).bind(owner).execute(conn).await?;
    Ok(())
}

/// The chosen members with whom a contact is shared and who still work here, by name.
///
/// # Errors
/// When the database refuses.
pub async fn shared_with(conn: &mut Conn, contact: &ContactId) -> Result<Vec<MemberId>> {
    query(
        "SELECT s.member_id FROM contact_share s JOIN member m ON m.id = s.member_id AND m.left_at IS NULL \
         WHERE s.contact_id = $1 ORDER BY m.sort_key, m.id",
    )
    .bind(contact)
    .fetch_values(conn)
    .await
}

/// Sets the sharing of a contact (R14). `with` counts for `Chosen` only.
///
/// # Errors
/// When the database refuses.
pub async fn set_sharing(
    conn: &mut Conn,
    contact: &ContactId,
    sharing: Sharing,
    with: &[MemberId],
    now: UtcMs,
) -> Result<()> {
    query("UPDATE contact SET sharing = $2, updated_at = $3 WHERE id = $1")
        .bind(contact)
        .bind(sharing)
        .bind(now)
        .execute(conn)
        .await?;
    query("DELETE FROM contact_share WHERE contact_id = $1").bind(contact).execute(conn).await?;
    let with = if sharing == Sharing::Chosen { with } else { &[] };
    for member in with {
        query("INSERT INTO contact_share (contact_id, member_id) VALUES ($1, $2) ON CONFLICT DO NOTHING")
            .bind(contact)
            .bind(member)
            .execute(conn)
            .await?;
    }
    Ok(())
}

/// Passes the contacts of a member who leaves to whoever else has them in their list first, else to `heir`; nothing is
/// orphaned. Returns the contacts that passed.
///
/// # Errors
/// When the database refuses.
pub async fn pass_on(conn: &mut Conn, leaving: &MemberId, heir: &MemberId) -> Result<Vec<ContactId>> {
    query("DELETE FROM contact_holder WHERE member_id = $1").bind(leaving).execute(conn).await?;
    query("DELETE FROM contact_share WHERE member_id = $1").bind(leaving).execute(conn).await?;
    query(
        "UPDATE contact SET owner_id = coalesce( \
           (SELECT h.member_id FROM contact_holder h JOIN member m ON m.id = h.member_id AND m.left_at IS NULL \
            WHERE h.contact_id = contact.id ORDER BY h.added_at, h.member_id LIMIT 1), $2) \
         WHERE owner_id = $1 RETURNING id",
    )
    .bind(leaving)
    .bind(heir)
    .fetch_values(conn)
    .await
}
