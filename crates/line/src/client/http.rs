use std::time::Duration;

use reqwest::{Method, RequestBuilder, redirect::Policy};
use url::Url;

use super::bases::Bases;
use crate::error::{Error, ErrorKind};

/// The timeouts of HTTP requests to LINE.
#[derive(Debug, Clone, Copy)]
pub struct Timeouts {
    /// The timeout of connecting, TLS included.
    pub connect: Duration,
    /// The timeout of a whole call.
    pub total: Duration,
    /// The timeout of each read while content is downloaded; a large video may take longer in all.
    pub stall: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(5),
            total: Duration::from_secs(15),
            stall: Duration::from_secs(20),
        }
    }
}

/// The HTTP connections to LINE, kept open and shared by every account of a program. Clones share them.
#[derive(Debug, Clone)]
pub struct Http {
    client: reqwest::Client,
    total: Duration,
}

impl Http {
    /// Sets up the HTTP client: no redirects, no compression, TLS by rustls with the machine's certificates.
    /// The machine's proxy is used except when both base URLs are loopback.
    ///
    /// # Errors
    /// `NotReached` when TLS cannot be set up here.
    pub fn new(bases: &Bases, timeouts: Timeouts) -> Result<Self, Error> {
        // Only fails when the program has chosen a provider already, and then that one is as good.
        drop(rustls::crypto::ring::default_provider().install_default());
        let builder = reqwest::Client::builder()
            .connect_timeout(timeouts.connect)
            .read_timeout(timeouts.stall)
            .redirect(Policy::none())
            .user_agent(concat!("line-messaging-api-rust/", env!("CARGO_PKG_VERSION")));
        let builder = if bases.are_loopback() { builder.no_proxy() } else { builder };
        // Reading the machine's certificates takes longer than a whole call to a simulator on this machine.
        let builder = if bases.are_plain() { builder.tls_certs_only([]) } else { builder };
        let unusable = |error| Error { kind: ErrorKind::NotReached, ..Error::from(error) };
        Ok(Self { client: builder.build().map_err(unusable)?, total: timeouts.total })
    }

    /// A request that has to be over within the total timeout.
    pub(super) fn call(&self, method: Method, url: Url) -> RequestBuilder {
        self.client.request(method, url).timeout(self.total)
    }

    /// A download, which may take as long as bytes keep coming.
    pub(super) fn download(&self, url: Url) -> RequestBuilder {
        self.client.get(url)
    }
}
