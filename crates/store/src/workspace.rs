//! The one row that says whose data this is.

use domain::{MemberId, UtcMs};

use crate::{Conn, Result, query};

/// The company, its switch for LINE, and who acts in this window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workspace {
    /// `practice` or `local`.
    pub kind: String,
    /// The company's name.
    pub company_name: String,
    /// Talking with LINE users is on (R1).
    pub connection_on: bool,
    /// For everybody; otherwise for chosen members (R1).
    pub everyone: bool,
    /// The member who works in this window.
    pub acting_member_id: Option<MemberId>,
}

/// The workspace; none before it is founded.
///
/// # Errors
/// When the database refuses.
pub async fn get(conn: &mut Conn) -> Result<Option<Workspace>> {
    let row = query(
        "SELECT kind, company_name, connection_on, connection_grant, acting_member_id FROM workspace LIMIT 1",
    )
    .fetch_optional(conn)
    .await?;
    row.map(|row| {
        Ok(Workspace {
            kind: row.try_get(0)?,
            company_name: row.try_get(1)?,
            connection_on: row.try_get(2)?,
            everyone: row.try_get::<String>(3)? == "everyone",
            acting_member_id: row.try_get::<Option<String>>(4)?.map(MemberId),
        })
    })
    .transpose()
}

/// Founds it, with the connection off and meant for everyone.
///
/// # Errors
/// When the database refuses, or `kind` is neither `practice` nor `local`.
pub async fn insert(conn: &mut Conn, id: &str, kind: &str, company_name: &str, now: UtcMs) -> Result<()> {
    query(
        "INSERT INTO workspace (id, kind, company_name, created_at, updated_at) VALUES ($1, $2, $3, $4, $4)",
    )
    .bind(id)
    .bind(kind)
    .bind(company_name)
    .bind(now.0)
    .execute(conn)
    .await?;
    Ok(())
}

/// Gives the company another name.
///
/// # Errors
/// When the database refuses.
pub async fn rename(conn: &mut Conn, company_name: &str, now: UtcMs) -> Result<()> {
    query("UPDATE workspace SET company_name = $1, updated_at = $2")
        .bind(company_name)
        .bind(now.0)
        .execute(conn)
        .await?;
    Ok(())
}

/// Sets the company's switch (R1).
///
/// # Errors
/// When the database refuses.
pub async fn set_connection(conn: &mut Conn, on: bool, everyone: bool, now: UtcMs) -> Result<()> {
    query("UPDATE workspace SET connection_on = $1, connection_grant = $2, updated_at = $3")
        .bind(on)
        .bind(if everyone { "everyone" } else { "chosen" })
        .bind(now.0)
        .execute(conn)
        .await?;
    Ok(())
}

/// Says who works in this window.
///
/// # Errors
/// When the database refuses.
pub async fn set_acting_member(conn: &mut Conn, member: &MemberId, now: UtcMs) -> Result<()> {
    query("UPDATE workspace SET acting_member_id = $1, updated_at = $2")
        .bind(member.as_str())
        .bind(now.0)
        .execute(conn)
        .await?;
    Ok(())
}

/// Where LINE finds this computer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Address {
    /// The https address that leads to the door; none: not set.
    pub public_url: Option<String>,
    /// The door's port on this computer, kept so that a tunnel stays right; none: not kept yet.
    pub door_port: Option<u16>,
}

/// Where LINE finds this computer; nothing is known before the workspace is founded.
///
/// # Errors
/// When the database refuses.
pub async fn address(conn: &mut Conn) -> Result<Address> {
    let row = query("SELECT public_url, door_port FROM workspace LIMIT 1").fetch_optional(conn).await?;
    let Some(row) = row else { return Ok(Address::default()) };
    Ok(Address { public_url: row.try_get(0)?, door_port: row.try_get(1)? })
}

/// Sets the https address that leads to the door.
///
/// # Errors
/// When the database refuses.
pub async fn set_public_url(conn: &mut Conn, url: Option<&str>, now: UtcMs) -> Result<()> {
    query("UPDATE workspace SET public_url = $1, updated_at = $2")
        .bind(url)
        .bind(now.0)
        .execute(conn)
        .await?;
    Ok(())
}

/// Keeps the door's port, unless one is kept already.
///
/// # Errors
/// When the database refuses.
pub async fn keep_door_port(conn: &mut Conn, port: u16, now: UtcMs) -> Result<()> {
    query("UPDATE workspace SET door_port = $1, updated_at = $2 WHERE door_port IS NULL")
        .bind(port)
        .bind(now.0)
        .execute(conn)
        .await?;
    Ok(())
}
