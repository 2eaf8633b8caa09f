//! Addresses that tunnel programs on this computer tell of, and the one that LINE has.

use std::time::Duration;

use domain::MemberId;
use futures_util::future::join_all;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use store::{line_accounts, workspace};
use url::Url;

use super::checked::checked;
use super::public_address::Addresses;
use crate::accounts::views::{AddressFound, AddressSource};
use crate::authorisation::require_administrator;
use crate::{App, Error, ErrorCode, Result};

/// A program on this computer answers at once, or is not there.
const LIMIT: Duration = Duration::from_secs(1);
/// Nobody tells more than this about a tunnel.
const MOST_BYTES: usize = 64 * 1024;
/// How many addresses are shown.
const MOST_FOUND: usize = 10;
/// How many addresses LINE tests in one check: it makes 60 tests an hour.
const MOST_TESTED: usize = 2;

/// What ngrok tells.
#[derive(Deserialize)]
struct Ngrok {
    tunnels: Vec<NgrokTunnel>,
}

#[derive(Deserialize)]
struct NgrokTunnel {
    public_url: String,
    config: NgrokConfig,
}

#[derive(Deserialize)]
struct NgrokConfig {
    addr: String,
}

/// What cloudflared tells of a tunnel without an account.
#[derive(Deserialize)]
struct Cloudflared {
    hostname: String,
}

impl App {
    /// Looks for addresses that may lead to this computer: those of tunnel programs that run on it, and the one that
    /// LINE has. Whether one does lead here, LINE's test tells.
    ///
    /// # Errors
    /// `NotAdministrator`.
    pub async fn public_address_find(&self, actor: &MemberId) -> Result<Vec<AddressFound>> {
        require_administrator(&mut self.store.read().await?, actor).await?;
        let mut found = self.addresses.tunnels().await?;
        for url in self.known_to_line().await? {
            if !found.iter().any(|one| one.url == url) {
                found.push(AddressFound { url, by: AddressSource::Line });
            }
        }
        found.truncate(MOST_FOUND);
        Ok(found)
    }

    /// The addresses below which LINE has webhook URLs of this workspace's.
    async fn known_to_line(&self) -> Result<Vec<String>> {
        let Some(server) = self.addresses.webhook_server.get() else { return Ok(Vec::new()) };
        let accounts = line_accounts::all(&mut self.store.read().await?).await?;
        let mut known = Vec::new();
        for account in accounts.into_iter().filter(|account| !account.disconnected) {
            let Ok(client) = self.line.of(&account.id, &account.channel_id).await else { continue };
            let Ok(Some(endpoint)) = client.webhook_endpoint().await else { continue };
            let base = endpoint.endpoint.strip_suffix(&(server.webhook_path)(&account.id));
            let base = base.and_then(|base| checked(base, self.addresses.bases.are_loopback()).ok());
            known.extend(base.map(String::from).filter(|base| !known.contains(base)));
        }
        Ok(known)
    }
}

impl Addresses {
    /// The addresses of tunnels to the webhook server.
    ///
    /// # Errors
    /// `Internal` when no request can be made at all.
    async fn tunnels(&self) -> Result<Vec<AddressFound>> {
        let programs = &self.environment.tunnel_programs;
        let Some(port) = self.webhook_server.get().and_then(|server| server.url.port()) else {
            return Ok(Vec::new());
        };
        // A proxy cannot reach this computer's own ports; and without TLS no certificates are read.
        let http = reqwest::Client::builder().no_proxy().timeout(LIMIT).tls_certs_only([]);
        let http = http.redirect(reqwest::redirect::Policy::none()).build();
        let http = http.map_err(|e| Error::new(ErrorCode::Internal).because(e))?;
        let ngrok = ask::<Ngrok>(&http, programs.ngrok, "api/tunnels");
        let cloudflared =
            programs.cloudflared.iter().map(|port| ask::<Cloudflared>(&http, *port, "quicktunnel"));
        let (ngrok, cloudflared) = tokio::join!(ngrok, join_all(cloudflared));
        let ngrok = ngrok
            .into_iter()
            .flat_map(|answer| answer.tunnels)
            .filter(|one| leads_to(&one.config.addr, port));
        let ngrok = ngrok.map(|one| (one.public_url, AddressSource::Ngrok));
        let cloudflared = cloudflared.into_iter().flatten().filter(|answer| !answer.hostname.is_empty());
        let cloudflared =
            cloudflared.map(|answer| (format!("https://{}", answer.hostname), AddressSource::Cloudflared));
        let line_is_here = self.bases.are_loopback();
        let taken =
            ngrok.chain(cloudflared).filter_map(|(url, by)| Some((checked(&url, line_is_here).ok()?, by)));
        Ok(taken.map(|(url, by)| AddressFound { url: url.to_string(), by }).collect())
    }

    /// The first addresses of tunnels to the webhook server besides the one that is set; none when none is set.
    ///
    /// # Errors
    /// The storage codes; `Internal` when no request can be made at all.
    pub(crate) async fn other_tunnels(&self) -> Result<Vec<Url>> {
        let Some(now) = workspace::address(&mut self.store.read().await?).await?.public_url else {
            return Ok(Vec::new());
        };
        let others = self.tunnels().await?.into_iter().filter(|tunnel| tunnel.url != now);
        Ok(others.filter_map(|tunnel| Url::parse(&tunnel.url).ok()).take(MOST_TESTED).collect())
    }
}

/// What a program on this computer tells; none when it is not there or tells something else.
async fn ask<T: DeserializeOwned>(http: &reqwest::Client, port: u16, path: &str) -> Option<T> {
    let mut answer = http.get(format!("http://127.0.0.1:{port}/{path}")).send().await.ok()?;
    if !answer.status().is_success() {
        return None;
    }
    let mut bytes = Vec::new();
    while let Some(chunk) = answer.chunk().await.ok()? {
        if bytes.len() + chunk.len() > MOST_BYTES {
            return None;
        }
        bytes.extend_from_slice(&chunk);
    }
    serde_json::from_slice(&bytes).ok()
}

/// Whether a tunnel's target, `http://localhost:PORT`, `localhost:PORT` or `PORT`, is the webhook server.
fn leads_to(target: &str, server: u16) -> bool {
    let port = Url::parse(target).ok().and_then(|url| url.port());
    let port = port.or_else(|| target.rsplit(':').next().and_then(|port| port.parse().ok()));
    port == Some(server)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tunnel_to_another_program_is_not_ours() {
        for target in ["http://localhost:4567", "https://127.0.0.1:4567/", "localhost:4567", "4567"] {
            assert!(leads_to(target, 4567), "{target}");
        }
        for target in ["http://localhost:4568", "http://localhost", "", "file:///srv", "14567"] {
            assert!(!leads_to(target, 4567), "{target}");
        }
    }
}
