//! People in the address book: their rows. Who sees them is in `contact_people`, lists are in `contact_lists`.

use domain::contact::{ContactFields, Labelled, Sharing};
use domain::text::{fold, sort_key};
use domain::{ContactId, LineUserId, MemberId, UtcMs};

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
    /// LINE had not told the name when the contact was made: it follows once (R11).
    pub name_awaited: bool,
    /// Who sees it besides (R14).
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
            "SELECT id, owner_id, line_user_id, name, name_awaited, reading, company, department, title, address, \
             birthday, memo, sharing, version, deleted_at, deleted_by, created_at, updated_at FROM contact ",
            $rest
        )
    };
}

/// A contact, also one in the Trash.
///
/// # Errors
/// When the database refuses.
pub async fn get(conn: &mut Conn, id: &ContactId) -> Result<Option<Contact>> {
    let row = query(select!("WHERE id = $1")).bind(id.as_str()).fetch_optional(&mut *conn).await?;
    whole(conn, row).await
}

/// The contact of a LINE user, also one in the Trash; there is never a second one (R19).
///
/// # Errors
/// When the database refuses.
pub async fn of_line_user(conn: &mut Conn, line_user: &LineUserId) -> Result<Option<Contact>> {
    let row =
        query(select!("WHERE line_user_id = $1")).bind(line_user.as_str()).fetch_optional(&mut *conn).await?;
    whole(conn, row).await
}

/// Makes a contact.
///
/// # Errors
/// When the database refuses, as for a second contact of one LINE user.
pub async fn insert(conn: &mut Conn, contact: &NewContact, now: UtcMs) -> Result<()> {
    let fields = &contact.fields;
    query(
        "INSERT INTO contact (id, owner_id, line_user_id, name, name_awaited, reading, company, department, title, \
         address, birthday, memo, sort_key, search_key, created_at, updated_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, '', $14, $14)",
    )
    .bind(contact.id.as_str())
    .bind(contact.owner_id.as_str())
    .bind(contact.line_user_id.as_ref().map(LineUserId::as_str))
    .bind(&fields.name)
    .bind(contact.name_awaited)
    .bind(&fields.reading)
    .bind(&fields.company)
    .bind(&fields.department)
    .bind(&fields.title)
    .bind(&fields.address)
    .bind(&fields.birthday)
    .bind(&fields.memo)
    .bind(sort_key(&fields.name, &fields.reading))
    .bind(now.0)
    .execute(&mut *conn)
    .await?;
    put_rows(conn, &contact.id, fields).await?;
    put_search_key(conn, &contact.id, fields, contact.line_user_id.as_ref()).await
}

/// Changes a contact that still has `version`. False when somebody changed it meanwhile; then nothing is written.
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
    let done = query(
        "UPDATE contact SET name = $3, name_awaited = $4, reading = $5, company = $6, department = $7, title = $8, \
         address = $9, birthday = $10, memo = $11, sort_key = $12, updated_at = $13, version = version + 1 \
         WHERE id = $1 AND version = $2 AND deleted_at IS NULL",
    )
    .bind(contact.id.as_str())
    .bind(version)
    .bind(&fields.name)
    .bind(contact.name_awaited && fields.name == contact.fields.name)
    .bind(&fields.reading)
    .bind(&fields.company)
    .bind(&fields.department)
    .bind(&fields.title)
    .bind(&fields.address)
    .bind(&fields.birthday)
    .bind(&fields.memo)
    .bind(sort_key(&fields.name, &fields.reading))
    .bind(now.0)
    .execute(&mut *conn)
    .await?;
    if done == 0 {
        return Ok(false);
    }
    put_rows(conn, &contact.id, fields).await?;
    put_search_key(conn, &contact.id, fields, contact.line_user_id.as_ref()).await?;
    Ok(true)
}

