//! A connection to the workspace's database, as the use cases see it.

use sqlx::pool::PoolConnection;
use sqlx::{Sqlite, SqliteConnection, Transaction};

/// A connection to the database: a reader's, or that of a write transaction. Statements are run over it with
/// [`query`](crate::query).
#[derive(Debug)]
pub struct Conn(Inner);

#[derive(Debug)]
enum Inner {
    Reader(PoolConnection<Sqlite>),
    Transaction(Transaction<'static, Sqlite>),
}

impl Conn {
    pub(crate) fn reader(conn: PoolConnection<Sqlite>) -> Self {
        Self(Inner::Reader(conn))
    }

    pub(crate) fn transaction(tx: Transaction<'static, Sqlite>) -> Self {
        Self(Inner::Transaction(tx))
    }

    /// Commits a transaction; a reader has nothing to commit.
    pub(crate) async fn commit(self) -> sqlx::Result<()> {
        match self.0 {
            Inner::Reader(_) => Ok(()),
            Inner::Transaction(tx) => tx.commit().await,
        }
    }

    pub(super) fn sqlite(&mut self) -> &mut SqliteConnection {
        match &mut self.0 {
            Inner::Reader(conn) => conn,
            Inner::Transaction(tx) => tx,
        }
    }
}
