//! Calls from this platform to the world: webhooks, and what phones load.
use std::sync::OnceLock;
use std::time::Duration;

use reqwest::redirect::Policy;
use reqwest::{Client, ClientBuilder};

use crate::limits;

/// Connections for one purpose.
pub(super) struct Outward {
    prepared: fn() -> ClientBuilder,
    /// For addresses on this machine.
    plain: Client,
    /// For https; made when first needed, because reading the machine's certificates takes its time.
    secure: OnceLock<Client>,
}

impl Outward {
    pub fn webhooks() -> reqwest::Result<Self> {
        Self::new(|| common().user_agent("LineBotWebhook/2.0").timeout(limits::WEBHOOK_ANSWER))
    }

    pub fn loads() -> reqwest::Result<Self> {
        Self::new(|| common().user_agent("line-simulator-phone/1.0").read_timeout(limits::LOAD_STALL))
    }

    fn new(prepared: fn() -> ClientBuilder) -> reqwest::Result<Self> {
        let plain = prepared().tls_certs_only([]).build()?;
        Ok(Self { prepared, plain, secure: OnceLock::new() })
    }

    /// What speaks to this address.
    pub fn to(&self, url: &str) -> &Client {
        if !url.starts_with("https:") {
            return &self.plain;
        }
        // Without certificates every https address counts as not connected.
        self.secure.get_or_init(|| (self.prepared)().build().unwrap_or_else(|_| self.plain.clone()))
    }
}

fn common() -> ClientBuilder {
    // Fails only when a provider is installed already, which is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    Client::builder().redirect(Policy::none()).connect_timeout(Duration::from_secs(1)).no_proxy()
}
