//! Messages: their rows. A conversation is read in `room_messages`; where outgoing messages stand is in `deliveries`.

use std::fmt::{Debug, Formatter};

use domain::delivery::{Delivery, DeliveryReason};
use domain::message::{Direction, MediaState};
use domain::{LineAccountId, LineUserId, MediaHash, MemberId, MessageId, RoomId, UtcMs};

use crate::message_content::ContentKind;
use crate::{Conn, Result, Row, query, unread};

/// A message to be inserted. Most have only a part of this: [`NewMessage::new`] leaves out what can be left out.
#[derive(Clone)]
pub struct NewMessage<'a> {
    /// The message.
    pub id: &'a MessageId,
    /// Where.
    pub room_id: &'a RoomId,
    /// Which way it goes, and what it is.
    pub kind: ContentKind,
    /// What `text` does not say, as JSON.
    pub body: &'a str,
    /// What people read.
    pub text: &'a str,
    /// Who wrote it on LINE, or whom it is about.
    pub line_user_id: Option<&'a LineUserId>,
    /// Who wrote it here.
    pub member_id: Option<&'a MemberId>,
    /// The account that carries it.
    pub line_account_id: &'a LineAccountId,
    /// LINE's id.
    pub line_message_id: Option<&'a str>,
    /// For quoting it later.
    pub quote_token: Option<&'a str>,
    /// For telling LINE that it was read.
    pub mark_as_read_token: Option<&'a str>,
    /// LINE's id of what it quotes.
    pub quoted_message_id: Option<&'a str>,
    /// What becomes of its bytes.
    pub media_state: Option<MediaState>,
    /// When to fetch them.
    pub media_due_at: Option<UtcMs>,
    /// Bytes that are kept here already: of what goes out.
    pub media_hash: Option<&'a MediaHash>,
    /// Their small picture.
    pub preview_hash: Option<&'a MediaHash>,
    /// Where it stands, for messages written here.
    pub delivery: Option<Delivery>,
    /// Edited before it arrived.
    pub edited_at: Option<UtcMs>,
    /// Unsent before it arrived.
    pub unsent_at: Option<UtcMs>,
    /// LINE's time for what came in, ours for what goes out.
    pub sent_at: UtcMs,
    /// LINE told no time that can be: `sent_at` is that of the arrival.
    pub time_estimated: bool,
    /// Its place among the room's messages of the same time.
    pub position: i64,
}

impl<'a> NewMessage<'a> {
    /// A message of a room, on an account, at a time, that says nothing yet.
    pub fn new(
        id: &'a MessageId,
        (room_id, line_account_id): (&'a RoomId, &'a LineAccountId),
        kind: ContentKind,
        sent_at: UtcMs,
    ) -> Self {
        Self {
            id,
            room_id,
            kind,
            body: "{}",
            text: "",
            line_user_id: None,
            member_id: None,
            line_account_id,
            line_message_id: None,
            quote_token: None,
            mark_as_read_token: None,
            quoted_message_id: None,
            media_state: None,
            media_due_at: None,
            media_hash: None,
            preview_hash: None,
            delivery: None,
            edited_at: None,
            unsent_at: None,
            sent_at,
            time_estimated: false,
            position: 0,
        }
    }
}

/// Without what people wrote: it may reach a log.
impl Debug for NewMessage<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewMessage")
            .field("id", &self.id)
            .field("room_id", &self.room_id)
            .field("kind", &self.kind)
            .field("text", &format_args!("{} bytes", self.text.len()))
            .finish_non_exhaustive()
    }
}

/// What the use cases need to know of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The message.
    pub id: MessageId,
    /// Where.
    pub room_id: RoomId,
    /// Which way it goes.
    pub direction: Direction,
    /// Who wrote it here.
    pub member_id: Option<MemberId>,
    /// Where it stands, if written here.
    pub delivery: Option<Delivery>,
    /// LINE's or our time.
    pub sent_at: UtcMs,
    /// Its place among the room's messages of the same time.
    pub position: i64,
    /// Its bytes.
    pub media: Option<MediaHash>,
    /// Its sender took it back.
    pub unsent: bool,
    /// LINE's id.
    pub line_message_id: Option<String>,
    /// For quoting it.
    pub quote_token: Option<String>,
    /// Why it was refused.
    pub refused_reason: Option<DeliveryReason>,
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, room_id, direction, member_id, delivery, sent_at, position, media_hash, unsent_at IS NOT NULL AS unsent, \
             line_message_id, quote_token, refused_code FROM message ",
            $rest
        )
    };
}

