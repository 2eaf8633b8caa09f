//! A workspace that receives deliveries over its own webhook server, with a clock that follows the story.

use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use app::environment::{Environment, SystemDisk, TunnelPrograms};
use line::{Secret, signature};
use line_simulator::{AccountCredentials, AccountDraft, Config, Simulator};
use serde_json::{Value, json};
use store::runs::RunRegister;
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use url::Url;
use workspace::Workspace;

use super::deliveries::Delivery;
use super::environment::{CountingRng, SetClock};
use super::event::Event;
use super::state::{self, State};
use crate::company::{self, Founding, plain};
use crate::headless::{FileSecrets, NoDesktop};

/// Receives a story in a new workspace. Gives the state in the end.
///
/// # Errors
/// When the workspace refuses a delivery, or cannot apply it.
pub async fn receive(seed: u64, events: &[Event], deliveries: &[Delivery]) -> Result<State> {
    let folder = TempDir::new()?;
    let clock = SetClock::default();
    let config = Config { clock: Arc::new(clock.clone()), seed: Some(seed), ..Config::default() };
    let simulator = Simulator::start(config).await?;
    let draft = AccountDraft { display_name: "Hanare".into(), ..AccountDraft::default() };
    let account = simulator.platform().add_account(draft).await.map_err(crate::world::said)?;
    let workspace = open(&folder, &clock, &simulator.url()).await?;
    let founding = Founding { company: "Hanare".into(), member: "Aya".into(), account: account.clone() };
    let founded = company::found(&workspace, &founding).await?;
    let account_id = founded["lineAccountId"].as_str().context("the account has an id")?.to_owned();
    let mut door = Door::open(&workspace, &account_id, &account).await?;
    let mut latest = 0;
    for delivery in deliveries {
        let times = delivery.events.iter().map(|(event, _)| events[*event].at);
        latest = times.max().unwrap_or(0).max(latest);
        clock.set(latest + delivery.late_ms);
        door.post(events, delivery).await?;
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

async fn open(folder: &TempDir, clock: &SetClock, line: &str) -> Result<Workspace> {
    let environment = Environment {
        clock: Arc::new(clock.clone()),
        rng: Arc::new(CountingRng::default()),
        secrets: Arc::new(FileSecrets::in_folder(folder.path())),
        disk: Arc::new(SystemDisk),
        desktop: Arc::new(NoDesktop),
        tunnel_programs: TunnelPrograms { ngrok: 1, cloudflared: Vec::new() },
        version: env!("CARGO_PKG_VERSION"),
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

/// A connection to the webhook server, which is kept open.
struct Door {
    stream: TcpStream,
    path: String,
    host: String,
    secret: Secret,
    destination: String,
}

impl Door {
    async fn open(workspace: &Workspace, account_id: &str, account: &AccountCredentials) -> Result<Self> {
        let url = workspace.webhook_server_url().map_err(plain)?;
        let host = format!("127.0.0.1:{}", url.port().context("a port")?);
        let stream = TcpStream::connect(&host).await?;
        stream.set_nodelay(true)?;
        Ok(Self {
            stream,
            path: format!("/line/webhook/{account_id}"),
            host,
            secret: Secret::new(&account.channel_secret),
            destination: account.bot_user_id.clone(),
        })
    }

    async fn post(&mut self, events: &[Event], delivery: &Delivery) -> Result<()> {
        let events: Vec<Value> =
            delivery.events.iter().map(|(event, again)| events[*event].in_delivery(*again)).collect();
        let body = json!({ "destination": self.destination, "events": events }).to_string();
        let signature = signature::sign(&self.secret, body.as_bytes());
        let request = format!(
            "POST {} HTTP/1.1\r\nhost: {}\r\ncontent-type: application/json\r\nx-line-signature: {signature}\r\n\
             content-length: {}\r\n\r\n{body}",
            self.path,
            self.host,
            body.len()
        );
        self.stream.write_all(request.as_bytes()).await?;
        let status = self.status().await?;
        ensure!(status == "200", "a delivery is answered with {status}");
        Ok(())
    }

    /// Reads an answer, which has no body, and gives its status.
    async fn status(&mut self) -> Result<String> {
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            ensure!(self.stream.read_buf(&mut head).await? > 0, "the webhook server closes the connection");
        }
        Ok(String::from_utf8_lossy(head.get(9..12).unwrap_or_default()).into_owned())
    }
}
