//! Room access: which rooms a member reads, in one definition. Lists, conversations, counts and whatever acts on a room ask
//! here.

use domain::{MemberId, RoomId};

use crate::room_members::{self, RoomMember};
use crate::rooms::{self, Room, select_room};
use crate::{Conn, Result, query, unattended_rooms};

/// Member `$1` takes part: over `room_member p`.
macro_rules! takes_part {
    () => {
        "p.member_id = $1 AND p.left_at IS NULL"
    };
}
pub(crate) use takes_part;

/// Nobody takes part, and the room is on the account of member `$1`: over `room r`.
macro_rules! unassigned {
    () => {
        "r.line_account_id = (SELECT line_account_id FROM member WHERE id = $1) \
         AND NOT EXISTS (SELECT 1 FROM room_member n WHERE n.room_id = r.id AND n.left_at IS NULL)"
    };
}
pub(crate) use unassigned;

/// A room that a member reads, and how they stand to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoomAccess {
    /// The room.
    pub room: Room,
    /// The members who take part, who joined first comes first; none: the room is unassigned.
    pub member_ids: Vec<MemberId>,
    /// The member's own side, if they take part.
    pub own: Option<RoomMember>,
    /// The member reads it as an administrator: nobody who can come looks after it (R27).
    pub unattended: bool,
}

impl RoomAccess {
    /// Whether the member takes part; otherwise the room is unassigned, and on their account.
    pub fn takes_part(&self) -> bool {
        self.own.is_some()
    }
}

pub(crate) const READABLE: &str = select_room!(concat!(
    "LEFT JOIN room_member p ON p.room_id = r.id AND ",
    takes_part!(),
    " WHERE r.id = $2 AND (p.room_id IS NOT NULL OR (",
    unassigned!(),
    "))"
));

/// A room, if `member` reads it: they take part, or nobody does and it is on their account (R20).
///
/// # Errors
/// When the database refuses.
pub async fn get(conn: &mut Conn, member: &MemberId, room: &RoomId) -> Result<Option<RoomAccess>> {
    let Some(row) = query(READABLE).bind(member).bind(room).fetch_optional(conn).await? else {
        return Ok(None);
    };
    let (room, own) = (rooms::read(&row)?, room_members::get(conn, room, member).await?);
    Ok(Some(RoomAccess {
        member_ids: room_members::member_ids(conn, &room.id).await?,
        room,
        own: own.filter(|own| !own.left),
        unattended: false,
    }))
}

/// A room for an administrator, if nobody who can come looks after it (R27); with those who cannot.
///
/// # Errors
/// When the database refuses.
pub async fn unattended(
    conn: &mut Conn,
    cannot_come: &[MemberId],
    room: &RoomId,
) -> Result<Option<RoomAccess>> {
    if !unattended_rooms::contains(conn, cannot_come, room).await? {
        return Ok(None);
    }
    let Some(room) = rooms::get(conn, room).await? else { return Ok(None) };
    let member_ids = room_members::member_ids(conn, &room.id).await?;
    Ok(Some(RoomAccess { room, member_ids, own: None, unattended: true }))
}
