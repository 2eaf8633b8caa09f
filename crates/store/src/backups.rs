//! Backups that were made or tried, and how the workspace is backed up. How a copy is made is in [`backup`](crate::backup).

use domain::UtcMs;
use domain::workspace::BackupFault;

use crate::{Conn, Result, query};

/// How the workspace is backed up.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BackupSettings {
    /// The folder that an administrator chose; none: there are no backups.
    pub folder: Option<String>,
    /// `integrity_check` has found damage in the database.
    pub database_damaged: bool,
    /// How many backups are kept.
    pub kept: u32,
    /// The age recipient that backups are encrypted to; none: they are not encrypted.
    pub recipient: Option<String>,
    /// The recipient's identity, encrypted with a passphrase, in Base64.
    pub key: Option<String>,
    /// When the next one is due.
    pub due_at: Option<UtcMs>,
}

/// The latest backup that was made: opened, and its counts compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastMade {
    /// Its folder.
    pub path: String,
    /// When it counted as made.
    pub made_at: UtcMs,
}

/// Backups fail since the last one that was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Failing {
    /// Why the last try failed.
    pub fault: BackupFault,
    /// The first try that failed.
    pub since: UtcMs,
}

/// How the workspace is backed up; nothing is set before it is founded.
///
/// # Errors
/// When the database refuses.
pub async fn settings(conn: &mut Conn) -> Result<BackupSettings> {
    let sql = "SELECT backup_folder, backups_kept, backup_recipient, backup_key, backup_due_at, \
               integrity_error FROM workspace LIMIT 1";
    let Some(row) = query(sql).fetch_optional(conn).await? else { return Ok(BackupSettings::default()) };
    Ok(BackupSettings {
        folder: row.get("backup_folder")?,
        database_damaged: row.get::<Option<String>>("integrity_error")?.is_some(),
        kept: row.get("backups_kept")?,
        recipient: row.get("backup_recipient")?,
        key: row.get("backup_key")?,
        due_at: row.get("backup_due_at")?,
    })
}

/// Sets the folder for backups.
///
/// # Errors
/// When the database refuses.
pub async fn set_folder(conn: &mut Conn, folder: &str, now: UtcMs) -> Result<()> {
    let sql = "UPDATE workspace SET backup_folder = $1, updated_at = $2";
    query(sql).bind(folder).bind(now).execute(conn).await?;
    Ok(())
}

/// Sets how many backups are kept.
///
/// # Errors
/// When the database refuses.
pub async fn set_kept(conn: &mut Conn, kept: u32, now: UtcMs) -> Result<()> {
    let sql = "UPDATE workspace SET backups_kept = $1, updated_at = $2";
    query(sql).bind(kept).bind(now).execute(conn).await?;
    Ok(())
}

/// Sets the recipient that backups are encrypted to and its encrypted identity; none: they are not encrypted.
///
/// # Errors
/// When the database refuses.
pub async fn set_key(conn: &mut Conn, key: Option<(&str, &str)>, now: UtcMs) -> Result<()> {
    let sql = "UPDATE workspace SET backup_recipient = $1, backup_key = $2, updated_at = $3";
    let (recipient, key) = key.unzip();
    query(sql).bind(recipient).bind(key).bind(now).execute(conn).await?;
    Ok(())
}

/// Sets when the next backup is due.
///
/// # Errors
/// When the database refuses.
pub async fn set_due_at(conn: &mut Conn, due_at: UtcMs) -> Result<()> {
    query("UPDATE workspace SET backup_due_at = $1").bind(due_at).execute(conn).await?;
    Ok(())
}

/// Inserts a backup that begins.
///
/// # Errors
/// When the database refuses.
pub async fn insert(conn: &mut Conn, id: &str, path: &str, now: UtcMs) -> Result<()> {
    let sql = "INSERT INTO backup (id, path, started_at) VALUES ($1, $2, $3)";
    query(sql).bind(id).bind(path).bind(now).execute(conn).await?;
    Ok(())
}

/// Saves that a backup was made.
///
/// # Errors
/// When the database refuses.
pub async fn set_made(conn: &mut Conn, id: &str, now: UtcMs) -> Result<()> {
    let sql = "UPDATE backup SET made_at = $2 WHERE id = $1";
    query(sql).bind(id).bind(now).execute(conn).await?;
    delete_old(conn).await
}

/// Saves why a backup was not made.
///
/// # Errors
/// When the database refuses.
pub async fn set_failed(conn: &mut Conn, id: &str, fault: BackupFault) -> Result<()> {
    query("UPDATE backup SET error = $2 WHERE id = $1").bind(id).bind(fault).execute(conn).await?;
    delete_old(conn).await
}

/// Deletes all but the latest hundred that were made, and the latest twenty tries that failed.
async fn delete_old(conn: &mut Conn) -> Result<()> {
    query(
        "DELETE FROM backup WHERE made_at IS NOT NULL AND id NOT IN \
         (SELECT id FROM backup WHERE made_at IS NOT NULL ORDER BY started_at DESC LIMIT 100)",
    )
    .execute(conn)
    .await?;
    query(
        "DELETE FROM backup WHERE made_at IS NULL AND id NOT IN \
         (SELECT id FROM backup WHERE made_at IS NULL ORDER BY started_at DESC LIMIT 20)",
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// The latest backup that was made.
///
/// # Errors
/// When the database refuses.
pub async fn last_made(conn: &mut Conn) -> Result<Option<LastMade>> {
    let sql = "SELECT path, made_at FROM backup WHERE made_at IS NOT NULL ORDER BY made_at DESC LIMIT 1";
    let row = query(sql).fetch_optional(conn).await?;
    row.map(|row| Ok(LastMade { path: row.get("path")?, made_at: row.get("made_at")? })).transpose()
}

/// Whether backups fail since the last one that was made.
///
/// # Errors
/// When the database refuses.
pub async fn failing(conn: &mut Conn) -> Result<Option<Failing>> {
    let sql = "SELECT started_at, error FROM backup WHERE error IS NOT NULL AND started_at > \
               coalesce((SELECT max(started_at) FROM backup WHERE made_at IS NOT NULL), 0) ORDER BY started_at";
    let rows = query(sql).fetch_all(conn).await?;
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return Ok(None) };
    // What a newer version calls a fault is one.
    let fault = last.get_known("error")?.unwrap_or(BackupFault::Other);
    Ok(Some(Failing { fault, since: first.get("started_at")? }))
}

/// Makes a workspace one that was restored from the backup at `path`: what waited in it is asked about before it goes out
/// (R26), and what was under way when it was copied is over. The copy was made before it knew that it would be good.
///
/// # Errors
/// When the database refuses.
pub async fn set_restored(conn: &mut Conn, path: &str, now: UtcMs) -> Result<()> {
    query(
        "UPDATE backup SET made_at = started_at, path = $1 WHERE id = \
         (SELECT id FROM backup WHERE made_at IS NULL AND error IS NULL ORDER BY started_at DESC LIMIT 1)",
    )
    .bind(path)
    .execute(conn)
    .await?;
    query("DELETE FROM backup WHERE made_at IS NULL").execute(conn).await?;
    // What was found was found in another file.
    query("UPDATE workspace SET restored_at = $1, integrity_error = NULL, integrity_checked_at = NULL, updated_at = $1")
        .bind(now)
        .execute(conn)
        .await?;
    Ok(())
}
