//! The LINE simulator as a program: `line-simulator --listen 127.0.0.1:PORT`.
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use line_simulator::{AccountDraft, Config, Page, Pages, Platform, Simulator};
use serde_json::json;

const USAGE: &str =
    "usage: line-simulator [--listen 127.0.0.1:PORT] [--state FILE] [--pages DIR] [--accounts N]

  --listen    where to listen; loopback only, port 0 takes a free one (default 127.0.0.1:0)
  --state     keep the world in this file; in memory only without it
  --pages     serve the practice phone from this folder (phone.html at /)
  --accounts  add accounts until there are N (default 1)

Prints one line of JSON: {\"url\": …, \"accounts\": [{basicId, channelSecret, channelAccessToken, …}]}";

struct Arguments {
    config: Config,
    accounts: usize,
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = match arguments(std::env::args().skip(1)) {
        Ok(arguments) => arguments,
        Err(problem) => return failed(&format!("{problem}\n\n{USAGE}"), 2),
    };
    match run(arguments).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => failed(&problem, 1),
    }
}

fn failed(problem: &str, code: u8) -> ExitCode {
    // Nothing can be done when even that fails.
    let _ = writeln!(std::io::stderr(), "{problem}");
    ExitCode::from(code)
}

async fn run(arguments: Arguments) -> Result<(), String> {
    let simulator = Simulator::start(arguments.config).await.map_err(|error| error.to_string())?;
    let platform = simulator.platform();
    add_accounts(&platform, arguments.accounts).await?;
    let line = json!({ "url": simulator.url(), "accounts": platform.credentials().await });
    let mut out = std::io::stdout();
    writeln!(out, "{line}").and_then(|()| out.flush()).map_err(|error| error.to_string())?;
    tokio::signal::ctrl_c().await.map_err(|error| error.to_string())?;
    simulator.stop().await;
    Ok(())
}

async fn add_accounts(platform: &Platform, wanted: usize) -> Result<(), String> {
    for number in platform.credentials().await.len()..wanted {
        let display_name = format!("Account {}", number + 1);
        let draft = AccountDraft { display_name, ..AccountDraft::default() };
        platform.add_account(draft).await.map_err(|error| error.message)?;
    }
    Ok(())
}

fn arguments(mut given: impl Iterator<Item = String>) -> Result<Arguments, String> {
    let mut arguments = Arguments { config: Config::default(), accounts: 1 };
    while let Some(name) = given.next() {
        if name == "--help" || name == "-h" {
            return Err("A simulator of the LINE platform.".to_owned());
        }
        let value = given.next().ok_or_else(|| format!("{name} needs a value"))?;
        let wrong = || format!("{name} does not take {value}");
        match name.as_str() {
            "--listen" => arguments.config.listen = value.parse().map_err(|_| wrong())?,
            "--state" => arguments.config.state_file = Some(PathBuf::from(&value)),
            "--pages" => arguments.config.pages = Some(folder(Path::new(&value))),
            "--accounts" => arguments.accounts = value.parse().map_err(|_| wrong())?,
            _ => return Err(format!("{name} is unknown")),
        }
    }
    Ok(arguments)
}

fn folder(folder: &Path) -> Pages {
    let folder = folder.to_owned();
    Arc::new(move |path| {
        let body = std::fs::read(folder.join(path)).ok()?;
        let content_type = content_type(path).to_owned();
        Some(Page { content_type, body })
    })
}

fn content_type(path: &str) -> &'static str {
    match Path::new(path).extension().and_then(|end| end.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("json") => "application/json",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}
