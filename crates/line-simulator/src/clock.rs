//! The clock of the simulated platform, passed in so that tests own it.
use time::{OffsetDateTime, UtcOffset};

/// The clock of the simulated platform. Everything with a lifetime (reply tokens, retry keys, tokens, quota months) reads it.
pub trait Clock: Send + Sync + 'static {
    /// The time in milliseconds since 1970-01-01 UTC.
    fn now_ms(&self) -> i64;
}

/// The machine's clock.
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

/// The months of LINE's quota turn at midnight in Japan (LINE reference A.2.5).
const JAPAN: UtcOffset = time::macros::offset!(+9);

/// The date and time of `ms`; that of 1970 for a time that no calendar has.
fn utc(ms: i64) -> OffsetDateTime {
    OffsetDateTime::from_unix_timestamp_nanos(i128::from(ms) * 1_000_000)
        .unwrap_or(OffsetDateTime::UNIX_EPOCH)
}

/// `2026-11-23T19:03:05.120Z`: ISO 8601, as the webhook test endpoint answers.
pub(crate) fn iso_8601(ms: i64) -> String {
    let at = utc(ms);
    let (hour, minute, second, millisecond) = at.time().as_hms_milli();
    format!("{}T{hour:02}:{minute:02}:{second:02}.{millisecond:03}Z", at.date())
}

/// `2026-11`: the month in which a message counts toward the quota.
pub(crate) fn quota_month(ms: i64) -> String {
    let at = utc(ms).checked_to_offset(JAPAN).unwrap_or(OffsetDateTime::UNIX_EPOCH);
    format!("{:04}-{:02}", at.year(), u8::from(at.month()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn iso_8601_has_leap_days_and_milliseconds() {
        assert_eq!(iso_8601(1_709_209_385_120), "2024-02-29T12:23:05.120Z");
        assert_eq!(iso_8601(0), "1970-01-01T00:00:00.000Z");
    }

    #[test]
    fn the_quota_month_turns_at_midnight_in_japan() {
        assert_eq!(quota_month(1_709_218_799_999), "2024-02", "a millisecond before midnight in Tokyo");
        assert_eq!(quota_month(1_709_218_800_000), "2024-03", "midnight in Tokyo, 15:00 UTC");
    }
}
