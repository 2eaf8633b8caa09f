//! Messages: writing them, and what becomes of them. Reading a conversation is in `message_lines`.

use std::fmt::{Debug, Formatter};

use domain::{LineAccountId, LineUserId, MediaHash, MemberId, MessageId, RoomId, UtcMs};

use crate::{Conn, Result, Row, query};

/// A message to be written.
#[derive(Clone)]
pub struct NewMessage<'a> {
    /// The message.
    pub id: &'a MessageId,
    /// Where.
    pub room_id: &'a RoomId,
    /// `in`, `out` or `system`.
    pub direction: &'static str,
    /// text, sticker, image, …; for system lines what happened.
    pub kind: &'a str,
    /// What `text` does not say, as JSON.
    pub body: &'a str,
    /// What people read.
    pub text: &'a str,
    /// Who wrote it on LINE.
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
    /// Its bytes are to be fetched (`pending`), or never will be (`gone`).
    pub media_state: Option<&'static str>,
    /// When to fetch them.
    pub media_due_at: Option<UtcMs>,
    /// Bytes that are kept here already, and their small picture: of what goes out.
    pub media: Option<(&'a MediaHash, Option<&'a MediaHash>)>,
    /// Where it stands, for messages written here.
    pub delivery: Option<&'static str>,
    /// Edited before it arrived.
    pub edited_at: Option<UtcMs>,
    /// Taken back before it arrived.
    pub unsent_at: Option<UtcMs>,
    /// LINE's time for what came in, ours for what goes out.
    pub sent_at: UtcMs,
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
    /// `in`, `out` or `system`.
    pub direction: String,
    /// Who wrote it here.
    pub member_id: Option<MemberId>,
    /// Where it stands.
    pub delivery: Option<String>,
    /// LINE's or our time.
    pub sent_at: UtcMs,
    /// Its bytes.
    pub media: Option<MediaHash>,
    /// Taken back.
    pub unsent: bool,
    /// LINE's id.
    pub line_message_id: Option<String>,
    /// For quoting it.
    pub quote_token: Option<String>,
    /// Why it was refused.
    pub refused: Option<String>,
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, room_id, direction, member_id, delivery, sent_at, media_hash, unsent_at IS NOT NULL, \
             line_message_id, quote_token, refused_code FROM message ",
            $rest
        )
    };
}

/// Writes a message. False when LINE's message of that id is there already: nothing is written then.
///
/// # Errors
/// When the database refuses.
pub async fn insert(conn: &mut Conn, message: &NewMessage<'_>, now: UtcMs) -> Result<bool> {
    let done = query(
        "INSERT INTO message (id, room_id, direction, kind, body, text, line_user_id, member_id, line_account_id, \
         line_message_id, quote_token, quoted_message_id, media_state, media_due_at, delivery, edited_at, unsent_at, \
         sent_at, created_at, mark_as_read_token, media_hash, preview_hash) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22) \
         ON CONFLICT (line_account_id, line_message_id) DO NOTHING",
    )
    .bind(message.id.as_str())
    .bind(message.room_id.as_str())
    .bind(message.direction)
    .bind(message.kind)
    .bind(message.body)
    .bind(message.text)
    .bind(message.line_user_id.map(LineUserId::as_str))
    .bind(message.member_id.map(MemberId::as_str))
    .bind(message.line_account_id.as_str())
    .bind(message.line_message_id)
    .bind(message.quote_token)
    .bind(message.quoted_message_id)
    .bind(message.media_state)
    .bind(message.media_due_at.map(|at| at.0))
    .bind(message.delivery)
    .bind(message.edited_at.map(|at| at.0))
    .bind(message.unsent_at.map(|at| at.0))
    .bind(message.sent_at.0)
    .bind(now.0)
    .bind(message.mark_as_read_token)
    .bind(message.media.map(|(hash, _)| hash.as_str()))
    .bind(message.media.and_then(|(_, preview)| preview).map(MediaHash::as_str))
    .execute(conn)
    .await?;
    Ok(done == 1)
}

/// A message.
///
/// # Errors
/// When the database refuses.
pub async fn get(conn: &mut Conn, id: &MessageId) -> Result<Option<Message>> {
    let row = query(select!("WHERE id = $1")).bind(id.as_str()).fetch_optional(conn).await?;
    row.as_ref().map(read).transpose()
}

/// LINE's token of the message that a message quotes, if it can still be quoted.
///
/// # Errors
/// When the database refuses.
pub async fn quoted_token(conn: &mut Conn, id: &MessageId) -> Result<Option<String>> {
    let token: Option<Option<String>> = query(
        "SELECT q.quote_token FROM message m JOIN message q ON q.line_account_id = m.line_account_id \
         AND q.line_message_id = m.quoted_message_id WHERE m.id = $1 AND q.unsent_at IS NULL",
    )
    .bind(id.as_str())
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
        .bind(account.as_str())
        .bind(line_message_id)
        .fetch_optional(conn)
        .await?;
    row.as_ref().map(read).transpose()
}

/// The time of a room's last message, of whatever kind.
///
/// # Errors
/// When the database refuses.
pub async fn last_at(conn: &mut Conn, room: &RoomId) -> Result<Option<UtcMs>> {
    let at: Option<i64> = query("SELECT max(sent_at) FROM message WHERE room_id = $1")
        .bind(room.as_str())
        .fetch_value(conn)
        .await?;
    Ok(at.map(UtcMs))
}

