//! The company's directory.

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

/// The columns in the order that `read` takes them in.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, name, reading, department, administrator, line_account_id, photo_hash, line_granted, version, \
             left_at IS NOT NULL FROM member ",
            $rest
        )
    };
}

/// A member, also one who has left.
///
/// # Errors
/// When the database refuses.
pub async fn get(conn: &mut Conn, id: &MemberId) -> Result<Option<Member>> {
    let row = query(select!("WHERE id = $1")).bind(id.as_str()).fetch_optional(conn).await?;
    row.as_ref().map(read).transpose()
}

/// Everybody who works here, by name.
///
/// # Errors
/// When the database refuses.
pub async fn active(conn: &mut Conn) -> Result<Vec<Member>> {
    let rows = query(select!("WHERE left_at IS NULL ORDER BY sort_key, id")).fetch_all(conn).await?;
    rows.iter().map(read).collect()
}

/// Who has an account, by name; several when it is shared.
///
/// # Errors
/// When the database refuses.
pub async fn of_account(conn: &mut Conn, account: &LineAccountId) -> Result<Vec<Member>> {
    let rows = query(select!("WHERE line_account_id = $1 AND left_at IS NULL ORDER BY sort_key, id"))
        .bind(account.as_str())
        .fetch_all(conn)
        .await?;
    rows.iter().map(read).collect()
}

/// Adds a member.
///
/// # Errors
/// When the database refuses.
pub async fn insert(conn: &mut Conn, id: &MemberId, entry: &Entry, now: UtcMs) -> Result<()> {
    query(
        "INSERT INTO member (id, name, reading, department, administrator, line_account_id, sort_key, search_key, \
         created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)",
    )
    .bind(id.as_str())
    .bind(&entry.name)
    .bind(&entry.reading)
    .bind(&entry.department)
    .bind(entry.administrator)
    .bind(entry.line_account_id.as_ref().map(LineAccountId::as_str))
    .bind(sort_key(&entry.name, &entry.reading))
    .bind(search_key(entry))
    .bind(now.0)
    .execute(conn)
    .await?;
    Ok(())
}

/// Changes an entry that still has `version`. False when somebody changed it meanwhile.
///
/// # Errors
/// When the database refuses.
pub async fn update(conn: &mut Conn, id: &MemberId, version: u32, entry: &Entry, now: UtcMs) -> Result<bool> {
    let done = query(
        "UPDATE member SET name = $3, reading = $4, department = $5, administrator = $6, line_account_id = $7, \
         sort_key = $8, search_key = $9, updated_at = $10, version = version + 1 WHERE id = $1 AND version = $2",
    )
    .bind(id.as_str())
    .bind(version)
    .bind(&entry.name)
    .bind(&entry.reading)
    .bind(&entry.department)
    .bind(entry.administrator)
    .bind(entry.line_account_id.as_ref().map(LineAccountId::as_str))
    .bind(sort_key(&entry.name, &entry.reading))
    .bind(search_key(entry))
    .bind(now.0)
    .execute(conn)
    .await?;
    Ok(done == 1)
}

/// Sets the photo; the entry's version stays, for a form shows both.
///
/// # Errors
/// When the database refuses.
pub async fn set_photo(conn: &mut Conn, id: &MemberId, photo: Option<&MediaHash>, now: UtcMs) -> Result<()> {
    query("UPDATE member SET photo_hash = $2, updated_at = $3 WHERE id = $1")
        .bind(id.as_str())
        .bind(photo.map(MediaHash::as_str))
        .bind(now.0)
        .execute(conn)
        .await?;
    Ok(())
}

/// Makes exactly `granted` the members chosen for LINE (R1).
///
/// # Errors
/// When the database refuses.
pub async fn set_granted(conn: &mut Conn, granted: &[MemberId]) -> Result<()> {
    query("UPDATE member SET line_granted = 0 WHERE line_granted = 1").execute(&mut *conn).await?;
    for member in granted {
        query("UPDATE member SET line_granted = 1 WHERE id = $1")
            .bind(member.as_str())
            .execute(&mut *conn)
            .await?;
    }
    Ok(())
}

/// The member leaves the company: gives the account back, and leaves every room. What they wrote stays.
/// Returns the rooms they left.
///
/// # Errors
/// When the database refuses.
pub async fn leave(conn: &mut Conn, id: &MemberId, now: UtcMs) -> Result<Vec<RoomId>> {
    query(
        "UPDATE member SET left_at = $2, line_account_id = NULL, line_granted = 0, administrator = 0, updated_at = $2, \
         version = version + 1 WHERE id = $1",
    )
    .bind(id.as_str())
    .bind(now.0)
    .execute(&mut *conn)
    .await?;
    let rooms = query(
        "UPDATE room_member SET left_at = $2, unread = 0 WHERE member_id = $1 AND left_at IS NULL RETURNING room_id",
    )
    .bind(id.as_str())
    .bind(now.0)
    .fetch_values(conn)
    .await?;
    Ok(rooms.into_iter().map(RoomId).collect())
}

fn search_key(entry: &Entry) -> String {
    fold(&[entry.name.as_str(), &entry.reading, &entry.department].join(" "))
}

fn read(row: &Row) -> Result<Member> {
    Ok(Member {
        id: MemberId(row.try_get(0)?),
        entry: Entry {
            name: row.try_get(1)?,
            reading: row.try_get(2)?,
            department: row.try_get(3)?,
            administrator: row.try_get(4)?,
            line_account_id: row.try_get::<Option<String>>(5)?.map(LineAccountId),
        },
        photo: row.try_get::<Option<String>>(6)?.map(MediaHash),
        line_granted: row.try_get(7)?,
        version: row.try_get(8)?,
        left: row.try_get(9)?,
    })
}
