//! The webhook server's accounts: whose webhooks it takes, and how many requests came for each.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use domain::delivery::DeliveryReason;
use domain::{LineAccountId, UtcMs};
use line::Secret;
use store::line_accounts::{self, LineAccount};
use store::{Change, Store};
use url::Url;

use super::account::connected;
use super::pending_checks::PendingChecks;
use super::waiting::wake;
use crate::blocking::blocking;
use crate::environment::{AccountSecrets, Environment};
use crate::{App, Result};

/// An account as the webhook server needs it.
#[derive(Debug, Clone)]
pub struct WebhookAccount {
    /// The account.
    pub id: LineAccountId,
    /// LINE's own id for it: a webhook's `destination`.
    pub bot_user_id: String,
    /// What its webhooks are signed with: two while the channel secret is renewed, none when they cannot be had.
    pub secrets: Vec<WebhookSecret>,
}

/// A channel secret, and how long it counts.
#[derive(Debug, Clone)]
pub struct WebhookSecret {
    /// Signs webhooks.
    pub secret: Secret,
    /// Not accepted from then on; none: for good.
    pub until: Option<UtcMs>,
}

impl App {
    /// The connected accounts, for the webhook server.
    ///
    /// # Errors
    /// The storage codes.
    pub async fn webhook_accounts(&self) -> Result<Vec<WebhookAccount>> {
        self.webhook_accounts.list().await
    }

    /// An account of the webhook server's, from memory: strangers decide how often it is asked for, and by which words.
    pub fn webhook_account(&self, id: &str) -> Option<WebhookAccount> {
        self.webhook_accounts.get(id)
    }

    /// Reads the webhook server's accounts again. One whose secrets cannot be had is known, and nothing is accepted for
    /// it.
    ///
    /// # Errors
    /// The storage codes.
    pub async fn webhook_accounts_refresh(&self) -> Result<()> {
        self.webhook_accounts.refresh().await
    }

    /// Somebody has posted a signed request to an account's webhook URL. Quick: strangers decide how often.
    pub fn webhook_request_received(&self, account: &LineAccountId, kind: RequestKind) {
        self.webhook_accounts.note(account, kind);
    }

    /// Tells LINE where an account's webhooks go, unless it knows.
    ///
    /// # Errors
    /// `NotFound`, `SecretsUnavailable`, `LineUnreachable`, `LineRefused`.
    pub async fn account_register_webhook(&self, id: &LineAccountId, address: &Url) -> Result<()> {
        let account = connected(&mut self.store.read().await?, id).await?;
        let client = self.line.of(id, &account.channel_id).await?;
        let known = client.webhook_endpoint().await?;
        if known.is_none_or(|known| known.endpoint != address.as_str()) {
            client.set_webhook_endpoint(address.as_str()).await?;
        }
        Ok(())
    }
}

fn webhook_secrets(kept: &AccountSecrets) -> Vec<WebhookSecret> {
    let old = kept.old_channel_secret.as_ref();
    let old = old.map(|(secret, until)| WebhookSecret { secret: secret.clone(), until: Some(*until) });
    let new = WebhookSecret { secret: kept.channel_secret.clone(), until: None };
    [new].into_iter().chain(old).collect()
}

/// The webhook server's accounts, and the requests that came for them since the start.
#[derive(Clone)]
pub(crate) struct WebhookAccounts {
    store: Store,
    environment: Environment,
    pending_checks: PendingChecks,
    accounts: Arc<RwLock<HashMap<String, WebhookAccount>>>,
    requests: Arc<Mutex<HashMap<LineAccountId, RequestCounts>>>,
}

/// What a signed request to a webhook URL was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestKind {
    /// LINE's own test of the URL: rightly signed, without events.
    Test,
    /// Anything else that was rightly signed.
    Verified,
    /// Wrongly signed.
    Refused,
}

/// The signed requests that came for one account. Only the first two prove anything (decision 19).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct RequestCounts {
    /// LINE's own tests.
    pub tests: u64,
    /// Others that were rightly signed.
    pub verified: u64,
    /// Wrongly signed: anybody can make one up.
    pub refused: u64,
}

