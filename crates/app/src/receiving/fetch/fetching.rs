//! What every question to LINE needs: the account's client, and what its errors mean for the next try.

use std::sync::Arc;

use domain::{LineAccountId, MediaHash};
use line::Client;
use store::{Store, line_accounts};

use super::picture::Picture;
use super::retry::Retry;
use super::unsaved::UnsavedDownloads;
use crate::Result;
use crate::accounts::checks::run::Checks;
use crate::accounts::line_clients::LineClients;
use crate::accounts::stop_line::Quotas;
use crate::environment::Environment;
use crate::pictures::download::{Pictures, is_for_later};

/// Fetches from LINE what is due: profiles, group summaries, quotas, media.
#[derive(Clone)]
pub(crate) struct Fetching {
    pub(crate) store: Store,
    pub(crate) environment: Environment,
    pub(crate) line: Arc<LineClients>,
    pub(crate) pictures: Pictures,
    pub(crate) quotas: Quotas,
    pub(crate) checks: Checks,
    pub(crate) unsaved: UnsavedDownloads,
}

impl Fetching {
    pub(crate) fn new(store: &Store, environment: &Environment, checks: &Checks) -> Self {
        Self {
            store: store.clone(),
            environment: environment.clone(),
            line: checks.line.clone(),
            pictures: checks.pictures.clone(),
            quotas: checks.quotas.clone(),
            checks: checks.clone(),
            unsaved: UnsavedDownloads::default(),
        }
    }

    /// What LINE's error says about the next try. That it refuses the account's keys is said at once, as it is when
    /// something is sent.
    pub(super) async fn retry_after(&self, account: &LineAccountId, error: &line::Error) -> Result<Retry> {
        if error.kind == line::ErrorKind::Unauthorized {
            self.checks.note_unauthorized(account).await?;
        }
        Ok(Retry::after(error))
    }

    /// The client of the account that is to ask. None: not now.
    pub(super) async fn client_of(&self, id: &LineAccountId) -> Result<Option<Arc<Client>>> {
        let account = line_accounts::get(&mut self.store.read().await?, id).await?;
        let Some(account) = account.filter(|account| !account.disconnected) else { return Ok(None) };
        match self.line.of(id, &account.channel_id).await {
            Ok(client) => Ok(Some(client)),
            Err(error) if error.code.is_lines() => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The picture behind an address: the known one while the address is the same.
    pub(super) async fn picture(
        &self,
        url: Option<&str>,
        known_url: Option<&str>,
        known: Option<&MediaHash>,
    ) -> Result<Picture> {
        match url {
            None => Ok(Picture::None),
            Some(url) if known.is_some() && known_url == Some(url) => Ok(Picture::Same),
            Some(url) => match self.pictures.fetch(&self.store, url).await {
                Ok(Some(media)) => Ok(Picture::New(media)),
                Ok(None) => Ok(Picture::None),
                Err(error) if is_for_later(&error) => Ok(Picture::Later),
                Err(error) => Err(error),
            },
        }
    }
}