/// After a LINE user's name changed: finds the contact by the new nickname too, and gives it the
/// name it has been waiting for. `name` is the new name in the form contacts take.
///
/// # Errors
/// When the database refuses.
pub async fn follow_line_name(
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
        .bind(contact.id.as_str())
        .bind(name)
        .bind(sort_key(name, &fields.reading))
        .bind(now.0)
        .execute(&mut *conn)
        .await?;
    }
    put_search_key(conn, &contact.id, &fields, contact.line_user_id.as_ref()).await
}

/// Moves a contact to the Trash; nothing else of it changes (R16, R18).
///
/// # Errors
/// When the database refuses.
pub async fn delete(conn: &mut Conn, id: &ContactId, by: &MemberId, now: UtcMs) -> Result<()> {
    query("UPDATE contact SET deleted_at = $3, deleted_by = $2 WHERE id = $1")
        .bind(id.as_str())
        .bind(by.as_str())
        .bind(now.0)
        .execute(conn)
        .await?;
    Ok(())
}

/// Brings a contact back from the Trash as it was (R18).
///
/// # Errors
/// When the database refuses.
pub async fn restore(conn: &mut Conn, id: &ContactId) -> Result<()> {
    query("UPDATE contact SET deleted_at = NULL, deleted_by = NULL WHERE id = $1")
        .bind(id.as_str())
        .execute(conn)
        .await?;
    Ok(())
}

/// Removes a contact for good, with what hangs on it. Rooms and messages do not.
///
/// # Errors
/// When the database refuses.
pub async fn purge(conn: &mut Conn, id: &ContactId) -> Result<()> {
    query("DELETE FROM contact WHERE id = $1").bind(id.as_str()).execute(conn).await?;
    Ok(())
}

/// What lies in the Trash and is this member's to remove for good: what they own, and what they put there.
///
/// # Errors
/// When the database refuses.
pub async fn purgeable(conn: &mut Conn, member: &MemberId) -> Result<Vec<ContactId>> {
    let ids = query(
        "SELECT id FROM contact WHERE deleted_at IS NOT NULL AND (owner_id = $1 OR deleted_by = $1) ORDER BY deleted_at DESC, id",
    )
    .bind(member.as_str())
    .fetch_values(conn)
    .await?;
    Ok(ids.into_iter().map(ContactId).collect())
}

async fn put_rows(conn: &mut Conn, id: &ContactId, fields: &ContactFields) -> Result<()> {
    for clear in [
        "DELETE FROM contact_phone WHERE contact_id = $1",
        "DELETE FROM contact_email WHERE contact_id = $1",
        "DELETE FROM contact_tag WHERE contact_id = $1",
    ] {
        query(clear).bind(id.as_str()).execute(&mut *conn).await?;
    }
    let phone = "INSERT INTO contact_phone (contact_id, position, label, number) VALUES ($1, $2, $3, $4)";
    let email = "INSERT INTO contact_email (contact_id, position, label, address) VALUES ($1, $2, $3, $4)";
    for (insert, rows) in [(phone, &fields.phones), (email, &fields.emails)] {
        for (position, row) in (0_i64..).zip(rows) {
            query(insert)
                .bind(id.as_str())
                .bind(position)
                .bind(&row.label)
                .bind(&row.value)
                .execute(&mut *conn)
                .await?;
        }
    }
    for tag in &fields.tags {
        query("INSERT INTO contact_tag (contact_id, tag) VALUES ($1, $2)")
            .bind(id.as_str())
            .bind(tag)
            .execute(&mut *conn)
            .await?;
    }
    Ok(())
}

/// Everything by which a contact is found, folded; the nickname is asked for here, so that it cannot be stale.
async fn put_search_key(
    conn: &mut Conn,
    id: &ContactId,
    fields: &ContactFields,
    line_user: Option<&LineUserId>,
) -> Result<()> {
    let nickname = match line_user {
        Some(user) => query("SELECT display_name FROM line_user WHERE id = $1")
            .bind(user.as_str())
            .fetch_optional_value(&mut *conn)
            .await?
            .unwrap_or_default(),
        None => String::new(),
    };
    query("UPDATE contact SET search_key = $2 WHERE id = $1")
        .bind(id.as_str())
        .bind(search_key(fields, &nickname))
        .execute(conn)
        .await?;
    Ok(())
}

