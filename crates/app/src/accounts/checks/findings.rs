//! What somebody found who looked at an account, on its way into the table and onto the screen.

use std::collections::BTreeMap;

use domain::LineAccountId;
use serde::Serialize;
use serde::de::DeserializeOwned;
use store::account_checks::{self, AccountCheck, NewCheck};
use store::{Change, WriteTx};

use crate::accounts::views::{Check, CheckName, CheckState};
use crate::accounts::waiting::wake;
use crate::{App, Result};

/// In the order in which somebody would mend them.
pub(super) const ORDER: [CheckName; 12] = [
    CheckName::Credentials,
    CheckName::BotInfo,
    CheckName::PublicAddress,
    CheckName::WebhookUrl,
    CheckName::UseWebhook,
    CheckName::WebhookTest,
    CheckName::Signature,
    CheckName::ChatMode,
    CheckName::MarkAsRead,
    CheckName::Groups,
    CheckName::Quota,
    CheckName::LastEvent,
];

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Finding {
    pub name: CheckName,
    pub state: CheckState,
    pub code: String,
    pub params: BTreeMap<String, String>,
}

impl Finding {
    pub fn new(name: CheckName, state: CheckState, code: impl Into<String>) -> Self {
        Self { name, state, code: code.into(), params: BTreeMap::new() }
    }

    pub fn ok(name: CheckName, code: &str) -> Self {
        Self::new(name, CheckState::Ok, code)
    }

    /// The same with one more parameter for the words.
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }

    /// LINE did not answer, or not with what was asked for: how the thing is, nobody knows.
    pub fn unanswered(name: CheckName, error: &line::Error) -> Self {
        use line::ErrorKind::{Forbidden, NoAnswer, NotReached, RateLimited, Server};
        let code = match error.kind {
            NotReached | NoAnswer => "unreachable",
            Forbidden => "forbidden",
            RateLimited { .. } => "asked_too_often",
            Server { .. } => "line_error",
            _ => "not_understood",
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

impl App {
    /// Saves the findings of checks. `complete`: these were all checks. Whoever sees troubles is told when something began or ended to be one.
    pub(super) async fn note(&self, id: &LineAccountId, findings: &[Finding], complete: bool) -> Result<()> {
        let mut tx = self.store.begin().await?;
        for finding in findings {
            note_one(&mut tx, id, finding, self.now()).await?;
        }
        if complete {
            account_checks::set_checked(tx.conn(), id, self.now()).await?;
        }
        tx.changed(Change::Admin);
        Ok(tx.commit().await?)
    }
}

async fn note_one(tx: &mut WriteTx, id: &LineAccountId, finding: &Finding, now: domain::UtcMs) -> Result<()> {
    let (name, state) = (word(finding.name), word(finding.state));
    let params = serde_json::to_string(&finding.params).unwrap_or_default();
    let new = NewCheck { name: &name, state: &state, code: &finding.code, params: &params };
    if account_checks::note(tx.conn(), id, new, now).await? {
        tx.changed(Change::Session);
        if finding.name == CheckName::WebhookTest && finding.state == CheckState::Ok {
            wake(tx, "no_public_address", now).await?;
            tx.changed(Change::Outbox);
        }
    }
    Ok(())
}

/// A check as screens show it; none for a name of another version.
pub(super) fn view(row: &AccountCheck) -> Option<Check> {
    Some(Check {
        name: of_word(&row.name)?,
        state: of_word(&row.state)?,
        code: row.code.clone(),
        params: serde_json::from_str(&row.params).unwrap_or_default(),
        checked_at: Some(row.checked_at),
        ok_at: row.ok_at,
    })
}

/// A check that nobody has made yet.
pub(super) fn not_yet(name: CheckName) -> Check {
    Check {
        name,
        state: CheckState::Unknown,
        code: "unknown".to_owned(),
        params: BTreeMap::new(),
        checked_at: None,
        ok_at: None,
    }
}

/// The word by which a name crosses IPC; in the table it is the same.
pub(super) fn word(value: impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

pub(super) fn of_word<T: DeserializeOwned>(word: &str) -> Option<T> {
    serde_json::from_value(word.into()).ok()
}
