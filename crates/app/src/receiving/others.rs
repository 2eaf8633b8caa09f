//! Everything else LINE tells, now or in years to come: kept as it is, and shown by its name in the room it
//! belongs to (R23).

use domain::UtcMs;
use domain::text::one_line;
use line::event::{Event, EventKind, Source};

use super::applied::Applied;
use super::batch::Batch;
use crate::Result;

/// The longest name that is shown, in characters: a stranger may have made it up.
const MOST_CHARACTERS: usize = 60;
/// The same for what an event carries.
const MOST_CARRIED: usize = 100;

pub(super) async fn other(batch: &mut Batch<'_>, event: &Event, kind: &EventKind) -> Result<Applied> {
    let Some(room) = batch.room_of(event).await? else { return Ok(Applied::default()) };
    let user = event.source.as_ref().and_then(Source::user_id).map(domain::LineUserId::from);
    if let Some(user) = &user {
        batch.ensure_user(user).await?;
    }
    batch
        .add_system_message(
            &room,
            "unknown_event",
            user.as_ref(),
            ("", &describe(kind)),
            UtcMs(event.timestamp),
        )
        .await?;
    Ok(Applied::default())
}

/// Describes an event: LINE's word for it, and after a blank what it carries, where the window has words for that.
fn describe(kind: &EventKind) -> String {
    let carried = match kind {
        EventKind::Postback { data, .. } => data,
        EventKind::Beacon { action, .. } => action.as_str(),
        EventKind::Membership { action, .. } => action.as_str(),
        EventKind::AccountLink { result, .. } => result.as_str(),
        _ => "",
    };
    let described = [one_line(name(kind), MOST_CHARACTERS), one_line(carried, MOST_CARRIED)];
    described.join(" ").trim_end().to_owned()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_postback_event_is_described_by_its_kind_and_data_in_one_short_line() {
        let pressed = |data: &str| describe(&EventKind::Postback { data: data.into(), params: None });
        assert_eq!(pressed("size=m&\n colour=red"), "postback size=m& colour=red");
        assert_eq!(pressed(""), "postback", "nothing is made up");
        assert!(pressed(&"x".repeat(300)).chars().count() < 120, "a stranger's text has a bound");
    }

    #[test]
    fn an_event_without_text_is_described_by_its_kind_alone() {
        let left =
            EventKind::Membership { action: line::event::MembershipAction::Left, membership_id: Some(3189) };
        assert_eq!(describe(&left), "membership left");
        assert_eq!(describe(&EventKind::Deactivated), "deactivated");
        assert_eq!(describe(&EventKind::Unknown { kind: "reaction".into() }), "reaction");
    }
}
