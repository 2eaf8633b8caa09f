//! What is on its way to LINE (R21). A row leaves when LINE has accepted or refused, or the member recalled.

use std::collections::HashSet;

use domain::{LineAccountId, MemberId, MessageId, RoomId, UtcMs};

use crate::{Conn, Result, Row, query};

/// Why messages wait that cost something: LINE's limit of the month, and the administrator's own.
pub const HELD: [&str; 2] = ["monthly_limit", "stop_line"];

/// A message to be sent.
#[derive(Debug, Clone)]
pub struct NewOutboxRow<'a> {
    /// The message.
    pub message_id: &'a MessageId,
    /// Where it goes.
    pub room_id: &'a RoomId,
    /// Over which account.
    pub line_account_id: &'a LineAccountId,
    /// Who wrote it.
    pub member_id: &'a MemberId,
    /// What LINE remembers the request by (LINE reference A.2.3).
    pub retry_key: &'a str,
    /// Not before this time.
    pub due_at: UtcMs,
    /// LINE's token of the message it quotes.
    pub quote_token: Option<&'a str>,
}

/// A message on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboxRow {
    /// The order of sending within a room.
    pub seq: i64,
    /// The message.
    pub message_id: MessageId,
    /// Over which account.
    pub line_account_id: LineAccountId,
    /// Who wrote it.
    pub member_id: MemberId,
    /// What LINE remembers the request by.
    pub retry_key: String,
    /// How it was tried; none while it is certain that LINE has not seen it.
    pub way: Option<Way>,
    /// The leader of the group it was tried with.
    pub group_seq: Option<i64>,
    /// The name beside the bubble, as on the first try.
    pub sender_name: Option<String>,
    /// The token of the icon's link beside the bubble, as on the first try.
    pub sender_icon: Option<String>,
    /// The public address in its links, as on the first try.
    pub base_url: Option<String>,
    /// The reply token spent on the first try.
    pub reply_token: Option<String>,
    /// LINE's token of the message it quotes.
    pub quote_token: Option<String>,
    /// None while it is certain that LINE has not seen it.
    pub first_tried_at: Option<UtcMs>,
    /// Tries so far.
    pub attempts: u32,
    /// Not before this time.
    pub due_at: UtcMs,
    /// When it was written.
    pub created_at: UtcMs,
    /// Why it was not sent yet.
    pub last_error: Option<String>,
    /// text, sticker, image, video, audio, file or location.
    pub kind: String,
    /// What it says.
    pub text: String,
    /// What `text` does not say, as JSON.
    pub body: String,
    /// Its bytes are published: the tokens of their links, and of the small picture's.
    pub media: Option<(String, Option<String>)>,
    /// The type of its bytes.
    pub mime: Option<String>,
}

/// How a message goes to LINE (LINE reference A.2.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// With a reply token: free, once.
    Reply,
    /// With a retry key: counted.
    Push,
}

impl Way {
    fn word(self) -> &'static str {
        match self {
            Self::Reply => "reply",
            Self::Push => "push",
        }
    }
}

/// What is written down about a try before it is made.
#[derive(Debug, Clone)]
pub struct Try<'a> {
    /// The rows that go together, the leader first.
    pub rows: &'a [i64],
    /// How.
    pub way: Way,
    /// The name beside the bubble.
    pub sender_name: Option<&'a str>,
    /// The token of the icon's link.
    pub sender_icon: Option<&'a str>,
    /// The public address in its links.
    pub base_url: Option<&'a str>,
    /// The token that it spends.
    pub reply_token: Option<&'a str>,
}

