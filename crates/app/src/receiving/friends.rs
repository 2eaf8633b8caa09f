//! LINE users add an account, block it, and come back. The later of LINE's times wins.

use domain::UtcMs;
use domain::message::SystemEvent;
use domain::room::FriendState;
use line::event::Event;
use store::friends::{self, Friend};
use store::{Change, profiles_due, system_messages};

use super::applied::{Applied, person};
use super::batch::Batch;
use crate::Result;
use crate::contacts::contact;

/// A room appears at once, exactly once (R3); a contact in the Trash comes back (R24).
pub(super) async fn follow(batch: &mut Batch<'_>, event: &Event, is_unblocked: bool) -> Result<Applied> {
    let Some(user) = person(event) else { return Ok(Applied::default()) };
    let at = UtcMs(event.timestamp);
    let (account, now) = (batch.account.clone(), batch.now);
    batch.ensure_user(&user).await?;
    let before = friends::get(batch.conn(), &account, &user).await?;
    let (room, new) = batch.direct_room(&user, at).await?;
    let overtaken = before.is_some_and(|friend| friend.state_at >= at);
    if overtaken && !new {
        return Ok(Applied::default());
    }
    let returned =
        is_unblocked || before.is_some_and(|friend| friend.state != FriendState::Stranger && !overtaken);
    let event = if returned { SystemEvent::FriendReturned } else { SystemEvent::FriendAdded };
    batch.add_system_message(&room, event, Some(&user), at).await?;
    batch.friend_added(&room, at);
    match before {
        // They blocked before LINE told that they had added: both are told now.
        Some(friend) if overtaken => {
            batch.add_system_message(&room, SystemEvent::FriendBlocked, Some(&user), friend.state_at).await?;
        }
        _ => {
            let friend = Friend::since(FriendState::Friend, at);
            friends::put(batch.conn(), &account, &user, friend, now).await?;
            // Nobody could be asked about them while they blocked.
            if profiles_due::set_due(batch.conn(), &[&user], now, now).await? {
                batch.tx.changed(Change::Fetch);
            }
            delete_wrote_first(batch, before, &room.id, at).await?;
            contact::restore_on_follow(batch.tx, &user).await?;
        }
    }
    batch.user_acted(&user);
    batch.forget_cached_room(&room);
    Ok(Applied::default())
}

/// Their first message had overtaken this event: they did not write first.
async fn delete_wrote_first(
    batch: &mut Batch<'_>,
    before: Option<Friend>,
    room: &domain::RoomId,
    at: UtcMs,
) -> Result<()> {
    if before.is_none_or(|friend| friend.state != FriendState::Stranger) {
        return Ok(());
    }
    let first = system_messages::first_at(batch.conn(), room, SystemEvent::WroteFirst).await?;
    if first.is_some_and(|first| first >= at) {
        system_messages::delete(batch.conn(), room, SystemEvent::WroteFirst).await?;
    }
    Ok(())
}

/// The room stays; LINE would take messages now and drop them.
pub(super) async fn unfollow(batch: &mut Batch<'_>, event: &Event) -> Result<Applied> {
    let Some(user) = person(event) else { return Ok(Applied::default()) };
    let at = UtcMs(event.timestamp);
    let (account, now) = (batch.account.clone(), batch.now);
    batch.ensure_user(&user).await?;
    let before = friends::get(batch.conn(), &account, &user).await?;
    if before.is_some_and(|friend| friend.state_at >= at) {
        return Ok(Applied::default());
    }
    // Whoever has written since has not blocked any more, and has not added the account again either.
    let wrote_since = before.and_then(|friend| friend.last_wrote_at).max(batch.last_wrote(&user)) > Some(at);
    let state = if wrote_since { FriendState::Stranger } else { FriendState::Blocked };
    friends::put(batch.conn(), &account, &user, Friend::since(state, at), now).await?;
    contact::note_block(batch.tx, &user).await?;
    // Without a room nobody has met them here yet (R2).
    if let Some(room) = batch.room_of(event).await? {
        if before.is_none_or(|friend| friend.state != FriendState::Blocked) {
            batch.add_system_message(&room, SystemEvent::FriendBlocked, Some(&user), at).await?;
        }
        batch.has_not_met(&room.id);
        batch.tx.changed(Change::Room(room.id));
    }
    Ok(Applied::default())
}
