//! The server alone, on a real workspace file: for pointing a load generator at it.
//!
//! `cargo run --release -p webhook --example webhook_server -- --port P --dir D --secret S [--destination U…]`
//!
//! Takes webhooks of one account at `http://127.0.0.1:P/line/webhook/bench`, signed with the channel
//! secret S, and stores their events in `D/workspace.db`. With `--destination`, only bodies for that
//! account are taken. Prints its address as one line of JSON; runs until Ctrl-C.

#![expect(clippy::print_stdout, reason = "the address is this program's output")]

use std::{collections::HashMap, error::Error, path::Path, sync::Arc};

use domain::account::{ChatMode, MarkAsReadMode, TokenKind};
use domain::{LineAccountId, UtcMs};
use line::Secret;
use store::{
    Store,
    line_accounts::{self, LineAccount},
    quotas::Quota,
};
use tokio::net::TcpListener;
use webhook::{Account, Accounts, WebhookServer, path, webhook_routes};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut options = options()?;
    let mut option = |name: &str| options.remove(name);
    let port: u16 = option("--port").ok_or("--port is missing")?.parse()?;
    let folder = option("--dir").ok_or("--dir is missing")?;
    let secret = Secret::new(option("--secret").ok_or("--secret is missing")?);
    let account = Account {
        id: LineAccountId::from("bench"),
        bot_user_id: option("--destination"),
        secrets: vec![secret],
    };

    let store = Store::open(Path::new(&folder)).await?;
    keep(&store, &account).await?;
    let path = path(&account.id);
    let routes = webhook_routes(store.clone(), One(account), Arc::new(now));
    let server = WebhookServer::start(TcpListener::bind(("127.0.0.1", port)).await?, routes)?;
    println!(r#"{{"url":"http://{}{path}","path":"{path}"}}"#, server.address());
    tokio::signal::ctrl_c().await?;
    server.shut_down().await;
    store.close().await;
    Ok(())
}

/// The only account there is.
struct One(Account);

impl Accounts for One {
    fn find(&self, id: &str) -> Option<Account> {
        (id == self.0.id.as_str()).then(|| self.0.clone())
    }
}

fn options() -> Result<HashMap<String, String>, Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let mut options = HashMap::new();
    while let Some(name) = arguments.next() {
        let value = arguments.next().ok_or_else(|| format!("{name} has no value"))?;
        options.insert(name, value);
    }
    Ok(options)
}

/// Events belong to an account, so there has to be one in the file.
async fn keep(store: &Store, account: &Account) -> store::Result<()> {
    let mut tx = store.begin().await?;
    let row = LineAccount {
        id: account.id.clone(),
        bot_user_id: account.bot_user_id.clone().unwrap_or_default(),
        basic_id: "@bench".into(),
        channel_id: "0".into(),
        display_name: "Bench".into(),
        photo: None,
        shared: false,
        chat_mode: ChatMode::Chat,
        mark_as_read: MarkAsReadMode::Manual,
        last_event_at: None,
        disconnected: false,
        quota: Quota::default(),
        token_kind: TokenKind::Stateless,
    };
    line_accounts::put(tx.conn(), &row, now()).await?;
    tx.commit().await
}

#[expect(clippy::disallowed_methods, reason = "a program of its own has to read the clock itself")]
fn now() -> UtcMs {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    UtcMs(since.map_or(0, |time| time.as_millis() as i64))
}
