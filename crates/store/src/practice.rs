//! How far somebody has come in the Practice workspace.

use domain::UtcMs;

use crate::{Conn, Result, query};

/// What has been done since a time, as far as the data itself tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Done {
    /// An invitation was made.
    pub invited: bool,
    /// A LINE user added an account.
    pub joined: bool,
    /// A member put a contact into their list.
    pub added: bool,
}

/// What has been done since `since`. The people of a Practice workspace are few: this reads their tables whole.
///
/// # Errors
/// When the database refuses.
pub async fn done(conn: &mut Conn, since: UtcMs) -> Result<Done> {
    let row = query(
        "SELECT EXISTS (SELECT 1 FROM invitation WHERE channel <> 'profile' AND created_at > $1), \
         EXISTS (SELECT 1 FROM friend WHERE state = 'friend' AND state_at > $1), \
         EXISTS (SELECT 1 FROM contact_holder WHERE added_at > $1)",
    )
    .bind(since.0)
    .fetch_one(conn)
    .await?;
    Ok(Done { invited: row.try_get(0)?, joined: row.try_get(1)?, added: row.try_get(2)? })
}

/// Whether any member has a setting of this name, and its smallest value.
///
/// # Errors
/// When the database refuses.
pub async fn mark(conn: &mut Conn, name: &str) -> Result<Option<String>> {
    Ok(query("SELECT min(value) FROM setting WHERE name = $1").bind(name).fetch_value(conn).await?)
}
