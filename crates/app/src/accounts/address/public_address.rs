//! Where LINE finds this computer: the webhook server on it, and the address that leads there from outside.

use domain::delivery::DeliveryReason;
use std::sync::{Arc, OnceLock};

use domain::{LineAccountId, MemberId};
use line::Bases;
use store::line_accounts::LineAccount;
use store::{Change, Conn, Store, line_accounts, workspace};
use url::Url;

use super::checked::checked;
use crate::accounts::account::is_cut_off;
use crate::accounts::pending_checks::PendingChecks;
use crate::accounts::views::PublicAddress;
use crate::accounts::waiting::wake;
use crate::authorisation::require_administrator;
use crate::environment::Environment;
use crate::{App, Error, ErrorCode, Result};

/// The webhook server through which webhooks come in and media go out, as whoever opened it tells.
#[derive(Debug, Clone)]
pub struct WebhookServer {
    /// Where it is: `http://127.0.0.1:PORT/`.
    pub url: Url,
    /// The port that was kept for it belongs to another program now.
    pub moved: bool,
    /// The path of an account's webhooks.
    pub webhook_path: fn(&LineAccountId) -> String,
}

impl App {
    /// Sets the address under which LINE finds this computer; none: it is found no more. Every account's webhook URL
    /// is brought up to date by itself, and checked.
    ///
    /// # Errors
    /// `NotAdministrator`, `InvalidFields` (`url`).
    pub async fn public_address_set(&self, actor: &MemberId, url: Option<&str>) -> Result<PublicAddress> {
        let mut conn = self.store.read().await?;
        require_administrator(&mut conn, actor).await?;
        let accounts = line_accounts::all(&mut conn).await?;
        drop(conn);
        // Who copies an account's whole webhook URL means the address that it begins with.
        let base = |url: &str| {
            let paths = self
                .addresses
                .webhook_server
                .get()
                .map(|server| accounts.iter().map(|one| (server.webhook_path)(&one.id)));
            let base = paths
                .into_iter()
                .flatten()
                .find_map(|path| url.trim().strip_suffix(&path).map(str::to_owned));
            checked(&base.unwrap_or_else(|| url.to_owned()), self.addresses.bases.are_loopback())
        };
        let url = url.map(base).transpose()?;
        self.addresses.set(url.as_ref()).await?;
        self.addresses.view(&mut self.store.read().await?).await
    }

    /// The port that the webhook server had last; none before the first time.
    ///
    /// # Errors
    /// The storage codes.
    pub async fn webhook_port(&self) -> Result<Option<u16>> {
        self.addresses.port().await
    }

    /// The webhook server is open. Its port is kept, so that tunnels and proxies stay right.
    ///
    /// # Errors
    /// The storage codes.
    pub async fn webhook_server_opened(&self, server: WebhookServer) -> Result<()> {
        self.addresses.server_opened(server).await
    }
}

/// The addresses of this computer: the webhook server's on it, and the one under which LINE finds it.
#[derive(Clone)]
pub(crate) struct Addresses {
    pub(crate) store: Store,
    pub(crate) environment: Environment,
    pub(crate) bases: Bases,
    pub(crate) webhook_server: Arc<OnceLock<WebhookServer>>,
    pub(crate) pending_checks: PendingChecks,
}

impl Addresses {
    pub(crate) fn new(
        store: &Store,
        environment: &Environment,
        bases: Bases,
        pending_checks: &PendingChecks,
    ) -> Self {
        Self {
            store: store.clone(),
            environment: environment.clone(),
            bases,
            webhook_server: Arc::default(),
            pending_checks: pending_checks.clone(),
        }
    }

    /// Keeps the address that was found on a tunnel of this computer, until an administrator sets it; none: the one that
    /// is set leads here, or no other was found. Nothing moves to it by this.
    ///
    /// # Errors
    /// The storage codes.
    pub(crate) async fn keep_found(&self, url: Option<&Url>) -> Result<()> {
        let url = url.map(Url::as_str);
        let known = workspace::address(&mut self.store.read().await?).await?.found;
        if known.as_ref().map(|found| found.url.as_str()) == url {
            return Ok(());
        }
        let mut tx = self.store.begin().await?;
        workspace::set_found_url(tx.conn(), url, self.environment.now()).await?;
        for change in [Change::Admin, Change::Session] {
            tx.changed(change);
        }
        Ok(tx.commit().await?)
    }

    pub(super) async fn set(&self, url: Option<&Url>) -> Result<()> {
        let mut tx = self.store.begin().await?;
        workspace::set_public_url(tx.conn(), url.map(Url::as_str), self.environment.now()).await?;
        self.pending_checks.request_all();
        wake(&mut tx, DeliveryReason::NoPublicAddress, self.environment.now()).await?;
        for change in [Change::Admin, Change::Session, Change::Outbox] {
            tx.changed(change);
        }
        Ok(tx.commit().await?)
    }

