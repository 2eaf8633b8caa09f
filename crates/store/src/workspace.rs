//! The workspace: the one row that says whose data this is.

use domain::workspace::{ConnectionGrant, WorkspaceKind};
use domain::{MemberId, UtcMs};

use crate::{Conn, Result, query};

/// The company, its switch for LINE, and who acts in this window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workspace {
    /// Its id (UUIDv7).
    pub id: String,
    /// What it is for.
    pub kind: WorkspaceKind,
    /// The company's name.
    pub company_name: String,
    /// Talking with LINE users is on (R1).
    pub connection_on: bool,
    /// For whom it is on (R1).
    pub connection_grant: ConnectionGrant,
    /// The member who works in this window.
    pub acting_member_id: Option<MemberId>,
    /// Minutes after which the window locks itself; none: never.
    pub idle_lock_minutes: Option<u32>,
}

/// The workspace; none before it is founded.
///
/// # Errors
/// When the database refuses.
pub async fn get(conn: &mut Conn) -> Result<Option<Workspace>> {
    let row = query(
        "SELECT id, kind, company_name, connection_on, connection_grant, acting_member_id, idle_lock_minutes \
         FROM workspace LIMIT 1",
    )
    .fetch_optional(conn)
    .await?;
    row.map(|row| {
        Ok(Workspace {
            id: row.get("id")?,
            kind: row.get("kind")?,
            company_name: row.get("company_name")?,
            connection_on: row.get("connection_on")?,
            connection_grant: row.get("connection_grant")?,
            acting_member_id: row.get("acting_member_id")?,
            idle_lock_minutes: row.get("idle_lock_minutes")?,
        })
    })
    .transpose()
}

/// Inserts the workspace, with the connection off and granted to everyone.
///
/// # Errors
/// When the database refuses.
pub async fn insert(
    conn: &mut Conn,
    id: &str,
    kind: WorkspaceKind,
    company_name: &str,
    now: UtcMs,
) -> Result<()> {
    query(
        "INSERT INTO workspace (id, kind, company_name, created_at, updated_at) VALUES ($1, $2, $3, $4, $4)",
    )
    .bind(id)
    .bind(kind)
    .bind(company_name)
    .bind(now)
    .execute(conn)
    .await?;
    Ok(())
}

/// Renames the company.
///
/// # Errors
/// When the database refuses.
pub async fn rename(conn: &mut Conn, company_name: &str, now: UtcMs) -> Result<()> {
    query("UPDATE workspace SET company_name = $1, updated_at = $2")
        .bind(company_name)
        .bind(now)
        .execute(conn)
        .await?;
    Ok(())
}

/// Sets the LINE connection: the company's switch, and for whom it counts (R1).
///
/// # Errors
/// When the database refuses.
pub async fn set_connection(conn: &mut Conn, on: bool, grant: ConnectionGrant, now: UtcMs) -> Result<()> {
    query("UPDATE workspace SET connection_on = $1, connection_grant = $2, updated_at = $3")
        .bind(on)
        .bind(grant)
        .bind(now)
        .execute(conn)
        .await?;
    Ok(())
}

/// Sets after how many minutes the window locks itself; none: never.
///
/// # Errors
/// When the database refuses.
pub async fn set_idle_lock(conn: &mut Conn, minutes: Option<u32>, now: UtcMs) -> Result<()> {
    query("UPDATE workspace SET idle_lock_minutes = $1, updated_at = $2")
        .bind(minutes)
        .bind(now)
        .execute(conn)
        .await?;
    Ok(())
}

/// Sets the member who works in this window.
///
/// # Errors
/// When the database refuses.
pub async fn set_acting_member(conn: &mut Conn, member: &MemberId, now: UtcMs) -> Result<()> {
    query("UPDATE workspace SET acting_member_id = $1, updated_at = $2")
        .bind(member)
        .bind(now)
        .execute(conn)
        .await?;
    Ok(())
}

/// When this workspace was found to be a restored copy, and nobody has decided yet what goes out (R26); none: it is no copy.
///
/// # Errors
/// When the database refuses.
pub async fn restored_at(conn: &mut Conn) -> Result<Option<UtcMs>> {
    let at: Option<Option<UtcMs>> =
        query("SELECT restored_at FROM workspace LIMIT 1").fetch_optional_value(conn).await?;
    Ok(at.flatten())
}

/// Saves that this workspace is a restored copy since `at`; none: somebody has decided what goes out.
///
/// # Errors
/// When the database refuses.
pub async fn set_restored(conn: &mut Conn, at: Option<UtcMs>, now: UtcMs) -> Result<()> {
    query("UPDATE workspace SET restored_at = $1, updated_at = $2").bind(at).bind(now).execute(conn).await?;
    Ok(())
}

/// The address of the webhook server: where LINE finds this computer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Address {
    /// The https address that leads to the webhook server; none: not set.
    pub public_url: Option<String>,
    /// The webhook server's port on this computer, kept so that a tunnel stays right; none: not kept yet.
    pub webhook_port: Option<u16>,
    /// Another https address that leads there, found on a tunnel of this computer; none: none that waits.
    pub found: Option<FoundUrl>,
}

/// A public address that was found, and that no administrator has set yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundUrl {
    /// The https address.
    pub url: String,
    /// When it was found.
    pub at: UtcMs,
}

/// The address of the webhook server; nothing is known before the workspace is founded.
///
/// # Errors
/// When the database refuses.
pub async fn address(conn: &mut Conn) -> Result<Address> {
    let row =
        query("SELECT public_url, door_port AS webhook_port, found_url, found_url_at FROM workspace LIMIT 1")
            .fetch_optional(conn)
            .await?;
    let Some(row) = row else { return Ok(Address::default()) };
    let found: (Option<String>, Option<UtcMs>) = (row.get("found_url")?, row.get("found_url_at")?);
    Ok(Address {
        public_url: row.get("public_url")?,
        webhook_port: row.get("webhook_port")?,
        found: found.0.zip(found.1).map(|(url, at)| FoundUrl { url, at }),
    })
}

/// Sets the https address that leads to the webhook server. One that was found waits no more.
///
/// # Errors
/// When the database refuses.
pub async fn set_public_url(conn: &mut Conn, url: Option<&str>, now: UtcMs) -> Result<()> {
    query("UPDATE workspace SET public_url = $1, found_url = NULL, found_url_at = NULL, updated_at = $2")
        .bind(url)
        .bind(now)
        .execute(conn)
        .await?;
    Ok(())
}

/// Sets the https address that was found and waits for an administrator; none: none waits.
///
/// # Errors
/// When the database refuses.
pub async fn set_found_url(conn: &mut Conn, url: Option<&str>, now: UtcMs) -> Result<()> {
    query("UPDATE workspace SET found_url = $1, found_url_at = iif($1 IS NULL, NULL, $2)")
        .bind(url)
        .bind(now)
        .execute(conn)
        .await?;
    Ok(())
}

/// Keeps the webhook server's port, unless one is kept already.
///
/// # Errors
/// When the database refuses.
pub async fn keep_webhook_port(conn: &mut Conn, port: u16, now: UtcMs) -> Result<()> {
    query("UPDATE workspace SET door_port = $1, updated_at = $2 WHERE door_port IS NULL")
        .bind(port)
        .bind(now)
        .execute(conn)
        .await?;
    Ok(())
}
