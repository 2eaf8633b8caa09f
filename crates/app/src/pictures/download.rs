//! Pictures of people and groups, from where LINE says they are. The one place that decides where this program
//! goes at a stranger's word.

use std::sync::Arc;
use std::time::Duration;

use line::Bases;
use reqwest::redirect::Policy;
use reqwest::{Client, ClientBuilder};
use store::Store;
use store::media::Media;
use tokio::sync::OnceCell;
use url::Url;

use super::photos;
use crate::blocking::blocking;
use crate::disk_space::DiskSpace;
use crate::{Error, ErrorCode, Result};

/// Larger pictures are not fetched, in bytes.
const MOST_BYTES: usize = 5 * 1024 * 1024;
const TIME: Duration = Duration::from_secs(15);
/// Where LINE keeps pictures: these names and whatever lies below them.
const HOSTS: [&str; 3] = ["line-scdn.net", "line.me", "line-apps.com"];

/// Fetches pictures. Clones share their connections.
#[derive(Debug, Clone)]
pub(crate) struct Pictures {
    /// For a platform that stands for LINE without TLS.
    plain: Client,
    /// For https: made when it is first needed, because it reads the computer's certificates.
    secure: Arc<OnceCell<Client>>,
    bases: Bases,
    space: DiskSpace,
}

/// Whether a picture may come later: LINE's host is away, or there is no disk space for it now.
pub(crate) fn is_for_later(error: &Error) -> bool {
    matches!(error.code, ErrorCode::LineUnreachable | ErrorCode::StorageFull)
}

impl Pictures {
    /// # Errors
    /// `Internal` when no connection can be prepared on this computer.
    pub(crate) fn new(bases: Bases, space: DiskSpace) -> Result<Self> {
        let plain = client(&bases).tls_certs_only([]).build().map_err(unusable)?;
        Ok(Self { plain, secure: Arc::default(), bases, space })
    }

    /// Fetches a picture and keeps it, made small. None when there is none to be had: an address nobody goes to,
    /// no picture, too large.
    ///
    /// # Errors
    /// `LineUnreachable` and `StorageFull` when it may come later; the other storage codes.
    pub(crate) async fn fetch(&self, store: &Store, url: &str) -> Result<Option<Media>> {
        let Some(url) = allowed(url, &self.bases) else { return Ok(None) };
        self.space.require(MOST_BYTES as u64).await?;
        let Some(bytes) = self.bytes(url).await? else { return Ok(None) };
        match photos::store_picture(store, bytes).await {
            Ok(media) => Ok(Some(media)),
            Err(error) if error.code == ErrorCode::BadImage => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The same; none also when it may come later, or when there is no address.
    ///
    /// # Errors
    /// The storage codes.
    pub(crate) async fn fetch_if_there(&self, store: &Store, url: Option<&str>) -> Result<Option<Media>> {
        let Some(url) = url else { return Ok(None) };
        match self.fetch(store, url).await {
            Err(error) if is_for_later(&error) => Ok(None),
            answer => answer,
        }
    }

    async fn bytes(&self, url: Url) -> Result<Option<Vec<u8>>> {
        let later =
            |error: reqwest::Error| Error::new(ErrorCode::LineUnreachable).because(error.without_url());
        let mut answer = self.client_for(&url).await?.get(url).send().await.map_err(later)?;
        if answer.status().is_server_error() || answer.status().as_u16() == 429 {
            return Err(Error::new(ErrorCode::LineUnreachable));
        }
        if !answer.status().is_success() {
            return Ok(None);
        }
        let mut bytes = Vec::new();
        while let Some(chunk) = answer.chunk().await.map_err(later)? {
            if bytes.len() + chunk.len() > MOST_BYTES {
                return Ok(None);
            }
            bytes.extend_from_slice(&chunk);
        }
        Ok(Some(bytes))
    }

    async fn client_for(&self, url: &Url) -> Result<&Client> {
        if url.scheme() == "http" {
            return Ok(&self.plain);
        }
        let bases = self.bases.clone();
        self.secure
            .get_or_try_init(|| async { blocking(move || client(&bases).build()).await?.map_err(unusable) })
            .await
    }
}

fn client(bases: &Bases) -> ClientBuilder {
    let loopback = [&bases.api, &bases.data].iter().all(|base| is_loopback(base));
    let builder = Client::builder().timeout(TIME).redirect(Policy::none());
    // A proxy cannot reach this computer's own ports.
    if loopback { builder.no_proxy() } else { builder }
}

fn unusable(error: reqwest::Error) -> Error {
    Error::new(ErrorCode::Internal).because(error)
}

/// LINE's own hosts over https, or the host and port that stand for LINE here.
fn allowed(url: &str, bases: &Bases) -> Option<Url> {
    let url = Url::parse(url).ok()?;
    if !url.username().is_empty() || url.password().is_some() {
        return None;
    }
    let lines = url.scheme() == "https"
        && url.port().is_none()
        && url.domain().is_some_and(|host| HOSTS.iter().any(|line| is_below(host, line)));
    let base = [&bases.api, &bases.data].iter().any(|base| base.origin() == url.origin());
    (lines || base).then_some(url)
}

fn is_below(host: &str, parent: &str) -> bool {
    host.strip_suffix(parent).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

fn is_loopback(base: &Url) -> bool {
    match base.host() {
        Some(url::Host::Domain(name)) => name == "localhost",
        Some(url::Host::Ipv4(address)) => address.is_loopback(),
        Some(url::Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn profile_pictures_are_fetched_only_from_lines_hosts_and_the_configured_ones() {
        let base = Url::parse("http://127.0.0.1:4567/").unwrap();
        let bases = Bases { api: base.clone(), data: base };
        for url in
            ["https://profile.line-scdn.net/abc", "https://obs.line.me/x", "http://127.0.0.1:4567/pictures/1"]
        {
            assert!(allowed(url, &bases).is_some(), "{url}");
        }
        for url in [
            "http://profile.line-scdn.net/abc",
            "https://evil-line.me/",
            "https://line.me.evil.example/",
            "https://line.me:8443/",
            "https://user@line.me/",
            "http://127.0.0.1:4568/",
            "http://169.254.169.254/latest",
            "file:///etc/passwd",
            "",
        ] {
            assert!(allowed(url, &bases).is_none(), "{url}");
        }
    }
}
