//! Everything else LINE tells, now or in years to come: kept as it is, and shown by its name in the room it
//! belongs to (R23).

use domain::UtcMs;
use line::event::{Event, EventKind, Source};

use super::Applied;
use super::batch::Batch;
use crate::Result;

/// The longest name that is shown, in characters: a stranger may have made it up.
const MOST_CHARACTERS: usize = 60;

pub(super) async fn other(batch: &mut Batch<'_>, event: &Event, kind: &EventKind) -> Result<Applied> {
    let Some(room) = batch.room_of(event).await? else { return Ok(Applied::default()) };
    let user = event.source.as_ref().and_then(Source::user_id).map(domain::LineUserId::from);
    if let Some(user) = &user {
        batch.know(user).await?;
    }
    let name: String = name(kind).chars().take(MOST_CHARACTERS).collect();
    batch.happened(&room, "unknown_event", user.as_ref(), ("", &name), UtcMs(event.timestamp)).await?;
    Ok(Applied::default())
}

/// LINE's word for an event that this version gives no meaning to.
fn name(kind: &EventKind) -> &str {
    match kind {
        EventKind::Postback { .. } => "postback",
        EventKind::VideoPlayComplete { .. } => "videoPlayComplete",
        EventKind::Beacon { .. } => "beacon",
        EventKind::AccountLink { .. } => "accountLink",
        EventKind::Membership { .. } => "membership",
        EventKind::Module { .. } => "module",
        EventKind::Activated { .. } => "activated",
        EventKind::Deactivated => "deactivated",
        EventKind::BotSuspended => "botSuspended",
        EventKind::BotResumed => "botResumed",
        EventKind::Delivery { .. } => "delivery",
        EventKind::Unknown { kind } => kind,
        _ => "",
    }
}
