//! Room members: who takes part in a room, members of the company and LINE users.

use domain::room::FriendState;
use domain::{ContactId, LineUserId, MediaHash, MemberId, RoomId, UtcMs};

use crate::contact_access::{in_list, may_see};
use crate::{Conn, Result, Row, query};

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
pub struct RoomLineUser {
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
    pub in_my_list: bool,
    /// Their contact lies in the Trash.
    pub in_trash: bool,
}

/// A member's side of a room; none when the member was never in it.
///
/// # Errors
/// When the database refuses.
pub async fn get(conn: &mut Conn, room: &RoomId, member: &MemberId) -> Result<Option<RoomMember>> {
    let row = query(
        "SELECT left_at IS NOT NULL AS has_left, muted, unread, draft FROM room_member \
         WHERE room_id = $1 AND member_id = $2",
    )
    .bind(room)
    .bind(member)
    .fetch_optional(conn)
    .await?;
    row.as_ref().map(read).transpose()
}

fn read(row: &Row) -> Result<RoomMember> {
    Ok(RoomMember {
        left: row.get("has_left")?,
        muted: row.get("muted")?,
        unread: row.get("unread")?,
        draft: row.get("draft")?,
    })
}

/// The members who take part in a room, who joined first comes first. Empty: the room is unassigned.
///
/// # Errors
/// When the database refuses.
pub async fn member_ids(conn: &mut Conn, room: &RoomId) -> Result<Vec<MemberId>> {
    query(
        "SELECT member_id FROM room_member WHERE room_id = $1 AND left_at IS NULL ORDER BY joined_at, member_id",
    )
    .bind(room)
    .fetch_values(conn)
    .await
}

/// Adds a member to a room, with nothing unread: all that is there counts as read. False when they took part already.
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
        "INSERT INTO room_member (room_id, member_id, added_by, joined_at, read_to_at, read_arrivals) \
         SELECT $1, $2, $3, $4, max($4, coalesce((SELECT max(sent_at) FROM message WHERE room_id = $1), 0)), arrivals \
         FROM room WHERE id = $1 \
         ON CONFLICT (room_id, member_id) DO UPDATE SET left_at = NULL, added_by = excluded.added_by, \
         joined_at = excluded.joined_at, read_to_at = excluded.read_to_at, read_arrivals = excluded.read_arrivals, \
         unread = 0 WHERE room_member.left_at IS NOT NULL",
    )
    .bind(room)
    .bind(member)
    .bind(added_by)
    .bind(now)
    .execute(conn)
    .await?;
    Ok(done == 1)
}

/// Takes a member out of a room. False when they did not take part.
///
/// # Errors
/// When the database refuses.
pub async fn leave(conn: &mut Conn, room: &RoomId, member: &MemberId, now: UtcMs) -> Result<bool> {
    let done = query(
        "UPDATE room_member SET left_at = $3, unread = 0, draft = '' \
         WHERE room_id = $1 AND member_id = $2 AND left_at IS NULL",
    )
    .bind(room)
    .bind(member)
    .bind(now)
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
        .bind(room)
        .bind(member)
        .bind(muted)
        .execute(conn)
        .await?;
    Ok(())
}

/// Saves a member's draft in a room.
///
/// # Errors
/// When the database refuses.
pub async fn set_draft(conn: &mut Conn, room: &RoomId, member: &MemberId, draft: &str) -> Result<()> {
    query("UPDATE room_member SET draft = $3 WHERE room_id = $1 AND member_id = $2")
        .bind(room)
        .bind(member)
        .bind(draft)
        .execute(conn)
        .await?;
    Ok(())
}

/// Adds a LINE user to a room since LINE's time `at`. True when they were not in it.
///
/// # Errors
/// When the database refuses.
pub async fn add_line_user(
    conn: &mut Conn,
    room: &RoomId,
    line_user: &LineUserId,
    at: UtcMs,
) -> Result<bool> {
    let joined = query(
        "INSERT INTO room_line_user (room_id, line_user_id, joined_at, present_at) VALUES ($1, $2, $3, $3) \
         ON CONFLICT (room_id, line_user_id) DO UPDATE SET left_at = NULL, joined_at = excluded.joined_at, \
         present_at = excluded.present_at \
         WHERE room_line_user.left_at IS NOT NULL AND room_line_user.left_at < excluded.joined_at",
    )
    .bind(room)
    .bind(line_user)
    .bind(at)
    .execute(&mut *conn)
    .await?;
    if joined == 0 {
        // A leaving that is older comes too late to say anything.
        query(
            "UPDATE room_line_user SET present_at = $3 \
             WHERE room_id = $1 AND line_user_id = $2 AND left_at IS NULL AND present_at < $3",
        )
        .bind(room)
        .bind(line_user)
        .bind(at)
        .execute(conn)
        .await?;
    }
    Ok(joined == 1)
}

