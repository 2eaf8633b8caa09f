//! The seam to the database engine: `sqlx` is named in this folder, and where a workspace's file is opened and copied and
//! its WAL is checkpointed. The nouns' files say [`query`], bind values, and read a [`Row`]'s columns by name.

mod column;
mod conn;
mod query;
mod transaction;
mod value;

pub use column::Column;
pub use conn::Conn;
pub use query::{Query, Row, query};
pub(crate) use query::{composed_query, placeholders, rows_of_placeholders};
pub(crate) use transaction::Transaction;
pub use value::{ToValue, Value};
