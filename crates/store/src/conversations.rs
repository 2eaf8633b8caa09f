//! Conversations: where a LINE user and the members of the company meet.

use domain::room::FriendState;
use domain::{LineUserId, MediaHash, MemberId, RoomId};

use crate::room_access::{takes_part, unassigned};
use crate::{Conn, Result, Row, query};

/// A colleague who is chatting with a LINE user (R17).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partner {
    /// The colleague.
    pub member_id: MemberId,
    /// By name.
    pub name: String,
    /// Where: the room with the latest activity.
    pub room_id: RoomId,
}

/// Who else than `member` is chatting with a LINE user, the latest first: whoever takes part in a room,
/// one to one or a group, in which the LINE user is, on whichever account (R17).
///
/// # Errors
/// When the database refuses.
pub async fn partners(conn: &mut Conn, line_user: &LineUserId, member: &MemberId) -> Result<Vec<Partner>> {
    // SQLite takes the other columns from the row of the max(): the latest room of each member.
    let rows = query(
        "SELECT m.id AS member_id, m.name AS name, r.id AS room_id, max(r.last_activity_at) AS at FROM \
           (SELECT id FROM room WHERE line_user_id = $1 \
            UNION SELECT room_id FROM room_line_user WHERE line_user_id = $1 AND left_at IS NULL) met \
         JOIN room r ON r.id = met.id AND r.account_left_at IS NULL \
         JOIN room_member p ON p.room_id = r.id AND p.left_at IS NULL AND p.member_id <> $2 \
         JOIN member m ON m.id = p.member_id AND m.left_at IS NULL \
         GROUP BY m.id, m.name ORDER BY at DESC, m.id",
    )
    .bind(line_user)
    .bind(member)
    .fetch_all(conn)
    .await?;
    rows.iter().map(read_partner).collect()
}

fn read_partner(row: &Row) -> Result<Partner> {
    Ok(Partner { member_id: row.get("member_id")?, name: row.get("name")?, room_id: row.get("room_id")? })
}

/// A LINE user as one member meets them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MetLineUser {
    /// Name on LINE; empty while it is not known.
    pub nickname: String,
    /// Picture on LINE.
    pub photo: Option<MediaHash>,
    /// The member's latest 1:1 room with the LINE user.
    pub room_id: Option<RoomId>,
    /// How the LINE user stands to that room's account; without a room, to the member's account, or any.
    pub friend_state: FriendState,
}

/// A LINE user as `member` meets them.
///
/// # Errors
/// When the database refuses.
pub async fn met_line_user(
    conn: &mut Conn,
    line_user: &LineUserId,
    member: &MemberId,
) -> Result<Option<MetLineUser>> {
    let row = query(
        "SELECT u.display_name AS nickname, u.photo_hash AS photo, r.id AS room_id, coalesce( \
           (SELECT f.state FROM friend f WHERE f.line_user_id = u.id AND f.line_account_id = \
              coalesce(r.line_account_id, (SELECT line_account_id FROM member WHERE id = $2))), \
           (SELECT f.state FROM friend f WHERE f.line_user_id = u.id ORDER BY f.state_at DESC LIMIT 1), 'stranger') \
           AS friend_state \
         FROM line_user u LEFT JOIN room r ON r.id = \
           (SELECT d.id FROM room d JOIN room_member p ON p.room_id = d.id AND p.member_id = $2 AND p.left_at IS NULL \
            WHERE d.line_user_id = $1 AND d.kind = 'direct' ORDER BY d.last_activity_at DESC LIMIT 1) \
         WHERE u.id = $1",
    )
    .bind(line_user)
    .bind(member)
    .fetch_optional(conn)
    .await?;
    row.as_ref().map(read_met_line_user).transpose()
}

fn read_met_line_user(row: &Row) -> Result<MetLineUser> {
    Ok(MetLineUser {
        nickname: row.get("nickname")?,
        photo: row.get("photo")?,
        room_id: row.get("room_id")?,
        friend_state: row.get("friend_state")?,
    })
}

/// What waits for a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WaitingCounts {
    /// Unread messages in rooms that are not muted.
    pub unread: u32,
    /// Rooms nobody has taken, on the member's account.
    pub unassigned: u32,
}

/// Counts what waits for a member.
///
/// # Errors
/// When the database refuses.
pub async fn waiting_counts(conn: &mut Conn, member: &MemberId) -> Result<WaitingCounts> {
    let row = query(concat!(
        "SELECT (SELECT coalesce(sum(p.unread), 0) FROM room_member p WHERE ",
        takes_part!(),
        " AND p.muted = 0) AS unread, (SELECT count(*) FROM room r WHERE ",
        unassigned!(),
        ") AS unassigned"
    ))
    .bind(member)
    .fetch_one(conn)
    .await?;
    Ok(WaitingCounts { unread: row.get("unread")?, unassigned: row.get("unassigned")? })
}
