//! What an account may spend in a month (LINE reference A.2.5).

use domain::{LineAccountId, MemberId, UtcMs};
use store::line_accounts::LineAccount;

use crate::views::admin::Admin;
use crate::views::rooms::{Quota, QuotaLevel};
use crate::{App, Error, ErrorCode, Result};

impl App {
    /// Sets how many messages an account sends in a month at most.
    ///
    /// # Errors
    /// `NotAdministrator`, `NotFound`.
    pub async fn account_stop_line(
        &self,
        _actor: &MemberId,
        _id: &LineAccountId,
        _stop_line: Option<u32>,
    ) -> Result<Admin> {
        Err(Error::new(ErrorCode::NotFound))
    }
}

/// An account's quota, as screens show it.
pub(crate) fn quota(_account: &LineAccount, _now: UtcMs) -> Quota {
    Quota {
        limit: None,
        used: 0,
        asked_at: None,
        stop_line: None,
        level: QuotaLevel::Unknown,
        held_until: None,
    }
}
