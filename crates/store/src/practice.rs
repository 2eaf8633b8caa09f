//! The progress of somebody in the Practice workspace.

use domain::{ContactId, RoomId, UtcMs};

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

/// What the contacts themselves tell of what was done with them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ContactTraces {
    /// One was edited since.
    pub edited: bool,
    /// One is shared since.
    pub shared: bool,
    /// Those that were moved to the Trash since, and are there.
    pub in_trash: Vec<ContactId>,
}

/// Reads what the contacts tell of what was done with them since `since`.
///
/// # Errors
/// When the database refuses.
pub async fn contact_traces(conn: &mut Conn, since: UtcMs) -> Result<ContactTraces> {
    let row = query(
        "SELECT EXISTS (SELECT 1 FROM contact WHERE version > 1 AND updated_at > $1) AS edited, \
         EXISTS (SELECT 1 FROM contact WHERE sharing <> 'private' AND updated_at > $1) AS shared",
    )
    .bind(since)
    .fetch_one(&mut *conn)
    .await?;
    let in_trash =
        query("SELECT id FROM contact WHERE deleted_at > $1").bind(since).fetch_values(conn).await?;
    Ok(ContactTraces {
        edited: row.get("edited")?,
        shared: row.get("shared")?,
        in_trash: in_trash.into_iter().map(ContactId).collect(),
    })
}

/// Whether a member has written since `since`: in this room, or in any.
///
/// # Errors
/// When the database refuses.
pub async fn replied(conn: &mut Conn, room: Option<&RoomId>, since: UtcMs) -> Result<bool> {
    let query = match room {
        Some(room) => query(
            "SELECT EXISTS (SELECT 1 FROM message \
             WHERE room_id = $2 AND sent_at > $1 AND direction = 'out' AND created_at > $1)",
        )
        .bind(since)
        .bind(room.as_str()),
        None => query("SELECT EXISTS (SELECT 1 FROM message WHERE direction = 'out' AND created_at > $1)")
            .bind(since),
    };
    query.fetch_value(conn).await
}
