//! Conversations: their rows. Who takes part is in `room_members`, lists are in `room_lists`.

use domain::room::RoomKind;
use domain::{LineAccountId, LineUserId, MediaHash, MessageId, RoomId, UtcMs};

use crate::{Conn, Result, Row, query};

/// A conversation.
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
    /// LINE's word for that: `user`, `group` or `room`.
    pub line_kind: String,
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

/// A room to be made.
#[derive(Debug, Clone)]
pub struct NewRoom {
    /// The room.
    pub id: RoomId,
    /// The account that carries it.
    pub line_account_id: LineAccountId,
    /// Where LINE sends to.
    pub line_id: String,
    /// LINE's word for that: `user`, `group` or `room`.
    pub line_kind: &'static str,
    /// The person, in direct rooms.
    pub line_user_id: Option<LineUserId>,
    /// What it is found by: the person's name, if it is known already.
    pub search_key: String,
    /// Its first activity.
    pub at: UtcMs,
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, kind, line_account_id, line_id, line_kind, line_user_id, title, photo_hash, picture_url, \
             line_count, account_left_at, account_state_at, reply_token, reply_token_at, summary_attempts FROM room ",
            $rest
        )
    };
}

/// A room.
///
/// # Errors
/// When the database refuses.
pub async fn get(conn: &mut Conn, id: &RoomId) -> Result<Option<Room>> {
    let row = query(select!("WHERE id = $1")).bind(id.as_str()).fetch_optional(conn).await?;
    row.as_ref().map(read).transpose()
}

/// The room that an account has with a LINE id; there is never a second one (R3).
///
/// # Errors
/// When the database refuses.
pub async fn by_line_id(conn: &mut Conn, account: &LineAccountId, line_id: &str) -> Result<Option<Room>> {
    let row = query(select!("WHERE line_account_id = $1 AND line_id = $2"))
        .bind(account.as_str())
        .bind(line_id)
        .fetch_optional(conn)
        .await?;
    row.as_ref().map(read).transpose()
}

/// Makes a room. A group's name and count are due at once.
///
/// # Errors
/// When the database refuses, as for a second room of one LINE id.
pub async fn insert(conn: &mut Conn, room: &NewRoom, now: UtcMs) -> Result<()> {
    query(
        "INSERT INTO room (id, kind, line_account_id, line_id, line_kind, line_user_id, search_key, summary_due_at, \
         last_activity_at, created_at) VALUES ($1, CASE $4 WHEN 'user' THEN 'direct' ELSE 'group' END, $2, $3, $4, $5, \
         $6, CASE $4 WHEN 'user' THEN NULL ELSE $8 END, $7, $8)",
    )
    .bind(room.id.as_str())
    .bind(room.line_account_id.as_str())
    .bind(&room.line_id)
    .bind(room.line_kind)
    .bind(room.line_user_id.as_ref().map(LineUserId::as_str))
    .bind(&room.search_key)
    .bind(room.at.0)
    .bind(now.0)
    .execute(conn)
    .await?;
    Ok(())
}

/// A message is there: the room moves up, and the message is its last line unless a later one is.
///
/// # Errors
/// When the database refuses.
pub async fn moved(conn: &mut Conn, room: &RoomId, message: &MessageId, at: UtcMs) -> Result<()> {
    query(
        "UPDATE room SET last_message_id = CASE WHEN last_message_id IS NULL OR last_activity_at <= $3 THEN $2 \
         ELSE last_message_id END, last_activity_at = CASE WHEN last_activity_at < $3 THEN $3 ELSE last_activity_at END \
         WHERE id = $1",
    )
    .bind(room.as_str())
    .bind(message.as_str())
    .bind(at.0)
    .execute(conn)
    .await?;
    Ok(())
}

/// Finds the last line again, after one went out of sight. The room keeps its place.
///
/// # Errors
/// When the database refuses.
pub async fn find_last(conn: &mut Conn, room: &RoomId) -> Result<()> {
    query(
        "UPDATE room SET last_message_id = (SELECT id FROM message WHERE room_id = $1 \
         AND (delivery IS NULL OR delivery <> 'recalled') ORDER BY sent_at DESC, id DESC LIMIT 1) WHERE id = $1",
    )
    .bind(room.as_str())
    .execute(conn)
    .await?;
    Ok(())
}

