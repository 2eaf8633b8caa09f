//! Unread messages, by one definition: what came from LINE or is a system message that somebody has to read
//! (`SystemEvent::counts_as_unread`), was not taken back, and is later than what the member has read up to, *or* arrived
//! after the member read. A message can come late: its time alone does not tell. The counters of `room_member` are kept so
//! that lists need not count; each change of one is by this definition, and [`recount`] is the definition itself.

use domain::{MemberId, MessageId, RoomId, UtcMs};

use crate::{Conn, Result, query};

/// Whether a message from LINE that is there is unread: `$message` and `$member` are names of a `message` and a
/// `room_member`.
macro_rules! is_unread {
    ($message:literal, $member:literal) => {
        concat!(
            "(",
            $message,
            ".sent_at > ",
            $member,
            ".read_to_at OR ",
            $message,
            ".arrival > ",
            $member,
            ".read_arrivals)"
        )
    };
}

/// Whether somebody has to read a message that is there: `$message` is the name of a `message`.
macro_rules! counts {
    ($message:literal) => {
        concat!(
            "(",
            $message,
            ".direction = 'in' OR (",
            $message,
            ".direction = 'system' AND ",
            $message,
            ".kind IN ('friend_added', 'friend_returned', 'account_joined', 'deletion_asked', 'deletion_declined', \
             'contact_taken_over')))"
        )
    };
}

/// Counts one more message in a room that somebody has to read.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn count_arrival(conn: &mut Conn, room: &RoomId) -> Result<()> {
    query("UPDATE room SET arrivals = arrivals + 1 WHERE id = $1").bind(room).execute(conn).await?;
    Ok(())
}

/// Adds messages that have just arrived to what everybody who takes part in a room has not read.
///
/// # Errors
/// When the database refuses.
pub async fn add(conn: &mut Conn, room: &RoomId, messages: u32) -> Result<()> {
    query("UPDATE room_member SET unread = unread + $2 WHERE room_id = $1 AND left_at IS NULL")
        .bind(room)
        .bind(messages)
        .execute(conn)
        .await?;
    Ok(())
}

/// Subtracts a message that was taken back, once, from what is unread: nobody has to read it any more.
///
/// # Errors
/// When the database refuses.
pub async fn subtract(conn: &mut Conn, message: &MessageId) -> Result<()> {
    query(concat!(
        "UPDATE room_member AS p SET unread = unread - 1 FROM message m WHERE m.id = $1 AND p.room_id = m.room_id \
         AND p.left_at IS NULL AND p.unread > 0 AND ",
        is_unread!("m", "p")
    ))
    .bind(message)
    .execute(conn)
    .await?;
    Ok(())
}

/// Marks a room as read by a member up to `up_to`; what is later stays unread. False when nothing changed.
///
/// # Errors
/// When the database refuses.
pub async fn mark_read(conn: &mut Conn, room: &RoomId, member: &MemberId, up_to: UtcMs) -> Result<bool> {
    // All that has arrived is read up to there, so that the time alone tells.
    let done = query(concat!(
        "UPDATE room_member AS p SET read_to_at = max(p.read_to_at, $3), \
         read_arrivals = (SELECT arrivals FROM room WHERE id = $1), \
         unread = (SELECT count(*) FROM message m WHERE m.room_id = $1 AND m.sent_at > max(p.read_to_at, $3) \
           AND m.unsent_at IS NULL AND ",
        counts!("m"),
        ") WHERE p.room_id = $1 AND p.member_id = $2 AND p.left_at IS NULL AND (p.read_to_at < $3 OR p.unread > 0)",
    ))
    .bind(room)
    .bind(member)
    .bind(up_to)
    .execute(conn)
    .await?;
    Ok(done == 1)
}

/// Recounts what is unread, by the definition, for each member who takes part in a room: the counters say the same.
///
/// # Errors
/// When the database refuses.
pub async fn recount(conn: &mut Conn, room: &RoomId) -> Result<Vec<(MemberId, u32)>> {
    let rows = query(concat!(
        "SELECT p.member_id AS member_id, (SELECT count(*) FROM message m WHERE m.room_id = p.room_id \
         AND m.unsent_at IS NULL AND ",
        counts!("m"),
        " AND ",
        is_unread!("m", "p"),
        ") AS unread FROM room_member p WHERE p.room_id = $1 AND p.left_at IS NULL ORDER BY p.member_id"
    ))
    .bind(room)
    .fetch_all(conn)
    .await?;
    rows.iter().map(|row| Ok((row.get("member_id")?, row.get("unread")?))).collect()
}

#[cfg(test)]
mod tests {
    use domain::ClosedSet;
    use domain::message::SystemEvent;

    use super::*;
    use crate::Store;
    use crate::message_content::ContentKind;

    #[tokio::test]
    async fn the_sql_of_unread_names_the_system_events_that_count_as_unread() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(folder.path()).await.expect("a new store opens");
        let mut conn = store.read().await.expect("a reader");
        for event in SystemEvent::ALL {
            let sql = concat!("SELECT ", counts!("m"), " FROM (SELECT 'system' AS direction, $1 AS kind) m");
            let counted: bool = query(sql).bind(*event).fetch_value(&mut conn).await.expect("a value");
            assert_eq!(counted, ContentKind::System(*event).counts_as_unread(), "{event:?}");
        }
    }
}
