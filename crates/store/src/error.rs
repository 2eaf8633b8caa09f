//! Errors of the store, as far as somebody can act on them.

use std::io::ErrorKind;

/// An error of the store.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The folder or file cannot be written.
    #[error("the data folder cannot be written")]
    ReadOnly(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The disk is full.
    #[error("the disk is full")]
    Full(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The file was written by a newer version; nothing was touched.
    #[error("the data is from a newer version")]
    Newer,
    /// Another running program has the workspace open.
    #[error("the workspace is open in another program")]
    InUse,
    /// The file is no database, or a damaged one.
    #[error("the data file cannot be read")]
    Broken(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// Anything else of the database.
    #[error("the database refused")]
    Database(#[source] sqlx::Error),
    /// Anything else of the disk.
    #[error("the disk refused")]
    Io(#[source] std::io::Error),
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        let code = error.as_database_error().and_then(|e| e.code()).and_then(|code| code.parse::<u32>().ok());
        // The low byte is SQLite's primary result code; the rest says more about it.
        match code.map(|code| code & 0xff) {
            Some(8 | 14 | 23) => Self::ReadOnly(Box::new(error)),
            Some(13) => Self::Full(Box::new(error)),
            Some(11 | 26) => Self::Broken(Box::new(error)),
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
            Self::Io(error)
        }
    }
}
