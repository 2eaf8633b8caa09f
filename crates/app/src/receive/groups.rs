//! Groups on LINE: the account joins and leaves, and so do LINE users.

use domain::{LineUserId, UtcMs};
use line::event::{Event, Source};
use store::rooms::{self, Room};

use super::Applied;
use super::batch::Batch;
use crate::Result;

pub(super) async fn join(batch: &mut Batch<'_>, event: &Event) -> Result<Applied> {
    set_account(batch, event, false).await
}

pub(super) async fn leave(batch: &mut Batch<'_>, event: &Event) -> Result<Applied> {
    set_account(batch, event, true).await
}

async fn set_account(batch: &mut Batch<'_>, event: &Event, left: bool) -> Result<Applied> {
    let at = UtcMs(event.timestamp);
    let Some((room, _)) = group(batch, event).await? else { return Ok(Applied::default()) };
    let what = if left { "account_left" } else { "account_joined" };
    if room.account_state_at < at {
        rooms::set_account_left(batch.conn(), &room.id, left, at).await?;
        batch.happened(&room, what, None, ("", ""), at).await?;
        if !left {
            let now = batch.now;
            rooms::summary_later(batch.conn(), &room.id, Some(now)).await?;
            batch.tx.changed(store::Change::Fetch);
        }
        batch.look_again(&room);
    }
    Ok(Applied::default())
}

pub(super) async fn members_joined(batch: &mut Batch<'_>, event: &Event, who: &[Source]) -> Result<Applied> {
    let at = UtcMs(event.timestamp);
    let Some((room, _)) = group(batch, event).await? else { return Ok(Applied::default()) };
    for user in users(who) {
        if batch.appears(&room.id, &user, at).await? {
            batch.happened(&room, "line_user_joined", Some(&user), ("", ""), at).await?;
        }
    }
    count_again(batch, &room).await
}

pub(super) async fn members_left(batch: &mut Batch<'_>, event: &Event, who: &[Source]) -> Result<Applied> {
    let at = UtcMs(event.timestamp);
    let Some((room, _)) = group(batch, event).await? else { return Ok(Applied::default()) };
    for user in users(who) {
        if batch.disappears(&room.id, &user, at).await? {
            batch.happened(&room, "line_user_left", Some(&user), ("", ""), at).await?;
        }
    }
    count_again(batch, &room).await
}

async fn count_again(batch: &mut Batch<'_>, room: &Room) -> Result<Applied> {
    if room.line_kind == "group" && room.account_left_at.is_none() {
        let now = batch.now;
        rooms::summary_later(batch.conn(), &room.id, Some(now)).await?;
        batch.tx.changed(store::Change::Fetch);
    }
    batch.look_again(room);
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