fn search_key(fields: &ContactFields, nickname: &str) -> String {
    let mut parts = vec![fields.name.as_str(), &fields.reading, nickname, &fields.company];
    parts.extend(fields.phones.iter().map(|phone| phone.value.as_str()));
    parts.extend(fields.emails.iter().map(|email| email.value.as_str()));
    parts.extend(fields.tags.iter().map(String::as_str));
    let mut key = fold(&parts.join(" "));
    for phone in &fields.phones {
        key.push(' ');
        key.extend(fold(&phone.value).chars().filter(char::is_ascii_digit));
    }
    key
}

async fn whole(conn: &mut Conn, row: Option<Row>) -> Result<Option<Contact>> {
    let Some(row) = row else { return Ok(None) };
    let mut contact = read(&row)?;
    let phones = "SELECT label, number FROM contact_phone WHERE contact_id = $1 ORDER BY position";
    let emails = "SELECT label, address FROM contact_email WHERE contact_id = $1 ORDER BY position";
    contact.fields.phones = labelled(conn, phones, &contact.id).await?;
    contact.fields.emails = labelled(conn, emails, &contact.id).await?;
    contact.fields.tags = query("SELECT tag FROM contact_tag WHERE contact_id = $1 ORDER BY tag")
        .bind(contact.id.as_str())
        .fetch_values(conn)
        .await?;
    Ok(Some(contact))
}

async fn labelled(conn: &mut Conn, sql: &'static str, id: &ContactId) -> Result<Vec<Labelled>> {
    let rows = query(sql).bind(id.as_str()).fetch_all(conn).await?;
    rows.iter().map(|row| Ok(Labelled { label: row.try_get(0)?, value: row.try_get(1)? })).collect()
}

fn read(row: &Row) -> Result<Contact> {
    Ok(Contact {
        id: ContactId(row.try_get(0)?),
        owner_id: MemberId(row.try_get(1)?),
        line_user_id: row.try_get::<Option<String>>(2)?.map(LineUserId),
        name_awaited: row.try_get(4)?,
        fields: ContactFields {
            name: row.try_get(3)?,
            reading: row.try_get(5)?,
            company: row.try_get(6)?,
            department: row.try_get(7)?,
            title: row.try_get(8)?,
            address: row.try_get(9)?,
            birthday: row.try_get(10)?,
            memo: row.try_get(11)?,
            ..ContactFields::default()
        },
        sharing: row.try_get(12)?,
        version: row.try_get(13)?,
        deleted_at: row.try_get::<Option<i64>>(14)?.map(UtcMs),
        deleted_by: row.try_get::<Option<String>>(15)?.map(MemberId),
        created_at: UtcMs(row.try_get(16)?),
        updated_at: UtcMs(row.try_get(17)?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contact_is_found_by_everything_written_about_it() {
        let labelled = |value: &str| vec![Labelled { label: String::new(), value: value.into() }];
        let fields = ContactFields {
            name: "渡辺 花子".into(),
            reading: "ワタナベ ハナコ".into(),
            company: "Café Ｎorth".into(),
            phones: labelled("０９０-1234-5678"),
            emails: labelled("Hana@Example.com"),
            tags: vec!["VIP".into()],
            ..ContactFields::default()
        };
        let key = search_key(&fields, "はなちゃん🌸");
        for part in [
            "渡辺",
            "わたなべ",
            "はなちゃん",
            "cafe north",
            "090-1234-5678",
            "09012345678",
            "hana@example.com",
            "vip",
        ] {
            assert!(key.contains(part), "{part} is not in {key}");
        }
    }
}
