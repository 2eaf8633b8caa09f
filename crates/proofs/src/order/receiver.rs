//! A workspace that receives deliveries over its own webhook server, with a clock that follows the story.

use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use app::environment::{Environment, SystemDisk, TunnelPrograms};
use domain::language::Language;
use line::{Secret, signature};
use line_simulator::{AccountCredentials, AccountDraft, Config, Simulator};
use practice::MemorySecrets;
use reqwest::header::CONTENT_TYPE;
use serde_json::{Value, json};
use store::runs::RunRegister;
use tempfile::TempDir;
use testkit::{FixedClock, SeededRng};
use url::Url;
use workspace::Workspace;

use super::deliveries::Delivery;
use super::event::Event;
use super::state::{self, State};
use crate::company::{self, Founding, plain};
use crate::headless::NoDesktop;

/// Receives a story in a new workspace. Gives the state in the end.
///
/// # Errors
/// When the workspace refuses a delivery, or cannot apply it.
pub async fn receive(seed: u64, events: &[Event], deliveries: &[Delivery]) -> Result<State> {
    let folder = TempDir::new()?;
    let clock = FixedClock::default();
    let config = Config { clock: Arc::new(clock.clone()), seed: Some(seed), ..Config::default() };
    let simulator = Simulator::start(config).await?;
    let draft = AccountDraft { display_name: "Hanare".into(), ..AccountDraft::default() };
    let account = simulator.platform().add_account(draft).await.map_err(crate::world::said)?;
    let workspace = open(&folder, &clock, &simulator.url()).await?;
    let founding = Founding { company: "Hanare".into(), member: "Aya".into(), account: account.clone() };
    let founded = company::found(&workspace, &founding).await?;
    let account_id = founded["lineAccountId"].as_str().context("the account has an id")?.to_owned();
    let webhook = Webhook::of(&workspace, &account_id, &account)?;
    let mut latest = 0;
    for delivery in deliveries {
        let times = delivery.events.iter().map(|(event, _)| events[*event].at);
        latest = times.max().unwrap_or(0).max(latest);
        clock.advance_to(latest + delivery.late_ms);
        webhook.post(events, delivery).await?;
        if delivery.applied {
            apply(&workspace).await?;
        }
    }
    apply(&workspace).await?;
    let state = state::read(workspace.store()).await?;
    workspace.close().await;
    simulator.stop().await;
    Ok(state)
}

async fn open(folder: &TempDir, clock: &FixedClock, line: &str) -> Result<Workspace> {
    let environment = Environment {
        clock: Arc::new(clock.clone()),
        rng: Arc::new(SeededRng::default()),
        secrets: Arc::new(MemorySecrets::default()),
        disk: Arc::new(SystemDisk),
        desktop: Arc::new(NoDesktop),
        share_target: Arc::new(NoDesktop),
        tunnel_programs: TunnelPrograms { ngrok: 1, cloudflared: Vec::new() },
        version: env!("CARGO_PKG_VERSION"),
        language: Language::En,
        run_register: RunRegister::at(&folder.path().join("state")),
    };
    let base = Url::parse(line)?;
    let bases = line::Bases { api: base.clone(), data: base };
    let opened = Workspace::open_still(folder.path(), environment, bases).await;
    opened.map_err(plain)
}

async fn apply(workspace: &Workspace) -> Result<()> {
    while workspace.app().apply_pending().await.map_err(plain)? > 0 {}
    Ok(())
}

/// The account's webhook URL on this computer.
struct Webhook {
    http: reqwest::Client,
    url: Url,
    secret: Secret,
    destination: String,
}

impl Webhook {
    fn of(workspace: &Workspace, account_id: &str, account: &AccountCredentials) -> Result<Self> {
        let server = workspace.webhook_server_url().map_err(plain)?;
        Ok(Self {
            http: reqwest::Client::builder().no_proxy().tls_certs_only([]).build()?,
            url: server.join(&format!("/line/webhook/{account_id}"))?,
            secret: Secret::new(&account.channel_secret),
            destination: account.bot_user_id.clone(),
        })
    }

    async fn post(&self, events: &[Event], delivery: &Delivery) -> Result<()> {
        let events: Vec<Value> =
            delivery.events.iter().map(|(event, again)| events[*event].in_delivery(*again)).collect();
        let body = json!({ "destination": self.destination, "events": events }).to_string();
        let signature = signature::sign(&self.secret, body.as_bytes());
        let request = self.http.post(self.url.clone()).header(CONTENT_TYPE, "application/json");
        let status = request.header("x-line-signature", signature).body(body).send().await?.status();
        ensure!(status == 200, "a delivery is answered with {status}");
        Ok(())
    }
}
