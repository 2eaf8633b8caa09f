//! LINE's tokens for an answer that costs nothing (LINE reference A.2.1).

use domain::UtcMs;
use domain::room::RoomKind;
use store::WriteTx;
use store::rooms::{self, ReplyToken, Room};

use crate::Result;

/// A reply token younger than this is used, in ms (LINE reference A.2.1: it lives a minute).
const TOKEN_FRESH_MS: i64 = 50_000;
/// So long LINE takes a reply token, in ms.
pub(crate) const TOKEN_LIVES_MS: i64 = 60_000;
/// A used reply token is told from an expired one until it is so old, in ms: what is left is for the way to LINE.
const TOKEN_TELLS_MS: i64 = TOKEN_LIVES_MS - 5_000;

/// Until when "invalid reply token" means that the token was used, not that it has expired (LINE reference A.2.1).
pub(crate) fn tells_until(came_at: UtcMs) -> UtcMs {
    came_at.plus(TOKEN_TELLS_MS)
}

/// Whether an answer now costs nothing (LINE reference A.2.1).
pub(crate) fn token_is_fresh(room: &Room, now: UtcMs) -> bool {
    free_until(room, now).is_some()
}

/// Until when an answer costs nothing.
pub(crate) fn free_until(room: &Room, now: UtcMs) -> Option<UtcMs> {
    let token = room.reply_token.as_ref()?;
    let until = token.at.plus(TOKEN_FRESH_MS);
    // One that came in the future is of unknown age: the clock was set back.
    (1..=TOKEN_LIVES_MS).contains(&until.since(now)).then_some(until)
}

/// Takes the room's reply token, if it is fresh: it is spent from now on.
pub(crate) async fn fresh_token(tx: &mut WriteTx, room: &Room, now: UtcMs) -> Result<Option<ReplyToken>> {
    if room.reply_token.is_some() {
        rooms::set_reply_token(tx.conn(), &room.id, None).await?;
    }
    Ok(room.reply_token.clone().filter(|_| token_is_fresh(room, now)))
}

/// People whom a push to a room reaches: each costs one message. None when LINE has not told.
pub(crate) fn people(room: &Room) -> Option<u32> {
    match room.kind {
        RoomKind::Direct => Some(1),
        RoomKind::Group => room.line_count.map(|count| count.max(1)),
    }
}
