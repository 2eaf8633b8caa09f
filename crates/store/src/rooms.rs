//! Rooms: their rows. Who reads them is in `room_access`, who takes part is in `room_members`, lists are in `room_lists`.

use domain::room::{LineSourceKind, RoomKind};
use domain::{LineAccountId, LineUserId, MediaHash, MessageId, RoomId, UtcMs};

use crate::{Conn, Result, Row, query};

/// A room: a conversation with a LINE user or a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Room {
    /// The room.
    pub id: RoomId,
    /// One to one, or group.
    pub kind: RoomKind,
    /// The account that carries it.
    pub line_account_id: LineAccountId,
    /// Where LINE sends to.
    pub line_id: String,
    /// What LINE calls that.
    pub line_kind: LineSourceKind,
    /// The person, in direct rooms.
    pub line_user_id: Option<LineUserId>,
    /// A group's name on LINE.
    pub title: String,
    /// A group's picture.
    pub photo: Option<MediaHash>,
    /// Where LINE has that picture.
    pub picture_url: Option<String>,
    /// How many people LINE counts in a group.
    pub line_count: Option<u32>,
    /// The account is no longer in the group since.
    pub account_left_at: Option<UtcMs>,
    /// LINE's time of the join or leave that said so.
    pub account_state_at: UtcMs,
    /// Answers for free, once, while it is fresh.
    pub reply_token: Option<ReplyToken>,
    /// How often LINE was asked for the group's name in vain.
    pub summary_attempts: u32,
}

/// A reply token and when this computer received it (LINE reference A.2.1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplyToken {
    /// LINE's token.
    pub token: String,
    /// Received when.
    pub at: UtcMs,
}

/// A room to be inserted.
#[derive(Debug, Clone)]
pub struct NewRoom {
    /// The room.
    pub id: RoomId,
    /// The account that carries it.
    pub line_account_id: LineAccountId,
    /// Where LINE sends to.
    pub line_id: String,
    /// What LINE calls that; a room with one user is a direct one.
    pub line_kind: LineSourceKind,
    /// The person, in direct rooms.
    pub line_user_id: Option<LineUserId>,
    /// What it is found by: the person's name, if it is known already.
    pub search_key: String,
    /// Its first activity.
    pub at: UtcMs,
}

/// The SELECT list that [`read`] reads, from `room r`.
macro_rules! select_room {
    ($rest:expr) => {
        concat!(
            "SELECT r.id AS id, r.kind AS kind, r.line_account_id AS line_account_id, r.line_id AS line_id, \
             r.line_kind AS line_kind, r.line_user_id AS line_user_id, r.title AS title, r.photo_hash AS photo_hash, \
             r.picture_url AS picture_url, r.line_count AS line_count, r.account_left_at AS account_left_at, \
             r.account_state_at AS account_state_at, r.reply_token AS reply_token, r.reply_token_at AS reply_token_at, \
             r.summary_attempts AS summary_attempts FROM room r ",
            $rest
        )
    };
}
pub(crate) use select_room;

/// A room.
///
/// # Errors
/// When the database refuses.
pub async fn get(conn: &mut Conn, id: &RoomId) -> Result<Option<Room>> {
    let row = query(select_room!("WHERE r.id = $1")).bind(id).fetch_optional(conn).await?;
    row.as_ref().map(read).transpose()
}

/// The room that an account has with a LINE id; there is never a second one (R3).
///
/// # Errors
/// When the database refuses.
pub async fn by_line_id(conn: &mut Conn, account: &LineAccountId, line_id: &str) -> Result<Option<Room>> {
    let row = query(select_room!("WHERE r.line_account_id = $1 AND r.line_id = $2"))
        .bind(account)
        .bind(line_id)
        .fetch_optional(conn)
        .await?;
    row.as_ref().map(read).transpose()
}