/// Empties a message that its sender took back: its text, content, and name of its bytes (LINE reference A.1.4).
///
/// # Errors
/// When the database refuses.
pub async fn unsend(conn: &mut Conn, id: &MessageId, at: UtcMs) -> Result<()> {
    query(
        "UPDATE message SET body = '{}', text = '', quote_token = NULL, mark_as_read_token = NULL, media_hash = NULL, media_state = NULL, \
         media_due_at = NULL, unsent_at = $2 WHERE id = $1",
    )
    .bind(id.as_str())
    .bind(at.0)
    .execute(conn)
    .await?;
    Ok(())
}

/// Gives a message its new text, unless it has a later one or was taken back. True when it has changed.
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
    .bind(id.as_str())
    .bind(text)
    .bind(quote_token)
    .bind(at.0)
    .bind(body)
    .execute(conn)
    .await?;
    Ok(done == 1)
}

/// A message waits for its way to LINE, again or for the first time, and stands at `sent_at`.
///
/// # Errors
/// When the database refuses.
pub async fn waits(conn: &mut Conn, id: &MessageId, sent_at: UtcMs) -> Result<()> {
    query(
        "UPDATE message SET delivery = 'waiting', refused_code = NULL, refused_detail = NULL, sent_at = $2 WHERE id = $1",
    )
    .bind(id.as_str())
    .bind(sent_at.0)
    .execute(conn)
    .await?;
    Ok(())
}

/// A message goes out of sight: recalled in time, or refused and given up.
///
/// # Errors
/// When the database refuses.
pub async fn recalled(conn: &mut Conn, id: &MessageId) -> Result<()> {
    query("UPDATE message SET delivery = 'recalled' WHERE id = $1").bind(id.as_str()).execute(conn).await?;
    Ok(())
}

/// LINE took a message. Its id there is kept unless another message has it: ids are worth less than the fact.
///
/// # Errors
/// When the database refuses.
pub async fn accepted(
    conn: &mut Conn,
    id: &MessageId,
    (line_message_id, quote_token): (Option<&str>, Option<&str>),
    request_id: Option<&str>,
) -> Result<()> {
    query(
        "UPDATE message SET delivery = 'accepted', quote_token = $3, accepted_request_id = $4, \
         line_message_id = CASE WHEN NOT EXISTS (SELECT 1 FROM message o WHERE o.line_account_id = \
           message.line_account_id AND o.line_message_id = $2) THEN $2 END WHERE id = $1",
    )
    .bind(id.as_str())
    .bind(line_message_id)
    .bind(quote_token)
    .bind(request_id)
    .execute(conn)
    .await?;
    Ok(())
}

/// LINE did not take a message, or nobody can know.
///
/// # Errors
/// When the database refuses.
pub async fn refused(conn: &mut Conn, id: &MessageId, code: &str, detail: Option<&str>) -> Result<()> {
    query("UPDATE message SET delivery = 'refused', refused_code = $2, refused_detail = $3 WHERE id = $1")
        .bind(id.as_str())
        .bind(code)
        .bind(detail)
        .execute(conn)
        .await?;
    Ok(())
}

/// When a room's first system line of a kind happened. Few rooms have more than one.
///
/// # Errors
/// When the database refuses.
pub async fn first_system_at(conn: &mut Conn, room: &RoomId, what: &str) -> Result<Option<UtcMs>> {
    let at: Option<i64> =
        query("SELECT min(sent_at) FROM message WHERE room_id = $1 AND direction = 'system' AND kind = $2")
            .bind(room.as_str())
            .bind(what)
            .fetch_value(conn)
            .await?;
    Ok(at.map(UtcMs))
}

/// The token that tells LINE that a room was read up to a time (LINE reference A.2.6): of its last message from LINE
/// until then.
///
/// # Errors
/// When the database refuses.
pub async fn mark_as_read_token(conn: &mut Conn, room: &RoomId, up_to: UtcMs) -> Result<Option<String>> {
    let token: Option<Option<String>> = query(
        "SELECT mark_as_read_token FROM message WHERE room_id = $1 AND sent_at <= $2 AND direction = 'in' \
         ORDER BY sent_at DESC, id DESC LIMIT 1",
    )
    .bind(room.as_str())
    .bind(up_to.0)
    .fetch_optional_value(conn)
    .await?;
    Ok(token.flatten())
}

/// Takes a system line back, which turned out otherwise.
///
/// # Errors
/// When the database refuses.
pub async fn remove_system(conn: &mut Conn, room: &RoomId, what: &str) -> Result<()> {
    query(
        "UPDATE room SET last_message_id = NULL WHERE id = $1 AND last_message_id IN \
         (SELECT id FROM message WHERE room_id = $1 AND direction = 'system' AND kind = $2)",
    )
    .bind(room.as_str())
    .bind(what)
    .execute(&mut *conn)
    .await?;
    query("DELETE FROM message WHERE room_id = $1 AND direction = 'system' AND kind = $2")
        .bind(room.as_str())
        .bind(what)
        .execute(&mut *conn)
        .await?;
    crate::rooms::find_last(conn, room).await
}

fn read(row: &Row) -> Result<Message> {
    Ok(Message {
        id: MessageId(row.try_get(0)?),
        room_id: RoomId(row.try_get(1)?),
        direction: row.try_get(2)?,
        member_id: row.try_get::<Option<String>>(3)?.map(MemberId),
        delivery: row.try_get(4)?,
        sent_at: UtcMs(row.try_get(5)?),
        media: row.try_get::<Option<String>>(6)?.map(MediaHash),
        unsent: row.try_get(7)?,
        line_message_id: row.try_get(8)?,
        quote_token: row.try_get(9)?,
        refused: row.try_get(10)?,
    })
}
