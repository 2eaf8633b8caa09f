//! When a backup is due, and when one that failed is tried again.

use domain::UtcMs;

use crate::backoff::backoff_ms;

const MINUTE_MS: i64 = 60 * 1000;
const HOUR_MS: i64 = 60 * MINUTE_MS;
const DAY_MS: i64 = 24 * HOUR_MS;
/// The hour of the night, where the computer is.
const NIGHT_HOUR_MS: i64 = 3 * HOUR_MS;
/// The farthest that a clock on earth is from UTC, in minutes.
const MOST_OFFSET: i32 = 14 * 60;
/// From the first failure to the next try; doubled with each, two hours at most.
const FIRST_RETRY_MS: i64 = 5 * MINUTE_MS;
const MOST_RETRY_MS: i64 = 2 * HOUR_MS;

/// Failures in a row, and when it is tried again.
#[derive(Debug, Default)]
pub(super) struct Retry {
    failures: u32,
    at: Option<UtcMs>,
}

impl Retry {
    /// Notes a failure.
    pub fn failed(&mut self, now: UtcMs) {
        let pause = backoff_ms(FIRST_RETRY_MS, self.failures, MOST_RETRY_MS);
        self.failures += 1;
        self.at = Some(now.plus(pause));
    }

    /// Whether it is not tried again yet.
    pub fn waits(&self, now: UtcMs) -> bool {
        // A clock that was set back makes times of a far future: they count for nothing.
        self.at.is_some_and(|at| (1..=MOST_RETRY_MS).contains(&at.since(now)))
    }
}

/// The first night after `now`, at a place whose clock is `utc_offset` minutes ahead of UTC.
pub(super) fn first_night(now: UtcMs, utc_offset: i32) -> UtcMs {
    let offset = i64::from(utc_offset.clamp(-MOST_OFFSET, MOST_OFFSET)) * MINUTE_MS;
    let local = now.0 + offset;
    let tonight = local.div_euclid(DAY_MS) * DAY_MS + NIGHT_HOUR_MS;
    let night = if tonight > local { tonight } else { tonight + DAY_MS };
    UtcMs(night - offset)
}

/// The first time after `now` that is whole days after `due`.
pub(super) fn next_due(due: UtcMs, now: UtcMs) -> UtcMs {
    due.plus((now.since(due).div_euclid(DAY_MS) + 1) * DAY_MS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nightly_backup_is_due_at_three_oclock_where_the_computer_is() {
        let tokyo_nine = UtcMs(1_795_392_000_000);
        assert_eq!(first_night(tokyo_nine, 540).since(tokyo_nine), 18 * HOUR_MS, "09:00 to 03:00");
        assert_eq!(first_night(tokyo_nine, 0).since(tokyo_nine), 3 * HOUR_MS, "midnight in London");
        assert_eq!(first_night(tokyo_nine, 0).plus(0), first_night(tokyo_nine.plus(HOUR_MS), 0));
        assert_eq!(
            first_night(first_night(tokyo_nine, 540), 540).since(tokyo_nine),
            42 * HOUR_MS,
            "the next one"
        );
    }

    #[test]
    fn a_night_on_which_the_computer_was_off_moves_no_later_one() {
        let due = UtcMs(10 * DAY_MS);
        assert_eq!(next_due(due, due), due.plus(DAY_MS));
        assert_eq!(next_due(due, due.plus(3 * DAY_MS + HOUR_MS)), due.plus(4 * DAY_MS));
        assert_eq!(next_due(due, due.plus(-HOUR_MS)), due, "one made by day does not take the night's place");
    }

    #[test]
    fn a_failed_backup_is_tried_again_with_a_back_off_of_two_hours_at_most() {
        let mut retry = Retry::default();
        let now = UtcMs(1000 * DAY_MS);
        let mut pauses = Vec::new();
        for _ in 0..7 {
            retry.failed(now);
            pauses.push(retry.at.map(|at| at.since(now) / MINUTE_MS).unwrap_or_default());
        }
        assert_eq!(pauses, [5, 10, 20, 40, 80, 120, 120]);
        assert!(retry.waits(now) && !retry.waits(now.plus(2 * HOUR_MS)));
        assert!(!retry.waits(now.plus(-DAY_MS)), "the clock was set back");
    }
}
