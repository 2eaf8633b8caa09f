//! Members: the people of the company, and their entries in its directory.

use domain::text::{fold, sort_key};
use domain::{LineAccountId, MediaHash, MemberId, RoomId, UtcMs};

use crate::{Conn, Result, Row, query};

/// A person of the company.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The member.
    pub id: MemberId,
    /// What an administrator wrote.
    pub entry: Entry,
    /// Photo in the directory.
    pub photo: Option<MediaHash>,
    /// Is among those chosen for LINE (R1).
    pub line_granted: bool,
    /// Goes up with each change of the entry.
    pub version: u32,
    /// Left the company.
    pub left: bool,
    /// Has a PIN.
    pub has_pin: bool,
}

/// A directory entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Directory name.
    pub name: String,
    /// How it is read.
    pub reading: String,
    /// Department.
    pub department: String,
    /// May administer.
    pub administrator: bool,
    /// The account that carries the member's conversations.
    pub line_account_id: Option<LineAccountId>,
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, name, reading, department, administrator, line_account_id, photo_hash, line_granted, version, \
             left_at IS NOT NULL AS has_left, pin_hash IS NOT NULL AS has_pin FROM member ",
            $rest
        )
    };
}

/// A member, also one who has left.
///
/// # Errors
/// When the database refuses.
pub async fn get(conn: &mut Conn, id: &MemberId) -> Result<Option<Member>> {
    let row = query(select!("WHERE id = $1")).bind(id).fetch_optional(conn).await?;
    row.as_ref().map(read).transpose()
}

/// The members who work here, by name.
///
/// # Errors
/// When the database refuses.
pub async fn active(conn: &mut Conn) -> Result<Vec<Member>> {
    let rows = query(select!("WHERE left_at IS NULL ORDER BY sort_key, id")).fetch_all(conn).await?;
    rows.iter().map(read).collect()
}

/// The members who use an account, by name; several when it is shared.
///
/// # Errors
/// When the database refuses.
pub async fn of_account(conn: &mut Conn, account: &LineAccountId) -> Result<Vec<Member>> {
    let rows = query(select!("WHERE line_account_id = $1 AND left_at IS NULL ORDER BY sort_key, id"))
        .bind(account)
        .fetch_all(conn)
        .await?;
    rows.iter().map(read).collect()
}

/// Inserts a member.
///
/// # Errors
/// When the database refuses.
pub async fn insert(conn: &mut Conn, id: &MemberId, entry: &Entry, now: UtcMs) -> Result<()> {
    query(
        "INSERT INTO member (id, name, reading, department, administrator, line_account_id, sort_key, search_key, \
         created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)",
    )
    .bind(id)
    .bind(&entry.name)
    .bind(&entry.reading)
    .bind(&entry.department)
    .bind(entry.administrator)
    .bind(&entry.line_account_id)
    .bind(sort_key(&entry.name, &entry.reading))
    .bind(search_key(entry))
    .bind(now)
    .execute(conn)
    .await?;
    Ok(())
}

/// Updates an entry that still has `version`. False when somebody changed it meanwhile.
///
/// # Errors
/// When the database refuses.
pub async fn update(conn: &mut Conn, id: &MemberId, version: u32, entry: &Entry, now: UtcMs) -> Result<bool> {
    let written = query(
        "UPDATE member SET name = $3, reading = $4, department = $5, administrator = $6, line_account_id = $7, \
         sort_key = $8, search_key = $9, updated_at = $10, version = version + 1 WHERE id = $1 AND version = $2",
    )
    .bind(id)
    .bind(version)
    .bind(&entry.name)
    .bind(&entry.reading)
    .bind(&entry.department)
    .bind(entry.administrator)
    .bind(&entry.line_account_id)
    .bind(sort_key(&entry.name, &entry.reading))
    .bind(search_key(entry))
    .bind(now)
    .execute(conn)
    .await?;
    Ok(written == 1)
}

/// Sets a member's photo; the entry's version stays, for a form shows both.
///
/// # Errors
/// When the database refuses.
pub async fn set_photo(conn: &mut Conn, id: &MemberId, photo: Option<&MediaHash>, now: UtcMs) -> Result<()> {
    query("UPDATE member SET photo_hash = $2, updated_at = $3 WHERE id = $1")
        .bind(id)
        .bind(photo)
        .bind(now)
        .execute(conn)
        .await?;
    Ok(())
}

/// Sets the grants: exactly `granted` are the members chosen for LINE (R1).
///
/// # Errors
/// When the database refuses.
pub async fn set_granted(conn: &mut Conn, granted: &[MemberId]) -> Result<()> {
    query("UPDATE member SET line_granted = 0 WHERE line_granted = 1").execute(conn).await?;
    for member in granted {
        query("UPDATE member SET line_granted = 1 WHERE id = $1").bind(member).execute(conn).await?;
    }
    Ok(())
}

/// Makes a member leave the company: they give the account back, and leave every room. What they wrote stays.
/// Returns the rooms they left.
///
/// # Errors
/// When the database refuses.
pub async fn leave(conn: &mut Conn, id: &MemberId, now: UtcMs) -> Result<Vec<RoomId>> {
    query(
        "UPDATE member SET left_at = $2, line_account_id = NULL, line_granted = 0, administrator = 0, updated_at = $2, \
         version = version + 1 WHERE id = $1",
    )
    .bind(id)
    .bind(now)
    .execute(conn)
    .await?;
    query(
        "UPDATE room_member SET left_at = $2, unread = 0 WHERE member_id = $1 AND left_at IS NULL RETURNING room_id",
    )
    .bind(id)
    .bind(now)
    .fetch_values(conn)
    .await
}

fn search_key(entry: &Entry) -> String {
    fold(&[entry.name.as_str(), &entry.reading, &entry.department].join(" "))
}

fn read(row: &Row) -> Result<Member> {
    Ok(Member {
        id: row.get("id")?,
        entry: Entry {
            name: row.get("name")?,
            reading: row.get("reading")?,
            department: row.get("department")?,
            administrator: row.get("administrator")?,
            line_account_id: row.get("line_account_id")?,
        },
        photo: row.get("photo_hash")?,
        line_granted: row.get("line_granted")?,
        version: row.get("version")?,
        left: row.get("has_left")?,
        has_pin: row.get("has_pin")?,
    })
}