/// Inserts a room. A group's summary is due at once.
///
/// # Errors
/// When the database refuses, as for a second room of one LINE id.
pub async fn insert(conn: &mut Conn, room: &NewRoom, now: UtcMs) -> Result<()> {
    let kind = match room.line_kind {
        LineSourceKind::User => RoomKind::Direct,
        LineSourceKind::Group | LineSourceKind::Room => RoomKind::Group,
    };
    query(
        "INSERT INTO room (id, kind, line_account_id, line_id, line_kind, line_user_id, search_key, summary_due_at, \
         last_activity_at, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(&room.id)
    .bind(kind)
    .bind(&room.line_account_id)
    .bind(&room.line_id)
    .bind(room.line_kind)
    .bind(&room.line_user_id)
    .bind(&room.search_key)
    .bind((kind == RoomKind::Group).then_some(now))
    .bind(room.at)
    .bind(now)
    .execute(conn)
    .await?;
    Ok(())
}

/// Moves a room up to the time of a message that is there now; it is the room's last message unless somebody said
/// something later. What is later is told by time, position and id, as in the conversation.
///
/// # Errors
/// When the database refuses.
pub async fn touch_activity(conn: &mut Conn, room: &RoomId, message: &MessageId, at: UtcMs) -> Result<()> {
    query(
        "UPDATE room SET last_message_id = CASE WHEN EXISTS (SELECT 1 FROM message l, message n \
         WHERE l.id = room.last_message_id AND n.id = $2 AND l.direction <> 'system' \
         AND (l.sent_at, l.position, l.id) > (n.sent_at, n.position, n.id)) \
         THEN last_message_id ELSE $2 END, last_activity_at = CASE WHEN last_activity_at < $3 THEN $3 ELSE last_activity_at END \
         WHERE id = $1",
    )
    .bind(room)
    .bind(message)
    .bind(at)
    .execute(conn)
    .await?;
    Ok(())
}

/// Notes a system message of a room. It is the room's last message only as long as nobody has said anything: lists show
/// what people said. The room keeps its place, unless it moves up to the time of what somebody has to read.
///
/// # Errors
/// When the database refuses.
pub async fn note_system_message(
    conn: &mut Conn,
    room: &RoomId,
    message: &MessageId,
    moves_to: Option<UtcMs>,
) -> Result<()> {
    query(
        "UPDATE room SET last_message_id = CASE WHEN EXISTS (SELECT 1 FROM message l, message n \
         WHERE l.id = room.last_message_id AND n.id = $2 AND (l.direction <> 'system' \
         OR (l.sent_at, l.position, l.id) > (n.sent_at, n.position, n.id))) \
         THEN last_message_id ELSE $2 END, last_activity_at = max(last_activity_at, coalesce($3, 0)) WHERE id = $1",
    )
    .bind(room)
    .bind(message)
    .bind(moves_to)
    .execute(conn)
    .await?;
    Ok(())
}

/// Finds a room's last message again, after one went out of sight. The room keeps its place.
///
/// # Errors
/// When the database refuses.
pub async fn refresh_last_message(conn: &mut Conn, room: &RoomId) -> Result<()> {
    query(
        "UPDATE room SET last_message_id = coalesce((SELECT id FROM message WHERE room_id = $1 \
         AND direction <> 'system' AND (delivery IS NULL OR delivery <> 'recalled') \
         ORDER BY sent_at DESC, position DESC, id DESC LIMIT 1), \
         (SELECT id FROM message WHERE room_id = $1 AND direction = 'system' \
         ORDER BY sent_at DESC, position DESC, id DESC LIMIT 1)) WHERE id = $1",
    )
    .bind(room)
    .execute(conn)
    .await?;
    Ok(())
}

/// Keeps a room's newest reply token; none takes it away, in the transaction that spends it.
///
/// # Errors
/// When the database refuses.
pub async fn set_reply_token(conn: &mut Conn, room: &RoomId, token: Option<&ReplyToken>) -> Result<()> {
    query("UPDATE room SET reply_token = $2, reply_token_at = $3 WHERE id = $1")
        .bind(room)
        .bind(token.map(|token| &token.token))
        .bind(token.map(|token| token.at))
        .execute(conn)
        .await?;
    Ok(())
}

/// Gives a room a reply token back that a try was to spend and certainly has not; a newer one stays.
///
/// # Errors
/// When the database refuses.
pub async fn restore_reply_token(conn: &mut Conn, room: &RoomId, token: &ReplyToken) -> Result<()> {
    query("UPDATE room SET reply_token = $2, reply_token_at = $3 WHERE id = $1 AND reply_token IS NULL")
        .bind(room)
        .bind(&token.token)
        .bind(token.at)
        .execute(conn)
        .await?;
    Ok(())
}

/// Saves that the account has joined a group (`left` false) or left it, at LINE's time.
///
/// # Errors
/// When the database refuses.
pub async fn set_account_left(conn: &mut Conn, room: &RoomId, left: bool, at: UtcMs) -> Result<()> {
    query(
        "UPDATE room SET account_state_at = $3, account_left_at = CASE WHEN $2 THEN $3 END, reply_token = NULL \
         WHERE id = $1",
    )
    .bind(room)
    .bind(left)
    .bind(at)
    .execute(conn)
    .await?;
    Ok(())
}

/// Saves what a LINE user's direct rooms are found by, when their name is another one. Returns those rooms.
///
/// # Errors
/// When the database refuses.
pub async fn set_search_key(
    conn: &mut Conn,
    line_user: &LineUserId,
    search_key: &str,
) -> Result<Vec<RoomId>> {
    query("UPDATE room SET search_key = $2 WHERE line_user_id = $1 RETURNING id")
        .bind(line_user)
        .bind(search_key)
        .fetch_values(conn)
        .await
}

/// Makes groups' summaries and read marks that wait for a later try due now.
///
/// # Errors
/// When the database refuses.
pub async fn make_questions_due(conn: &mut Conn, now: UtcMs) -> Result<()> {
    for sql in [
        "UPDATE room SET summary_due_at = $1 WHERE summary_due_at > $1",
        "UPDATE room SET read_due_at = $1 WHERE read_due_at > $1",
    ] {
        query(sql).bind(now).execute(&mut *conn).await?;
    }
    Ok(())
}

pub(crate) fn read(row: &Row) -> Result<Room> {
    let token: Option<String> = row.get("reply_token")?;
    let token_at: Option<UtcMs> = row.get("reply_token_at")?;
    Ok(Room {
        id: row.get("id")?,
        kind: row.get("kind")?,
        line_account_id: row.get("line_account_id")?,
        line_id: row.get("line_id")?,
        line_kind: row.get("line_kind")?,
        line_user_id: row.get("line_user_id")?,
        title: row.get("title")?,
        photo: row.get("photo_hash")?,
        picture_url: row.get("picture_url")?,
        line_count: row.get("line_count")?,
        account_left_at: row.get("account_left_at")?,
        account_state_at: row.get("account_state_at")?,
        reply_token: token.zip(token_at).map(|(token, at)| ReplyToken { token, at }),
        summary_attempts: row.get("summary_attempts")?,
    })
}
