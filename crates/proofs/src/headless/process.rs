//! The headless process: one open workspace, told what to do line by line.

use std::sync::Arc;

use anyhow::{Context, Result};
use api::AttachmentPart;
use app::environment::{Environment, Secrets, SystemClock, SystemDisk, SystemRng, TunnelPrograms};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::language::Language;
use practice::{MemorySecrets, account_secrets};
use serde::Serialize;
use serde_json::{Value, json};
use store::runs::RunRegister;
use store::{Row, query};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};
use tokio::task::JoinSet;
use workspace::Workspace;

use super::desktop::NoDesktop;
use super::protocol::{Act, Answer, Ready, Request, Start};
use crate::company;
use crate::company::plain;

/// Runs until it is told to close, its standard input ends, or it is killed.
///
/// # Errors
/// When the workspace cannot be opened.
pub async fn run() -> Result<()> {
    let filter = tracing_subscriber::EnvFilter::new("warn");
    tracing_subscriber::fmt().with_env_filter(filter).with_ansi(false).with_writer(std::io::stderr).init();
    let mut lines = BufReader::new(tokio::io::stdin()).lines();
    let start = lines.next_line().await?.context("nothing says what to open")?;
    let start: Start = serde_json::from_str(&start)?;
    let workspace = Arc::new(open(&start).await?);
    let answers = answers();
    answers.send(line(&Ready { webhook_server: workspace.webhook_server_url()? })?)?;
    let mut running = JoinSet::new();
    while let Some(text) = lines.next_line().await? {
        let request: Request = serde_json::from_str(&text)?;
        if matches!(request.act, Act::Close) {
            break;
        }
        // What has ended is let go of: each holds the memory of all that a command awaits.
        while running.try_join_next().is_some() {}
        let (workspace, answers) = (workspace.clone(), answers.clone());
        running.spawn(async move {
            let result = carry_out(&workspace, request.act).await;
            line(&Answer { number: request.number, result }).map(|line| answers.send(line))
        });
    }
    while running.join_next().await.is_some() {}
    let workspace = Arc::into_inner(workspace).context("the workspace is still in use")?;
    workspace.close().await;
    Ok(())
}

async fn open(start: &Start) -> Result<Workspace> {
    std::fs::create_dir_all(&start.folder)?;
    let secrets = MemorySecrets::default();
    if let Some(account) = &start.account {
        secrets.set(&account.id, &account_secrets(&account.credentials)).map_err(plain)?;
    }
    let environment = Environment {
        clock: Arc::new(SystemClock),
        rng: Arc::new(SystemRng),
        secrets: Arc::new(secrets),
        desktop: Arc::new(NoDesktop),
        share_target: Arc::new(NoDesktop),
        disk: Arc::new(SystemDisk),
        // None runs here, whatever runs on the computer.
        tunnel_programs: TunnelPrograms { ngrok: 1, cloudflared: Vec::new() },
        version: env!("CARGO_PKG_VERSION"),
        language: Language::En,
        run_register: RunRegister::at(&start.folder.join("state")),
    };
    let bases = line::Bases { api: start.line.clone(), data: start.line.clone() };
    Workspace::open(&start.folder, environment, bases).await.map_err(plain)
}

async fn carry_out(workspace: &Workspace, act: Act) -> Result<Value, Value> {
    let other = |error: anyhow::Error| json!({ "code": "proof", "detail": format!("{error:#}") });
    let coded = |error: api::Error| serde_json::to_value(error).unwrap_or_default();
    match act {
        Act::Found(founding) => company::found(workspace, &founding).await.map_err(other),
        Act::RegisterWebhooks => company::register_webhooks(workspace).await.map_err(other),
        Act::Call { name, args } => workspace.api().call(&name, args).await.map_err(coded),
        Act::Attach { room_id, attachment_id, name, content } => {
            let bytes = STANDARD.decode(content).map_err(|error| other(error.into()))?;
            let part = AttachmentPart {
                id: attachment_id.into(),
                room_id: room_id.into(),
                name,
                offset: 0,
                size: bytes.len() as u64,
                member_id: None,
            };
            workspace.api().attachment_put(&part, &bytes).await.map_err(coded)
        }
        Act::CountWaiting => count_waiting(workspace).await.map_err(other),
        Act::CountEvents => count_events(workspace).await.map_err(other),
        Act::Rooms => rooms(workspace).await.map_err(other),
        Act::Close => Ok(Value::Null),
    }
}

async fn count_waiting(workspace: &Workspace) -> Result<Value> {
    let mut conn = workspace.store().read().await?;
    let sql = "SELECT (SELECT count(*) FROM webhook_event WHERE pending = 1) + (SELECT count(*) FROM outbox) \
               + (SELECT count(*) FROM message WHERE media_due_at IS NOT NULL)";
    Ok(json!(query(sql).fetch_value::<i64>(&mut conn).await?))
}

async fn count_events(workspace: &Workspace) -> Result<Value> {
    let mut conn = workspace.store().read().await?;
    Ok(json!(query("SELECT count(*) FROM webhook_event").fetch_value::<i64>(&mut conn).await?))
}

async fn rooms(workspace: &Workspace) -> Result<Value> {
    let mut conn = workspace.store().read().await?;
    let rows = query("SELECT line_id, id FROM room").fetch_all(&mut conn).await?;
    let room = |row: &Row| Ok((row.get("line_id")?, Value::String(row.get("id")?)));
    Ok(Value::Object(rows.iter().map(room).collect::<Result<_>>()?))
}

/// Writes lines in order, each at once.
fn answers() -> UnboundedSender<String> {
    let (sender, mut lines) = unbounded_channel::<String>();
    tokio::spawn(async move {
        let mut out = tokio::io::stdout();
        while let Some(line) = lines.recv().await {
            if out.write_all(line.as_bytes()).await.is_err() || out.flush().await.is_err() {
                return;
            }
        }
    });
    sender
}

fn line(what: &impl Serialize) -> Result<String> {
    Ok(format!("{}\n", serde_json::to_string(what)?))
}
