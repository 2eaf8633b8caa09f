//! The progress of somebody in the Practice workspace.

use domain::UtcMs;

use crate::{Conn, Result, query};

/// Progress: what has been done since a time, as far as the data itself shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// An invitation was made.
    pub invited: bool,
    /// A LINE user added an account.
    pub joined: bool,
    /// A member added a contact to their list.
    pub contact_added: bool,
}

/// The progress since `since`. The people of a Practice workspace are few: this reads their tables whole.
///
/// # Errors
/// When the database refuses.
pub async fn progress(conn: &mut Conn, since: UtcMs) -> Result<Progress> {
    let row = query(
        "SELECT EXISTS (SELECT 1 FROM invitation WHERE channel <> 'profile' AND created_at > $1) AS invited, \
         EXISTS (SELECT 1 FROM friend WHERE state = 'friend' AND state_at > $1) AS joined, \
         EXISTS (SELECT 1 FROM contact_holder WHERE added_at > $1) AS contact_added",
    )
    .bind(since)
    .fetch_one(conn)
    .await?;
    Ok(Progress {
        invited: row.get("invited")?,
        joined: row.get("joined")?,
        contact_added: row.get("contact_added")?,
    })
}