impl WebhookAccounts {
    pub(crate) fn new(store: &Store, environment: &Environment, pending_checks: &PendingChecks) -> Self {
        Self {
            store: store.clone(),
            environment: environment.clone(),
            pending_checks: pending_checks.clone(),
            accounts: Arc::default(),
            requests: Arc::default(),
        }
    }

    /// The connected accounts, for the webhook server.
    ///
    /// # Errors
    /// The storage codes.
    async fn list(&self) -> Result<Vec<WebhookAccount>> {
        let mut accounts = line_accounts::all(&mut self.store.read().await?).await?;
        accounts.retain(|account| !account.disconnected);
        let kept = self.environment.secrets.clone();
        blocking(move || {
            let secrets = |id: &LineAccountId| match kept.get(id) {
                Ok(kept) => kept.as_ref().map(webhook_secrets).unwrap_or_default(),
                Err(error) => {
                    tracing::warn!(%error, account = %id, "the account's secret cannot be had");
                    Vec::new()
                }
            };
            let view = |account: line_accounts::LineAccount| WebhookAccount {
                secrets: secrets(&account.id),
                id: account.id,
                bot_user_id: account.bot_user_id,
            };
            accounts.into_iter().map(view).collect()
        })
        .await
    }

    pub(crate) fn get(&self, id: &str) -> Option<WebhookAccount> {
        self.accounts.read().unwrap_or_else(PoisonError::into_inner).get(id).cloned()
    }

    /// Reads the accounts and their secrets again.
    ///
    /// # Errors
    /// The storage codes.
    pub(crate) async fn refresh(&self) -> Result<()> {
        let accounts = self.list().await?;
        self.sweep_secrets().await?;
        let accounts = accounts.into_iter().map(|account| (account.id.to_string(), account)).collect();
        *self.accounts.write().unwrap_or_else(PoisonError::into_inner) = accounts;
        Ok(())
    }

    /// Secrets can be had that could not, or the other way round: whoever needs them looks again.
    ///
    /// # Errors
    /// The storage codes.
    pub(crate) async fn secrets_changed(&self) -> Result<()> {
        self.pending_checks.request_all();
        let mut tx = self.store.begin().await?;
        wake(&mut tx, DeliveryReason::SecretsLocked, self.environment.now()).await?;
        for change in [Change::Session, Change::Admin, Change::Outbox, Change::Fetch] {
            tx.changed(change);
        }
        tx.commit().await?;
        self.refresh().await
    }

    /// Removes what lies of accounts' secrets where it should not be. Asked for at each start, and when accounts or
    /// places change.
    ///
    /// # Errors
    /// The storage codes.
    async fn sweep_secrets(&self) -> Result<()> {
        let accounts = line_accounts::all(&mut self.store.read().await?).await?;
        let (gone, used): (Vec<_>, Vec<_>) = accounts.into_iter().partition(|account| account.disconnected);
        let ids =
            |accounts: Vec<LineAccount>| accounts.into_iter().map(|account| account.id).collect::<Vec<_>>();
        let (gone, used) = (ids(gone), ids(used));
        let secrets = self.environment.secrets.clone();
        blocking(move || secrets.sweep(&used, &gone)).await
    }

    fn note(&self, account: &LineAccountId, kind: RequestKind) {
        let mut requests = self.requests.lock().unwrap_or_else(PoisonError::into_inner);
        let counts = requests.entry(account.clone()).or_default();
        match kind {
            RequestKind::Test => counts.tests += 1,
            RequestKind::Verified => counts.verified += 1,
            RequestKind::Refused => counts.refused += 1,
        }
    }

    /// The requests so far.
    pub(crate) fn request_counts(&self, account: &LineAccountId) -> RequestCounts {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner).get(account).copied().unwrap_or_default()
    }
}

impl RequestCounts {
    /// The requests since `before`.
    pub(crate) fn since(self, before: Self) -> Self {
        Self {
            tests: self.tests - before.tests,
            verified: self.verified - before.verified,
            refused: self.refused - before.refused,
        }
    }
}
