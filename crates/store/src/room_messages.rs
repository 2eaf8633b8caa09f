//! Room messages: a conversation as it is read, each message with who wrote it and what it quotes.

use domain::delivery::{Delivery, DeliveryReason};
use domain::message::{MediaHold, MediaState};
use domain::{LineUserId, MediaHash, MemberId, MessageId, RoomId, UtcMs};

use crate::message_content::{MessageContent, content_columns, select_content};
use crate::outbox::ON_HOLD;
use crate::{Column, Conn, Result, Row, query};

/// A message of a conversation, with everything around it.
#[derive(Debug, Clone, PartialEq)]
pub struct RoomMessage {
    /// The message.
    pub id: MessageId,
    /// Where.
    pub room_id: RoomId,
    /// What it says.
    pub content: MessageContent,
    /// LINE's time for what came in, ours for what goes out.
    pub sent_at: UtcMs,
    /// LINE told no time that can be: `sent_at` is that of the arrival.
    pub time_estimated: bool,
    /// The LINE user changed it after sending.
    pub edited: bool,
    /// The LINE user it came from, or that it is about.
    pub line_user: Option<Person<LineUserId>>,
    /// The member who wrote it.
    pub member: Option<Person<MemberId>>,
    /// Its bytes.
    pub media: MessageMedia,
    /// Where it stands; only for what was written here.
    pub delivery: Option<Delivery>,
    /// Why LINE did not take it.
    pub refused_reason: Option<DeliveryReason>,
    /// LINE's own words.
    pub refused_detail: Option<String>,
    /// Its row of the outbox, while it waits.
    pub waiting: Option<WaitingMessage>,
    /// What it quotes.
    pub quoted: Option<QuotedMessage>,
    /// It quotes something that is not kept here.
    pub quote_missing: bool,
    /// LINE has given a token for quoting it.
    pub quotable: bool,
    /// The links to its bytes, for what was sent.
    pub link: Option<MessageLink>,
}

/// The links to the bytes of a message that was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MessageLink {
    /// When their time began.
    pub since: UtcMs,
    /// They were withdrawn.
    pub withdrawn: bool,
}

/// A member or LINE user by face and name, as known today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person<Id> {
    /// Who.
    pub id: Id,
    /// Name.
    pub name: String,
    /// Photo.
    pub photo: Option<MediaHash>,
}

/// Bytes that belong to a message.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MessageMedia {
    /// What became of them; none for messages without any.
    pub state: Option<MediaState>,
    /// Why they are not fetched now, unless LINE is what they wait for.
    pub hold: Option<MediaHold>,
    /// Where they are kept.
    pub hash: Option<MediaHash>,
    /// `image/jpeg`, …
    pub mime: Option<String>,
    /// Bytes.
    pub size: Option<i64>,
    /// Pixels.
    pub width: Option<u32>,
    /// Pixels.
    pub height: Option<u32>,
}

/// What the outbox says of a message that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingMessage {
    /// Not before this time.
    pub due_at: UtcMs,
    /// LINE may have seen it.
    pub tried: bool,
    /// Tries so far.
    pub attempts: u32,
    /// What it waits for, or why the last try failed.
    pub reason: Option<DeliveryReason>,
    /// It goes only when somebody says so.
    pub awaits_confirmation: bool,
}

impl WaitingMessage {
    /// Whether it is on hold: it waits for the month to turn, the plan to be raised, or the administrator.
    pub fn is_on_hold(&self) -> bool {
        self.reason.is_some_and(|reason| ON_HOLD.contains(&reason))
    }
}

/// A message that another one quotes.
#[derive(Debug, Clone, PartialEq)]
pub struct QuotedMessage {
    /// The quoted message.
    pub id: MessageId,
    /// Who wrote it.
    pub sender_name: String,
    /// What it says.
    pub content: MessageContent,
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT m.id AS id, m.room_id AS room_id, ", select_content!("m", ""), ", m.sent_at AS sent_at, \
             m.time_estimated AS time_estimated, m.edited_at IS NOT NULL AS edited, m.line_user_id AS line_user_id, u.display_name AS line_user_name, \
             u.photo_hash AS line_user_photo, m.member_id AS member_id, w.name AS member_name, \
             w.photo_hash AS member_photo, m.media_state AS media_state, m.media_hold AS media_hold, \
             m.media_hash AS media_hash, d.mime AS mime, d.size AS size, \
             d.width AS width, d.height AS height, m.delivery AS delivery, m.refused_code AS refused_code, \
             m.refused_detail AS refused_detail, o.due_at AS due_at, o.first_tried_at IS NOT NULL AS tried, \
             o.attempts AS attempts, o.last_error AS last_error, \
             o.asked_at IS NOT NULL AS awaits_confirmation, q.id AS quoted_id, ",
            select_content!("q", "quoted_"), ", coalesce(qw.name, qu.display_name, '') AS quoted_sender_name, \
             m.quote_token IS NOT NULL AND m.unsent_at IS NULL AS quotable, \
             m.quoted_message_id IS NOT NULL AND q.id IS NULL AS quote_missing, \
             p.created_at AS link_since, p.withdrawn_at IS NOT NULL AS link_withdrawn \
             FROM message m LEFT JOIN line_user u ON u.id = m.line_user_id LEFT JOIN member w ON w.id = m.member_id \
             LEFT JOIN media d ON d.hash = m.media_hash LEFT JOIN outbox o ON o.message_id = m.id \
             LEFT JOIN message q ON q.line_account_id = m.line_account_id AND q.line_message_id = m.quoted_message_id \
               AND q.room_id = m.room_id \
             LEFT JOIN published_media p ON p.message_id = m.id AND p.part IN ('original', 'file') \
             LEFT JOIN member qw ON qw.id = q.member_id LEFT JOIN line_user qu ON qu.id = q.line_user_id ",
            $rest
        )
    };
}

