//! Checkpoints of the WAL: move what is committed into the database file, beside the writer and not within its commits.
//!
//! SQLite would run a checkpoint inside every commit that makes the WAL longer than its limit: whoever waits for that
//! commit waits for the whole checkpoint. LINE waits for a commit with each webhook, so checkpoints have a connection of
//! their own. One that reaches the WAL's end lets the next commit write from its beginning again: the WAL keeps its size,
//! and writing over what is there costs the disk less than growing.

use std::time::Duration;

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _, Row as _, Sqlite, SqlitePool, pool::PoolConnection};
use tokio::sync::watch;

/// Commits within this time share a checkpoint.
const GATHER: Duration = Duration::from_millis(200);
/// Pages of 4 KiB from which on a WAL is long.
const LONG_WAL: i64 = 1024;
/// Pages that a checkpoint moves in about the time of one commit.
const FEW_PAGES: i64 = 64;
/// Pages at which SQLite runs a checkpoint inside a commit after all: the bound when this task cannot work.
pub(crate) const WAL_AUTOCHECKPOINT: &str = "16384";
/// The WAL file's size in bytes beyond which it is cut when it begins again.
pub(crate) const WAL_SIZE_LIMIT: &str = "67108864";

/// A webhook may not wait for a WAL to be cut.
const NO_WAIT: Duration = Duration::from_millis(20);

/// Tells the checkpoint task that something was committed. The task ends with the last sender, or when the store is closed.
pub(crate) type Committed = watch::Sender<()>;

/// Starts the checkpoint task. `own` is its connection, opened when it is first needed. Needs a running Tokio runtime.
pub(crate) fn start(own: SqlitePool, writer: SqlitePool) -> Committed {
    let (committed, commits) = watch::channel(());
    tokio::spawn(run(own, writer, commits));
    committed
}

async fn run(own: SqlitePool, writer: SqlitePool, mut commits: watch::Receiver<()>) {
    while commits.changed().await.is_ok() {
        tokio::time::sleep(GATHER).await;
        commits.mark_unchanged();
        match checkpoint_wal(&own, &writer).await {
            Ok(()) => {}
            // How a store is closed.
            Err(sqlx::Error::PoolClosed) => return,
            // The next commit is followed by the next try.
            Err(error) => tracing::warn!(%error, "the WAL was not checkpointed"),
        }
    }
}

/// One checkpoint for a short WAL. For a long one as long as each moves much fewer pages than the one before, and then the
/// writer waits for the rest: only a checkpoint without a commit in its midst reaches the end.
async fn checkpoint_wal(own: &SqlitePool, writer: &SqlitePool) -> sqlx::Result<()> {
    let mut own = own.acquire().await?;
    let mut end = checkpoint(&mut own).await?;
    if end < LONG_WAL {
        return Ok(());
    }
    let mut moved = end;
    loop {
        let before = std::mem::replace(&mut end, checkpoint(&mut own).await?);
        let fewer = (end - before) * 2 < moved;
        moved = end - before;
        if moved < FEW_PAGES || !fewer {
            break;
        }
    }
    checkpoint(&mut writer.acquire().await?).await?;
    Ok(())
}

/// A PASSIVE checkpoint: waits for no reader and no writer, and moves what they leave free. Returns how far it came, in
/// pages from the WAL's beginning.
async fn checkpoint(conn: &mut PoolConnection<Sqlite>) -> sqlx::Result<i64> {
    sqlx::query("PRAGMA wal_checkpoint(PASSIVE)").fetch_one(&mut **conn).await?.try_get("checkpointed")
}

/// Writes the whole WAL back and cuts it to nothing, so that it has no copy of what was erased. False when a reader or the
/// writer is in the way, for which this does not wait.
pub(crate) async fn truncate_wal(options: SqliteConnectOptions) -> sqlx::Result<bool> {
    let mut own = options.busy_timeout(NO_WAIT).connect().await?;
    let done = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(&mut own).await;
    own.close().await?;
    Ok(done?.try_get::<i64, _>("busy")? == 0)
}