/// Takes a LINE user out of a room at LINE's time `at`, also when LINE had not told that they joined. True when they were
/// in it.
///
/// # Errors
/// When the database refuses.
pub async fn remove_line_user(
    conn: &mut Conn,
    room: &RoomId,
    line_user: &LineUserId,
    at: UtcMs,
) -> Result<bool> {
    let left = query(
        "INSERT INTO room_line_user (room_id, line_user_id, joined_at, left_at) VALUES ($1, $2, $3, $3) \
         ON CONFLICT (room_id, line_user_id) DO UPDATE SET left_at = excluded.left_at \
         WHERE room_line_user.left_at IS NULL \
         AND max(room_line_user.joined_at, room_line_user.present_at) <= excluded.left_at",
    )
    .bind(room)
    .bind(line_user)
    .bind(at)
    .execute(&mut *conn)
    .await?;
    if left == 0 {
        // A joining between the two leavings comes too late to say anything.
        query("UPDATE room_line_user SET left_at = $3 WHERE room_id = $1 AND line_user_id = $2 AND left_at < $3")
            .bind(room)
            .bind(line_user)
            .bind(at)
            .execute(conn)
            .await?;
    }
    Ok(left == 1)
}

/// Whether a LINE user is in a room now.
///
/// # Errors
/// When the database refuses.
pub async fn has_line_user(conn: &mut Conn, room: &RoomId, line_user: &LineUserId) -> Result<bool> {
    query(
        "SELECT EXISTS (SELECT 1 FROM room_line_user WHERE room_id = $1 AND line_user_id = $2 AND left_at IS NULL)",
    )
    .bind(room)
    .bind(line_user)
    .fetch_value(conn)
    .await
}

/// The groups that a LINE user is in, the latest 100.
///
/// # Errors
/// When the database refuses.
pub async fn groups_of(conn: &mut Conn, line_user: &LineUserId) -> Result<Vec<RoomId>> {
    query(
        "SELECT p.room_id FROM room_line_user p JOIN room r ON r.id = p.room_id AND r.kind = 'group' \
         WHERE p.line_user_id = $1 AND p.left_at IS NULL ORDER BY p.joined_at DESC LIMIT 100",
    )
    .bind(line_user)
    .fetch_values(conn)
    .await
}

/// The LINE users in a room as `member` sees them, at most 200, who came first comes first.
///
/// # Errors
/// When the database refuses.
pub async fn line_users(conn: &mut Conn, room: &RoomId, member: &MemberId) -> Result<Vec<RoomLineUser>> {
    let rows = query(concat!(
        "SELECT u.id AS id, u.display_name AS name, u.photo_hash AS photo, \
         coalesce(f.state, 'stranger') AS friend_state, CASE WHEN c.deleted_at IS NULL AND ",
        may_see!("c", "$2"),
        " THEN c.id END AS contact_id, c.deleted_at IS NULL AND ",
        in_list!("c", "$2"),
        " AS in_my_list, c.deleted_at IS NOT NULL AS in_trash \
         FROM room_line_user p JOIN room r ON r.id = p.room_id JOIN line_user u ON u.id = p.line_user_id \
         LEFT JOIN friend f ON f.line_account_id = r.line_account_id AND f.line_user_id = u.id \
         LEFT JOIN contact c ON c.line_user_id = u.id \
         WHERE p.room_id = $1 AND p.left_at IS NULL ORDER BY p.joined_at, u.id LIMIT 200"
    ))
    .bind(room)
    .bind(member)
    .fetch_all(conn)
    .await?;
    rows.iter().map(read_line_user).collect()
}

fn read_line_user(row: &Row) -> Result<RoomLineUser> {
    Ok(RoomLineUser {
        id: row.get("id")?,
        name: row.get("name")?,
        photo: row.get("photo")?,
        friend_state: row.get("friend_state")?,
        contact_id: row.get("contact_id")?,
        in_my_list: row.get("in_my_list")?,
        in_trash: row.get("in_trash")?,
    })
}
