//! What an account may spend in a month (LINE reference A.2.5).

use domain::delivery::HoldReason;
use domain::{LineAccountId, MemberId, UtcMs};
use line::Quota as Plan;
use store::line_accounts::{self, LineAccount};
use store::outbox::{self, Held};
use store::quotas::{self, Figures};
use store::{Change, WriteTx};
use time::macros::offset;
use time::{Date, Month, OffsetDateTime, UtcOffset};

use super::views::{Quota, QuotaLevel};
use crate::authorisation::require_administrator;
use crate::company::views::Admin;
use crate::{App, Error, ErrorCode, Result};

/// LINE counts its months in Japan's time.
const JAPAN: UtcOffset = offset!(+9);
const MONTH_MS: i64 = 31 * 24 * 60 * 60 * 1000;
/// While nothing is sent LINE is asked so often, in ms: an hour. Others may send over the same account.
pub(crate) const ASK_EVERY_MS: i64 = 60 * 60 * 1000;

impl App {
    /// Sets how many messages an account sends in a month at most. What waited for it goes on, or waits.
    ///
    /// # Errors
    /// `NotAdministrator`, `NotFound`.
    pub async fn account_stop_line(
        &self,
        actor: &MemberId,
        id: &LineAccountId,
        stop_line: Option<u32>,
    ) -> Result<Admin> {
        let mut tx = self.store.begin().await?;
        require_administrator(tx.conn(), actor).await?;
        line_accounts::get(tx.conn(), id).await?.ok_or_else(|| Error::new(ErrorCode::NotFound))?;
        quotas::set_stop_line(tx.conn(), id, stop_line).await?;
        self.review_hold(&mut tx, id).await?;
        tx.changed(Change::Admin);
        tx.commit().await?;
        self.admin_get(actor).await
    }

    /// Asks LINE how many messages an account has and has used this month. What waited for more goes on.
    ///
    /// # Errors
    /// What LINE says, `SecretsUnavailable`, the storage codes; it is asked again later in any case.
    pub(crate) async fn quota_refresh(&self, account: &LineAccount) -> Result<()> {
        let answer = self.ask_for_quota(account).await;
        let mut tx = self.store.begin().await?;
        let due = self.now().plus(ASK_EVERY_MS);
        quotas::set_due(tx.conn(), &account.id, due).await?;
        let figures = match answer {
            Ok(figures) => figures,
            Err(error) => {
                tx.commit().await?;
                return Err(error);
            }
        };
        quotas::save_figures(tx.conn(), &account.id, figures, self.now()).await?;
        self.review_hold(&mut tx, &account.id).await?;
        tx.changed(Change::Admin);
        Ok(tx.commit().await?)
    }

    async fn ask_for_quota(&self, account: &LineAccount) -> Result<Figures> {
        let client = self.line.of(&account.id, &account.channel_id).await?;
        let limit = match client.quota().await? {
            Plan::Unlimited => None,
            Plan::Limited(limit) => Some(u32::try_from(limit).unwrap_or(u32::MAX)),
        };
        let used = client.consumption().await?;
        Ok(Figures { limit, used: u32::try_from(used).unwrap_or(u32::MAX) })
    }

    /// Ends a hold that has no reason any more. What waits in one room alone is tried again in any case.
    async fn review_hold(&self, tx: &mut WriteTx, id: &LineAccountId) -> Result<()> {
        let Some(account) = line_accounts::get(tx.conn(), id).await? else { return Ok(()) };
        let quota = &account.quota;
        let left = |end: Option<u32>| end.is_none_or(|end| used(quota, self.now()) < end);
        if let Some(hold) = quota.hold {
            if hold.until > self.now() && !(left(quota.limit) && left(quota.stop_line)) {
                return Ok(());
            }
            quotas::set_hold(tx.conn(), id, None).await?;
        }
        for room in outbox::wake(tx.conn(), Held::OfAccount(id), &outbox::HELD, self.now()).await? {
            tx.changed(Change::Messages(room.clone()));
            tx.changed(Change::Room(room));
        }
        tx.changed(Change::Outbox);
        Ok(())
    }
}

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
