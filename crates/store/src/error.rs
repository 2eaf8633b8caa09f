//! Errors of the store, as far as somebody can act on them.

use std::io::ErrorKind;

use domain::storage::StorageFault;

type Source = Box<dyn std::error::Error + Send + Sync>;

/// An error of the store.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The folder or file cannot be written.
    #[error("the data folder cannot be written")]
    ReadOnly(#[source] Source),
    /// The disk is full.
    #[error("the disk is full")]
    Full(#[source] Source),
    /// The disk or the file cannot be reached: it is gone, or does not answer.
    #[error("the disk cannot be reached")]
    Unreachable(#[source] Source),
    /// Another program, or a long transaction of this one, holds the database.
    #[error("the database is in use")]
    Busy(#[source] sqlx::Error),
    /// The file was written by a newer version; nothing was touched.
    #[error("the data is from a newer version")]
    Newer,
    /// Another running program has the workspace open.
    #[error("the workspace is open in another program")]
    InUse,
    /// The file is no database, or a damaged one.
    #[error("the data file cannot be read")]
    Broken(#[source] Source),
    /// The statement can never succeed as it is: a constraint, a type, a size, or a row that cannot be read.
    #[error("the database refused the statement")]
    Refused(#[source] sqlx::Error),
    /// An earlier statement of the transaction failed, and all of it was rolled back.
    #[error("the transaction was rolled back")]
    RolledBack,
    /// Anything else of the database.
    #[error("the database failed")]
    Database(#[source] sqlx::Error),
}

impl Error {
    /// Whether the same, tried again, can never succeed. All else passes: the disk's faults, a lock, a damaged file that is
    /// put right.
    pub fn is_permanent(&self) -> bool {
        matches!(self, Self::Refused(_))
    }

    /// The storage fault behind the error; none when it is not the storage's.
    pub fn fault(&self) -> Option<StorageFault> {
        match self {
            Self::ReadOnly(_) => Some(StorageFault::ReadOnly),
            Self::Full(_) => Some(StorageFault::Full),
            Self::Unreachable(_) => Some(StorageFault::Unreachable),
            Self::Busy(_) => Some(StorageFault::Busy),
            Self::Broken(_) => Some(StorageFault::Broken),
            Self::Newer | Self::InUse | Self::Refused(_) | Self::RolledBack | Self::Database(_) => None,
        }
    }

    /// Whether the error is the statement's alone, so that SQLite has left its transaction as it was.
    pub(crate) fn is_of_the_statement(&self) -> bool {
        self.is_permanent()
    }
}

/// SQLite's result codes (<https://www.sqlite.org/rescode.html>).
mod code {
    pub(super) const BUSY: u32 = 5;
    pub(super) const LOCKED: u32 = 6;
    pub(super) const READONLY: u32 = 8;
    pub(super) const IOERR: u32 = 10;
    pub(super) const CORRUPT: u32 = 11;
    pub(super) const FULL: u32 = 13;
    pub(super) const CANTOPEN: u32 = 14;
    pub(super) const TOOBIG: u32 = 18;
    pub(super) const CONSTRAINT: u32 = 19;
    pub(super) const MISMATCH: u32 = 20;
    pub(super) const AUTH: u32 = 23;
    pub(super) const NOTADB: u32 = 26;
    /// The database file was moved or deleted while it was open.
    pub(super) const READONLY_DBMOVED: u32 = READONLY | 4 << 8;
    /// The WAL's index could not grow: as a rule there is no space for it.
    pub(super) const IOERR_SHMSIZE: u32 = IOERR | 19 << 8;
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        use sqlx::Error as E;
        if let Some(code) =
            error.as_database_error().and_then(|e| e.code()).and_then(|code| code.parse().ok())
        {
            return Self::by_code(code, error);
        }
        #[expect(clippy::wildcard_enum_match_arm, reason = "the driver's own set, to which it may add")]
        match error {
            E::Io(error) => error.into(),
            E::PoolTimedOut => Self::Busy(error),
            E::RowNotFound
            | E::TypeNotFound { .. }
            | E::ColumnIndexOutOfBounds { .. }
            | E::ColumnNotFound(_)
            | E::ColumnDecode { .. }
            | E::Encode(_)
            | E::Decode(_) => Self::Refused(error),
            _ => Self::Database(error),
        }
    }
}

impl Error {
    fn by_code(extended: u32, error: sqlx::Error) -> Self {
        match extended {
            code::READONLY_DBMOVED => return Self::Unreachable(Box::new(error)),
            code::IOERR_SHMSIZE => return Self::Full(Box::new(error)),
            _ => {}
        }
        // The low byte is SQLite's primary result code; the rest says more about it.
        match extended & 0xff {
            code::READONLY | code::AUTH => Self::ReadOnly(Box::new(error)),
            code::FULL => Self::Full(Box::new(error)),
            code::IOERR | code::CANTOPEN => Self::Unreachable(Box::new(error)),
            code::BUSY | code::LOCKED => Self::Busy(error),
            code::CORRUPT | code::NOTADB => Self::Broken(Box::new(error)),
            code::CONSTRAINT | code::MISMATCH | code::TOOBIG => Self::Refused(error),
            _ => Self::Database(error),
        }
    }
}

impl From<sqlx::migrate::MigrateError> for Error {
    fn from(error: sqlx::migrate::MigrateError) -> Self {
        use sqlx::migrate::MigrateError::{Execute, ExecuteMigration, VersionMissing, VersionTooNew};
        if matches!(error, VersionMissing(_) | VersionTooNew(..)) {
            return Self::Newer;
        }
        let (Execute(error) | ExecuteMigration(error, _)) = error else {
            return Self::Broken(Box::new(error));
        };
        error.into()
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        use ErrorKind::{NotADirectory, PermissionDenied, QuotaExceeded, ReadOnlyFilesystem, StorageFull};
        let kind = error.kind();
        if matches!(kind, PermissionDenied | ReadOnlyFilesystem | NotADirectory) {
            Self::ReadOnly(Box::new(error))
        } else if matches!(kind, StorageFull | QuotaExceeded) {
            Self::Full(Box::new(error))
        } else {
            Self::Unreachable(Box::new(error))
        }
    }
}
