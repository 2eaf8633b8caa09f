//! Everything else LINE tells, now or in years to come: kept as it is, and shown by its name in the room it
//! belongs to (R23).

use domain::UtcMs;
use domain::text::one_line;
use line::event::{Event, EventKind, Source};

use super::applied::Applied;
use super::batch::Batch;
use crate::Result;
use crate::rooms::line_events::LineEvent;

/// The longest name that is shown, in characters: a stranger may have made it up.
const MOST_CHARACTERS: usize = 60;
/// The same for what an event carries.
const MOST_CARRIED: usize = 100;

pub(super) async fn other(batch: &mut Batch<'_>, event: &Event) -> Result<Applied> {
    let Some(room) = batch.room_of(event).await? else { return Ok(Applied::default()) };
    let user = event.source.as_ref().and_then(Source::user_id).map(domain::LineUserId::from);
    if let Some(user) = &user {
        batch.ensure_user(user).await?;
    }
    batch.add_unknown_event(&room, user.as_ref(), line_event(&event.kind), UtcMs(event.timestamp)).await?;
    Ok(Applied::default())
}

/// What is kept of an event: LINE's name for it, and what it carries, where the window has words for that.
fn line_event(kind: &EventKind) -> LineEvent {
    let carried = match kind {
        EventKind::Postback { data, .. } => data,
        EventKind::Beacon { action, .. } => action.as_str(),
        EventKind::Membership { action, .. } => action.as_str(),
        EventKind::AccountLink { result, .. } => result.as_str(),
        EventKind::Message(_)
        | EventKind::MessageEdited(_)
        | EventKind::Unsend { .. }
        | EventKind::Follow { .. }
        | EventKind::Unfollow
        | EventKind::Join
        | EventKind::Leave
        | EventKind::MemberJoined { .. }
        | EventKind::MemberLeft { .. }
        | EventKind::VideoPlayComplete { .. }
        | EventKind::Module { .. }
        | EventKind::Activated { .. }
        | EventKind::Deactivated
        | EventKind::BotSuspended
        | EventKind::BotResumed
        | EventKind::Delivery { .. }
        | EventKind::Unknown { .. } => "",
    };
    LineEvent {
        name: one_line(kind.event_type().as_str(), MOST_CHARACTERS),
        carried: one_line(carried, MOST_CARRIED),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(kind: &EventKind) -> (String, String) {
        let LineEvent { name, carried } = line_event(kind);
        (name, carried)
    }

    #[test]
    fn a_postback_event_is_kept_by_its_kind_and_data_in_one_short_line() {
        let pressed = |data: &str| kept(&EventKind::Postback { data: data.into(), params: None });
        assert_eq!(pressed("size=m&\n colour=red"), ("postback".into(), "size=m& colour=red".into()));
        assert_eq!(pressed(""), ("postback".into(), String::new()), "nothing is made up");
        let (name, carried) = pressed(&"x".repeat(300));
        assert!((name + &carried).chars().count() < 120, "a stranger's text has a bound");
    }

    #[test]
    fn an_event_without_text_is_kept_by_its_kind_alone() {
        let left =
            EventKind::Membership { action: line::event::MembershipAction::Left, membership_id: Some(3189) };
        assert_eq!(kept(&left), ("membership".into(), "left".into()));
        assert_eq!(kept(&EventKind::Deactivated), ("deactivated".into(), String::new()));
        let reaction = EventKind::Unknown { kind: "reaction".into() };
        assert_eq!(kept(&reaction), ("reaction".into(), String::new()));
    }
}
