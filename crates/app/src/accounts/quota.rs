//! What an account may spend in a month (LINE reference A.2.5).

use domain::UtcMs;
use domain::delivery::HoldReason;
use store::line_accounts::LineAccount;
use store::quotas;
use time::macros::offset;
use time::{Date, Month, OffsetDateTime, UtcOffset};

use super::views::{Quota, QuotaLevel};

/// LINE counts its months in Japan's time.
const JAPAN: UtcOffset = offset!(+9);
const MONTH_MS: i64 = 31 * 24 * 60 * 60 * 1000;
/// While nothing is sent LINE is asked so often, in ms: an hour. Others may send over the same account.
pub(crate) const ASK_EVERY_MS: i64 = 60 * 60 * 1000;

/// What is used of this month. What LINE told last month says nothing about this one.
pub(crate) fn used(quota: &quotas::Quota, now: UtcMs) -> u32 {
    let of_last_month = quota.asked_at.is_some_and(|at| next_month(at) <= now);
    if of_last_month { 0 } else { quota.used }
}

/// An account's quota, as screens show it.
pub(crate) fn quota(account: &LineAccount, now: UtcMs) -> Quota {
    let quota = &account.quota;
    let hold = quota.hold.filter(|hold| hold.until > now);
    Quota {
        limit: quota.limit,
        used: used(quota, now),
        asked_at: quota.asked_at,
        stop_line: quota.stop_line,
        level: level(
            &quotas::Quota { used: used(quota, now), ..quota.clone() },
            hold.map(|hold| hold.reason),
        ),
        held_until: hold.map(|hold| hold.until),
    }
}

/// How near the nearer of both ends is.
fn level(quota: &quotas::Quota, hold: Option<HoldReason>) -> QuotaLevel {
    let used = u64::from(quota.used);
    let reaches =
        |percent: u64, end: Option<u32>| end.is_some_and(|end| used * 100 >= u64::from(end) * percent);
    match hold {
        Some(HoldReason::StopLine) => QuotaLevel::Stopped,
        Some(HoldReason::MonthlyLimit) => QuotaLevel::UsedUp,
        None if quota.asked_at.is_none() => QuotaLevel::Unknown,
        None if reaches(100, quota.stop_line) => QuotaLevel::Stopped,
        None if reaches(100, quota.limit) => QuotaLevel::UsedUp,
        None if reaches(95, quota.limit) || reaches(95, quota.stop_line) => QuotaLevel::VeryLow,
        None if reaches(80, quota.limit) || reaches(80, quota.stop_line) => QuotaLevel::Low,
        None => QuotaLevel::Enough,
    }
}

/// When LINE's next month begins: midnight in Japan.
pub(crate) fn next_month(now: UtcMs) -> UtcMs {
    let in_japan =
        OffsetDateTime::from_unix_timestamp(now.0.div_euclid(1000)).map(|at| at.to_offset(JAPAN).date());
    let first = in_japan.and_then(|today| {
        let year = today.year() + i32::from(today.month() == Month::December);
        Date::from_calendar_date(year, today.month().next(), 1)
    });
    // Only a clock that is wrong by millennia has no next month: then a month later.
    first.map_or(now.plus(MONTH_MS), |first| {
        UtcMs(first.midnight().assume_offset(JAPAN).unix_timestamp() * 1000)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quota_month_turns_at_midnight_in_japan() {
        // 2026-11-24 12:00 UTC → 2026-12-01 00:00 in Japan.
        assert_eq!(next_month(UtcMs(1_795_521_600_000)), UtcMs(1_796_050_800_000));
        // 2026-11-30 14:59:59 UTC is still November there; a second later it is December.
        assert_eq!(next_month(UtcMs(1_796_050_799_000)), UtcMs(1_796_050_800_000));
        assert_eq!(next_month(UtcMs(1_796_050_800_000)), UtcMs(1_798_729_200_000), "then January 2027");
        // 2028-02-15 → 1 March, after a 29 February.
        assert_eq!(next_month(UtcMs(1_834_185_600_000)), UtcMs(1_835_449_200_000));
    }

    #[test]
    fn the_quota_level_follows_the_lower_one_of_plan_and_stop_line() {
        let quota = |used, limit, stop_line| quotas::Quota {
            asked_at: Some(UtcMs(1)),
            limit,
            used,
            stop_line,
            ..quotas::Quota::default()
        };
        assert_eq!(level(&quota(79, Some(100), None), None), QuotaLevel::Enough);
        assert_eq!(level(&quota(80, Some(100), None), None), QuotaLevel::Low);
        assert_eq!(level(&quota(95, Some(100), None), None), QuotaLevel::VeryLow);
        assert_eq!(level(&quota(100, Some(100), None), None), QuotaLevel::UsedUp);
        assert_eq!(level(&quota(80, Some(1000), Some(80)), None), QuotaLevel::Stopped);
        assert_eq!(level(&quota(999, None, None), None), QuotaLevel::Enough, "without an end");
        assert_eq!(level(&quotas::Quota::default(), None), QuotaLevel::Unknown);
        assert_eq!(level(&quota(10, Some(100), None), Some(HoldReason::MonthlyLimit)), QuotaLevel::UsedUp);
    }
}
