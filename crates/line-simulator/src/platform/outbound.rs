//! HTTP requests from this platform: webhooks, and what phones load.
use std::sync::OnceLock;
use std::time::Duration;

use reqwest::redirect::Policy;
use reqwest::{Client, ClientBuilder};

use crate::limits;

/// An HTTP client for one purpose.
pub(super) struct OutboundClient {
    builder: fn() -> ClientBuilder,
    /// For http, which is on this machine only.
    plain: Client,
    /// For https; made when first needed, because reading the machine's certificates takes its time.
    secure: OnceLock<Client>,
}

impl OutboundClient {
    /// The client that delivers webhooks.
    pub fn webhooks() -> reqwest::Result<Self> {
        Self::new(|| common().user_agent("LineBotWebhook/2.0").timeout(limits::WEBHOOK_ANSWER))
    }

    /// The client that loads media for phones.
    pub fn loads() -> reqwest::Result<Self> {
        Self::new(|| common().user_agent("line-simulator-phone/1.0").read_timeout(limits::LOAD_STALL))
    }

    fn new(builder: fn() -> ClientBuilder) -> reqwest::Result<Self> {
        let plain = builder().tls_certs_only([]).build()?;
        Ok(Self { builder, plain, secure: OnceLock::new() })
    }

    /// The HTTP client for this URL.
    pub fn to(&self, url: &str) -> &Client {
        if !url.starts_with("https:") {
            return &self.plain;
        }
        // Without certificates every https URL counts as not connected.
        self.secure.get_or_init(|| (self.builder)().build().unwrap_or_else(|_| self.plain.clone()))
    }
}

fn common() -> ClientBuilder {
    // Fails only when a provider is installed already, which is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    Client::builder().redirect(Policy::none()).connect_timeout(Duration::from_secs(1)).no_proxy()
}
