//! The list of rooms, as windows: first which rows, by indexes, then what they show.

use domain::room::{FriendState, RoomKind};
use domain::{MediaHash, MemberId, RoomId, UtcMs};

use crate::message_lines::{Said, said};
use crate::search::like_pattern;
use crate::{Conn, Result, Row, query, rooms};

/// Which rooms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// Those the member takes part in.
    Mine,
    /// Those nobody has taken yet, on the member's account.
    Unassigned,
}

/// One room of the list.
#[derive(Debug, Clone, PartialEq)]
pub struct RoomRow {
    /// The room.
    pub id: RoomId,
    /// One to one, or group.
    pub kind: RoomKind,
    /// The LINE user's or group's name on LINE.
    pub line_name: String,
    /// The name of the contact, if the member sees it.
    pub contact_name: Option<String>,
    /// The LINE user's or group's picture.
    pub photo: Option<MediaHash>,
    /// Latest activity.
    pub at: UtcMs,
    /// Unread messages.
    pub unread: u32,
    /// No notifications.
    pub muted: bool,
    /// Something typed and not sent.
    pub has_draft: bool,
    /// How the LINE user stands to the account; none for groups.
    pub friend_state: Option<FriendState>,
    /// Messages that LINE refused.
    pub refused: u32,
    /// The last line.
    pub last: Option<LastLine>,
}

/// The last line of a conversation.
#[derive(Debug, Clone, PartialEq)]
pub struct LastLine {
    /// What it says.
    pub said: Said,
    /// Where it stands, if written here.
    pub delivery: Option<String>,
    /// The member who wrote it.
    pub member_name: Option<String>,
    /// The LINE user who wrote it, or whom it is about.
    pub line_user_name: Option<String>,
}

macro_rules! visible {
    () => {
        "c.deleted_at IS NULL AND (c.owner_id = $1 OR c.sharing = 'everyone' \
          OR EXISTS (SELECT 1 FROM contact_holder h WHERE h.contact_id = c.id AND h.member_id = $1) \
          OR EXISTS (SELECT 1 FROM contact_share s WHERE s.contact_id = c.id AND s.member_id = $1))"
    };
}

macro_rules! rooms_of {
    (mine) => {
        "FROM room_member p JOIN room r ON r.id = p.room_id WHERE p.member_id = $1 AND p.left_at IS NULL "
    };
    (unassigned) => {
        "FROM room r WHERE r.line_account_id = (SELECT line_account_id FROM member WHERE id = $1) \
         AND NOT EXISTS (SELECT 1 FROM room_member p WHERE p.room_id = r.id AND p.left_at IS NULL) "
    };
}

macro_rules! found {
    () => {
        concat!(
            r"AND ($2 = '' OR r.search_key LIKE $2 ESCAPE '\' OR EXISTS (SELECT 1 FROM contact c ",
            r"WHERE c.line_user_id = r.line_user_id AND c.search_key LIKE $2 ESCAPE '\' AND ",
            visible!(),
            ")) "
        )
    };
}

macro_rules! rows {
    ($ids:expr) => {
        concat!(
            "SELECT r.id, r.kind, CASE r.kind WHEN 'direct' THEN coalesce(u.display_name, '') ELSE r.title END, c.name, \
             coalesce(u.photo_hash, r.photo_hash), r.last_activity_at, coalesce(p.unread, 0), coalesce(p.muted, 0), \
             coalesce(p.draft, '') <> '', CASE r.kind WHEN 'direct' THEN coalesce(f.state, 'stranger') END, \
             (SELECT count(*) FROM message x WHERE x.room_id = r.id AND x.delivery = 'refused'), \
             m.direction, m.kind, m.text, m.body, m.unsent_at IS NOT NULL, m.delivery, w.name, mu.display_name \
             FROM (", $ids, ") ids JOIN room r ON r.id = ids.id \
             LEFT JOIN room_member p ON p.room_id = r.id AND p.member_id = $1 AND p.left_at IS NULL \
             LEFT JOIN line_user u ON u.id = r.line_user_id \
             LEFT JOIN friend f ON f.line_account_id = r.line_account_id AND f.line_user_id = r.line_user_id \
             LEFT JOIN contact c ON c.line_user_id = r.line_user_id AND ", visible!(), " \
             LEFT JOIN message m ON m.id = r.last_message_id LEFT JOIN member w ON w.id = m.member_id \
             LEFT JOIN line_user mu ON mu.id = m.line_user_id ORDER BY r.last_activity_at DESC, r.id"
        )
    };
}