/// Puts a message on its way.
///
/// # Errors
/// When the database refuses.
pub async fn insert(conn: &mut Conn, row: &NewOutboxRow<'_>, now: UtcMs) -> Result<()> {
    query(
        "INSERT INTO outbox (message_id, room_id, line_account_id, member_id, retry_key, due_at, created_at, quote_token) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(row.message_id.as_str())
    .bind(row.room_id.as_str())
    .bind(row.line_account_id.as_str())
    .bind(row.member_id.as_str())
    .bind(row.retry_key)
    .bind(row.due_at.0)
    .bind(now.0)
    .bind(row.quote_token)
    .execute(conn)
    .await?;
    Ok(())
}

/// Takes a message back while it is certain that LINE has not seen it (R22). False when it is too late.
///
/// # Errors
/// When the database refuses.
pub async fn recall(conn: &mut Conn, message: &MessageId) -> Result<bool> {
    let done = query("DELETE FROM outbox WHERE message_id = $1 AND first_tried_at IS NULL")
        .bind(message.as_str())
        .execute(conn)
        .await?;
    Ok(done == 1)
}

/// These go together with one that is due at `due`: none of them before.
///
/// # Errors
/// When the database refuses.
pub async fn due_together(conn: &mut Conn, rows: &[i64], due: UtcMs) -> Result<()> {
    for row in rows {
        query("UPDATE outbox SET due_at = max(due_at, $2) WHERE seq = $1")
            .bind(*row)
            .bind(due.0)
            .execute(&mut *conn)
            .await?;
    }
    Ok(())
}

/// What stands first in a room has gone: what was held up behind it is looked at anew.
///
/// # Errors
/// When the database refuses.
pub async fn release(conn: &mut Conn, room: &RoomId, now: UtcMs) -> Result<()> {
    query(
        "UPDATE outbox SET due_at = $2 \
         WHERE room_id = $1 AND first_tried_at IS NULL AND last_error IS NOT NULL AND due_at > $2",
    )
    .bind(room.as_str())
    .bind(now.0)
    .execute(conn)
    .await?;
    Ok(())
}

/// Takes a message off its way: LINE has spoken.
///
/// # Errors
/// When the database refuses.
pub async fn remove(conn: &mut Conn, message: &MessageId) -> Result<()> {
    query("DELETE FROM outbox WHERE message_id = $1").bind(message.as_str()).execute(conn).await?;
    Ok(())
}

/// Rooms whose first waiting message is due, the most overdue first. A message that waits holds up
/// the later ones of its room, so that order is kept.
///
/// # Errors
/// When the database refuses.
pub async fn due_rooms(conn: &mut Conn, now: UtcMs, most: u32) -> Result<Vec<RoomId>> {
    let rooms = query(
        "SELECT o.room_id FROM outbox o WHERE o.due_at <= $1 \
         AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.room_id = o.room_id AND e.seq < o.seq) \
         ORDER BY o.due_at, o.seq LIMIT $2",
    )
    .bind(now.0)
    .bind(most)
    .fetch_values(conn)
    .await?;
    Ok(rooms.into_iter().map(RoomId).collect())
}

/// Whether a message was written in the future: the computer's clock was fast, and was set right.
///
/// # Errors
/// When the database refuses.
pub async fn from_the_future(conn: &mut Conn, now: UtcMs) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM outbox WHERE created_at > $1)";
    Ok(query(sql).bind(now.0).fetch_value(conn).await?)
}

/// Such messages count as written now: each waits as long as it was meant to, and not until the clock is there again. What
/// LINE may have is asked for at once.
///
/// # Errors
/// When the database refuses.
pub async fn written_now(conn: &mut Conn, now: UtcMs) -> Result<()> {
    query(
        "UPDATE outbox SET due_at = CASE WHEN way IS NULL THEN due_at - (created_at - $1) ELSE $1 END, created_at = $1 \
         WHERE created_at > $1",
    )
    .bind(now.0)
    .execute(conn)
    .await?;
    Ok(())
}

/// When the next message is due; none when nothing waits.
///
/// # Errors
/// When the database refuses.
pub async fn next_due(conn: &mut Conn) -> Result<Option<UtcMs>> {
    let at: Option<i64> = query(
        "SELECT min(o.due_at) FROM outbox o \
         WHERE NOT EXISTS (SELECT 1 FROM outbox e WHERE e.room_id = o.room_id AND e.seq < o.seq)",
    )
    .fetch_value(conn)
    .await?;
    Ok(at.map(UtcMs))
}

/// A room's waiting messages in the order of sending.
///
/// # Errors
/// When the database refuses.
pub async fn of_room(conn: &mut Conn, room: &RoomId, most: u32) -> Result<Vec<OutboxRow>> {
    let rows = query(
        "SELECT o.seq, o.message_id, o.line_account_id, o.member_id, o.retry_key, o.way, o.group_seq, o.sender_name, \
         o.reply_token, o.first_tried_at, o.attempts, o.due_at, m.text, m.kind, m.body, o.quote_token, o.base_url, \
         o.sender_icon, o.last_error, p.token, s.token, o.created_at, media.mime \
         FROM outbox o JOIN message m ON m.id = o.message_id \
         LEFT JOIN published_media p ON p.message_id = m.id AND p.part IN ('original', 'file') \
         LEFT JOIN published_media s ON s.message_id = m.id AND s.part = 'preview' \
         LEFT JOIN media ON media.hash = m.media_hash \
         WHERE o.room_id = $1 ORDER BY o.seq LIMIT $2",
    )
    .bind(room.as_str())
    .bind(most)
    .fetch_all(conn)
    .await?;
    rows.iter().map(read).collect()
}

/// Writes down a try before it is made, so that after a crash the same request is repeated. The time of the
/// first try stays.
///
/// # Errors
/// When the database refuses.
pub async fn tried(conn: &mut Conn, one: &Try<'_>, now: UtcMs) -> Result<()> {
    for row in one.rows {
        query(
            "UPDATE outbox SET way = $2, group_seq = $3, sender_name = $4, reply_token = $5, \
             first_tried_at = coalesce(first_tried_at, $6), attempts = attempts + 1, sender_icon = $7, base_url = $8 \
             WHERE seq = $1",
        )
        .bind(*row)
        .bind(one.way.word())
        .bind(one.rows.first().copied())
        .bind(one.sender_name)
        .bind(one.reply_token)
        .bind(now.0)
        .bind(one.sender_icon)
        .bind(one.base_url)
        .execute(&mut *conn)
        .await?;
    }
    Ok(())
}

