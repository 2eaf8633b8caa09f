//! Room lists: windows on the rooms that a member reads; first which rows, by indexes, then what they show.

use std::borrow::Cow;

use domain::delivery::Delivery;
use domain::room::{FriendState, RoomKind};
use domain::{MediaHash, MemberId, RoomId, UtcMs};

use crate::contact_access::may_see;
use crate::message_content::{MessageContent, content_columns, select_content};
use crate::room_access::{takes_part, unassigned};
use crate::search::like_pattern;
use crate::sql::composed_query;
use crate::unattended_rooms::{from_unattended, parameters};
use crate::{Conn, Result, Row, query};

/// Which rooms a list has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoomScope<'a> {
    /// Those the member takes part in.
    Mine,
    /// Those nobody has taken yet, on the member's account.
    Unassigned,
    /// Those that no member who can come looks after (R27); with those who cannot.
    Unattended(&'a [MemberId]),
}

/// A room of a list.
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
    /// The beginning of what is typed and not sent; may be empty.
    pub draft: String,
    /// How the LINE user stands to the account; none for groups.
    pub friend_state: Option<FriendState>,
    /// Messages that LINE refused.
    pub refused: u32,
    /// The last message.
    pub last: Option<LastMessage>,
}

/// The last message of a room.
#[derive(Debug, Clone, PartialEq)]
pub struct LastMessage {
    /// What it says.
    pub content: MessageContent,
    /// Where it stands, if written here.
    pub delivery: Option<Delivery>,
    /// The member who wrote it.
    pub member_id: Option<MemberId>,
    /// Their name.
    pub member_name: Option<String>,
    /// The LINE user who wrote it, or whom it is about.
    pub line_user_name: Option<String>,
}

/// The contact of a room's LINE user, if member `$1` may see it.
macro_rules! visible {
    () => {
        concat!("c.deleted_at IS NULL AND ", may_see!("c", "$1"))
    };
}

macro_rules! rooms_of {
    (mine) => {
        concat!("FROM room_member p JOIN room r ON r.id = p.room_id WHERE ", takes_part!(), " ")
    };
    (unassigned) => {
        concat!("FROM room r WHERE ", unassigned!(), " ")
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
            "SELECT r.id AS id, r.kind AS kind, \
             CASE r.kind WHEN 'direct' THEN coalesce(u.display_name, '') ELSE r.title END AS line_name, \
             c.name AS contact_name, coalesce(u.photo_hash, r.photo_hash) AS photo, r.last_activity_at AS at, \
             coalesce(p.unread, 0) AS unread, coalesce(p.muted, 0) AS muted, substr(coalesce(p.draft, ''), 1, 200) AS draft, \
             CASE r.kind WHEN 'direct' THEN coalesce(f.state, 'stranger') END AS friend_state, \
             (SELECT count(*) FROM message x WHERE x.room_id = r.id AND x.delivery = 'refused') AS refused, ",
            select_content!("m", "last_"), ", m.delivery AS last_delivery, m.member_id AS last_member_id, w.name AS last_member_name, \
             mu.display_name AS last_line_user_name \
             FROM (", $ids, ") ids JOIN room r ON r.id = ids.id \
             LEFT JOIN room_member p ON p.room_id = r.id AND ", takes_part!(), " \
             LEFT JOIN line_user u ON u.id = r.line_user_id \
             LEFT JOIN friend f ON f.line_account_id = r.line_account_id AND f.line_user_id = r.line_user_id \
             LEFT JOIN contact c ON c.line_user_id = r.line_user_id AND ", visible!(), " \
             LEFT JOIN message m ON m.id = r.last_message_id LEFT JOIN member w ON w.id = m.member_id \
             LEFT JOIN line_user mu ON mu.id = m.line_user_id ORDER BY r.last_activity_at DESC, r.id"
        )
    };
}

macro_rules! latest_first {
    () => {
        "ORDER BY r.last_activity_at DESC, r.id LIMIT $4 OFFSET $3"
    };
}

macro_rules! window {
    ($which:ident) => {
        rows!(concat!("SELECT r.id AS id ", rooms_of!($which), found!(), latest_first!()))
    };
}

