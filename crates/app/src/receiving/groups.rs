//! Groups on LINE: the account joins and leaves, and so do LINE users.

use domain::message::SystemEvent;
use domain::{LineUserId, UtcMs};
use line::event::{Event, Source};
use store::rooms::{self, Room};
use store::{NextAttempt, room_summaries};

use super::applied::Applied;
use super::batch::Batch;
use crate::Result;

pub(super) async fn join(batch: &mut Batch<'_>, event: &Event) -> Result<Applied> {
    account_changed(batch, event, false).await
}

pub(super) async fn leave(batch: &mut Batch<'_>, event: &Event) -> Result<Applied> {
    account_changed(batch, event, true).await
}

async fn account_changed(batch: &mut Batch<'_>, event: &Event, left: bool) -> Result<Applied> {
    let at = UtcMs(event.timestamp);
    let Some((room, _)) = group(batch, event).await? else { return Ok(Applied::default()) };
    if room.account_state_at < at {
        set_account_left(batch, &room, left, at).await?;
    }
    Ok(Applied::default())
}

/// LINE tells what people do in a group only to an account that is in it: whatever is later than the account's leaving
/// says that it has come back, also when the join itself never came.
pub(super) async fn ensure_account_joined(batch: &mut Batch<'_>, room: &Room, at: UtcMs) -> Result<()> {
    if room.account_left_at.is_some_and(|left| left < at) {
        set_account_left(batch, room, false, at).await?;
    }
    Ok(())
}

async fn set_account_left(batch: &mut Batch<'_>, room: &Room, left: bool, at: UtcMs) -> Result<()> {
    let event = if left { SystemEvent::AccountLeft } else { SystemEvent::AccountJoined };
    rooms::set_account_left(batch.conn(), &room.id, left, at).await?;
    batch.add_system_message(room, event, None, at).await?;
    if !left {
        make_summary_due(batch, room).await?;
    }
    batch.forget_cached_room(room);
    Ok(())
}

/// A group's name, picture and count are due.
async fn make_summary_due(batch: &mut Batch<'_>, room: &Room) -> Result<()> {
    let now = batch.now;
    room_summaries::set_due(batch.conn(), &room.id, NextAttempt { due_at: Some(now), attempts: 0 }).await?;
    batch.tx.changed(store::Change::Fetch);
    Ok(())
}

pub(super) async fn members_joined(batch: &mut Batch<'_>, event: &Event, who: &[Source]) -> Result<Applied> {
    let at = UtcMs(event.timestamp);
    let Some((room, _)) = group(batch, event).await? else { return Ok(Applied::default()) };
    ensure_account_joined(batch, &room, at).await?;
    for user in users(who) {
        if batch.user_joined(&room.id, &user, at).await? {
            batch.add_system_message(&room, SystemEvent::LineUserJoined, Some(&user), at).await?;
        }
    }
    make_count_due(batch, &room).await
}

pub(super) async fn members_left(batch: &mut Batch<'_>, event: &Event, who: &[Source]) -> Result<Applied> {
    let at = UtcMs(event.timestamp);
    let Some((room, _)) = group(batch, event).await? else { return Ok(Applied::default()) };
    ensure_account_joined(batch, &room, at).await?;
    for user in users(who) {
        if batch.user_left(&room.id, &user, at).await? {
            batch.add_system_message(&room, SystemEvent::LineUserLeft, Some(&user), at).await?;
        }
    }
    make_count_due(batch, &room).await
}

async fn make_count_due(batch: &mut Batch<'_>, room: &Room) -> Result<Applied> {
    if room.account_left_at.is_none() {
        make_summary_due(batch, room).await?;
    }
    batch.forget_cached_room(room);
    Ok(Applied::default())
}

async fn group(batch: &mut Batch<'_>, event: &Event) -> Result<Option<(Room, bool)>> {
    match &event.source {
        Some(source) => batch.group_room(source, UtcMs(event.timestamp)).await,
        None => Ok(None),
    }
}

fn users(who: &[Source]) -> impl Iterator<Item = LineUserId> + '_ {
    who.iter().filter_map(Source::user_id).map(LineUserId::from)
}
