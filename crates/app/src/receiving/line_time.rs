//! How far LINE's clock is from this computer's: what members write stands among LINE's messages by LINE's time, also
//! when the computer's clock is wrong.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use domain::UtcMs;
use line::event::Event;

/// Less than this is the way from LINE to here, in ms: a minute.
const ON_THE_WAY_MS: i64 = 60_000;
/// More than this is no clock that is wrong, in ms: a day.
const MOST_WRONG_MS: i64 = 24 * 60 * 60 * 1000;

/// What LINE's latest events told about its time.
#[derive(Debug, Clone, Default)]
pub(crate) struct LineTime(Arc<AtomicI64>);

impl LineTime {
    /// An event came. LINE delivers at once, so its time and that of its arrival differ by the clocks; one that is
    /// delivered again tells nothing. One that came late shifts our time until the next comes: rather that than some
    /// answers above their questions after a clock was set, and within a room the order holds in any case.
    pub(crate) fn observe(&self, event: &Event, received_at: UtcMs) {
        let ahead = UtcMs(event.timestamp).since(received_at);
        if event.is_redelivery || ahead.abs() > MOST_WRONG_MS {
            return;
        }
        let ahead = if ahead.abs() < ON_THE_WAY_MS { 0 } else { ahead };
        self.0.store(ahead, Ordering::Relaxed);
    }

    /// What LINE's clock shows when this computer's shows `now`.
    pub(crate) fn at(&self, now: UtcMs) -> UtcMs {
        now.plus(self.0.load(Ordering::Relaxed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(timestamp: i64, again: bool) -> Event {
        let raw = format!(
            r#"{{"type":"follow","mode":"active","webhookEventId":"1","timestamp":{timestamp},"deliveryContext":{{"isRedelivery":{again}}}}}"#
        );
        Event::parse(&raw)
    }

    #[test]
    fn clock_skew_is_told_from_a_slow_network_and_from_a_redelivery() {
        let (line, now) = (LineTime::default(), UtcMs(1_000_000_000));
        line.observe(&event(now.0 - 5_000, false), now);
        assert_eq!(line.at(now), now, "five seconds on the way");
        line.observe(&event(now.0 - 3_600_000, true), now);
        assert_eq!(line.at(now), now, "delivered again after an hour");
        line.observe(&event(0, false), now);
        assert_eq!(line.at(now), now, "an event without a time");
        line.observe(&event(now.0 - 3_600_000, false), now);
        assert_eq!(line.at(now), now.plus(-3_600_000), "the computer is an hour fast");
        line.observe(&event(now.0, false), now);
        assert_eq!(line.at(now), now, "it was set right");
    }
}
