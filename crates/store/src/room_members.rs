//! Who takes part in a room: members of the company, and people on LINE.

use domain::room::FriendState;
use domain::{ContactId, LineUserId, MediaHash, MemberId, RoomId, UtcMs};

use crate::{Conn, Result, query};

/// A member's own side of a room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoomMember {
    /// No longer takes part.
    pub left: bool,
    /// No notifications.
    pub muted: bool,
    /// Unread messages.
    pub unread: u32,
    /// Something typed and not sent.
    pub draft: String,
}

/// A LINE user in a room, as a member sees them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinePresence {
    /// Who.
    pub id: LineUserId,
    /// Name on LINE; empty while it is not known.
    pub name: String,
    /// Picture on LINE.
    pub photo: Option<MediaHash>,
    /// How they stand to the room's account.
    pub friend_state: FriendState,
    /// Their contact, if the member sees it.
    pub contact_id: Option<ContactId>,
    /// The member has that contact in their own list.
    pub held: bool,
    /// Their contact lies in the Trash.
    pub in_trash: bool,
}

/// A member's side of a room; none when the member was never in it.
///
/// # Errors
/// When the database refuses.
pub async fn get(conn: &mut Conn, room: &RoomId, member: &MemberId) -> Result<Option<RoomMember>> {
    let row = query(
        "SELECT left_at IS NOT NULL, muted, unread, draft FROM room_member WHERE room_id = $1 AND member_id = $2",
    )
    .bind(room.as_str())
    .bind(member.as_str())
    .fetch_optional(conn)
    .await?;
    row.map(|row| {
        Ok(RoomMember {
            left: row.try_get(0)?,
            muted: row.try_get(1)?,
            unread: row.try_get(2)?,
            draft: row.try_get(3)?,
        })
    })
    .transpose()
}

/// The members who take part, who joined first comes first. Empty: the room is unassigned.
///
/// # Errors
/// When the database refuses.
pub async fn present(conn: &mut Conn, room: &RoomId) -> Result<Vec<MemberId>> {
    let ids = query(
        "SELECT member_id FROM room_member WHERE room_id = $1 AND left_at IS NULL ORDER BY joined_at, member_id",
    )
    .bind(room.as_str())
    .fetch_values(conn)
    .await?;
    Ok(ids.into_iter().map(MemberId).collect())
}

/// A member takes part from now on, with nothing unread. False when they did already.
///
/// # Errors
/// When the database refuses.
pub async fn join(
    conn: &mut Conn,
    room: &RoomId,
    member: &MemberId,
    added_by: Option<&MemberId>,
    now: UtcMs,
) -> Result<bool> {
    let done = query(
        "INSERT INTO room_member (room_id, member_id, added_by, joined_at, read_to_at) VALUES ($1, $2, $3, $4, $4) \
         ON CONFLICT (room_id, member_id) DO UPDATE SET left_at = NULL, added_by = excluded.added_by, \
         joined_at = excluded.joined_at, read_to_at = excluded.read_to_at, unread = 0 \
         WHERE room_member.left_at IS NOT NULL",
    )
    .bind(room.as_str())
    .bind(member.as_str())
    .bind(added_by.map(MemberId::as_str))
    .bind(now.0)
    .execute(conn)
    .await?;
    Ok(done == 1)
}

/// A member takes part no longer. False when they did not.
///
/// # Errors
/// When the database refuses.
pub async fn leave(conn: &mut Conn, room: &RoomId, member: &MemberId, now: UtcMs) -> Result<bool> {
    let done = query(
        "UPDATE room_member SET left_at = $3, unread = 0, draft = '' \
         WHERE room_id = $1 AND member_id = $2 AND left_at IS NULL",
    )
    .bind(room.as_str())
    .bind(member.as_str())
    .bind(now.0)
    .execute(conn)
    .await?;
    Ok(done == 1)
}

/// So many messages came in: they are unread for everybody who takes part.
///
/// # Errors
/// When the database refuses.
pub async fn more_unread(conn: &mut Conn, room: &RoomId, messages: u32) -> Result<()> {
    query("UPDATE room_member SET unread = unread + $2 WHERE room_id = $1 AND left_at IS NULL")
        .bind(room.as_str())
        .bind(messages)
        .execute(conn)
        .await?;
    Ok(())
}

/// A message of LINE's time `at` was taken back: nobody has to read it any more.
///
/// # Errors
/// When the database refuses.
pub async fn one_less(conn: &mut Conn, room: &RoomId, at: UtcMs) -> Result<()> {
    query(
        "UPDATE room_member SET unread = unread - 1 WHERE room_id = $1 AND left_at IS NULL AND read_to_at < $2 \
         AND unread > 0",
    )
    .bind(room.as_str())
    .bind(at.0)
    .execute(conn)
    .await?;
    Ok(())
}

/// A member has read up to `up_to`; what came after stays unread. False when nothing changed.
///
/// # Errors
/// When the database refuses.
pub async fn read_to(conn: &mut Conn, room: &RoomId, member: &MemberId, up_to: UtcMs) -> Result<bool> {
    let done = query(
        "UPDATE room_member SET read_to_at = CASE WHEN read_to_at < $3 THEN $3 ELSE read_to_at END, \
         unread = (SELECT count(*) FROM message WHERE room_id = $1 AND sent_at > $3 AND direction = 'in' \
           AND unsent_at IS NULL) \
         WHERE room_id = $1 AND member_id = $2 AND left_at IS NULL AND (read_to_at < $3 OR unread > 0)",
    )
    .bind(room.as_str())
    .bind(member.as_str())
    .bind(up_to.0)
    .execute(conn)
    .await?;
    Ok(done == 1)
}

