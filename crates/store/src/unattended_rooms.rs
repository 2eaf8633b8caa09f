//! Unattended rooms: rooms that no member who can come looks after (R27), in one definition. Who cannot come is the callers'
//! to say: those who left take part in no room any more, and the others are a matter of R1.

use domain::{MemberId, RoomId};

use crate::sql::{composed_query, placeholders};
use crate::{Conn, Result};

/// `FROM room r WHERE …`: rooms in which only members take part who cannot come, and rooms in which nobody takes part and
/// whose account nobody has who can. `first` is the number of the first parameter with a member who cannot come.
pub(crate) fn from_unattended(first: usize, cannot_come: &[MemberId]) -> String {
    let absent = placeholders(first, parameters(cannot_come).count());
    format!(
        "FROM room r WHERE r.id IN (SELECT p.room_id FROM room_member p WHERE p.left_at IS NULL \
         AND p.member_id IN ({absent}) AND NOT EXISTS (SELECT 1 FROM room_member n WHERE n.room_id = p.room_id \
           AND n.left_at IS NULL AND n.member_id NOT IN ({absent})) \
         UNION SELECT o.id FROM line_account a CROSS JOIN room o \
         WHERE o.line_account_id = a.id AND NOT EXISTS (SELECT 1 FROM member m \
           WHERE m.line_account_id = a.id AND m.left_at IS NULL \
           AND m.id NOT IN ({absent})) \
         AND NOT EXISTS (SELECT 1 FROM room_member n WHERE n.room_id = o.id AND n.left_at IS NULL)) "
    )
}

/// What is bound for the members who cannot come. A list of SQL is never empty: nobody has the empty id.
pub(crate) fn parameters(cannot_come: &[MemberId]) -> impl Iterator<Item = &str> {
    let nobody = cannot_come.is_empty().then_some("");
    nobody.into_iter().chain(cannot_come.iter().map(MemberId::as_str))
}

/// How many rooms are unattended.
///
/// # Errors
/// When the database refuses.
pub async fn count(conn: &mut Conn, cannot_come: &[MemberId]) -> Result<u32> {
    let sql = format!("SELECT count(*) {}", from_unattended(1, cannot_come));
    composed_query(sql).bind_all(parameters(cannot_come)).fetch_value(conn).await
}

/// Whether a room is unattended.
///
/// # Errors
/// When the database refuses.
pub async fn contains(conn: &mut Conn, cannot_come: &[MemberId], room: &RoomId) -> Result<bool> {
    let sql = format!("SELECT EXISTS (SELECT 1 {} AND r.id = $1)", from_unattended(2, cannot_come));
    composed_query(sql).bind(room).bind_all(parameters(cannot_come)).fetch_value(conn).await
}
