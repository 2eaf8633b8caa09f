//! The fields of a contact that members edit, as columns and rows, and the search key made of them. Each function names
//! every field, so that a new one cannot be forgotten in any.

use domain::contact::{ContactFields, Labelled};
use domain::text::{fold, sort_key};
use domain::{ContactId, LineUserId};

use crate::{Conn, Query, Result, Row, query};

/// The columns of the fields, for SELECT.
macro_rules! columns {
    () => {
        "name, reading, company, department, title, address, website, birthday, memo"
    };
}
pub(crate) use columns;

/// The placeholders of the fields' columns, in the order of [`columns`], and of the sort key behind them, for a statement that
/// binds so many values before.
macro_rules! values {
    (after 4) => {
        "$5, $6, $7, $8, $9, $10, $11, $12, $13, $14"
    };
    (after 5) => {
        "$6, $7, $8, $9, $10, $11, $12, $13, $14, $15"
    };
}
pub(crate) use values;

/// Binds the columns of the fields and the sort key, as [`values`] numbers them. What stands before has been bound.
pub(crate) fn bind<'v>(query: Query<'v>, fields: &'v ContactFields) -> Query<'v> {
    let ContactFields {
        name,
        reading,
        phones: _,
        emails: _,
        company,
        department,
        title,
        address,
        website,
        birthday,
        memo,
        tags: _,
    } = fields;
    query
        .bind(name)
        .bind(reading)
        .bind(company)
        .bind(department)
        .bind(title)
        .bind(address)
        .bind(website)
        .bind(birthday)
        .bind(memo)
        .bind(sort_key(name, reading))
}

/// Reads the fields of the contact `id` from its row and from the rows that belong to it.
pub(crate) async fn read(conn: &mut Conn, id: &ContactId, row: &Row) -> Result<ContactFields> {
    let phones =
        query("SELECT label, number AS value FROM contact_phone WHERE contact_id = $1 ORDER BY position");
    let emails =
        query("SELECT label, address AS value FROM contact_email WHERE contact_id = $1 ORDER BY position");
    let tags = query("SELECT tag FROM contact_tag WHERE contact_id = $1 ORDER BY tag");
    Ok(ContactFields {
        name: row.get("name")?,
        reading: row.get("reading")?,
        phones: labelled(&phones.bind(id).fetch_all(conn).await?)?,
        emails: labelled(&emails.bind(id).fetch_all(conn).await?)?,
        company: row.get("company")?,
        department: row.get("department")?,
        title: row.get("title")?,
        address: row.get("address")?,
        website: row.get("website")?,
        birthday: row.get("birthday")?,
        memo: row.get("memo")?,
        tags: tags.bind(id).fetch_values(conn).await?,
    })
}

/// Replaces phone numbers, e-mail addresses and tags.
pub(crate) async fn put_rows(conn: &mut Conn, id: &ContactId, fields: &ContactFields) -> Result<()> {
    for clear in [
        "DELETE FROM contact_phone WHERE contact_id = $1",
        "DELETE FROM contact_email WHERE contact_id = $1",
        "DELETE FROM contact_tag WHERE contact_id = $1",
    ] {
        query(clear).bind(id).execute(conn).await?;
    }
    let phone = "INSERT INTO contact_phone (contact_id, position, label, number) VALUES ($1, $2, $3, $4)";
    let email = "INSERT INTO contact_email (contact_id, position, label, address) VALUES ($1, $2, $3, $4)";
    for (insert, rows) in [(phone, &fields.phones), (email, &fields.emails)] {
        for (position, row) in (0_i64..).zip(rows) {
            query(insert).bind(id).bind(position).bind(&row.label).bind(&row.value).execute(conn).await?;
        }
    }
    for tag in &fields.tags {
        query("INSERT INTO contact_tag (contact_id, tag) VALUES ($1, $2)")
            .bind(id)
            .bind(tag)
            .execute(conn)
            .await?;
    }
    Ok(())
}

/// Sets the search key: everything by which a contact is found, folded. The nickname is read here, so that it cannot be
/// stale.
pub(crate) async fn put_search_key(
    conn: &mut Conn,
    id: &ContactId,
    fields: &ContactFields,
    line_user: Option<&LineUserId>,
) -> Result<()> {
    let nickname = match line_user {
        Some(user) => query("SELECT display_name FROM line_user WHERE id = $1")
            .bind(user)
            .fetch_optional_value(conn)
            .await?
            .unwrap_or_default(),
        None => String::new(),
    };
    query("UPDATE contact SET search_key = $2 WHERE id = $1")
        .bind(id)
        .bind(search_key(fields, &nickname))
        .execute(conn)
        .await?;
    Ok(())
}

fn search_key(fields: &ContactFields, nickname: &str) -> String {
    let ContactFields {
        name,
        reading,
        phones,
        emails,
        company,
        department: _,
        title: _,
        address: _,
        website,
        birthday: _,
        memo: _,
        tags,
    } = fields;
    let mut parts = vec![name.as_str(), reading, nickname, company, website];
    parts.extend(phones.iter().map(|phone| phone.value.as_str()));
    parts.extend(emails.iter().map(|email| email.value.as_str()));
    parts.extend(tags.iter().map(String::as_str));
    let mut key = fold(&parts.join(" "));
    for phone in phones {
        key.push(' ');
        key.extend(fold(&phone.value).chars().filter(char::is_ascii_digit));
    }
    key
}

fn labelled(rows: &[Row]) -> Result<Vec<Labelled>> {
    rows.iter().map(|row| Ok(Labelled { label: row.get("label")?, value: row.get("value")? })).collect()
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
            website: "https://north.example".into(),
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
            "north.example",
            "090-1234-5678",
            "09012345678",
            "hana@example.com",
            "vip",
        ] {
            assert!(key.contains(part), "{part} is not in {key}");
        }
    }
}