/// Tries again at `due`. With `unseen` it is certain that LINE has seen none of the tries: the rows are as
/// if they had never been tried, and may be recalled or grouped anew. What stands behind them in their room waits with
/// them, for the same reason.
///
/// # Errors
/// When the database refuses.
pub async fn later(conn: &mut Conn, rows: &[i64], due: UtcMs, error: &str, unseen: bool) -> Result<()> {
    for row in rows {
        query("UPDATE outbox SET due_at = $2, last_error = $3 WHERE seq = $1")
            .bind(*row)
            .bind(due.0)
            .bind(error)
            .execute(&mut *conn)
            .await?;
        if unseen {
            untried(conn, *row).await?;
        }
    }
    query(
        "UPDATE outbox SET due_at = $2, last_error = $3 WHERE room_id = (SELECT room_id FROM outbox WHERE seq = $1) \
         AND seq > $1 AND first_tried_at IS NULL AND due_at < $2",
    )
    .bind(rows.last().copied())
    .bind(due.0)
    .bind(error)
    .execute(conn)
    .await?;
    Ok(())
}

/// Makes a row as if it had never been tried.
///
/// # Errors
/// When the database refuses.
pub async fn untried(conn: &mut Conn, row: i64) -> Result<()> {
    query(
        "UPDATE outbox SET way = NULL, group_seq = NULL, sender_name = NULL, sender_icon = NULL, base_url = NULL, \
         reply_token = NULL, first_tried_at = NULL WHERE seq = $1",
    )
    .bind(row)
    .execute(conn)
    .await?;
    Ok(())
}

/// What waits for one of these reasons is due now: all of it, or that of one account or room.
///
/// # Errors
/// When the database refuses.
pub async fn wake(conn: &mut Conn, held: Held<'_>, reasons: &[&str], now: UtcMs) -> Result<Vec<RoomId>> {
    let (account, room) = match held {
        Held::Anywhere => (None, None),
        Held::OfAccount(account) => (Some(account.as_str()), None),
        Held::OfRoom(room) => (None, Some(room.as_str())),
    };
    let mut woken = Vec::new();
    for reason in reasons {
        let rooms = query(
            "UPDATE outbox SET due_at = $4 WHERE last_error = $1 AND due_at > $4 AND first_tried_at IS NULL \
             AND ($2 IS NULL OR line_account_id = $2) AND ($3 IS NULL OR room_id = $3) RETURNING room_id",
        )
        .bind(*reason)
        .bind(account)
        .bind(room)
        .bind(now.0)
        .fetch_values(&mut *conn)
        .await?;
        woken.extend(rooms.into_iter().map(RoomId));
    }
    woken.sort();
    woken.dedup();
    Ok(woken)
}

pub(crate) const ROOMS_THAT_WAIT: &str = "SELECT room_id FROM outbox WHERE last_error = $1";

/// The rooms where something waits for one of these reasons.
///
/// # Errors
/// When the database refuses.
pub async fn rooms_that_wait(conn: &mut Conn, reasons: &[&str]) -> Result<HashSet<RoomId>> {
    let mut found = HashSet::new();
    for reason in reasons {
        let rooms = query(ROOMS_THAT_WAIT).bind(*reason).fetch_values(&mut *conn).await?;
        found.extend(rooms.into_iter().map(RoomId));
    }
    Ok(found)
}

/// Of what [`wake`] wakes.
#[derive(Debug, Clone, Copy)]
pub enum Held<'a> {
    /// Everything.
    Anywhere,
    /// What goes over one account.
    OfAccount(&'a LineAccountId),
    /// What goes to one room.
    OfRoom(&'a RoomId),
}

fn read(row: &Row) -> Result<OutboxRow> {
    let way: Option<String> = row.try_get(5)?;
    Ok(OutboxRow {
        seq: row.try_get(0)?,
        message_id: MessageId(row.try_get(1)?),
        line_account_id: LineAccountId(row.try_get(2)?),
        member_id: MemberId(row.try_get(3)?),
        retry_key: row.try_get(4)?,
        way: way.map(|way| if way == "reply" { Way::Reply } else { Way::Push }),
        group_seq: row.try_get(6)?,
        sender_name: row.try_get(7)?,
        reply_token: row.try_get(8)?,
        first_tried_at: row.try_get::<Option<i64>>(9)?.map(UtcMs),
        attempts: row.try_get(10)?,
        due_at: UtcMs(row.try_get(11)?),
        text: row.try_get(12)?,
        kind: row.try_get(13)?,
        body: row.try_get(14)?,
        quote_token: row.try_get(15)?,
        base_url: row.try_get(16)?,
        sender_icon: row.try_get(17)?,
        last_error: row.try_get(18)?,
        media: row
            .try_get::<Option<String>>(19)?
            .map(|token| Ok::<_, crate::Error>((token, row.try_get(20)?)))
            .transpose()?,
        created_at: UtcMs(row.try_get(21)?),
        mime: row.try_get(22)?,
    })
}
