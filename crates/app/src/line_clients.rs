//! One LINE client per account, made when it is first needed.

use std::collections::HashMap;
use std::sync::{Arc, Mutex as SyncMutex, PoisonError};

use domain::{LineAccountId, UtcMs};
use line::{AssertionKey, Bases, Client, Http, OnIssued, Timeouts, Token};
use tokio::sync::Mutex;

use crate::blocking::blocking;
use crate::outside::{AccountSecrets, IssuedToken, Outside, Secrets, TokenSecret};
use crate::{Error, ErrorCode, Result};

/// The accounts' clients. An account keeps its client, so that its token is fetched once.
pub(crate) struct LineClients {
    http: Http,
    bases: Bases,
    outside: Outside,
    clients: Mutex<HashMap<LineAccountId, Arc<Client>>>,
}

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
}

impl LineClients {
    pub(crate) fn new(bases: Bases, outside: Outside) -> Result<Self> {
        let http =
            Http::new(&bases, Timeouts::default()).map_err(|e| Error::new(ErrorCode::Internal).because(e))?;
        Ok(Self { http, bases, outside, clients: Mutex::default() })
    }

    /// The client of an account.
    ///
    /// # Errors
    /// `SecretsUnavailable` when its secrets cannot be had, for whatever reason.
    pub(crate) async fn of(&self, account: &LineAccountId, channel_id: &str) -> Result<Arc<Client>> {
        let mut clients = self.clients.lock().await;
        if let Some(client) = clients.get(account) {
            return Ok(client.clone());
        }
        let (kept, id) = (self.outside.secrets.clone(), account.clone());
        let kept = blocking(move || kept.get(&id)).await?;
        let unavailable = || Error::new(ErrorCode::SecretsUnavailable);
        let secrets = kept.map_err(|error| unavailable().because(error))?.ok_or_else(unavailable)?;
        let keep = keeps(self.outside.secrets.clone(), account.clone());
        let client = Arc::new(self.client(&secrets, channel_id, keep)?);
        clients.insert(account.clone(), client.clone());
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

    /// Forgets an account's client, after its secrets changed.
    pub(crate) async fn forget(&self, account: &LineAccountId) {
        self.clients.lock().await.remove(account);
    }

    fn client(&self, secrets: &AccountSecrets, channel_id: &str, on_issued: OnIssued) -> Result<Client> {
        let clock = self.outside.clock.clone();
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
fn keeps(secrets: Arc<dyn Secrets>, account: LineAccountId) -> OnIssued {
    Arc::new(move |new| {
        let (secrets, account) = (secrets.clone(), account.clone());
        tokio::task::spawn_blocking(move || {
            if let Err(error) = keep(secrets.as_ref(), &account, ours(new)) {
                tracing::warn!(%error, %account, "a token could not be kept: the next start fetches another");
            }
        });
    })
}

fn keep(secrets: &dyn Secrets, account: &LineAccountId, new: IssuedToken) -> Result<()> {
    let Some(mut kept) = secrets.get(account)? else { return Ok(()) };
    if let TokenSecret::Assertion { issued, .. } = &mut kept.token {
        *issued = Some(new);
        secrets.set(account, &kept)?;
    }
    Ok(())
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
