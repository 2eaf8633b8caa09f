//! The store: opens a workspace's database file, and gives connections to it.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{SqlSafeStr, SqliteConnection, SqlitePool};
use tokio::sync::broadcast;

use crate::backup;
use crate::checkpoint::{self, Committed};
use crate::lock::WorkspaceLock;
use crate::media;
use crate::sql::Transaction;
use crate::storage_state::StorageState;
use crate::{Changes, Conn, Result, WriteTx};

/// The database's name in the data folder.
pub const WORKSPACE_FILE: &str = "workspace.db";

/// Files that stand in no folder but ours, or beside one of ours.
#[cfg(unix)]
const OUR_FILES: [&str; 2] = [WORKSPACE_FILE, "engawa.log"];

/// Commits that a receiver of changes may lag behind before it is told that it lost some.
const CHANGES_KEPT: usize = 1024;

const MIGRATIONS: &[(i64, &str, &str)] = &[
    (1, "workspace", include_str!("../migrations/0001_workspace.sql")),
    (2, "real_accounts", include_str!("../migrations/0002_real_accounts.sql")),
    (3, "contact_website", include_str!("../migrations/0003_contact_website.sql")),
    (4, "reliability", include_str!("../migrations/0004_reliability.sql")),
    (5, "invitations", include_str!("../migrations/0005_invitations.sql")),
];

/// One workspace's data: a database and a folder of media. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Store {
    writer: SqlitePool,
    readers: SqlitePool,
    checkpoints: SqlitePool,
    committed: Committed,
    changes: broadcast::Sender<Changes>,
    pub(crate) storage: StorageState,
    folder: Arc<Path>,
    /// Locked while any clone lives.
    lock: Arc<WorkspaceLock>,
}

impl Store {
    /// Opens the workspace in `folder`, makes it if it is not there, and brings its schema up to
    /// date. An existing file is copied to `workspace.before-N.db`, and the copy checked, before its schema changes.
    ///
    /// # Errors
    /// `ReadOnly`, `Full`, `Newer`, `Broken`, `InUse`: the file is left as it was.
    pub async fn open(folder: &Path) -> Result<Self> {
        private_folder(folder)?;
        private_folder(&folder.join("media"))?;
        let lock = WorkspaceLock::take(folder)?;
        media::discard_parts(&folder.join("media"));
        let file = folder.join(WORKSPACE_FILE);
        let writer = pool(1).idle_timeout(None).max_lifetime(None);
        let writer = writer.connect_with(options(&file).create_if_missing(true)).await?;
        migrate(&writer, folder).await?;
        let readers = pool(4).connect_with(options(&file).read_only(true)).await?;
        let checkpoints = pool(1).connect_lazy_with(options(&file));
        let committed = checkpoint::start(checkpoints.clone(), writer.clone());
        let (changes, _) = broadcast::channel(CHANGES_KEPT);
        let storage = StorageState::new(changes.clone());
        lock.mark_open();
        let (folder, lock) = (folder.into(), Arc::new(lock));
        Ok(Self { writer, readers, checkpoints, committed, changes, storage, folder, lock })
    }

    /// The folder that holds the database and the media.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// A connection that can only read.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn read(&self) -> Result<Conn> {
        Ok(Conn::reader(self.readers.acquire().await?))
    }

    /// Begins a write transaction. There is one writer: this waits for its turn, and the transaction has the
    /// database's write lock from its first moment.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn begin(&self) -> Result<WriteTx> {
        let tx = self.storage.observe(self.begin_transaction().await)?;
        let conn = Conn::transaction(tx, self.storage.clone());
        Ok(WriteTx::new(conn, self.changes.clone(), self.committed.clone(), self.folder.clone()))
    }

    async fn begin_transaction(&self) -> Result<Transaction> {
        Ok(Transaction::begin(self.writer.acquire().await?).await?)
    }

    /// Takes what was erased out of the WAL, too. False when somebody reads or writes at this moment: try again.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn erase_from_wal(&self) -> Result<bool> {
        Ok(checkpoint::truncate_wal(options(&self.folder.join(WORKSPACE_FILE))).await?)
    }

    /// Subscribes to the changes of every commit from now on. A receiver that lags is told so, and must take all for changed.
    pub fn changes(&self) -> broadcast::Receiver<Changes> {
        self.changes.subscribe()
    }

    /// Closes all connections, so that the folder can be moved or opened by somebody else.
    pub async fn close(&self) {
        self.checkpoints.close().await;
        self.readers.close().await;
        self.writer.close().await;
        self.lock.mark_closed();
    }

    /// Whether the workspace's last end was not in order, and its database has not been checked since.
    pub fn is_unchecked_after_unclean_end(&self) -> bool {
        self.lock.is_unclean()
    }

    /// The database was checked since the last end that was not in order.
    pub fn integrity_checked(&self) {
        self.lock.set_checked();
    }
}

