//! A conversation as it is read: each message with who wrote it and what it quotes.

use domain::{MediaHash, MessageId, RoomId, UtcMs};

use crate::{Conn, Result, Row, query};

/// A message with everything around it.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The message.
    pub id: MessageId,
    /// Where.
    pub room_id: RoomId,
    /// What it says.
    pub said: Said,
    /// LINE's time for what came in, ours for what goes out.
    pub sent_at: UtcMs,
    /// The LINE user changed it after sending.
    pub edited: bool,
    /// The LINE user it came from, or that it is about.
    pub line_user: Option<Person>,
    /// The member who wrote it.
    pub member: Option<Person>,
    /// Its bytes.
    pub media: LineMedia,
    /// waiting, accepted, refused, recalled; only for what was written here.
    pub delivery: Option<String>,
    /// Why LINE did not take it.
    pub refused: Option<String>,
    /// LINE's own words.
    pub refused_detail: Option<String>,
    /// Its way to LINE, while it waits.
    pub waiting: Option<Waiting>,
    /// What it quotes.
    pub quoted: Option<QuotedLine>,
    /// It quotes something that is not kept here.
    pub quote_missing: bool,
    /// LINE has given a token for quoting it.
    pub quotable: bool,
}

/// What a message says, before it is given a form.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    /// `in`, `out` or `system`.
    pub direction: String,
    /// text, sticker, …; for system lines what happened.
    pub kind: String,
    /// What people read.
    pub text: String,
    /// The rest, as JSON.
    pub body: String,
    /// Taken back.
    pub unsent: bool,
}

/// Somebody by face and name, as known today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// A member's or LINE user's id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Photo.
    pub photo: Option<MediaHash>,
}

/// Bytes that came with a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineMedia {
    /// pending, stored, failed, gone.
    pub state: Option<String>,
    /// Where they are kept.
    pub hash: Option<MediaHash>,
    /// `image/jpeg`, …
    pub mime: Option<String>,
    /// Pixels.
    pub width: Option<u32>,
    /// Pixels.
    pub height: Option<u32>,
}

/// A message's way to LINE.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Not before this time.
    pub due_at: UtcMs,
    /// LINE may have seen it.
    pub tried: bool,
    /// Tries so far.
    pub attempts: u32,
    /// Why the last one failed.
    pub last_error: Option<String>,
}

impl Waiting {
    /// It waits for the month to turn, the plan to be raised, or the administrator.
    pub fn held(&self) -> bool {
        self.last_error.as_deref().is_some_and(|why| crate::outbox::HELD.contains(&why))
    }
}

/// What a message quotes.
#[derive(Debug, Clone, PartialEq)]
pub struct QuotedLine {
    /// The quoted message.
    pub id: MessageId,
    /// Who wrote it.
    pub sender_name: String,
    /// What it says.
    pub said: Said,
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT m.id, m.room_id, m.direction, m.kind, m.text, m.body, m.unsent_at IS NOT NULL, m.sent_at, \
             m.edited_at IS NOT NULL, m.line_user_id, u.display_name, u.photo_hash, m.member_id, w.name, w.photo_hash, \
             m.media_state, m.media_hash, d.mime, d.width, d.height, m.delivery, m.refused_code, m.refused_detail, \
             o.due_at, o.first_tried_at IS NOT NULL, o.attempts, o.last_error, \
             q.id, q.direction, q.kind, q.text, q.body, q.unsent_at IS NOT NULL, coalesce(qw.name, qu.display_name, ''), \
             m.quote_token IS NOT NULL AND m.unsent_at IS NULL, m.quoted_message_id IS NOT NULL AND q.id IS NULL \
             FROM message m LEFT JOIN line_user u ON u.id = m.line_user_id LEFT JOIN member w ON w.id = m.member_id \
             LEFT JOIN media d ON d.hash = m.media_hash LEFT JOIN outbox o ON o.message_id = m.id \
             LEFT JOIN message q ON q.line_account_id = m.line_account_id AND q.line_message_id = m.quoted_message_id \
               AND q.room_id = m.room_id \
             LEFT JOIN member qw ON qw.id = q.member_id LEFT JOIN line_user qu ON qu.id = q.line_user_id ",
            $rest
        )
    };
}

