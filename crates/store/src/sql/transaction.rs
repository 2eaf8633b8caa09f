//! A write transaction's connection. It goes back to the pool only when nothing of the transaction is left on it
//! (decision 17).

use sqlx::pool::PoolConnection;
use sqlx::{Executor as _, Sqlite, SqliteConnection};
use tokio::runtime::Handle;

/// A transaction that has the database's write lock from its first moment. Dropped before it is committed, it is rolled
/// back; a connection that cannot prove that it was is closed, and the pool opens another one.
#[derive(Debug)]
pub(crate) struct Transaction {
    /// None: it was given back.
    conn: Option<PoolConnection<Sqlite>>,
}

impl Transaction {
    pub(crate) async fn begin(conn: PoolConnection<Sqlite>) -> sqlx::Result<Self> {
        // Made before the statement runs: whoever is cancelled while it does drops what rolls back.
        let mut tx = Self { conn: Some(conn) };
        run(tx.sqlite()?, "BEGIN IMMEDIATE").await?;
        Ok(tx)
    }

    pub(crate) async fn commit(mut self) -> sqlx::Result<()> {
        run(self.sqlite()?, "COMMIT").await?;
        self.conn = None;
        Ok(())
    }

    pub(super) fn sqlite(&mut self) -> sqlx::Result<&mut SqliteConnection> {
        self.conn.as_deref_mut().ok_or(sqlx::Error::WorkerCrashed)
    }
}

impl Drop for Transaction {
    fn drop(&mut self) {
        let Some(conn) = self.conn.take() else { return };
        match Handle::try_current() {
            Ok(runtime) => drop(runtime.spawn(give_back(conn))),
            // Nobody can wait for a rollback any more: closing the connection rolls back.
            Err(_) => drop(conn.detach()),
        }
    }
}

async fn give_back(mut conn: PoolConnection<Sqlite>) {
    if is_rolled_back(&mut conn).await {
        return;
    }
    tracing::warn!("the writer could not roll back: it is closed, and opened anew");
    if let Err(error) = conn.close().await {
        tracing::debug!(%error, "the writer was not closed in order");
    }
}

/// Whether nothing is left of the transaction. SQLite rolls back by itself after some errors (a full disk, an I/O error),
/// and then refuses a rollback: that another transaction can begin proves it.
async fn is_rolled_back(conn: &mut SqliteConnection) -> bool {
    run(conn, "ROLLBACK").await.is_ok()
        || (run(conn, "BEGIN").await.is_ok() && run(conn, "ROLLBACK").await.is_ok())
}

async fn run(conn: &mut SqliteConnection, sql: &'static str) -> sqlx::Result<()> {
    conn.execute(sqlx::query(sql)).await.map(drop)
}
