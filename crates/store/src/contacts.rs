//! Contacts: people in the address book. Who may see them is defined in `contact_access`, their fields as columns in
//! `contact_fields`; the lists of them are in `contact_lists`.

use domain::contact::{ContactFields, Sharing};
use domain::text::sort_key;
use domain::{ContactId, LineUserId, MemberId, UtcMs};

use crate::contact_access::may_purge;
use crate::contact_fields::{self, columns, put_rows, put_search_key, values};
use crate::{Conn, Result, Row, query};

/// A person's record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// The contact.
    pub id: ContactId,
    /// Whose contact it is.
    pub owner_id: MemberId,
    /// The person on LINE, if this is an external contact.
    pub line_user_id: Option<LineUserId>,
    /// What members can edit.
    pub fields: ContactFields,
    /// The name was not known on LINE when the contact was made: it follows once (R11).
    pub name_awaited: bool,
    /// Who may see it besides (R14).
    pub sharing: Sharing,
    /// Goes up with each change of the fields.
    pub version: u32,
    /// In the Trash since.
    pub deleted_at: Option<UtcMs>,
    /// Who put it there.
    pub deleted_by: Option<MemberId>,
    /// Added when.
    pub created_at: UtcMs,
    /// Changed when.
    pub updated_at: UtcMs,
}

/// A contact to be made.
#[derive(Debug, Clone)]
pub struct NewContact {
    /// The contact.
    pub id: ContactId,
    /// Whose contact it will be.
    pub owner_id: MemberId,
    /// The person on LINE.
    pub line_user_id: Option<LineUserId>,
    /// What is known.
    pub fields: ContactFields,
    /// The name is to follow from LINE.
    pub name_awaited: bool,
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT ",
            columns!(),
            ", id, owner_id, line_user_id, name_awaited, sharing, version, deleted_at, deleted_by, created_at, updated_at \
             FROM contact ",
            $rest
        )
    };
}

/// A contact, also one in the Trash.
///
/// # Errors
/// When the database refuses.
pub async fn get(conn: &mut Conn, id: &ContactId) -> Result<Option<Contact>> {
    let row = query(select!("WHERE id = $1")).bind(id).fetch_optional(conn).await?;
    read(conn, row).await
}

/// The contact of a LINE user, also one in the Trash; there is never a second one (R19).
///
/// # Errors
/// When the database refuses.
pub async fn of_line_user(conn: &mut Conn, line_user: &LineUserId) -> Result<Option<Contact>> {
    let row = query(select!("WHERE line_user_id = $1")).bind(line_user).fetch_optional(conn).await?;
    read(conn, row).await
}

/// Inserts a contact.
///
/// # Errors
/// When the database refuses, as for a second contact of one LINE user.
pub async fn insert(conn: &mut Conn, contact: &NewContact, now: UtcMs) -> Result<()> {
    let sql = concat!(
        "INSERT INTO contact (id, owner_id, line_user_id, name_awaited, created_at, updated_at, search_key, ",
        columns!(),
        ", sort_key) VALUES ($1, $2, $3, $4, $5, $5, '', ",
        values!(after 5),
        ")"
    );
    let insert = query(sql)
        .bind(&contact.id)
        .bind(&contact.owner_id)
        .bind(&contact.line_user_id)
        .bind(contact.name_awaited)
        .bind(now);
    contact_fields::bind(insert, &contact.fields).execute(conn).await?;
    put_rows(conn, &contact.id, &contact.fields).await?;
    put_search_key(conn, &contact.id, &contact.fields, contact.line_user_id.as_ref()).await
}