macro_rules! total {
    ($which:ident) => {
        concat!("SELECT count(*) ", rooms_of!($which), found!())
    };
}

pub(crate) fn window_sql(scope: RoomScope<'_>) -> Cow<'static, str> {
    match scope {
        RoomScope::Mine => window!(mine).into(),
        RoomScope::Unassigned => window!(unassigned).into(),
        RoomScope::Unattended(cannot_come) => {
            let from = from_unattended(ABSENT_OF_WINDOW, cannot_come);
            let ids = format!("SELECT r.id AS id {from}{}{}", found!(), latest_first!());
            rows!("{ids}").replace("{ids}", &ids).into()
        }
    }
}

pub(crate) fn total_sql(scope: RoomScope<'_>) -> Cow<'static, str> {
    match scope {
        RoomScope::Mine => total!(mine).into(),
        RoomScope::Unassigned => total!(unassigned).into(),
        RoomScope::Unattended(cannot_come) => {
            format!("SELECT count(*) {}{}", from_unattended(ABSENT_OF_TOTAL, cannot_come), found!()).into()
        }
    }
}

/// The members who cannot come are the parameters after those of every list: member, search, offset, limit.
const ABSENT_OF_WINDOW: usize = 5;
/// A total has no offset and no limit.
const ABSENT_OF_TOTAL: usize = 3;

fn absent(scope: RoomScope<'_>) -> impl Iterator<Item = &str> {
    let cannot_come = match scope {
        RoomScope::Mine | RoomScope::Unassigned => None,
        RoomScope::Unattended(cannot_come) => Some(cannot_come),
    };
    cannot_come.into_iter().flat_map(parameters)
}

const ONE: &str = rows!("SELECT id FROM room WHERE id = $2");

/// Rows `offset..offset + limit` of a list of rooms as `member` sees it, latest first, those that match `search` (empty:
/// all).
///
/// # Errors
/// When the database refuses.
pub async fn window(
    conn: &mut Conn,
    member: &MemberId,
    scope: RoomScope<'_>,
    search: &str,
    (offset, limit): (u32, u32),
) -> Result<Vec<RoomRow>> {
    let rows = composed_query(window_sql(scope).into_owned())
        .bind(member)
        .bind(like_pattern(search))
        .bind(offset)
        .bind(limit)
        .bind_all(absent(scope))
        .fetch_all(conn)
        .await?;
    rows.iter().map(read).collect()
}

/// How many rooms of a list match `search` in all.
///
/// # Errors
/// When the database refuses.
pub async fn total(conn: &mut Conn, member: &MemberId, scope: RoomScope<'_>, search: &str) -> Result<u32> {
    let query = composed_query(total_sql(scope).into_owned()).bind(member).bind(like_pattern(search));
    query.bind_all(absent(scope)).fetch_value(conn).await
}

/// One room as `member` sees it, whether or not they take part.
///
/// # Errors
/// When the database refuses.
pub async fn one(conn: &mut Conn, member: &MemberId, room: &RoomId) -> Result<Option<RoomRow>> {
    let row = query(ONE).bind(member).bind(room).fetch_optional(conn).await?;
    row.as_ref().map(read).transpose()
}

fn read(row: &Row) -> Result<RoomRow> {
    Ok(RoomRow {
        id: row.get("id")?,
        kind: row.get("kind")?,
        line_name: row.get("line_name")?,
        contact_name: row.get("contact_name")?,
        photo: row.get("photo")?,
        at: row.get("at")?,
        unread: row.get("unread")?,
        muted: row.get("muted")?,
        draft: row.get("draft")?,
        friend_state: row.get("friend_state")?,
        refused: row.get("refused")?,
        last: read_last(row)?,
    })
}

fn read_last(row: &Row) -> Result<Option<LastMessage>> {
    let content = MessageContent::read_optional(row, &content_columns!("last_"))?;
    let Some(content) = content else { return Ok(None) };
    Ok(Some(LastMessage {
        content,
        delivery: row.get("last_delivery")?,
        member_id: row.get("last_member_id")?,
        member_name: row.get("last_member_name")?,
        line_user_name: row.get("last_line_user_name")?,
    }))
}

#[cfg(test)]
#[path = "room_lists_tests.rs"]
mod tests;
