//! Findings: what a check of an account found, on its way into the table and onto the screen.

use std::collections::BTreeMap;

use domain::account::{CheckCode, CheckName, CheckState};
use domain::delivery::DeliveryReason;
use domain::{LineAccountId, UtcMs};
use line::ErrorKind;
use store::account_checks::{self, AccountCheck, NewCheck};
use store::{Change, Store, WriteTx};

use crate::Result;
use crate::accounts::views::Check;
use crate::accounts::waiting::wake;

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Finding {
    pub name: CheckName,
    pub state: CheckState,
    pub code: CheckCode,
    pub params: BTreeMap<String, String>,
}

impl Finding {
    pub fn new(name: CheckName, state: CheckState, code: CheckCode) -> Self {
        Self { name, state, code, params: BTreeMap::new() }
    }

    /// It is right, and there is nothing more to say.
    pub fn ok(name: CheckName) -> Self {
        Self::new(name, CheckState::Ok, CheckCode::Ok)
    }

    /// The same with one more parameter for the words.
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }

    /// LINE did not answer, or not with what was asked for: how the thing is, nobody knows.
    pub fn unanswered(name: CheckName, error: &line::Error) -> Self {
        let code = match error.kind {
            ErrorKind::NotReached | ErrorKind::NoAnswer => CheckCode::Unreachable,
            ErrorKind::Forbidden => CheckCode::Forbidden,
            ErrorKind::RateLimited { .. } => CheckCode::AskedTooOften,
            ErrorKind::Server { .. } => CheckCode::LineError,
            ErrorKind::BadRequest
            | ErrorKind::InvalidReplyToken
            | ErrorKind::Unauthorized
            | ErrorKind::NotFound
            | ErrorKind::Gone
            | ErrorKind::TooLarge
            | ErrorKind::UnsupportedMedia
            | ErrorKind::MonthlyLimit => CheckCode::NotUnderstood,
        };
        Self::new(name, CheckState::Unknown, code).in_words_of(error)
    }

    /// The same with LINE's own words, if it said any.
    pub fn in_words_of(self, error: &line::Error) -> Self {
        match &error.line_message {
            Some(words) => self.with("detail", words),
            None => self,
        }
    }
}

/// Saves the findings of checks. `complete`: these were all checks. Whoever sees troubles is told when something began
/// or ended to be one.
///
/// # Errors
/// The storage codes.
pub(super) async fn save(
    store: &Store,
    id: &LineAccountId,
    findings: &[Finding],
    complete: bool,
    now: UtcMs,
) -> Result<()> {
    let mut tx = store.begin().await?;
    for finding in findings {
        save_finding(&mut tx, id, finding, now).await?;
    }
    if complete {
        account_checks::set_checked(tx.conn(), id, now).await?;
    }
    tx.changed(Change::Admin);
    Ok(tx.commit().await?)
}

async fn save_finding(tx: &mut WriteTx, id: &LineAccountId, finding: &Finding, now: UtcMs) -> Result<()> {
    let Finding { name, state, code, .. } = *finding;
    let params = serde_json::to_string(&finding.params).unwrap_or_default();
    let new = NewCheck { name, state, code, params: &params };
    if account_checks::save(tx.conn(), id, new, now).await? {
        tx.changed(Change::Session);
        if name == CheckName::WebhookTest && state == CheckState::Ok {
            wake(tx, DeliveryReason::NoPublicAddress, now).await?;
            tx.changed(Change::Outbox);
        }
    }
    Ok(())
}

/// A check as screens show it.
pub(super) fn view(row: &AccountCheck) -> Check {
    Check {
        name: row.name,
        state: row.state,
        code: row.code,
        params: params(row),
        checked_at: Some(row.checked_at),
        ok_at: row.ok_at,
    }
}

/// A finding, as it was saved.
pub(super) fn saved(row: &AccountCheck) -> Finding {
    Finding { name: row.name, state: row.state, code: row.code, params: params(row) }
}

fn params(row: &AccountCheck) -> BTreeMap<String, String> {
    serde_json::from_str(&row.params).unwrap_or_default()
}

/// A check that nobody has made yet.
pub(super) fn unchecked(name: CheckName) -> Check {
    Check {
        name,
        state: CheckState::Unknown,
        code: CheckCode::Unknown,
        params: BTreeMap::new(),
        checked_at: None,
        ok_at: None,
    }
}
