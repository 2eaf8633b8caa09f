//! One LINE client per account, made when it is first needed.

use std::collections::HashMap;
use std::sync::Arc;

use domain::LineAccountId;
use line::{Bases, Client, Http, Timeouts, Token};
use tokio::sync::Mutex;

use crate::outside::{AccountSecrets, Outside, TokenSecret};
use crate::{Error, ErrorCode, Result};

/// The accounts' clients. An account keeps its client, so that its token is fetched once.
pub(crate) struct LineClients {
    http: Http,
    bases: Bases,
    outside: Outside,
    clients: Mutex<HashMap<LineAccountId, Arc<Client>>>,
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
    /// `SecretsUnavailable` when its secrets cannot be had.
    pub(crate) async fn of(&self, account: &LineAccountId, channel_id: &str) -> Result<Arc<Client>> {
        let mut clients = self.clients.lock().await;
        if let Some(client) = clients.get(account) {
            return Ok(client.clone());
        }
        let secrets =
            self.outside.secrets.get(account)?.ok_or_else(|| Error::new(ErrorCode::SecretsUnavailable))?;
        let client = Arc::new(self.with(&secrets, channel_id));
        clients.insert(account.clone(), client.clone());
        Ok(client)
    }

    /// A client for secrets that are not kept yet: to ask LINE whether they are right.
    pub(crate) fn with(&self, secrets: &AccountSecrets, channel_id: &str) -> Client {
        let clock = self.outside.clock.clone();
        let token = match &secrets.token {
            TokenSecret::LongLived(token) => Token::LongLived(token.clone()),
            TokenSecret::Stateless | TokenSecret::Assertion { .. } => Token::Stateless {
                channel_id: channel_id.to_owned(),
                channel_secret: secrets.channel_secret.clone(),
                clock: Arc::new(move || clock.now().0),
            },
        };
        Client::new(self.http.clone(), self.bases.clone(), token)
    }

    /// Forgets an account's client, after its secrets changed.
    pub(crate) async fn forget(&self, account: &LineAccountId) {
        self.clients.lock().await.remove(account);
    }
}
