//! The rows of the outbox.

use domain::delivery::{DeliveryReason, Transport};
use domain::message::MessageKind;
use domain::{LineAccountId, MemberId, MessageId, RoomId, UtcMs};

use crate::{Conn, Result, Row, query};

/// A message to be put into the outbox.
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

/// A message in the outbox.
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
    pub transport: Option<Transport>,
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
    /// When that token came.
    pub reply_token_at: Option<UtcMs>,
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
    /// What it waits for, or why the last try failed.
    pub reason: Option<DeliveryReason>,
    /// What it is.
    pub kind: MessageKind,
    /// What it says.
    pub text: String,
    /// What `text` does not say, as JSON.
    pub body: String,
    /// The links to its bytes, once these are published.
    pub links: Option<MediaLinks>,
    /// The type of its bytes.
    pub mime: Option<String>,
}

/// The tokens of the links to a message's bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MediaLinks {
    /// The bytes themselves.
    pub original: String,
    /// Their small picture.
    pub preview: Option<String>,
}

/// Puts a message into the outbox.
///
/// # Errors
/// When the database refuses.
pub async fn insert(conn: &mut Conn, row: &NewOutboxRow<'_>, now: UtcMs) -> Result<()> {
    query(
        "INSERT INTO outbox (message_id, room_id, line_account_id, member_id, retry_key, due_at, created_at, quote_token) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(row.message_id)
    .bind(row.room_id)
    .bind(row.line_account_id)
    .bind(row.member_id)
    .bind(row.retry_key)
    .bind(row.due_at)
    .bind(now)
    .bind(row.quote_token)
    .execute(conn)
    .await?;
    Ok(())
}

/// Recalls a message while it is certain that LINE has not seen it (R22). False when it is too late.
///
/// # Errors
/// When the database refuses.
pub async fn recall(conn: &mut Conn, message: &MessageId) -> Result<bool> {
    let done = query("DELETE FROM outbox WHERE message_id = $1 AND first_tried_at IS NULL")
        .bind(message)
        .execute(conn)
        .await?;
    Ok(done == 1)
}

/// Deletes a message from the outbox: LINE has accepted or refused it.
///
/// # Errors
/// When the database refuses.
pub async fn delete(conn: &mut Conn, message: &MessageId) -> Result<()> {
    query("DELETE FROM outbox WHERE message_id = $1").bind(message).execute(conn).await?;
    Ok(())
}

/// A room's messages in the outbox, in the order of sending, without those that await confirmation.
///
/// # Errors
/// When the database refuses.
pub async fn of_room(conn: &mut Conn, room: &RoomId, most: u32) -> Result<Vec<OutboxRow>> {
    let rows = query(
        "SELECT o.seq AS seq, o.message_id AS message_id, o.line_account_id AS line_account_id, \
         o.member_id AS member_id, o.retry_key AS retry_key, o.way AS way, o.group_seq AS group_seq, \
         o.sender_name AS sender_name, o.sender_icon AS sender_icon, o.base_url AS base_url, \
         o.reply_token AS reply_token, o.reply_token_at AS reply_token_at, o.quote_token AS quote_token, \
         o.first_tried_at AS first_tried_at, \
         o.attempts AS attempts, o.due_at AS due_at, o.created_at AS created_at, o.last_error AS last_error, \
         m.kind AS kind, m.text AS text, m.body AS body, p.token AS original, s.token AS preview, media.mime AS mime \
         FROM outbox o JOIN message m ON m.id = o.message_id \
         LEFT JOIN published_media p ON p.message_id = m.id AND p.part IN ('original', 'file') \
         LEFT JOIN published_media s ON s.message_id = m.id AND s.part = 'preview' \
         LEFT JOIN media ON media.hash = m.media_hash \
         WHERE o.room_id = $1 AND o.asked_at IS NULL ORDER BY o.seq LIMIT $2",
    )
    .bind(room)
    .bind(most)
    .fetch_all(conn)
    .await?;
    rows.iter().map(read).collect()
}

fn read(row: &Row) -> Result<OutboxRow> {
    Ok(OutboxRow {
        seq: row.get("seq")?,
        message_id: row.get("message_id")?,
        line_account_id: row.get("line_account_id")?,
        member_id: row.get("member_id")?,
        retry_key: row.get("retry_key")?,
        transport: row.get("way")?,
        group_seq: row.get("group_seq")?,
        sender_name: row.get("sender_name")?,
        sender_icon: row.get("sender_icon")?,
        base_url: row.get("base_url")?,
        reply_token: row.get("reply_token")?,
        reply_token_at: row.get("reply_token_at")?,
        quote_token: row.get("quote_token")?,
        first_tried_at: row.get("first_tried_at")?,
        attempts: row.get("attempts")?,
        due_at: row.get("due_at")?,
        created_at: row.get("created_at")?,
        reason: row.get_known("last_error")?,
        // A kind of a newer version: this one cannot send it, and the message is settled without LINE.
        kind: row.get("kind")?,
        text: row.get("text")?,
        body: row.get("body")?,
        links: read_links(row)?,
        mime: row.get("mime")?,
    })
}

fn read_links(row: &Row) -> Result<Option<MediaLinks>> {
    let Some(original) = row.get("original")? else { return Ok(None) };
    Ok(Some(MediaLinks { original, preview: row.get("preview")? }))
}