pub(crate) const PAGE: &str = select!(
    "WHERE m.room_id = $1 AND (m.sent_at, m.id) < ($2, $3) AND (m.delivery IS NULL OR m.delivery <> 'recalled') \
     ORDER BY m.sent_at DESC, m.id DESC LIMIT $4"
);

/// The latest messages before one (its time and id), the latest first; none: the latest of all. What is out of
/// sight is left out.
///
/// # Errors
/// When the database refuses.
pub async fn page(
    conn: &mut Conn,
    room: &RoomId,
    before: Option<(UtcMs, &MessageId)>,
    most: u32,
) -> Result<Vec<Line>> {
    let rows = query(PAGE)
        .bind(room.as_str())
        .bind(before.map_or(i64::MAX, |(at, _)| at.0))
        .bind(before.map_or("", |(_, id)| id.as_str()))
        .bind(most)
        .fetch_all(conn)
        .await?;
    rows.iter().map(read).collect()
}

/// One message.
///
/// # Errors
/// When the database refuses.
pub async fn get(conn: &mut Conn, id: &MessageId) -> Result<Option<Line>> {
    let row = query(select!("WHERE m.id = $1")).bind(id.as_str()).fetch_optional(conn).await?;
    row.as_ref().map(read).transpose()
}

fn read(row: &Row) -> Result<Line> {
    Ok(Line {
        id: MessageId(row.try_get(0)?),
        room_id: RoomId(row.try_get(1)?),
        said: said(row, 2)?,
        sent_at: UtcMs(row.try_get(7)?),
        edited: row.try_get(8)?,
        line_user: person(row, 9)?,
        member: person(row, 12)?,
        media: LineMedia {
            state: row.try_get(15)?,
            hash: row.try_get::<Option<String>>(16)?.map(MediaHash),
            mime: row.try_get(17)?,
            width: row.try_get(18)?,
            height: row.try_get(19)?,
        },
        delivery: row.try_get(20)?,
        refused: row.try_get(21)?,
        refused_detail: row.try_get(22)?,
        waiting: waiting(row)?,
        quoted: quoted(row)?,
        quote_missing: row.try_get(35)?,
        quotable: row.try_get(34)?,
    })
}

/// Direction, kind, text, body and whether it was taken back, from a column on.
pub(crate) fn said(row: &Row, from: usize) -> Result<Said> {
    Ok(Said {
        direction: row.try_get(from)?,
        kind: row.try_get(from + 1)?,
        text: row.try_get(from + 2)?,
        body: row.try_get(from + 3)?,
        unsent: row.try_get(from + 4)?,
    })
}

fn person(row: &Row, from: usize) -> Result<Option<Person>> {
    let Some(id) = row.try_get(from)? else { return Ok(None) };
    let name = row.try_get::<Option<String>>(from + 1)?.unwrap_or_default();
    Ok(Some(Person { id, name, photo: row.try_get::<Option<String>>(from + 2)?.map(MediaHash) }))
}

fn waiting(row: &Row) -> Result<Option<Waiting>> {
    let Some(due_at) = row.try_get::<Option<i64>>(23)? else { return Ok(None) };
    Ok(Some(Waiting {
        due_at: UtcMs(due_at),
        tried: row.try_get(24)?,
        attempts: row.try_get(25)?,
        last_error: row.try_get(26)?,
    }))
}

fn quoted(row: &Row) -> Result<Option<QuotedLine>> {
    let Some(id) = row.try_get::<Option<String>>(27)? else { return Ok(None) };
    Ok(Some(QuotedLine { id: MessageId(id), said: said(row, 28)?, sender_name: row.try_get(33)? }))
}