pub(crate) const PAGE: &str = select!(
    "WHERE m.room_id = $1 AND (m.sent_at, m.position, m.id) < ($2, $3, $4) \
     AND (m.delivery IS NULL OR m.delivery <> 'recalled') \
     ORDER BY m.sent_at DESC, m.position DESC, m.id DESC LIMIT $5"
);

/// The latest messages of a room before one (its time, position and id), the latest first; none: the latest of all.
/// Recalled messages are left out.
///
/// # Errors
/// When the database refuses.
pub async fn page(
    conn: &mut Conn,
    room: &RoomId,
    before: Option<(UtcMs, i64, &MessageId)>,
    most: u32,
) -> Result<Vec<RoomMessage>> {
    let rows = query(PAGE)
        .bind(room)
        .bind(before.map_or(UtcMs(i64::MAX), |(at, ..)| at))
        .bind(before.map_or(i64::MAX, |(_, position, _)| position))
        .bind(before.map_or("", |(.., id)| id.as_str()))
        .bind(most)
        .fetch_all(conn)
        .await?;
    rows.iter().map(read).collect()
}

/// One message of a conversation.
///
/// # Errors
/// When the database refuses.
pub async fn get(conn: &mut Conn, id: &MessageId) -> Result<Option<RoomMessage>> {
    let row = query(select!("WHERE m.id = $1")).bind(id).fetch_optional(conn).await?;
    row.as_ref().map(read).transpose()
}

fn read(row: &Row) -> Result<RoomMessage> {
    Ok(RoomMessage {
        id: row.get("id")?,
        room_id: row.get("room_id")?,
        content: MessageContent::read(row, &content_columns!(""))?,
        sent_at: row.get("sent_at")?,
        time_estimated: row.get("time_estimated")?,
        edited: row.get("edited")?,
        line_user: person(row, "line_user_id", ["line_user_name", "line_user_photo"])?,
        member: person(row, "member_id", ["member_name", "member_photo"])?,
        media: MessageMedia {
            state: row.get("media_state")?,
            hold: row.get_known("media_hold")?,
            hash: row.get("media_hash")?,
            mime: row.get("mime")?,
            size: row.get("size")?,
            width: row.get("width")?,
            height: row.get("height")?,
        },
        delivery: row.get("delivery")?,
        refused_reason: row.get_known("refused_code")?,
        refused_detail: row.get("refused_detail")?,
        waiting: waiting(row)?,
        quoted: quoted(row)?,
        quote_missing: row.get("quote_missing")?,
        quotable: row.get("quotable")?,
        link: link(row)?,
    })
}

fn person<Id: Column>(row: &Row, id: &str, [name, photo]: [&str; 2]) -> Result<Option<Person<Id>>> {
    let Some(id) = row.get(id)? else { return Ok(None) };
    let name = row.get::<Option<String>>(name)?.unwrap_or_default();
    Ok(Some(Person { id, name, photo: row.get(photo)? }))
}

fn waiting(row: &Row) -> Result<Option<WaitingMessage>> {
    let Some(due_at) = row.get("due_at")? else { return Ok(None) };
    Ok(Some(WaitingMessage {
        due_at,
        tried: row.get("tried")?,
        attempts: row.get("attempts")?,
        reason: row.get_known("last_error")?,
        awaits_confirmation: row.get("awaits_confirmation")?,
    }))
}

fn link(row: &Row) -> Result<Option<MessageLink>> {
    let Some(since) = row.get("link_since")? else { return Ok(None) };
    Ok(Some(MessageLink { since, withdrawn: row.get("link_withdrawn")? }))
}

fn quoted(row: &Row) -> Result<Option<QuotedMessage>> {
    let Some(content) = MessageContent::read_optional(row, &content_columns!("quoted_"))? else {
        return Ok(None);
    };
    Ok(Some(QuotedMessage {
        id: row.get("quoted_id")?,
        content,
        sender_name: row.get("quoted_sender_name")?,
    }))
}
