//! What the webhook door knows of the accounts, and what it tells about them.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use domain::{LineAccountId, UtcMs};
use line::Secret;
use store::line_accounts;
use url::Url;

use crate::blocking::blocking;
use crate::environment::AccountSecrets;
use crate::{App, Result};

/// An account as the webhook door needs it.
#[derive(Debug, Clone)]
pub struct DoorAccount {
    /// The account.
    pub id: LineAccountId,
    /// LINE's own id for it: a webhook's `destination`.
    pub bot_user_id: String,
    /// What its webhooks are signed with: two while the channel secret is renewed, none when they cannot be had.
    pub secrets: Vec<DoorSecret>,
}

/// A channel secret, and how long it counts.
#[derive(Debug, Clone)]
pub struct DoorSecret {
    /// Signs webhooks.
    pub secret: Secret,
    /// Not accepted from then on; none: for good.
    pub until: Option<UtcMs>,
}

impl App {
    /// The connected accounts, for the webhook door.
    ///
    /// # Errors
    /// The storage codes.
    pub async fn door_accounts(&self) -> Result<Vec<DoorAccount>> {
        let mut accounts = line_accounts::all(&mut self.store.read().await?).await?;
        accounts.retain(|account| !account.disconnected);
        let kept = self.environment.secrets.clone();
        blocking(move || {
            let secrets = |id: &LineAccountId| match kept.get(id) {
                Ok(kept) => kept.as_ref().map(door_secrets).unwrap_or_default(),
                Err(error) => {
                    tracing::warn!(%error, account = %id, "the account's secret cannot be had");
                    Vec::new()
                }
            };
            let door = |account: line_accounts::LineAccount| DoorAccount {
                secrets: secrets(&account.id),
                id: account.id,
                bot_user_id: account.bot_user_id,
            };
            accounts.into_iter().map(door).collect()
        })
        .await
    }

    /// An account of the door's, from memory: strangers decide how often it is asked for, and by which words.
    pub fn door_account(&self, id: &str) -> Option<DoorAccount> {
        self.at_door.accounts.read().unwrap_or_else(PoisonError::into_inner).get(id).cloned()
    }

    /// Reads the door's accounts again. One whose secrets cannot be had is known, and nothing is accepted for it.
    ///
    /// # Errors
    /// The storage codes.
    pub async fn door_refresh(&self) -> Result<()> {
        let accounts = self.door_accounts().await?;
        self.sweep_secrets().await?;
        let accounts = accounts.into_iter().map(|account| (account.id.to_string(), account)).collect();
        *self.at_door.accounts.write().unwrap_or_else(PoisonError::into_inner) = accounts;
        Ok(())
    }

    /// Somebody has posted to an account's webhook address, rightly signed or not. Quick: strangers decide how often.
    pub fn door_heard(&self, account: &LineAccountId, verified: bool) {
        self.at_door.note(account, verified);
    }

    /// Tells LINE where an account's webhooks go, unless it knows.
    ///
    /// # Errors
    /// `NotFound`, `SecretsUnavailable`, `LineUnreachable`, `LineRefused`.
    pub async fn account_register_webhook(&self, id: &LineAccountId, address: &Url) -> Result<()> {
        let account = self.connected(id).await?;
        let client = self.line.of(id, &account.channel_id).await?;
        let known = client.webhook_endpoint().await?;
        if known.is_none_or(|known| known.endpoint != address.as_str()) {
            client.set_webhook_endpoint(address.as_str()).await?;
        }
        Ok(())
    }
}

fn door_secrets(kept: &AccountSecrets) -> Vec<DoorSecret> {
    let old = kept.old_channel_secret.as_ref();
    let old = old.map(|(secret, until)| DoorSecret { secret: secret.clone(), until: Some(*until) });
    let new = DoorSecret { secret: kept.channel_secret.clone(), until: None };
    [new].into_iter().chain(old).collect()
}

/// The accounts at the door, and what was heard there since the start.
#[derive(Clone, Default)]
pub(crate) struct AtDoor {
    accounts: Arc<RwLock<HashMap<String, DoorAccount>>>,
    heard: Arc<Mutex<HashMap<LineAccountId, Heard>>>,
}

/// Requests for one account.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Heard {
    /// Rightly signed.
    pub verified: u64,
    /// Signed wrongly, or not at all.
    pub refused: u64,
}

impl AtDoor {
    fn note(&self, account: &LineAccountId, verified: bool) {
        let mut heard = self.heard.lock().unwrap_or_else(PoisonError::into_inner);
        let heard = heard.entry(account.clone()).or_default();
        if verified {
            heard.verified += 1;
        } else {
            heard.refused += 1;
        }
    }

    /// What was heard so far.
    pub(crate) fn heard(&self, account: &LineAccountId) -> Heard {
        self.heard.lock().unwrap_or_else(PoisonError::into_inner).get(account).copied().unwrap_or_default()
    }
}

impl Heard {
    /// What was heard since `before`.
    pub(crate) fn since(self, before: Self) -> Self {
        Self { verified: self.verified - before.verified, refused: self.refused - before.refused }
    }
}