/// Keeps the newest reply token; none takes it away, in the transaction that spends it.
///
/// # Errors
/// When the database refuses.
pub async fn set_reply_token(conn: &mut Conn, room: &RoomId, token: Option<&ReplyToken>) -> Result<()> {
    query("UPDATE room SET reply_token = $2, reply_token_at = $3 WHERE id = $1")
        .bind(room.as_str())
        .bind(token.map(|token| &token.token))
        .bind(token.map(|token| token.at.0))
        .execute(conn)
        .await?;
    Ok(())
}

/// Gives a token back that a try was to spend and certainly has not; a newer one stays.
///
/// # Errors
/// When the database refuses.
pub async fn give_reply_token_back(conn: &mut Conn, room: &RoomId, token: &ReplyToken) -> Result<()> {
    query("UPDATE room SET reply_token = $2, reply_token_at = $3 WHERE id = $1 AND reply_token IS NULL")
        .bind(room.as_str())
        .bind(&token.token)
        .bind(token.at.0)
        .execute(conn)
        .await?;
    Ok(())
}

/// The account has joined a group (`left` false) or left it, at LINE's time.
///
/// # Errors
/// When the database refuses.
pub async fn set_account_left(conn: &mut Conn, room: &RoomId, left: bool, at: UtcMs) -> Result<()> {
    query(
        "UPDATE room SET account_state_at = $3, account_left_at = CASE WHEN $2 THEN $3 END, reply_token = NULL \
         WHERE id = $1",
    )
    .bind(room.as_str())
    .bind(left)
    .bind(at.0)
    .execute(conn)
    .await?;
    Ok(())
}

/// A room that LINE is to be told was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadDue {
    /// The room.
    pub id: RoomId,
    /// The account that carries it.
    pub line_account_id: LineAccountId,
    /// LINE's token of the last message that was read.
    pub token: String,
    /// How often LINE was told in vain.
    pub attempts: u32,
}

/// LINE is to be told that a room was read up to the message with this token, unless it knows. True when it is new.
///
/// # Errors
/// When the database refuses.
pub async fn read_on_line(conn: &mut Conn, room: &RoomId, token: &str, now: UtcMs) -> Result<bool> {
    let done = query(
        "UPDATE room SET read_token = $2, read_due_at = $3, read_attempts = 0 \
         WHERE id = $1 AND (read_token IS NULL OR read_token <> $2)",
    )
    .bind(room.as_str())
    .bind(token)
    .bind(now.0)
    .execute(conn)
    .await?;
    Ok(done == 1)
}

/// Rooms that LINE is to be told about now.
///
/// # Errors
/// When the database refuses.
pub async fn reads_due(conn: &mut Conn, now: UtcMs, most: u32) -> Result<Vec<ReadDue>> {
    let rows = query(
        "SELECT id, line_account_id, read_token, read_attempts FROM room WHERE read_due_at <= $1 \
         ORDER BY read_due_at LIMIT $2",
    )
    .bind(now.0)
    .bind(most)
    .fetch_all(conn)
    .await?;
    rows.iter()
        .map(|row| {
            Ok(ReadDue {
                id: RoomId(row.try_get(0)?),
                line_account_id: LineAccountId(row.try_get(1)?),
                token: row.try_get::<Option<String>>(2)?.unwrap_or_default(),
                attempts: row.try_get(3)?,
            })
        })
        .collect()
}

/// LINE was told, or is to be told again at `due`; a later token stays as it is.
///
/// # Errors
/// When the database refuses.
pub async fn read_told(conn: &mut Conn, one: &ReadDue, due: Option<UtcMs>) -> Result<()> {
    query(
        "UPDATE room SET read_due_at = $3, read_attempts = read_attempts + 1 WHERE id = $1 AND read_token = $2",
    )
    .bind(one.id.as_str())
    .bind(&one.token)
    .bind(due.map(|at| at.0))
    .execute(conn)
    .await?;
    Ok(())
}

/// What LINE told about a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Its name: any text.
    pub title: String,
    /// What it is found by.
    pub search_key: String,
    /// Where LINE has its picture.
    pub picture_url: Option<String>,
    /// That picture, kept here.
    pub photo: Option<MediaHash>,
    /// How many people are in it; none when LINE did not tell.
    pub line_count: Option<u32>,
}

