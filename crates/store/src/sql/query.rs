//! A statement with its values, and the rows that it gives.

use domain::ClosedSet;
use sqlx::query::Query as SqliteQuery;
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{AssertSqlSafe, Column as _, Executor as _, Row as _, SqlSafeStr as _, SqlStr, Sqlite};

use super::{Column, Conn, ToValue, Value};
use crate::Result;

/// Begins a statement. `sql` is one text for all engines: `$1` placeholders, `ON CONFLICT`, `RETURNING`.
pub fn query<'v>(sql: &'static str) -> Query<'v> {
    Query { sql: sql.into_sql_str(), values: Vec::new() }
}

/// Begins a statement whose text is put together from this program's own pieces, never from what people wrote.
pub(crate) fn composed_query<'v>(sql: String) -> Query<'v> {
    Query { sql: AssertSqlSafe(sql).into_sql_str(), values: Vec::new() }
}

/// `count` placeholders for a list in parentheses, the first with the number `first`.
pub(crate) fn placeholders(first: usize, count: usize) -> String {
    let mut list = String::with_capacity(count * 6);
    push_placeholders(&mut list, first, count);
    list
}

/// The placeholders of `rows` rows with `columns` values each, for VALUES. Written into one text: webhooks wait for it.
pub(crate) fn rows_of_placeholders(rows: usize, columns: usize) -> String {
    let mut list = String::with_capacity(rows * (columns * 6 + 4));
    for row in 0..rows {
        list.push_str(if row == 0 { "(" } else { ", (" });
        push_placeholders(&mut list, row * columns + 1, columns);
        list.push(')');
    }
    list
}

fn push_placeholders(list: &mut String, first: usize, count: usize) {
    for number in first..first + count {
        list.push_str(if number == first { "$" } else { ", $" });
        list.push_str(&number.to_string());
    }
}

/// A statement and the values of its parameters.
#[must_use = "a statement does nothing until it is executed or fetched"]
#[derive(Debug)]
pub struct Query<'v> {
    sql: SqlStr,
    values: Vec<Value<'v>>,
}

impl<'v> Query<'v> {
    /// Binds the next parameter: `$1` first.
    pub fn bind(mut self, value: impl ToValue<'v>) -> Self {
        self.values.push(value.to_value());
        self
    }
}

impl<'v> Query<'v> {
    /// Binds the next parameters, as many as there are values.
    pub(crate) fn bind_all<T: ToValue<'v>>(self, values: impl IntoIterator<Item = T>) -> Self {
        values.into_iter().fold(self, Self::bind)
    }
}

impl Query<'_> {
    /// Runs the statement. Returns how many rows it wrote.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn execute(self, conn: &mut Conn) -> Result<u64> {
        let done = conn.sqlite()?.execute(self.statement()).await;
        Ok(conn.observe(done)?.rows_affected())
    }

    /// The one row that the statement gives.
    ///
    /// # Errors
    /// When the database refuses, or gives none.
    pub async fn fetch_one(self, conn: &mut Conn) -> Result<Row> {
        let row = conn.sqlite()?.fetch_one(self.statement()).await;
        conn.observe(row).map(Row)
    }

    /// The row that the statement gives, if any.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn fetch_optional(self, conn: &mut Conn) -> Result<Option<Row>> {
        let row = conn.sqlite()?.fetch_optional(self.statement()).await;
        Ok(conn.observe(row)?.map(Row))
    }

    /// All rows that the statement gives.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn fetch_all(self, conn: &mut Conn) -> Result<Vec<Row>> {
        let rows = conn.sqlite()?.fetch_all(self.statement()).await;
        Ok(conn.observe(rows)?.into_iter().map(Row).collect())
    }

    /// The one value of a statement with one column and one row: a count, an EXISTS.
    ///
    /// # Errors
    /// When the database refuses, gives none, or the value is of another type.
    pub async fn fetch_value<T: Column>(self, conn: &mut Conn) -> Result<T> {
        self.fetch_one(conn).await?.value()
    }

    /// The value of a statement with one column, if it gives a row.
    ///
    /// # Errors
    /// As [`fetch_value`](Self::fetch_value).
    pub async fn fetch_optional_value<T: Column>(self, conn: &mut Conn) -> Result<Option<T>> {
        self.fetch_optional(conn).await?.as_ref().map(Row::value).transpose()
    }

    /// The values of a statement with one column, one of each row.
    ///
    /// # Errors
    /// As [`fetch_value`](Self::fetch_value).
    pub async fn fetch_values<T: Column>(self, conn: &mut Conn) -> Result<Vec<T>> {
        self.fetch_all(conn).await?.iter().map(Row::value).collect()
    }

    fn statement(self) -> SqliteQuery<'static, Sqlite, SqliteArguments> {
        self.values.into_iter().fold(sqlx::query(self.sql), bind)
    }
}

fn bind<'q>(
    statement: SqliteQuery<'q, Sqlite, SqliteArguments>,
    value: Value<'_>,
) -> SqliteQuery<'q, Sqlite, SqliteArguments> {
    match value {
        Value::Int(int) => statement.bind(int),
        Value::Float(float) => statement.bind(float),
        Value::Text(text) => statement.bind(text.into_owned()),
        Value::Blob(bytes) => statement.bind(bytes.into_owned()),
        Value::NoInt => statement.bind(None::<i64>),
        Value::NoFloat => statement.bind(None::<f64>),
        Value::NoText => statement.bind(None::<String>),
        Value::NoBlob => statement.bind(None::<Vec<u8>>),
    }
}

/// A row that a statement gave.
pub struct Row(SqliteRow);

impl Row {
    /// The column called `name`.
    ///
    /// # Errors
    /// When there is no such column, or it holds something else.
    pub fn get<T: Column>(&self, name: &str) -> Result<T> {
        Ok(T::read(&self.0, name)?)
    }

    /// The column called `name` of a closed set without a CHECK: what only a newer version can have written is none.
    ///
    /// # Errors
    /// When there is no such column, or it holds no text.
    pub fn get_known<T: ClosedSet>(&self, name: &str) -> Result<Option<T>> {
        Ok(self.get::<Option<String>>(name)?.and_then(|spelling| spelling.parse().ok()))
    }

    /// The only column of the row.
    fn value<T: Column>(&self) -> Result<T> {
        match self.0.columns() {
            [only] => self.get(only.name()),
            _ => Err(sqlx::Error::ColumnNotFound("the only one of a row with several".into()).into()),
        }
    }
}

/// Without what is in it: it may reach a log.
impl std::fmt::Debug for Row {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.0.columns().iter().map(|column| column.name())).finish()
    }
}
