//! Moves what is committed from the journal into the database, beside the writer and not within its commits.
//!
//! SQLite would do it inside every commit that makes the journal longer than its limit: whoever waits for that commit
//! waits for the whole move. LINE waits for a commit with each webhook, so it is done over a connection of its own.
//! A move that reaches the journal's end lets the next commit write from its beginning again: the journal keeps its
//! size, and writing over what is there costs the disk less than growing.

use std::time::Duration;

use sqlx::{Sqlite, SqlitePool, pool::PoolConnection};
use tokio::sync::watch;

/// Commits within this time are moved together.
const GATHER: Duration = Duration::from_millis(200);
/// Pages of 4 KiB from which on a journal is long.
const LONG: i64 = 1024;
/// Pages that are moved in about the time of one commit.
const LITTLE: i64 = 64;
/// Pages at which SQLite moves them inside a commit after all: the bound when this task cannot work.
pub(crate) const TOO_LONG: &str = "16384";
/// The file's size in bytes beyond which it is cut when it begins again.
pub(crate) const KEPT_BYTES: &str = "67108864";

/// Says that something was committed. The task ends with the last of them, or when the store is closed.
pub(crate) type Committed = watch::Sender<()>;

/// Starts the task. `own` is its connection, opened when it is first needed. Needs a running Tokio runtime.
pub(crate) fn start(own: SqlitePool, writer: SqlitePool) -> Committed {
    let (committed, seen) = watch::channel(());
    tokio::spawn(run(own, writer, seen));
    committed
}

async fn run(own: SqlitePool, writer: SqlitePool, mut seen: watch::Receiver<()>) {
    while seen.changed().await.is_ok() {
        tokio::time::sleep(GATHER).await;
        seen.mark_unchanged();
        match move_pages(&own, &writer).await {
            Ok(()) => {}
            // How a store is closed.
            Err(sqlx::Error::PoolClosed) => return,
            // The next commit is followed by the next try.
            Err(error) => tracing::warn!(%error, "the journal was not moved into the database"),
        }
    }
}

/// Once for a short journal. For a long one as long as each move leaves much less than the one before, and then the
/// writer waits for the rest: only a move without a commit in its midst reaches the end.
async fn move_pages(own: &SqlitePool, writer: &SqlitePool) -> sqlx::Result<()> {
    let mut own = own.acquire().await?;
    let mut end = checkpoint(&mut own).await?;
    if end < LONG {
        return Ok(());
    }
    let mut moved = end;
    loop {
        let before = std::mem::replace(&mut end, checkpoint(&mut own).await?);
        let less = (end - before) * 2 < moved;
        moved = end - before;
        if moved < LITTLE || !less {
            break;
        }
    }
    checkpoint(&mut writer.acquire().await?).await?;
    Ok(())
}

/// PASSIVE: waits for no reader and no writer, and moves what they leave free. How far it came, in pages from the
/// journal's beginning.
async fn checkpoint(conn: &mut PoolConnection<Sqlite>) -> sqlx::Result<i64> {
    let (_busy, _pages, moved) =
        sqlx::query_as::<_, (i64, i64, i64)>("PRAGMA wal_checkpoint(PASSIVE)").fetch_one(&mut **conn).await?;
    Ok(moved)
}
