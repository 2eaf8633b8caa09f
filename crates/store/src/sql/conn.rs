//! A connection to the workspace's database, as the use cases see it.

use sqlx::pool::PoolConnection;
use sqlx::{Sqlite, SqliteConnection};

use super::transaction::Transaction;
use crate::storage_state::StorageState;
use crate::{Error, Result};

/// A connection to the database: a reader's, or that of a write transaction. Statements are run over it with
/// [`query`](crate::query).
#[derive(Debug)]
pub struct Conn(Inner);

#[derive(Debug)]
enum Inner {
    Reader(PoolConnection<Sqlite>),
    Transaction(Transaction, StorageState),
    /// A statement failed in a way after which SQLite may have rolled back: one more would be committed on its own.
    RolledBack,
}

impl Conn {
    pub(crate) fn reader(conn: PoolConnection<Sqlite>) -> Self {
        Self(Inner::Reader(conn))
    }

    pub(crate) fn transaction(tx: Transaction, storage: StorageState) -> Self {
        Self(Inner::Transaction(tx, storage))
    }

    /// Commits a transaction; a reader has nothing to commit.
    pub(crate) async fn commit(self) -> Result<()> {
        match self.0 {
            Inner::Reader(_) => Ok(()),
            Inner::Transaction(tx, storage) => storage.observe(tx.commit().await.map_err(Error::from)),
            Inner::RolledBack => Err(Error::RolledBack),
        }
    }

    pub(super) fn sqlite(&mut self) -> Result<&mut SqliteConnection> {
        match &mut self.0 {
            Inner::Reader(conn) => Ok(conn),
            Inner::Transaction(tx, _) => Ok(tx.sqlite()?),
            Inner::RolledBack => Err(Error::RolledBack),
        }
    }

    /// Takes note of what a write beside the database came to.
    pub(crate) fn observe_write<T>(&self, done: Result<T>) -> Result<T> {
        match &self.0 {
            Inner::Transaction(_, storage) => storage.observe(done),
            Inner::Reader(_) | Inner::RolledBack => done,
        }
    }

    /// Takes note of what a statement came to: a transaction ends with any error but those of the statement itself.
    pub(super) fn observe<T>(&mut self, done: sqlx::Result<T>) -> Result<T> {
        let done = done.map_err(Error::from);
        let Inner::Transaction(_, storage) = &self.0 else { return done };
        let done = storage.observe(done);
        if done.as_ref().is_err_and(|error| !error.is_of_the_statement()) {
            self.0 = Inner::RolledBack;
        }
        done
    }
}
