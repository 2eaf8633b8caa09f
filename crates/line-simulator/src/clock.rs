//! The time of the simulated world, passed in so that tests own it.

/// Tells the time. Everything with a life span (reply tokens, retry keys, tokens, quota months) asks here.
pub trait Clock: Send + Sync + 'static {
    /// Milliseconds since 1970-01-01 UTC.
    fn now_ms(&self) -> i64;
}

/// The machine's own clock.
#[derive(Debug, Default, Clone, Copy)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place where the simulator asks the machine")]
    fn now_ms(&self) -> i64 {
        std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .map_or(0, |since| i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    }
}

/// A calendar date and time of day, for the two places where LINE speaks of dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Civil {
    year: i64,
    month: i64,
    day: i64,
    ms_of_day: i64,
}

const DAY_MS: i64 = 86_400_000;

impl Civil {
    /// Days to date after Howard Hinnant's `civil_from_days`, valid for every year LINE will see.
    fn from_ms(ms: i64) -> Self {
        let days = ms.div_euclid(DAY_MS) + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * day_of_year + 2) / 153;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        Self {
            year: year_of_era + era * 400 + i64::from(month <= 2),
            month,
            day: day_of_year - (153 * shifted + 2) / 5 + 1,
            ms_of_day: ms.rem_euclid(DAY_MS),
        }
    }
}

/// `2026-11-23T19:03:05.120Z`, as the webhook test endpoint answers.
pub(crate) fn iso_8601(ms: i64) -> String {
    let civil = Civil::from_ms(ms);
    let seconds = civil.ms_of_day / 1_000;
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z",
        civil.year,
        civil.month,
        civil.day,
        seconds / 3_600,
        seconds / 60 % 60,
        seconds % 60,
        civil.ms_of_day % 1_000
    )
}

/// `2026-11`: the month in which a message counts. LINE's months turn at midnight in Japan (LINE reference A.2.5).
pub(crate) fn quota_month(ms: i64) -> String {
    let civil = Civil::from_ms(ms + 9 * 3_600_000);
    format!("{:04}-{:02}", civil.year, civil.month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_leap_day_and_its_milliseconds_are_written_out() {
        assert_eq!(iso_8601(1_709_209_385_120), "2024-02-29T12:23:05.120Z");
        assert_eq!(iso_8601(0), "1970-01-01T00:00:00.000Z");
    }

    #[test]
    fn the_month_turns_at_midnight_in_japan() {
        assert_eq!(quota_month(1_709_218_799_999), "2024-02", "a millisecond before midnight in Tokyo");
        assert_eq!(quota_month(1_709_218_800_000), "2024-03", "midnight in Tokyo, 15:00 UTC");
    }
}
