//! PINs of members: as hashes, with the wrong ones counted.

use domain::{MediaHash, MemberId, UtcMs};

use crate::{Conn, Result, Row, query};

/// A member's PIN.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptPin {
    /// Argon2, as a PHC string.
    pub hash: String,
    /// Wrong ones since the last right one.
    pub failures: u32,
    /// Until when none is taken; none: now.
    pub locked_until: Option<UtcMs>,
}

/// A member who can be switched to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SwitchRow {
    /// The member.
    pub id: MemberId,
    /// Directory name.
    pub name: String,
    /// Department.
    pub department: String,
    /// Photo.
    pub photo: Option<MediaHash>,
    /// Has a PIN.
    pub has_pin: bool,
    /// Unread messages in rooms that are not muted.
    pub unread: u32,
}

/// The PIN of a member; none when they have none.
///
/// # Errors
/// When the database refuses.
pub async fn get(conn: &mut Conn, member: &MemberId) -> Result<Option<KeptPin>> {
    let row = query("SELECT pin_hash, pin_failures, pin_locked_until FROM member WHERE id = $1")
        .bind(member)
        .fetch_optional(conn)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let Some(hash) = row.get("pin_hash")? else { return Ok(None) };
    let (failures, locked_until) = (row.get("pin_failures")?, row.get("pin_locked_until")?);
    Ok(Some(KeptPin { hash, failures, locked_until }))
}

/// Sets a member's PIN; none removes it. Nothing is counted any more.
///
/// # Errors
/// When the database refuses.
pub async fn set(conn: &mut Conn, member: &MemberId, hash: Option<&str>) -> Result<()> {
    query("UPDATE member SET pin_hash = $2, pin_failures = 0, pin_locked_until = NULL WHERE id = $1")
        .bind(member)
        .bind(hash)
        .execute(conn)
        .await?;
    Ok(())
}

/// Saves how many PINs were wrong in a row, and until when none is taken.
///
/// # Errors
/// When the database refuses.
pub async fn save_failures(
    conn: &mut Conn,
    member: &MemberId,
    failures: u32,
    locked_until: Option<UtcMs>,
) -> Result<()> {
    query("UPDATE member SET pin_failures = $2, pin_locked_until = $3 WHERE id = $1")
        .bind(member)
        .bind(failures)
        .bind(locked_until)
        .execute(conn)
        .await?;
    Ok(())
}

/// Removes the PINs of all administrators. Returns how many had one.
///
/// # Errors
/// When the database refuses.
pub async fn remove_of_administrators(conn: &mut Conn) -> Result<u64> {
    query(
        "UPDATE member SET pin_hash = NULL, pin_failures = 0, pin_locked_until = NULL \
         WHERE administrator = 1 AND pin_hash IS NOT NULL",
    )
    .execute(conn)
    .await
}

/// The members who work here, by name, as a switcher shows them.
///
/// # Errors
/// When the database refuses.
pub async fn switch_rows(conn: &mut Conn) -> Result<Vec<SwitchRow>> {
    let rows = query(
        "SELECT m.id, m.name, m.department, m.photo_hash, m.pin_hash IS NOT NULL AS has_pin, \
         (SELECT coalesce(sum(p.unread), 0) FROM room_member p WHERE p.member_id = m.id AND p.left_at IS NULL \
          AND p.muted = 0) AS unread FROM member m WHERE m.left_at IS NULL ORDER BY m.sort_key, m.id",
    )
    .fetch_all(conn)
    .await?;
    rows.iter().map(read).collect()
}

/// Whether a picture is the photo of somebody who works here.
///
/// # Errors
/// When the database refuses.
pub async fn is_face(conn: &mut Conn, photo: &MediaHash) -> Result<bool> {
    query("SELECT EXISTS (SELECT 1 FROM member WHERE photo_hash = $1 AND left_at IS NULL)")
        .bind(photo)
        .fetch_value(conn)
        .await
}

fn read(row: &Row) -> Result<SwitchRow> {
    Ok(SwitchRow {
        id: row.get("id")?,
        name: row.get("name")?,
        department: row.get("department")?,
        photo: row.get("photo_hash")?,
        has_pin: row.get("has_pin")?,
        unread: row.get("unread")?,
    })
}
