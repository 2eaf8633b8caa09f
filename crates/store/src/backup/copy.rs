//! The copy itself, and its check.

use std::path::{Path, PathBuf};

use domain::MediaHash;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteRow};
use sqlx::{ConnectOptions as _, Connection as _};

use super::contents::{self, Contents, broken};
use crate::files::{remove_file, rename_durably, sync_file};
use crate::{Column as _, Result};

/// Copies the database `from`, which may be in use, to `to`: whole, as of one moment, and without holding up its writer.
/// What was at `to` is replaced once the copy has been checked. Returns what the copy has in it.
///
/// # Errors
/// `Full` when there is no room, `Broken` when the database is damaged; nothing is left of the copy then, and what was at
/// `to` is as it was.
pub async fn copy(from: &Path, to: &Path) -> Result<Contents> {
    let part = part_of(to);
    let contents = copy_to_part(from, &part).await?;
    rename_durably(&part, to)?;
    Ok(contents)
}

/// Opens a copy, which nobody writes, checks every page of it (`integrity_check`), and counts its rows.
///
/// # Errors
/// `Broken` when it is no workspace's database or is damaged; others when it cannot be read.
pub async fn check(file: &Path) -> Result<Contents> {
    let mut conn = copy_options(file).connect().await?;
    let checked = check_open(&mut conn).await;
    conn.close().await?;
    checked
}

/// Checks every page of a database that may be in use.
///
/// # Errors
/// As [`check`].
pub async fn check_live(file: &Path) -> Result<Contents> {
    let mut conn = SqliteConnectOptions::new().filename(file).read_only(true).connect().await?;
    let checked = check_open(&mut conn).await;
    conn.close().await?;
    checked
}

/// The media that a copy names: the hash of each file, in order, and its bytes.
///
/// # Errors
/// As [`check`].
pub async fn media(file: &Path) -> Result<Vec<(MediaHash, u64)>> {
    let mut conn = copy_options(file).connect().await?;
    let rows = sqlx::query("SELECT hash, size FROM media ORDER BY hash").fetch_all(&mut conn).await;
    conn.close().await?;
    let media = |row: &SqliteRow| {
        let hash = MediaHash::read(row, "hash")?;
        Ok((hash, i64::read(row, "size")?.unsigned_abs()))
    };
    rows?.iter().map(media).collect()
}

/// The name under which a copy is written until it has been checked.
pub(super) fn part_of(to: &Path) -> PathBuf {
    to.with_added_extension("part")
}

/// Immutable: nothing is written beside it, and a medium that can only be read will do. It may be a stranger's file: its
/// schema runs nothing.
fn copy_options(file: &Path) -> SqliteConnectOptions {
    let options = SqliteConnectOptions::new().filename(file).read_only(true).immutable(true);
    options.pragma("trusted_schema", "OFF")
}

/// Writes, syncs and checks the copy under its temporary name.
pub(super) async fn copy_to_part(from: &Path, part: &Path) -> Result<Contents> {
    remove_file(part)?;
    let copied = async {
        vacuum_into(from, part).await?;
        sync_file(part)?;
        check(part).await
    };
    let copied = copied.await;
    if copied.is_err() {
        let _ = remove_file(part);
    }
    copied
}

/// `VACUUM INTO` over a connection of its own: it reads one moment of the database and takes no lock that the writer
/// waits for.
async fn vacuum_into(from: &Path, to: &Path) -> Result<()> {
    let to = to.to_str().ok_or_else(|| broken("the copy's path is no text"))?;
    let mut conn = SqliteConnectOptions::new().filename(from).read_only(true).connect().await?;
    let done = sqlx::query("VACUUM INTO $1").bind(to.to_owned()).execute(&mut conn).await;
    conn.close().await?;
    done?;
    Ok(())
}

async fn check_open(conn: &mut SqliteConnection) -> Result<Contents> {
    let found: String = sqlx::query_scalar("PRAGMA integrity_check(1)").fetch_one(&mut *conn).await?;
    if found != "ok" {
        return Err(broken(&found));
    }
    contents::read(conn).await
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;
    use crate::Error;

    #[tokio::test]
    async fn a_copy_for_which_the_disk_has_no_room_is_a_full_disk() {
        let folder = tempfile::TempDir::new().expect("a folder");
        crate::Store::open(folder.path()).await.expect("a workspace").close().await;
        let file = folder.path().join(crate::WORKSPACE_FILE);
        // Linux answers every write to this device with ENOSPC.
        let refused = vacuum_into(&file, Path::new("/dev/full")).await.expect_err("no room");
        assert!(matches!(refused, Error::Full(_)), "the window can say what to do: {refused:?}");
    }
}
