//! What holds messages up that cost something: LINE's limit of the month, the administrator's stop line, and LINE's
//! wish to go slower (LINE reference A.2.4, A.2.5).

use domain::UtcMs;
use domain::delivery::{DeliveryReason, HoldReason};
use store::line_accounts::{self, LineAccount};
use store::outbox::{self, OutboxRow};
use store::quotas::{self, Hold};
use store::{Change, WriteTx};

use super::delivery::Delivery;
use super::next::{FIRST_WAIT_MS, MOST_WAIT_MS, Wait};
use super::outcome::Delivered;
use super::request::Request;
use crate::Result;
use crate::accounts::quota::{ASK_EVERY_MS, next_month, used};
use crate::backoff::backoff_ms;

/// After something was sent, LINE is asked for the account's figures so much later, in ms: its own come late.
const ASK_AFTER_MS: i64 = 60_000;

impl Delivery {
    /// Postpones messages that LINE has not seen.
    pub(super) async fn postpone(
        &self,
        tx: &mut WriteTx,
        account: &LineAccount,
        rows: &[OutboxRow],
        wait: Wait,
    ) -> Result<Delivered> {
        let seqs: Vec<i64> = rows.iter().map(|row| row.seq).collect();
        outbox::postpone(tx.conn(), &seqs, wait.until, wait.reason, false).await?;
        // Where something is left, only what costs more than that waits.
        let nothing_left =
            account.quota.stop_line.is_some_and(|end| used(&account.quota, self.environment.now()) >= end);
        if wait.reason == DeliveryReason::StopLine && account.quota.hold.is_none() && nothing_left {
            let hold = Hold { until: wait.until, reason: HoldReason::StopLine };
            quotas::set_hold(tx.conn(), &account.id, Some(hold)).await?;
            tx.changed(Change::Admin);
        }
        tx.changed(Change::Outbox);
        Ok(Delivered { later: rows.len(), ..Delivered::default() })
    }

    /// Puts an account on hold until next month: LINE says that this one is used up, and everything that costs waits.
    /// To a group it may only be too little that is left: the group waits alone.
    pub(super) async fn hold_until_next_month(
        &self,
        tx: &mut WriteTx,
        request: &Request,
    ) -> Result<Delivered> {
        let (rows, until) = (&request.rows, next_month(self.environment.now()));
        let seqs: Vec<i64> = rows.iter().map(|row| row.seq).collect();
        outbox::postpone(tx.conn(), &seqs, until, DeliveryReason::MonthlyLimit, true).await?;
        if let Some(row) = rows.first().filter(|_| request.costs <= 1) {
            let hold = Hold { until, reason: HoldReason::MonthlyLimit };
            quotas::set_hold(tx.conn(), &row.line_account_id, Some(hold)).await?;
            // LINE's figures come late and may still look as if something were left: they are believed after a while.
            let due = self.environment.now().plus(ASK_EVERY_MS);
            quotas::set_due(tx.conn(), &row.line_account_id, due).await?;
        }
        for change in [Change::Admin, Change::Outbox] {
            tx.changed(change);
        }
        Ok(Delivered { later: rows.len(), ..Delivered::default() })
    }

    /// LINE asks to go slower: the whole account waits, longer each time in a row.
    pub(super) async fn slow_down(&self, tx: &mut WriteTx, rows: &[OutboxRow], due: UtcMs) -> Result<UtcMs> {
        let Some(row) = rows.first() else { return Ok(due) };
        let account = line_accounts::get(tx.conn(), &row.line_account_id).await?;
        let quota = account.map(|account| account.quota).unwrap_or_default();
        // Those that were refused at the same time count as one.
        if let Some(until) = quota.slowed_until.filter(|until| *until > self.environment.now()) {
            return Ok(due.max(until));
        }
        let wait = self.spread(backoff_ms(FIRST_WAIT_MS, quota.slowed_times, MOST_WAIT_MS));
        let until = due.max(self.environment.now().plus(wait));
        quotas::set_slowed(tx.conn(), &row.line_account_id, Some(until)).await?;
        Ok(until)
    }

    /// Ends what a request that LINE accepted shows to be over: the account is not slowed down any more. Its figures
    /// are due soon.
    pub(super) async fn on_accepted(&self, tx: &mut WriteTx, request: &Request) -> Result<()> {
        let Some(row) = request.rows.first() else { return Ok(()) };
        let account = &row.line_account_id;
        let slowed =
            line_accounts::get(tx.conn(), account).await?.is_some_and(|one| one.quota.slowed_times > 0);
        if slowed {
            quotas::set_slowed(tx.conn(), account, None).await?;
        }
        if request.costs > 0 {
            let due = self.environment.now().plus(ASK_AFTER_MS);
            quotas::set_due_by(tx.conn(), account, due).await?;
            tx.changed(Change::Fetch);
        }
        Ok(())
    }
}