macro_rules! window {
    ($which:ident) => {
        rows!(concat!(
            "SELECT r.id AS id ",
            rooms_of!($which),
            found!(),
            "ORDER BY r.last_activity_at DESC, r.id LIMIT $4 OFFSET $3"
        ))
    };
}

macro_rules! total {
    ($which:ident) => {
        concat!("SELECT count(*) ", rooms_of!($which), found!())
    };
}

pub(crate) fn window_sql(which: Which) -> &'static str {
    match which {
        Which::Mine => window!(mine),
        Which::Unassigned => window!(unassigned),
    }
}

pub(crate) fn total_sql(which: Which) -> &'static str {
    match which {
        Which::Mine => total!(mine),
        Which::Unassigned => total!(unassigned),
    }
}

const ONE: &str = rows!("SELECT id FROM room WHERE id = $2");

/// Rows `offset..offset + limit` as `member` sees them, latest first, those that match `search` (empty: all).
///
/// # Errors
/// When the database refuses.
pub async fn window(
    conn: &mut Conn,
    member: &MemberId,
    which: Which,
    search: &str,
    (offset, limit): (u32, u32),
) -> Result<Vec<RoomRow>> {
    let rows = query(window_sql(which))
        .bind(member.as_str())
        .bind(like_pattern(search))
        .bind(offset)
        .bind(limit)
        .fetch_all(conn)
        .await?;
    rows.iter().map(read).collect()
}

/// How many rooms match in all.
///
/// # Errors
/// When the database refuses.
pub async fn total(conn: &mut Conn, member: &MemberId, which: Which, search: &str) -> Result<u32> {
    let query = query(total_sql(which)).bind(member.as_str()).bind(like_pattern(search));
    Ok(query.fetch_value(conn).await?)
}

/// One room as `member` sees it, whether or not they take part.
///
/// # Errors
/// When the database refuses.
pub async fn one(conn: &mut Conn, member: &MemberId, room: &RoomId) -> Result<Option<RoomRow>> {
    let row = query(ONE).bind(member.as_str()).bind(room.as_str()).fetch_optional(conn).await?;
    row.as_ref().map(read).transpose()
}

fn read(row: &Row) -> Result<RoomRow> {
    let last = row.try_get::<Option<String>>(11)?.is_some();
    Ok(RoomRow {
        id: RoomId(row.try_get(0)?),
        kind: rooms::kind(&row.try_get::<String>(1)?),
        line_name: row.try_get(2)?,
        contact_name: row.try_get(3)?,
        photo: row.try_get::<Option<String>>(4)?.map(MediaHash),
        at: UtcMs(row.try_get(5)?),
        unread: row.try_get(6)?,
        muted: row.try_get(7)?,
        has_draft: row.try_get(8)?,
        friend_state: row.try_get(9)?,
        refused: row.try_get(10)?,
        last: if last { Some(last_line(row)?) } else { None },
    })
}

fn last_line(row: &Row) -> Result<LastLine> {
    Ok(LastLine {
        said: said(row, 11)?,
        delivery: row.try_get(16)?,
        member_name: row.try_get(17)?,
        line_user_name: row.try_get(18)?,
    })
}

#[cfg(test)]
#[path = "room_lists_tests.rs"]
mod tests;