/// Inserts a message. False when LINE's message of that id is there already: nothing is written then. One that somebody has
/// to read gets the next number among its room's arrivals.
///
/// # Errors
/// When the database refuses.
pub async fn insert(conn: &mut Conn, message: &NewMessage<'_>, now: UtcMs) -> Result<bool> {
    let direction = message.kind.direction();
    let done = query(
        "INSERT INTO message (id, room_id, direction, kind, body, text, line_user_id, member_id, line_account_id, \
         line_message_id, quote_token, quoted_message_id, media_state, media_due_at, delivery, edited_at, unsent_at, \
         sent_at, created_at, mark_as_read_token, media_hash, preview_hash, time_estimated, position, arrival) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, \
         $23, $24, iif($25, (SELECT arrivals + 1 FROM room WHERE id = $2), 0)) \
         ON CONFLICT (line_account_id, line_message_id) DO NOTHING",
    )
    .bind(message.id)
    .bind(message.room_id)
    .bind(direction)
    .bind(message.kind.as_str())
    .bind(message.body)
    .bind(message.text)
    .bind(message.line_user_id)
    .bind(message.member_id)
    .bind(message.line_account_id)
    .bind(message.line_message_id)
    .bind(message.quote_token)
    .bind(message.quoted_message_id)
    .bind(message.media_state)
    .bind(message.media_due_at)
    .bind(message.delivery)
    .bind(message.edited_at)
    .bind(message.unsent_at)
    .bind(message.sent_at)
    .bind(now)
    .bind(message.mark_as_read_token)
    .bind(message.media_hash)
    .bind(message.preview_hash)
    .bind(message.time_estimated)
    .bind(message.position)
    .bind(message.kind.counts_as_unread())
    .execute(&mut *conn)
    .await?;
    if done == 1 && message.kind.counts_as_unread() {
        unread::count_arrival(conn, message.room_id).await?;
    }
    Ok(done == 1)
}

/// A message.
///
/// # Errors
/// When the database refuses.
pub async fn get(conn: &mut Conn, id: &MessageId) -> Result<Option<Message>> {
    let row = query(select!("WHERE id = $1")).bind(id).fetch_optional(conn).await?;
    row.as_ref().map(read).transpose()
}

/// The quote token of the message that a message quotes, if it can still be quoted.
///
/// # Errors
/// When the database refuses.
pub async fn quote_token_for(conn: &mut Conn, id: &MessageId) -> Result<Option<String>> {
    let token: Option<Option<String>> = query(
        "SELECT q.quote_token FROM message m JOIN message q ON q.line_account_id = m.line_account_id \
         AND q.line_message_id = m.quoted_message_id WHERE m.id = $1 AND q.unsent_at IS NULL",
    )
    .bind(id)
    .fetch_optional_value(conn)
    .await?;
    Ok(token.flatten())
}

/// The message that LINE calls `line_message_id`.
///
/// # Errors
/// When the database refuses.
pub async fn by_line_id(
    conn: &mut Conn,
    account: &LineAccountId,
    line_message_id: &str,
) -> Result<Option<Message>> {
    let row = query(select!("WHERE line_account_id = $1 AND line_message_id = $2"))
        .bind(account)
        .bind(line_message_id)
        .fetch_optional(conn)
        .await?;
    row.as_ref().map(read).transpose()
}

/// The time of a room's last message, of whatever kind.
///
/// # Errors
/// When the database refuses.
pub async fn last_sent_at(conn: &mut Conn, room: &RoomId) -> Result<Option<UtcMs>> {
    query("SELECT max(sent_at) FROM message WHERE room_id = $1").bind(room).fetch_value(conn).await
}

/// Unsends a message that its sender took back: empties its text, content, and name of its bytes (LINE reference A.1.4).
///
/// # Errors
/// When the database refuses.
pub async fn unsend(conn: &mut Conn, id: &MessageId, at: UtcMs) -> Result<()> {
    query(
        "UPDATE message SET body = '{}', text = '', edited_at = NULL, quote_token = NULL, mark_as_read_token = NULL, \
         media_hash = NULL, media_state = NULL, media_due_at = NULL, media_hold = NULL, unsent_at = $2 WHERE id = $1",
    )
    .bind(id)
    .bind(at)
    .execute(conn)
    .await?;
    Ok(())
}

/// Edits a message: gives it its new text, unless it has a later one or was unsent. True when it has changed.
///
/// # Errors
/// When the database refuses.
pub async fn edit(
    conn: &mut Conn,
    id: &MessageId,
    (text, body): (&str, &str),
    quote_token: Option<&str>,
    at: UtcMs,
) -> Result<bool> {
    let done = query(
        "UPDATE message SET text = $2, body = $5, quote_token = coalesce($3, quote_token), edited_at = $4 \
         WHERE id = $1 AND unsent_at IS NULL AND (edited_at IS NULL OR edited_at < $4)",
    )
    .bind(id)
    .bind(text)
    .bind(quote_token)
    .bind(at)
    .bind(body)
    .execute(conn)
    .await?;
    Ok(done == 1)
}

/// The token that tells LINE that a room was read up to a time (LINE reference A.2.6): of its last message from LINE
/// until then.
///
/// # Errors
/// When the database refuses.
pub async fn mark_as_read_token(conn: &mut Conn, room: &RoomId, up_to: UtcMs) -> Result<Option<String>> {
    let token: Option<Option<String>> = query(
        "SELECT mark_as_read_token FROM message WHERE room_id = $1 AND sent_at <= $2 AND direction = 'in' \
         ORDER BY sent_at DESC, position DESC, id DESC LIMIT 1",
    )
    .bind(room)
    .bind(up_to)
    .fetch_optional_value(conn)
    .await?;
    Ok(token.flatten())
}

fn read(row: &Row) -> Result<Message> {
    Ok(Message {
        id: row.get("id")?,
        room_id: row.get("room_id")?,
        direction: row.get("direction")?,
        member_id: row.get("member_id")?,
        delivery: row.get("delivery")?,
        sent_at: row.get("sent_at")?,
        position: row.get("position")?,
        media: row.get("media_hash")?,
        unsent: row.get("unsent")?,
        line_message_id: row.get("line_message_id")?,
        quote_token: row.get("quote_token")?,
        refused_reason: row.get_known("refused_code")?,
    })
}
