//! What a database has in it: its schema, and its rows by table. Two that differ are not the same data.

use std::collections::BTreeMap;

use sqlx::SqliteConnection;

use crate::{Error, Result};

/// A database's schema and how many rows each table has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// The number of its last migration.
    pub schema: i64,
    /// Rows by table, the list of migrations left out.
    pub counts: BTreeMap<String, i64>,
}

/// Reads what the database behind a connection has in it.
///
/// # Errors
/// `Broken` when it is no workspace's.
pub(crate) async fn read(conn: &mut SqliteConnection) -> Result<Contents> {
    let tables = tables(conn).await?;
    if !tables.iter().any(|table| table == "_sqlx_migrations") {
        return Err(broken("it is no workspace's database"));
    }
    let schema = sqlx::query_scalar("SELECT coalesce(max(version), 0) FROM _sqlx_migrations");
    let schema: i64 = schema.fetch_one(&mut *conn).await?;
    let mut counts = BTreeMap::new();
    for table in tables.into_iter().filter(|table| table != "_sqlx_migrations") {
        let rows = sqlx::AssertSqlSafe(format!("SELECT count(*) FROM \"{}\"", table.replace('"', "\"\"")));
        let rows: i64 = sqlx::query_scalar(rows).fetch_one(&mut *conn).await?;
        counts.insert(table, rows);
    }
    Ok(Contents { schema, counts })
}

async fn tables(conn: &mut SqliteConnection) -> Result<Vec<String>> {
    let sql =
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
    Ok(sqlx::query_scalar(sql).fetch_all(conn).await?)
}

/// The error of a file that is no database of ours, or a damaged one.
pub(super) fn broken(what: &str) -> Error {
    Error::Broken(what.into())
}
