//! Where a LINE user and the members of the company meet.

use domain::room::FriendState;
use domain::{LineUserId, MediaHash, MemberId, RoomId};

use crate::{Conn, Result, query};

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
        "SELECT m.id, m.name, r.id, max(r.last_activity_at) AS at FROM \
           (SELECT id FROM room WHERE line_user_id = $1 \
            UNION SELECT room_id FROM room_line_user WHERE line_user_id = $1 AND left_at IS NULL) met \
         JOIN room r ON r.id = met.id AND r.account_left_at IS NULL \
         JOIN room_member p ON p.room_id = r.id AND p.left_at IS NULL AND p.member_id <> $2 \
         JOIN member m ON m.id = p.member_id AND m.left_at IS NULL \
         GROUP BY m.id, m.name ORDER BY at DESC, m.id",
    )
    .bind(line_user.as_str())
    .bind(member.as_str())
    .fetch_all(conn)
    .await?;
    rows.iter()
        .map(|row| {
            Ok(Partner {
                member_id: MemberId(row.try_get(0)?),
                name: row.try_get(1)?,
                room_id: RoomId(row.try_get(2)?),
            })
        })
        .collect()
}

/// A LINE user as one member meets them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Met {
    /// Name on LINE; empty while it is not known.
    pub nickname: String,
    /// Picture on LINE.
    pub photo: Option<MediaHash>,
    /// The member's latest 1:1 room with the LINE user.
    pub room_id: Option<RoomId>,
    /// How they stand to that room's account; without a room, to the member's account, or any.
    pub friend_state: FriendState,
}

/// How `member` meets a LINE user.
///
/// # Errors
/// When the database refuses.
pub async fn met(conn: &mut Conn, line_user: &LineUserId, member: &MemberId) -> Result<Option<Met>> {
    let row = query(
        "SELECT u.display_name, u.photo_hash, r.id, coalesce( \
           (SELECT f.state FROM friend f WHERE f.line_user_id = u.id AND f.line_account_id = \
              coalesce(r.line_account_id, (SELECT line_account_id FROM member WHERE id = $2))), \
           (SELECT f.state FROM friend f WHERE f.line_user_id = u.id ORDER BY f.state_at DESC LIMIT 1), 'stranger') \
         FROM line_user u LEFT JOIN room r ON r.id = \
           (SELECT d.id FROM room d JOIN room_member p ON p.room_id = d.id AND p.member_id = $2 AND p.left_at IS NULL \
            WHERE d.line_user_id = $1 AND d.kind = 'direct' ORDER BY d.last_activity_at DESC LIMIT 1) \
         WHERE u.id = $1",
    )
    .bind(line_user.as_str())
    .bind(member.as_str())
    .fetch_optional(conn)
    .await?;
    row.map(|row| {
        Ok(Met {
            nickname: row.try_get(0)?,
            photo: row.try_get::<Option<String>>(1)?.map(MediaHash),
            room_id: row.try_get::<Option<String>>(2)?.map(RoomId),
            friend_state: row.try_get(3)?,
        })
    })
    .transpose()
}

/// What waits for a member: unread messages in rooms that are not muted, and rooms nobody has taken on
/// the member's account.
///
/// # Errors
/// When the database refuses.
pub async fn waiting(conn: &mut Conn, member: &MemberId) -> Result<(u32, u32)> {
    let row = query(
        "SELECT (SELECT coalesce(sum(unread), 0) FROM room_member WHERE member_id = $1 AND left_at IS NULL AND muted = 0), \
         (SELECT count(*) FROM room r WHERE r.line_account_id = (SELECT line_account_id FROM member WHERE id = $1) \
          AND NOT EXISTS (SELECT 1 FROM room_member p WHERE p.room_id = r.id AND p.left_at IS NULL))",
    )
    .bind(member.as_str())
    .fetch_one(conn)
    .await?;
    Ok((row.try_get(0)?, row.try_get(1)?))
}
