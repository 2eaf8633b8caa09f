//! One LINE client per account, made when it is first needed.

use std::collections::HashMap;
use std::sync::{Arc, Mutex as SyncMutex, PoisonError};

use domain::{LineAccountId, UtcMs};
use line::{AssertionKey, Bases, Client, Http, OnIssued, Secret, Timeouts, Token};
use tokio::sync::{Mutex, OwnedMutexGuard};

use crate::blocking::blocking;
use crate::environment::{AccountSecrets, Environment, IssuedToken, Secrets, TokenSecret};
use crate::{Error, ErrorCode, Result};

/// The accounts' clients. An account keeps its client, so that its token is fetched once.
pub(crate) struct LineClients {
    http: Http,
    bases: Bases,
    environment: Environment,
    slots: SyncMutex<HashMap<LineAccountId, Slot>>,
}

/// An account's client, once it is made.
type Slot = Arc<Mutex<Option<Arc<Client>>>>;

/// The guard of an account's slot: nobody is given it, and none is made, before this is dropped.
pub(crate) type SlotGuard = OwnedMutexGuard<Option<Arc<Client>>>;

/// A client for secrets that are not kept yet: to ask LINE whether they are right.
pub(crate) struct Asking {
    pub client: Client,
    issued: Arc<SyncMutex<Option<IssuedToken>>>,
}

impl Asking {
    /// The token that LINE has issued meanwhile.
    pub(crate) fn issued(&self) -> Option<IssuedToken> {
        self.issued.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Gives back the token that was only for asking.
    pub(crate) async fn done(&self, channel_secret: &Secret) {
        give_back(&self.client, channel_secret).await;
    }
}

impl LineClients {
    pub(crate) fn new(bases: Bases, environment: Environment) -> Result<Self> {
        let http =
            Http::new(&bases, Timeouts::default()).map_err(|e| Error::new(ErrorCode::Internal).because(e))?;
        Ok(Self { http, bases, environment, slots: SyncMutex::default() })
    }

    /// The client of an account. Waits while its secrets change, so never call it inside a transaction.
    ///
    /// # Errors
    /// `SecretsUnavailable` when its secrets cannot be had, for whatever reason.
    pub(crate) async fn of(&self, account: &LineAccountId, channel_id: &str) -> Result<Arc<Client>> {
        let mut slot = self.lock(account).await;
        if let Some(client) = slot.as_ref() {
            return Ok(client.clone());
        }
        let (kept, id) = (self.environment.secrets.clone(), account.clone());
        let kept = blocking(move || kept.get(&id)).await?;
        let unavailable = || Error::new(ErrorCode::SecretsUnavailable);
        let secrets = kept.map_err(|error| unavailable().because(error))?.ok_or_else(unavailable)?;
        let keep = keeps(self.environment.secrets.clone(), account.clone(), secrets.token.clone());
        let client = Arc::new(self.client(&secrets, channel_id, keep)?);
        *slot = Some(client.clone());
        Ok(client)
    }

    /// A client for secrets that are not kept yet.
    ///
    /// # Errors
    /// `SecretsUnavailable` for a key that is none.
    pub(crate) fn asking(&self, secrets: &AccountSecrets, channel_id: &str) -> Result<Asking> {
        let issued = Arc::new(SyncMutex::default());
        let cell = issued.clone();
        let on_issued: OnIssued = Arc::new(move |new| {
            *cell.lock().unwrap_or_else(PoisonError::into_inner) = Some(ours(new));
        });
        Ok(Asking { client: self.client(secrets, channel_id, on_issued)?, issued })
    }

    /// Locks an account's slot, to change its secrets: whoever asks for a client waits, and gets one that knows
    /// the new ones.
    pub(crate) async fn lock(&self, account: &LineAccountId) -> SlotGuard {
        let slot = {
            let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
            slots.entry(account.clone()).or_default().clone()
        };
        slot.lock_owned().await
    }

    /// Gives back the token of keys that are out of use: of the client that had them, so that a call under way
    /// gets no other; where there was none, the token that was kept.
    pub(crate) async fn retire(
        &self,
        client: Option<Arc<Client>>,
        kept: Option<&AccountSecrets>,
        channel_id: &str,
        channel_secret: &Secret,
    ) {
        if let Some(client) = client {
            give_back(&client, channel_secret).await;
        } else if let Some(asking) = kept.and_then(|kept| self.asking(kept, channel_id).ok()) {
            asking.done(channel_secret).await;
        }
    }

