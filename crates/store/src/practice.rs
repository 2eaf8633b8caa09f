//! How far somebody has come in the Practice workspace.

use domain::{ContactId, RoomId, UtcMs};

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

/// What the contacts themselves tell of what was done with them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ContactTraces {
    /// One was edited since.
    pub edited: bool,
    /// One is shared since.
    pub shared: bool,
    /// Those in the Trash.
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
    .bind(since.0)
    .fetch_one(&mut *conn)
    .await?;
    let in_trash = query("SELECT id FROM contact WHERE deleted_at IS NOT NULL").fetch_values(conn).await?;
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
        .bind(since.0)
        .bind(room.as_str()),
        None => query("SELECT EXISTS (SELECT 1 FROM message WHERE direction = 'out' AND created_at > $1)")
            .bind(since.0),
    };
    query.fetch_value(conn).await
}
