//! Quiet hours: the hours of the day in which a member is notified of nothing (R31).

use crate::UtcMs;

/// The minutes of a day.
pub const MINUTES_A_DAY: u32 = 24 * 60;
const MINUTE_MS: i64 = 60 * 1000;

/// The quiet hours of a member, by the clock of the computer. From 22:00 to 07:00 they cross midnight; from 09:00 to 09:00
/// they are the whole day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuietHours {
    /// The first quiet minute, since midnight.
    pub from: u32,
    /// The first minute after them.
    pub to: u32,
}

impl QuietHours {
    /// Whether `now` is within them, on a computer whose clock is `utc_offset` minutes ahead of UTC.
    pub fn contain(self, now: UtcMs, utc_offset: i32) -> bool {
        let minute = minute_of_day(now, utc_offset);
        if self.from < self.to {
            (self.from..self.to).contains(&minute)
        } else {
            minute >= self.from || minute < self.to
        }
    }
}

fn minute_of_day(now: UtcMs, utc_offset: i32) -> u32 {
    let local = now.0.div_euclid(MINUTE_MS).saturating_add(i64::from(utc_offset));
    u32::try_from(local.rem_euclid(i64::from(MINUTES_A_DAY))).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOKYO: i32 = 9 * 60;
    /// Monday, 23 November 2026, 09:00 in Tokyo: midnight UTC.
    const NINE: i64 = 1_795_392_000_000;

    fn at(hour: i64, minute: i64) -> UtcMs {
        UtcMs(NINE + ((hour - 9) * 60 + minute) * MINUTE_MS)
    }

    #[test]
    fn quiet_hours_that_cross_midnight_hold_before_and_after_it() {
        let night = QuietHours { from: 22 * 60, to: 7 * 60 };
        for (time, quiet) in [
            (at(21, 59), false),
            (at(22, 0), true),
            (at(23, 59), true),
            (at(24, 0), true),
            (at(30, 59), true),
            (at(31, 0), false),
            (at(12, 0), false),
        ] {
            assert_eq!(night.contain(time, TOKYO), quiet, "{time:?}");
        }
    }

    #[test]
    fn quiet_hours_within_a_day_end_before_their_last_minute() {
        let lunch = QuietHours { from: 12 * 60, to: 13 * 60 };
        assert!(lunch.contain(at(12, 0), TOKYO) && lunch.contain(at(12, 59), TOKYO));
        assert!(!lunch.contain(at(11, 59), TOKYO) && !lunch.contain(at(13, 0), TOKYO));
    }

    #[test]
    fn quiet_hours_from_a_time_to_the_same_time_are_the_whole_day() {
        let always = QuietHours { from: 540, to: 540 };
        assert!([0, 9, 12, 23].into_iter().all(|hour| always.contain(at(hour, 0), TOKYO)));
    }

    #[test]
    fn quiet_hours_are_by_the_time_zone_of_the_computer() {
        let night = QuietHours { from: 22 * 60, to: 7 * 60 };
        assert!(!night.contain(at(9, 0), TOKYO));
        assert!(night.contain(at(9, 0), 0), "it is midnight in London");
        assert!(!night.contain(at(9, 0), -5 * 60), "19:00 in New York, the day before");
        assert!(night.contain(at(9, 0), -90), "half an hour past ten, west of it");
    }
}
