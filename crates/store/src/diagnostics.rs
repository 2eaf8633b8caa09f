//! Diagnostics: how much there is of what, and what waits for which reason. Numbers and closed sets, never what anybody
//! wrote.

use domain::delivery::DeliveryReason;

use crate::{Conn, Result, query};

/// What is counted, and how.
const COUNTS: [(&str, &str); 13] = [
    ("members", "SELECT count(*) FROM member WHERE left_at IS NULL"),
    ("lineUsers", "SELECT count(*) FROM line_user"),
    ("contacts", "SELECT count(*) FROM contact WHERE deleted_at IS NULL"),
    ("contactsInTrash", "SELECT count(*) FROM contact WHERE deleted_at IS NOT NULL"),
    ("directRooms", "SELECT count(*) FROM room WHERE kind = 'direct'"),
    ("groupRooms", "SELECT count(*) FROM room WHERE kind = 'group'"),
    ("messages", "SELECT count(*) FROM message"),
    ("refusedMessages", "SELECT count(*) FROM message WHERE delivery = 'refused'"),
    ("media", "SELECT count(*) FROM media"),
    ("mediaBytes", "SELECT coalesce(sum(size), 0) FROM media"),
    ("mediaPending", "SELECT count(*) FROM message WHERE media_state = 'pending'"),
    ("eventsPending", "SELECT count(*) FROM webhook_event WHERE pending = 1"),
    ("eventsSetAside", "SELECT count(*) FROM webhook_event WHERE error IS NOT NULL"),
];

/// Messages of the outbox that wait for the same reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The reason; none while they have only just been written.
    pub reason: Option<DeliveryReason>,
    /// They await a member's confirmation.
    pub asked: bool,
    /// How many.
    pub messages: u32,
}

/// How much there is, by what it is.
///
/// # Errors
/// When the database refuses.
pub async fn counts(conn: &mut Conn) -> Result<Vec<(&'static str, i64)>> {
    let mut counts = Vec::with_capacity(COUNTS.len());
    for (what, sql) in COUNTS {
        counts.push((what, query(sql).fetch_value(conn).await?));
    }
    Ok(counts)
}

/// What waits in the outbox.
///
/// # Errors
/// When the database refuses.
pub async fn waiting(conn: &mut Conn) -> Result<Vec<Waiting>> {
    let sql = "SELECT last_error, asked_at IS NOT NULL AS asked, count(*) AS messages FROM outbox \
               GROUP BY last_error, asked ORDER BY last_error, asked";
    let rows = query(sql).fetch_all(conn).await?;
    let waiting = rows.iter().map(|row| {
        Ok(Waiting {
            reason: row.get("last_error")?,
            asked: row.get("asked")?,
            messages: row.get("messages")?,
        })
    });
    waiting.collect()
}
