//! Integrity: a check of every page and index of the database (`PRAGMA integrity_check`), and what the last one found.

use domain::UtcMs;
use sqlx::{ConnectOptions as _, Connection as _};

use crate::open::options;
use crate::{Conn, Error, Result, Store, WORKSPACE_FILE, query};

/// The last check.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Integrity {
    /// When it was; none: never.
    pub checked_at: Option<UtcMs>,
    /// What it found; none: nothing is the matter.
    pub error: Option<String>,
}

/// The last check of this workspace.
///
/// # Errors
/// When the database refuses.
pub async fn last(conn: &mut Conn) -> Result<Integrity> {
    let sql = "SELECT integrity_checked_at, integrity_error FROM workspace LIMIT 1";
    let Some(row) = query(sql).fetch_optional(conn).await? else { return Ok(Integrity::default()) };
    Ok(Integrity { checked_at: row.get("integrity_checked_at")?, error: row.get("integrity_error")? })
}

/// Saves what a check found.
///
/// # Errors
/// When the database refuses.
pub async fn save(conn: &mut Conn, at: UtcMs, error: Option<&str>) -> Result<()> {
    query("UPDATE workspace SET integrity_checked_at = $1, integrity_error = $2")
        .bind(at)
        .bind(error)
        .execute(conn)
        .await?;
    Ok(())
}

/// Checks the whole database over a reading connection of its own: nobody waits for it. Returns the first thing that is the
/// matter, which names pages and tables and no content; none when all is well.
///
/// # Errors
/// When the database cannot be reached.
pub async fn check(store: &Store) -> Result<Option<String>> {
    match first_fault(store).await {
        Ok(found) => Ok(Some(found).filter(|found| found != "ok")),
        Err(Error::Broken(error)) => Ok(Some(error.to_string())),
        Err(error) => Err(error),
    }
}

async fn first_fault(store: &Store) -> Result<String> {
    let options = options(&store.folder().join(WORKSPACE_FILE)).read_only(true);
    let mut conn = options.connect().await?;
    let found = sqlx::query_scalar("PRAGMA integrity_check(1)").fetch_one(&mut conn).await;
    conn.close().await?;
    Ok(found?)
}