/// Updates the fields of a contact that still has `version`. False when somebody changed it meanwhile; then nothing is
/// written.
///
/// # Errors
/// When the database refuses.
pub async fn update(
    conn: &mut Conn,
    contact: &Contact,
    version: u32,
    fields: &ContactFields,
    now: UtcMs,
) -> Result<bool> {
    let sql = concat!(
        "UPDATE contact SET (",
        columns!(),
        ", sort_key) = (",
        values!(after 4),
        "), name_awaited = $3, updated_at = $4, version = version + 1 \
         WHERE id = $1 AND version = $2 AND deleted_at IS NULL"
    );
    let update = query(sql)
        .bind(&contact.id)
        .bind(version)
        .bind(contact.name_awaited && fields.name == contact.fields.name)
        .bind(now);
    let written = contact_fields::bind(update, fields).execute(conn).await?;
    if written == 0 {
        return Ok(false);
    }
    put_rows(conn, &contact.id, fields).await?;
    put_search_key(conn, &contact.id, fields, contact.line_user_id.as_ref()).await?;
    Ok(true)
}

/// Updates what follows a LINE user's name: the contact is found by the new nickname too, and takes it as its name if it
/// still awaits one. `name` is the nickname in the form contacts take.
///
/// # Errors
/// When the database refuses.
pub async fn update_nickname(
    conn: &mut Conn,
    contact: &Contact,
    name: Option<&str>,
    now: UtcMs,
) -> Result<()> {
    let mut fields = contact.fields.clone();
    if let Some(name) = name.filter(|_| contact.name_awaited) {
        name.clone_into(&mut fields.name);
        query(
            "UPDATE contact SET name = $2, name_awaited = 0, sort_key = $3, updated_at = $4, version = version + 1 \
             WHERE id = $1",
        )
        .bind(&contact.id)
        .bind(name)
        .bind(sort_key(name, &fields.reading))
        .bind(now)
        .execute(conn)
        .await?;
    }
    put_search_key(conn, &contact.id, &fields, contact.line_user_id.as_ref()).await
}

/// Moves a contact to the Trash; nothing else of it changes (R16, R18).
///
/// # Errors
/// When the database refuses.
pub async fn move_to_trash(conn: &mut Conn, id: &ContactId, by: &MemberId, now: UtcMs) -> Result<()> {
    query("UPDATE contact SET deleted_at = $3, deleted_by = $2 WHERE id = $1")
        .bind(id)
        .bind(by)
        .bind(now)
        .execute(conn)
        .await?;
    Ok(())
}

/// Restores a contact from the Trash as it was (R18).
///
/// # Errors
/// When the database refuses.
pub async fn restore(conn: &mut Conn, id: &ContactId) -> Result<()> {
    query("UPDATE contact SET deleted_at = NULL, deleted_by = NULL WHERE id = $1")
        .bind(id)
        .execute(conn)
        .await?;
    Ok(())
}

/// Deletes a contact for good, with what hangs on it. Rooms and messages do not.
///
/// # Errors
/// When the database refuses.
pub async fn purge(conn: &mut Conn, id: &ContactId) -> Result<()> {
    query("DELETE FROM contact WHERE id = $1").bind(id).execute(conn).await?;
    Ok(())
}

/// The contacts in the Trash that a member may delete for good.
///
/// # Errors
/// When the database refuses.
pub async fn purgeable(conn: &mut Conn, member: &MemberId) -> Result<Vec<ContactId>> {
    query(concat!(
        "SELECT c.id FROM contact c WHERE c.deleted_at IS NOT NULL AND ",
        may_purge!("c", "$1"),
        " ORDER BY c.deleted_at DESC, c.id"
    ))
    .bind(member)
    .fetch_values(conn)
    .await
}

async fn read(conn: &mut Conn, row: Option<Row>) -> Result<Option<Contact>> {
    let Some(row) = row else { return Ok(None) };
    let id = row.get("id")?;
    Ok(Some(Contact {
        fields: contact_fields::read(conn, &id, &row).await?,
        id,
        owner_id: row.get("owner_id")?,
        line_user_id: row.get("line_user_id")?,
        name_awaited: row.get("name_awaited")?,
        sharing: row.get("sharing")?,
        version: row.get("version")?,
        deleted_at: row.get("deleted_at")?,
        deleted_by: row.get("deleted_by")?,
        created_at: row.get("created_at")?,
        updated_at: row.get("updated_at")?,
    }))
}
