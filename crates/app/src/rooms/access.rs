//! Who sees a room, who takes part in it, and who may write in it now (R20).

use domain::room::{FriendState, WriteAccess};
use domain::workspace::LineRefusal;
use domain::{MemberId, RoomId, UtcMs};
use store::Conn;
use store::room_access::RoomAccess;
use store::rooms::Room;
use store::{friends, line_accounts, profiles_due};

use super::views::{Reach, ReachKind};
use crate::authorisation::{self, working};
use crate::{Error, ErrorCode, Result};

/// So long after they last wrote, messages still reach somebody who has not added the account, in ms (LINE
/// reference A.2.1).
const STRANGER_MS: i64 = 7 * 24 * 60 * 60 * 1000;

/// Returns a member's access to a room: they take part, or nobody does and it is on their account; an administrator's also
/// to one that nobody who can come looks after (R27).
///
/// # Errors
/// `NotFound`.
pub(crate) async fn room_access(conn: &mut Conn, actor: &MemberId, id: &RoomId) -> Result<RoomAccess> {
    let member = working(conn, actor).await?;
    let mut access = store::room_access::get(conn, actor, id).await?;
    if access.is_none() && member.entry.administrator {
        let cannot_come = authorisation::cannot_come(conn).await?;
        access = store::room_access::unattended(conn, &cannot_come, id).await?;
    }
    access.ok_or_else(|| Error::new(ErrorCode::NotFound))
}

/// Returns the access of a member who takes part in the room.
///
/// # Errors
/// `NotFound`.
pub(crate) async fn taking_part(conn: &mut Conn, actor: &MemberId, id: &RoomId) -> Result<RoomAccess> {
    let access = room_access(conn, actor, id).await?;
    if access.takes_part() { Ok(access) } else { Err(Error::new(ErrorCode::NotFound)) }
}

/// Returns a member's write access to a room now: open, or why not.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn write_access(
    conn: &mut Conn,
    actor: &MemberId,
    access: &RoomAccess,
    now: UtcMs,
) -> Result<WriteAccess> {
    let room = &access.room;
    let refusal = authorisation::refusal_of(conn, actor).await?;
    let account = line_accounts::get(conn, &room.line_account_id).await?;
    let reach = reach(conn, room, now).await?.map(|reach| reach.kind);
    Ok(match refusal {
        Some(LineRefusal::ConnectionOff) => WriteAccess::ConnectionOff,
        _ if account.is_none_or(|account| account.disconnected) => WriteAccess::AccountDisconnected,
        Some(LineRefusal::NotGranted | LineRefusal::NoAccount) => WriteAccess::NotGranted,
        Some(LineRefusal::CompanyName | LineRefusal::MemberName) => WriteAccess::NameNotConnectable,
        None if access.unattended => WriteAccess::Unattended,
        None if access.member_ids.is_empty() => WriteAccess::NotTaken,
        None if !access.takes_part() => WriteAccess::NotTakingPart,
        None if room.account_left_at.is_some() => WriteAccess::LeftGroup,
        None if reach == Some(ReachKind::Blocked) => WriteAccess::Blocked,
        None => WriteAccess::Open,
    })
}

/// How far messages go in a direct room (LINE reference A.2.1).
pub(crate) async fn reach(conn: &mut Conn, room: &Room, now: UtcMs) -> Result<Option<Reach>> {
    let Some(user) = &room.line_user_id else { return Ok(None) };
    let Some(friend) = friends::get(conn, &room.line_account_id, user).await? else { return Ok(None) };
    let until = friend.last_wrote_at.map(|at| at.plus(STRANGER_MS));
    let kind = match friend.state {
        FriendState::Blocked => ReachKind::Blocked,
        FriendState::Stranger if until.is_some_and(|until| until <= now) => ReachKind::StrangerTooLate,
        _ if profiles_due::is_unknown_to_line(conn, user).await? => ReachKind::Unknown,
        FriendState::Stranger => ReachKind::Stranger,
        FriendState::Friend => ReachKind::Friend,
    };
    Ok(Some(Reach { kind, until: until.filter(|_| friend.state == FriendState::Stranger) }))
}