/// Creates a folder that only this user of the computer can look into, with those above it that are missing. One that is
/// there already is narrowed to that only if it is ours, which its files say; any other is somebody's choice and stays as
/// it is. On Windows folders of a user are private from the start. Where others may read what is in it, the
/// log says so.
///
/// # Errors
/// When it is not there and cannot be made.
pub fn private_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)?;
    #[cfg(unix)]
    narrow_if_ours(folder);
    Ok(())
}

#[cfg(unix)]
fn narrow_if_ours(folder: &Path) {
    let beside = [Some(folder), folder.parent()].into_iter().flatten();
    let ours = beside.flat_map(|at| OUR_FILES.map(|file| at.join(file))).any(|file| file.exists());
    match narrow(folder, ours) {
        Ok(true) => {}
        Ok(false) => tracing::warn!("others on this computer may read a folder that was there before"),
        Err(error) => tracing::warn!(%error, "others on this computer may read a folder"),
    }
}

/// Narrows a folder that others may look into, if it is `ours`. Says whether it is private now.
#[cfg(unix)]
fn narrow(folder: &Path, ours: bool) -> std::io::Result<bool> {
    use std::os::unix::fs::PermissionsExt;
    let mut permissions = std::fs::metadata(folder)?.permissions();
    if permissions.mode() & 0o077 == 0 {
        return Ok(true);
    }
    if !ours {
        return Ok(false);
    }
    permissions.set_mode(0o700);
    std::fs::set_permissions(folder, permissions).map(|()| true)
}

/// A connection to a file does not go stale: testing it before each use would only take time.
fn pool(connections: u32) -> SqlitePoolOptions {
    SqlitePoolOptions::new().max_connections(connections).test_before_acquire(false)
}

/// FULL: what LINE was answered with 200, and what a member has sent, survives a power cut (R21, R23).
pub(crate) fn options(file: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(file)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(Duration::from_secs(5))
        .foreign_keys(true)
        .statement_cache_capacity(300)
        .pragma("wal_autocheckpoint", checkpoint::WAL_AUTOCHECKPOINT)
        .pragma("journal_size_limit", checkpoint::WAL_SIZE_LIMIT)
        // What LINE asks to forget is overwritten, not only unlinked (decision 25).
        .pragma("secure_delete", "on")
        .pragma("temp_store", "memory")
        .pragma("cache_size", "-16000")
}

fn migrator() -> Migrator {
    let migration = |(version, name, sql): &(i64, &'static str, &'static str)| {
        Migration::new(*version, (*name).into(), MigrationType::Simple, sql.into_sql_str(), false)
    };
    Migrator::with_migrations(MIGRATIONS.iter().map(migration).collect())
}

async fn migrate(writer: &SqlitePool, folder: &Path) -> Result<()> {
    back_up_before_migration(writer, folder).await?;
    migrator().run(writer).await?;
    Ok(())
}

/// Copies a file that is about to change its schema; a new file, or one that is up to date, needs no copy.
async fn back_up_before_migration(writer: &SqlitePool, folder: &Path) -> Result<()> {
    let mut conn = writer.acquire().await?;
    let Some(at) = schema(&mut conn).await? else { return Ok(()) };
    if at == 0 || at >= newest_schema() {
        return Ok(());
    }
    let before = backup::contents(&mut conn).await?;
    drop(conn);
    backup::copy_before_migration(&folder.join(WORKSPACE_FILE), folder, &before).await
}

/// The number of the newest migration that this version knows.
pub fn newest_schema() -> i64 {
    MIGRATIONS.last().map_or(0, |(version, ..)| *version)
}

/// The number of a database's last migration; none for a new file.
async fn schema(conn: &mut SqliteConnection) -> Result<Option<i64>> {
    let sql = "SELECT count(*) FROM sqlite_master WHERE name = '_sqlx_migrations'";
    let tables: i64 = sqlx::query_scalar(sql).fetch_one(&mut *conn).await?;
    if tables == 0 {
        return Ok(None);
    }
    let sql = "SELECT coalesce(max(version), 0) FROM _sqlx_migrations";
    Ok(Some(sqlx::query_scalar(sql).fetch_one(conn).await?))
}