/// Switches a member's notifications of a room.
///
/// # Errors
/// When the database refuses.
pub async fn set_muted(conn: &mut Conn, room: &RoomId, member: &MemberId, muted: bool) -> Result<()> {
    query("UPDATE room_member SET muted = $3 WHERE room_id = $1 AND member_id = $2")
        .bind(room.as_str())
        .bind(member.as_str())
        .bind(muted)
        .execute(conn)
        .await?;
    Ok(())
}

/// Keeps what a member has typed.
///
/// # Errors
/// When the database refuses.
pub async fn set_draft(conn: &mut Conn, room: &RoomId, member: &MemberId, draft: &str) -> Result<()> {
    query("UPDATE room_member SET draft = $3 WHERE room_id = $1 AND member_id = $2")
        .bind(room.as_str())
        .bind(member.as_str())
        .bind(draft)
        .execute(conn)
        .await?;
    Ok(())
}

/// A LINE user is in a room since LINE's time `at`. True when they were not.
///
/// # Errors
/// When the database refuses.
pub async fn line_user_joined(
    conn: &mut Conn,
    room: &RoomId,
    line_user: &LineUserId,
    at: UtcMs,
) -> Result<bool> {
    let done = query(
        "INSERT INTO room_line_user (room_id, line_user_id, joined_at) VALUES ($1, $2, $3) \
         ON CONFLICT (room_id, line_user_id) DO UPDATE SET left_at = NULL, joined_at = excluded.joined_at \
         WHERE room_line_user.left_at IS NOT NULL AND room_line_user.left_at < excluded.joined_at",
    )
    .bind(room.as_str())
    .bind(line_user.as_str())
    .bind(at.0)
    .execute(conn)
    .await?;
    Ok(done == 1)
}

/// A LINE user left a room at LINE's time `at`, also when LINE had not told that they joined. True when
/// they were in it.
///
/// # Errors
/// When the database refuses.
pub async fn line_user_left(
    conn: &mut Conn,
    room: &RoomId,
    line_user: &LineUserId,
    at: UtcMs,
) -> Result<bool> {
    let done = query(
        "INSERT INTO room_line_user (room_id, line_user_id, joined_at, left_at) VALUES ($1, $2, $3, $3) \
         ON CONFLICT (room_id, line_user_id) DO UPDATE SET left_at = excluded.left_at \
         WHERE room_line_user.left_at IS NULL AND room_line_user.joined_at <= excluded.left_at",
    )
    .bind(room.as_str())
    .bind(line_user.as_str())
    .bind(at.0)
    .execute(conn)
    .await?;
    Ok(done == 1)
}

/// Whether a LINE user is in a room now.
///
/// # Errors
/// When the database refuses.
pub async fn has_line_user(conn: &mut Conn, room: &RoomId, line_user: &LineUserId) -> Result<bool> {
    let found = query(
        "SELECT EXISTS (SELECT 1 FROM room_line_user WHERE room_id = $1 AND line_user_id = $2 AND left_at IS NULL)",
    );
    Ok(found.bind(room.as_str()).bind(line_user.as_str()).fetch_value(conn).await?)
}

/// The groups that a LINE user is in, the latest 100.
///
/// # Errors
/// When the database refuses.
pub async fn groups_of(conn: &mut Conn, line_user: &LineUserId) -> Result<Vec<RoomId>> {
    let ids = query(
        "SELECT p.room_id FROM room_line_user p JOIN room r ON r.id = p.room_id AND r.kind = 'group' \
         WHERE p.line_user_id = $1 AND p.left_at IS NULL ORDER BY p.joined_at DESC LIMIT 100",
    )
    .bind(line_user.as_str())
    .fetch_values(conn)
    .await?;
    Ok(ids.into_iter().map(RoomId).collect())
}

/// The LINE users in a room as `member` sees them, at most 200, who came first comes first.
///
/// # Errors
/// When the database refuses.
pub async fn line_users(conn: &mut Conn, room: &RoomId, member: &MemberId) -> Result<Vec<LinePresence>> {
    let rows = query(
        "SELECT u.id, u.display_name, u.photo_hash, coalesce(f.state, 'stranger'), \
         CASE WHEN c.deleted_at IS NULL AND (c.owner_id = $2 OR c.sharing = 'everyone' OR h.member_id IS NOT NULL \
           OR s.member_id IS NOT NULL) THEN c.id END, \
         c.deleted_at IS NULL AND h.member_id IS NOT NULL, c.deleted_at IS NOT NULL \
         FROM room_line_user p JOIN room r ON r.id = p.room_id JOIN line_user u ON u.id = p.line_user_id \
         LEFT JOIN friend f ON f.line_account_id = r.line_account_id AND f.line_user_id = u.id \
         LEFT JOIN contact c ON c.line_user_id = u.id \
         LEFT JOIN contact_holder h ON h.contact_id = c.id AND h.member_id = $2 \
         LEFT JOIN contact_share s ON s.contact_id = c.id AND s.member_id = $2 \
         WHERE p.room_id = $1 AND p.left_at IS NULL ORDER BY p.joined_at, u.id LIMIT 200",
    )
    .bind(room.as_str())
    .bind(member.as_str())
    .fetch_all(conn)
    .await?;
    rows.iter()
        .map(|row| {
            Ok(LinePresence {
                id: LineUserId(row.try_get(0)?),
                name: row.try_get(1)?,
                photo: row.try_get::<Option<String>>(2)?.map(MediaHash),
                friend_state: row.try_get(3)?,
                contact_id: row.try_get::<Option<String>>(4)?.map(ContactId),
                held: row.try_get(5)?,
                in_trash: row.try_get(6)?,
            })
        })
        .collect()
}
