//! What a workspace keeps, counted from outside: the test must not trust the program that it tests.

use std::{collections::BTreeMap, fmt, fs, path::Path};

use anyhow::{Context, Result};
use duct::cmd;

use crate::places;

/// Prints the schema's number, then each table with its rows.
const COUNT: &str = r#"
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
print("schema", db.execute("SELECT max(version) FROM _sqlx_migrations").fetchone()[0])
for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'").fetchall():
    if table in ("contact", "room", "message", "member", "line_user", "invitation"):
        print(table, db.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])
"#;

/// The rows of the tables that people would miss, and the number of the schema.
#[derive(Debug, PartialEq, Eq)]
pub struct Data {
    schema: u64,
    rows: BTreeMap<String, u64>,
}

impl Data {
    /// Counts a copy of the Practice workspace's database: looking must not change what is looked at.
    pub fn of(data_folder: &Path) -> Result<Self> {
        let copy = places::target().join("package-test/copy");
        if copy.exists() {
            fs::remove_dir_all(&copy)?;
        }
        fs::create_dir_all(&copy)?;
        for file in fs::read_dir(data_folder.join("practice")).context("no Practice workspace")?.flatten() {
            if file.file_name().to_string_lossy().starts_with("workspace.db") {
                fs::copy(file.path(), copy.join(file.file_name()))?;
            }
        }
        Self::read(&cmd!("python3", "-c", COUNT, copy.join("workspace.db")).read()?)
    }

    fn read(answer: &str) -> Result<Self> {
        let row =
            |line: &str| Some((line.split_once(' ')?.0.to_owned(), line.split_once(' ')?.1.parse().ok()?));
        let mut rows: BTreeMap<String, u64> = answer.lines().filter_map(row).collect();
        let schema = rows.remove("schema").context("the database says no schema")?;
        Ok(Self { schema, rows })
    }

    /// Whether nothing of this is missing in `later`, under a schema that is no older.
    pub fn is_kept_in(&self, later: &Self) -> bool {
        let kept = |(table, count): (&String, &u64)| later.rows.get(table).is_some_and(|now| now >= count);
        !self.rows.is_empty() && self.rows.iter().all(kept) && later.schema >= self.schema
    }
}

impl fmt::Display for Data {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows: Vec<String> = self.rows.iter().map(|(table, count)| format!("{table} {count}")).collect();
        write!(f, "schema {}: {}", self.schema, rows.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::Data;

    fn data(answer: &str) -> Data {
        Data::read(answer).unwrap()
    }

    #[test]
    fn an_upgrade_that_loses_a_row_or_a_table_is_no_upgrade() {
        let old = data("schema 5\ncontact 3\nmessage 20");
        assert!(old.is_kept_in(&data("schema 6\ncontact 3\nmessage 21\nroom 4")), "more is fine");
        assert!(!old.is_kept_in(&data("schema 6\ncontact 3\nmessage 19")), "a message is lost");
        assert!(!old.is_kept_in(&data("schema 6\nmessage 20")), "a table is lost");
        assert!(!old.is_kept_in(&data("schema 4\ncontact 3\nmessage 20")), "the schema went back");
    }

    #[test]
    fn a_workspace_with_nothing_in_it_shows_nothing() {
        assert!(!data("schema 5").is_kept_in(&data("schema 6\ncontact 1")), "the count itself has failed");
        assert!(Data::read("").is_err());
    }
}