    fn client(&self, secrets: &AccountSecrets, channel_id: &str, on_issued: OnIssued) -> Result<Client> {
        let clock = self.environment.clock.clone();
        let clock: line::Clock = Arc::new(move || clock.now().0);
        let channel_id = channel_id.to_owned();
        let token = match &secrets.token {
            TokenSecret::LongLived(token) => Token::LongLived(token.clone()),
            TokenSecret::Stateless => {
                Token::Stateless { channel_id, channel_secret: secrets.channel_secret.clone(), clock }
            }
            TokenSecret::Assertion { key_id, private_key, issued } => Token::Assertion {
                channel_id,
                key: AssertionKey::parse(key_id, private_key.reveal())
                    .map_err(|e| Error::new(ErrorCode::SecretsUnavailable).because(e))?,
                issued: issued.as_ref().map(lines),
                on_issued,
                clock,
            },
        };
        Ok(Client::new(self.http.clone(), self.bases.clone(), token))
    }
}

/// Keeps each token that LINE issues: LINE counts them, so each has to outlive the program. The request that waits
/// for the token does not wait for the keychain.
fn keeps(secrets: Arc<dyn Secrets>, account: LineAccountId, by: TokenSecret) -> OnIssued {
    let had = SyncMutex::new(vec![token_of(&by)]);
    Arc::new(move |new| {
        let (secrets, account, by, new) = (secrets.clone(), account.clone(), by.clone(), ours(new));
        let earlier = {
            let mut had = had.lock().unwrap_or_else(PoisonError::into_inner);
            let earlier = had.clone();
            had.push(Some(new.token.clone()));
            earlier
        };
        tokio::task::spawn_blocking(move || {
            if let Err(error) = keep(secrets.as_ref(), &account, &by, &earlier, &new) {
                tracing::warn!(%error, %account, "a token could not be kept: the next start fetches another");
            }
        });
    })
}

/// Keeps a token with the key that it was issued for, instead of an earlier one of the same client's. What an
/// administrator, or a later renewal, has put there meanwhile stays.
fn keep(
    secrets: &dyn Secrets,
    account: &LineAccountId,
    by: &TokenSecret,
    earlier: &[Option<Secret>],
    new: &IssuedToken,
) -> Result<()> {
    secrets.change(account, &mut |kept| {
        let mut kept = kept?;
        if !same_key(&kept.token, by) || !earlier.contains(&token_of(&kept.token)) {
            return None;
        }
        if let TokenSecret::Assertion { issued, .. } = &mut kept.token {
            *issued = Some(new.clone());
        }
        Some(kept)
    })
}

fn token_of(by: &TokenSecret) -> Option<Secret> {
    match by {
        TokenSecret::Assertion { issued, .. } => issued.as_ref().map(|issued| issued.token.clone()),
        TokenSecret::Stateless | TokenSecret::LongLived(_) => None,
    }
}

fn same_key(one: &TokenSecret, other: &TokenSecret) -> bool {
    let key = |token: &TokenSecret| match token {
        TokenSecret::Assertion { key_id, private_key, .. } => Some((key_id.clone(), private_key.clone())),
        TokenSecret::Stateless | TokenSecret::LongLived(_) => None,
    };
    key(one).is_some_and(|one| Some(one) == key(other))
}

/// LINE counts tokens by assertion, 30 at most: one that is out of use is given back, as far as LINE can be asked.
async fn give_back(client: &Client, channel_secret: &Secret) {
    if let Err(error) = client.revoke_token(channel_secret).await {
        tracing::info!(%error, "a token that is out of use is still counted");
    }
}

fn ours(issued: line::IssuedToken) -> IssuedToken {
    IssuedToken { token: issued.secret, key_id: issued.key_id, expires_at: UtcMs(issued.expires_at) }
}

fn lines(issued: &IssuedToken) -> line::IssuedToken {
    line::IssuedToken {
        secret: issued.token.clone(),
        key_id: issued.key_id.clone(),
        expires_at: issued.expires_at.0,
    }
}
