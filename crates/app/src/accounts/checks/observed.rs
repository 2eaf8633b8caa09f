//! What Engawa has observed itself of an account: groups, its messages of this month, the last sign from LINE.

use domain::UtcMs;
use domain::account::{CheckCode, CheckName, CheckState};
use store::account_checks;
use store::line_accounts::{self, LineAccount};

use super::findings::Finding;
use super::run::Checks;
use crate::Result;
use crate::accounts::quota::quota;
use crate::accounts::views::{Quota, QuotaLevel};

/// After so long without a sign from LINE somebody should look, in ms: a week.
const QUIET_MS: i64 = 7 * 24 * 60 * 60 * 1000;

impl Checks {
    /// Groups, quota, last event.
    pub(super) async fn observed(&self, account: &LineAccount, figures: bool) -> Result<Vec<Finding>> {
        // After the first time they are asked for by the hour, and soon after something was sent.
        if (figures || account.quota.asked_at.is_none())
            && let Err(error) = self.quotas.refresh(account).await
            && !error.code.is_lines()
        {
            return Err(error);
        }
        let mut conn = self.store.read().await?;
        let groups = account_checks::was_in_group(&mut conn, &account.id).await?;
        let account = line_accounts::get(&mut conn, &account.id).await?.unwrap_or_else(|| account.clone());
        drop(conn);
        let groups = if groups {
            Finding::new(CheckName::Groups, CheckState::Ok, CheckCode::Seen)
        } else {
            Finding::new(CheckName::Groups, CheckState::Unknown, CheckCode::Unknown)
        };
        let last_event = last_event(account.last_event_at, self.environment.now());
        Ok([groups, last_event].into_iter().chain(month(&quota(&account, self.environment.now()))).collect())
    }
}

/// The messages of this month; none when LINE has not told.
fn month(quota: &Quota) -> Option<Finding> {
    let (state, code) = match quota.level {
        QuotaLevel::Unknown => return None,
        QuotaLevel::Enough if quota.limit.is_none() && quota.stop_line.is_none() => {
            (CheckState::Ok, CheckCode::Unlimited)
        }
        QuotaLevel::Enough => (CheckState::Ok, CheckCode::Ok),
        QuotaLevel::Low => (CheckState::Warning, CheckCode::Low),
        QuotaLevel::VeryLow => (CheckState::Warning, CheckCode::VeryLow),
        QuotaLevel::UsedUp => (CheckState::Failed, CheckCode::UsedUp),
        QuotaLevel::Stopped => (CheckState::Failed, CheckCode::Stopped),
    };
    let finding = Finding::new(CheckName::Quota, state, code).with("used", quota.used);
    let end = [quota.limit, quota.stop_line].into_iter().flatten().min();
    Some(match end {
        Some(end) => finding.with("limit", end),
        None => finding,
    })
}

fn last_event(at: Option<UtcMs>, now: UtcMs) -> Finding {
    let name = CheckName::LastEvent;
    match at {
        None => Finding::new(name, CheckState::Unknown, CheckCode::Silent),
        Some(at) if now.since(at) > QUIET_MS => Finding::new(name, CheckState::Warning, CheckCode::Quiet),
        Some(_) => Finding::ok(name),
    }
}