/// Groups whose name or count is due.
///
/// # Errors
/// When the database refuses.
pub async fn summaries_due(conn: &mut Conn, now: UtcMs, most: u32) -> Result<Vec<Room>> {
    let rows = query(select!("WHERE summary_due_at <= $1 ORDER BY summary_due_at LIMIT $2"))
        .bind(now.0)
        .bind(most)
        .fetch_all(conn)
        .await?;
    rows.iter().map(read).collect()
}

/// Keeps what LINE told about a group; it is due no more. A count that is known stays while LINE tells no other.
///
/// # Errors
/// When the database refuses.
pub async fn summary_told(conn: &mut Conn, room: &RoomId, told: &Summary) -> Result<()> {
    query(
        "UPDATE room SET title = $2, search_key = $3, picture_url = $4, photo_hash = $5, \
         line_count = coalesce($6, line_count), \
         summary_due_at = NULL, summary_attempts = 0 WHERE id = $1",
    )
    .bind(room.as_str())
    .bind(&told.title)
    .bind(&told.search_key)
    .bind(&told.picture_url)
    .bind(told.photo.as_ref().map(MediaHash::as_str))
    .bind(told.line_count)
    .execute(conn)
    .await?;
    Ok(())
}

/// Keeps how many people LINE counts in a group; it is due no more.
///
/// # Errors
/// When the database refuses.
pub async fn counted(conn: &mut Conn, room: &RoomId, line_count: u32) -> Result<()> {
    query("UPDATE room SET line_count = $2, summary_due_at = NULL, summary_attempts = 0 WHERE id = $1")
        .bind(room.as_str())
        .bind(line_count)
        .execute(conn)
        .await?;
    Ok(())
}

/// Asks LINE for a group's name and count at `due`; none: not until something happens in it. LINE was asked
/// `attempts` times in vain.
///
/// # Errors
/// When the database refuses.
pub async fn summary_later(
    conn: &mut Conn,
    room: &RoomId,
    (due, attempts): (Option<UtcMs>, u32),
) -> Result<()> {
    query("UPDATE room SET summary_due_at = $2, summary_attempts = $3 WHERE id = $1")
        .bind(room.as_str())
        .bind(due.map(|at| at.0))
        .bind(attempts)
        .execute(conn)
        .await?;
    Ok(())
}

/// Groups' names and read marks that wait for a later try are due now.
///
/// # Errors
/// When the database refuses.
pub async fn wake(conn: &mut Conn, now: UtcMs) -> Result<()> {
    for sql in [
        "UPDATE room SET summary_due_at = $1 WHERE summary_due_at > $1",
        "UPDATE room SET read_due_at = $1 WHERE read_due_at > $1",
    ] {
        query(sql).bind(now.0).execute(&mut *conn).await?;
    }
    Ok(())
}

/// A LINE user's name or picture is another one now: their direct rooms are found by it. Returns those rooms.
///
/// # Errors
/// When the database refuses.
pub async fn line_name_changed(
    conn: &mut Conn,
    line_user: &LineUserId,
    search_key: &str,
) -> Result<Vec<RoomId>> {
    let rooms = query("UPDATE room SET search_key = $2 WHERE line_user_id = $1 RETURNING id")
        .bind(line_user.as_str())
        .bind(search_key)
        .fetch_values(conn)
        .await?;
    Ok(rooms.into_iter().map(RoomId).collect())
}

fn read(row: &Row) -> Result<Room> {
    let token: Option<String> = row.try_get(12)?;
    let token_at: Option<i64> = row.try_get(13)?;
    Ok(Room {
        id: RoomId(row.try_get(0)?),
        kind: kind(&row.try_get::<String>(1)?),
        line_account_id: LineAccountId(row.try_get(2)?),
        line_id: row.try_get(3)?,
        line_kind: row.try_get(4)?,
        line_user_id: row.try_get::<Option<String>>(5)?.map(LineUserId),
        title: row.try_get(6)?,
        photo: row.try_get::<Option<String>>(7)?.map(MediaHash),
        picture_url: row.try_get(8)?,
        line_count: row.try_get(9)?,
        account_left_at: row.try_get::<Option<i64>>(10)?.map(UtcMs),
        account_state_at: UtcMs(row.try_get(11)?),
        reply_token: token.zip(token_at).map(|(token, at)| ReplyToken { token, at: UtcMs(at) }),
        summary_attempts: row.try_get(14)?,
    })
}

pub(crate) fn kind(word: &str) -> RoomKind {
    if word == "direct" { RoomKind::Direct } else { RoomKind::Group }
}