    /// The port that the webhook server had last; none before the first time.
    ///
    /// # Errors
    /// The storage codes.
    async fn port(&self) -> Result<Option<u16>> {
        Ok(workspace::address(&mut self.store.read().await?).await?.webhook_port)
    }

    /// The webhook server is open. Its port is kept, so that tunnels and proxies stay right.
    ///
    /// # Errors
    /// The storage codes.
    async fn server_opened(&self, server: WebhookServer) -> Result<()> {
        // A workspace that is not founded yet keeps it when it is.
        let _ = self.webhook_server.set(server);
        let mut conn = self.store.read().await?;
        let known = workspace::address(&mut conn).await?.webhook_port;
        let founded = workspace::get(&mut conn).await?.is_some();
        drop(conn);
        if known.is_some() || !founded {
            return Ok(());
        }
        let mut tx = self.store.begin().await?;
        self.keep_port(tx.conn()).await?;
        Ok(tx.commit().await?)
    }

    /// Keeps the webhook server's port in a workspace that has none.
    ///
    /// # Errors
    /// The storage codes.
    pub(crate) async fn keep_port(&self, conn: &mut Conn) -> Result<()> {
        if let Some(port) = self.webhook_server.get().and_then(|server| server.url.port()) {
            workspace::keep_webhook_port(conn, port, self.environment.now()).await?;
        }
        Ok(())
    }

    /// The address under which LINE, and the phones of LINE users, find this computer. With a LINE on this very
    /// computer it is the webhook server itself, unless another was set. None: nobody outside finds it.
    ///
    /// # Errors
    /// The storage codes.
    pub(crate) async fn public_base(&self, conn: &mut Conn) -> Result<Option<Url>> {
        let kept = workspace::address(conn).await?.public_url;
        let kept = kept.as_deref().map(Url::parse).transpose();
        let kept = kept.map_err(|e| Error::new(ErrorCode::Internal).because(e))?;
        Ok(kept.or_else(|| {
            self.webhook_server.get().filter(|_| self.bases.are_loopback()).map(|server| server.url.clone())
        }))
    }

    /// The address from which LINE fetches what an account sends; none also while LINE's test has shown that it does
    /// not lead here: a picture sent then would never be seen.
    ///
    /// # Errors
    /// The storage codes.
    pub(crate) async fn fetched_from(&self, conn: &mut Conn, account: &LineAccountId) -> Result<Option<Url>> {
        if is_cut_off(conn, account).await? { Ok(None) } else { self.public_base(conn).await }
    }

    /// Where LINE is to send an account's webhooks; none while there is no public address.
    ///
    /// # Errors
    /// The storage codes.
    pub(crate) async fn webhook_url(&self, conn: &mut Conn, account: &LineAccountId) -> Result<Option<Url>> {
        Ok(self.public_base(conn).await?.and_then(|base| self.webhook_url_below(&base, account)))
    }

    /// The same under another address; none while the webhook server is closed.
    pub(crate) fn webhook_url_below(&self, base: &Url, account: &LineAccountId) -> Option<Url> {
        self.webhook_server.get().map(|server| below(base, &(server.webhook_path)(account)))
    }

    /// Whether a URL was made by this Engawa for this account, under whatever address.
    pub(crate) fn is_ours(&self, account: &LineAccount, url: &str) -> bool {
        self.webhook_server.get().is_some_and(|server| url.ends_with(&(server.webhook_path)(&account.id)))
    }

    /// Where LINE finds this computer, for administrators.
    ///
    /// # Errors
    /// The storage codes.
    pub(crate) async fn view(&self, conn: &mut Conn) -> Result<PublicAddress> {
        let server = self.webhook_server.get();
        Ok(PublicAddress {
            url: self.public_base(conn).await?.map(Into::into),
            webhook_server: server
                .map(|server| server.url.as_str().trim_end_matches('/').to_owned())
                .unwrap_or_default(),
            moved: server.is_some_and(|server| server.moved),
        })
    }
}

/// `path` (it begins with `/`) below an address, which may have a path of its own.
pub(crate) fn below(base: &Url, path: &str) -> Url {
    let mut url = base.clone();
    url.set_path(&format!("{}{path}", base.path().trim_end_matches('/')));
    url
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_address_keeps_the_path_prefix_of_a_reverse_proxy() {
        let at = |base: &str| below(&Url::parse(base).unwrap(), "/line/webhook/a").to_string();
        assert_eq!(at("https://shop.example"), "https://shop.example/line/webhook/a");
        assert_eq!(at("https://shop.example/engawa"), "https://shop.example/engawa/line/webhook/a");
        assert_eq!(at("https://shop.example/engawa/"), "https://shop.example/engawa/line/webhook/a");
    }
}
