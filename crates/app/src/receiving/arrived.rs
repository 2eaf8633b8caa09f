//! Arrived events: parsed, and with a time that can be.

use domain::UtcMs;
use line::event::Event;
use store::webhook_events::WebhookEvent;

use super::line_time::LineTime;
use crate::rooms::system_messages::MOST_AHEAD_MS;

/// How long an event may have been on its way, in ms: thirty days. LINE does not publish how long it delivers again (LINE
/// reference A.1.4); nobody has seen more than hours, and what is dated months ago stands where nobody looks.
const MOST_LATE_MS: i64 = 30 * 24 * 60 * 60 * 1000;

/// A stored event, ready to be applied.
pub(super) struct ArrivedEvent {
    pub(super) stored: WebhookEvent,
    /// Its `timestamp` is one that can be.
    pub(super) event: Event,
    /// LINE told none, or one that cannot be: it is that of the arrival, by LINE's clock as far as it is known.
    pub(super) time_estimated: bool,
}

impl ArrivedEvent {
    pub(super) fn parse(stored: WebhookEvent, line_time: &LineTime) -> Self {
        let mut event = Event::parse(&stored.raw);
        let time_estimated = !can_be(UtcMs(event.timestamp), stored.received_at);
        if time_estimated {
            event.timestamp = line_time.at(stored.received_at).0;
        }
        Self { stored, event, time_estimated }
    }
}

/// Whether an event that arrived at `received_at` can have happened at `at`. One without a time has 0, and one in seconds
/// is of January 1970. One further ahead than a room follows would stand below everything that is written there.
fn can_be(at: UtcMs, received_at: UtcMs) -> bool {
    (-MOST_LATE_MS..=MOST_AHEAD_MS).contains(&at.since(received_at))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: UtcMs = UtcMs(1_795_392_000_000);

    fn arrived(timestamp: &str) -> ArrivedEvent {
        let raw = format!(r#"{{"type":"follow","webhookEventId":"1","timestamp":{timestamp}}}"#);
        let stored = WebhookEvent { seq: 1, line_account_id: "a".into(), raw, received_at: NOW };
        ArrivedEvent::parse(stored, &LineTime::default())
    }

    #[test]
    fn an_event_time_that_cannot_be_is_that_of_the_arrival_and_marked_as_estimated() {
        let (day, month) = (24 * 60 * 60 * 1000, 30 * 24 * 60 * 60 * 1000);
        let cannot_be = ["null", "\"soon\"", "0", "-1", "1795392000", "9223372036854775807", "1e300", "{}"];
        for timestamp in cannot_be.into_iter().map(str::to_owned).chain([
            (NOW.0 - month - 1).to_string(),
            (NOW.0 + day + 1).to_string(),
            i64::MIN.to_string(),
        ]) {
            let arrived = arrived(&timestamp);
            assert!(arrived.time_estimated, "{timestamp}");
            assert_eq!(arrived.event.timestamp, NOW.0, "{timestamp}");
        }
        for can_be in [NOW.0, NOW.0 - month, NOW.0 + day] {
            let arrived = arrived(&can_be.to_string());
            assert!(!arrived.time_estimated, "{can_be}");
            assert_eq!(arrived.event.timestamp, can_be);
        }
    }
}
