//! A webhook server on a real socket over a workspace in a folder of its own, and LINE in front of it.

use std::sync::Arc;

use axum::Router;
use domain::account::{ChatMode, MarkAsReadMode, TokenKind};
use domain::{LineAccountId, UtcMs};
use line::{Secret, signature};
use store::{
    Store,
    line_accounts::{self, LineAccount},
    quotas::Quota,
    webhook_events,
};
use tempfile::TempDir;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};
use webhook::{Account, Accounts, WebhookServer, webhook_routes};

pub const SECRET: &str = "8c570fa6dd201bb328f1c1eac23a96d8";
pub const DESTINATION: &str = "U8e742f61d673b39c7fff3cecb7536ef0";
pub const PATH: &str = "/line/webhook/shop";

pub struct World {
    pub store: Store,
    pub server: WebhookServer,
    _folder: TempDir,
}

impl World {
    /// A webhook server for the account `shop`, whose webhooks go to [`PATH`].
    pub async fn open() -> Self {
        Self::open_with(Shop, Router::new()).await
    }

    /// The same with other accounts, and with routes beside the webhooks.
    pub async fn open_with(accounts: impl Accounts, others: Router) -> Self {
        Self::open_bounded(accounts, others, 192).await
    }

    /// The same with at most so many connections at the same time.
    pub async fn open_bounded(accounts: impl Accounts, others: Router, connections: u32) -> Self {
        let folder = tempfile::tempdir().unwrap();
        // A folder of its own: one that was there before may be open to others, and the log says so.
        let store = Store::open(&folder.path().join("workspace")).await.unwrap();
        keep_account(&store).await;
        let routes = webhook_routes(store.clone(), accounts, Arc::new(|| UtcMs(1_000))).merge(others);
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server = WebhookServer::start_bounded(listener, routes, connections).unwrap();
        Self { store, server, _folder: folder }
    }

    pub async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.server.address()).await.unwrap()
    }

    /// Posts as LINE does; the status.
    pub async fn deliver(&self, body: &str) -> u16 {
        self.send(&signed(body)).await
    }

    /// Sends bytes over a connection of their own; the status of the answer.
    pub async fn send(&self, request: &[u8]) -> u16 {
        let mut stream = self.connect().await;
        // The server may refuse and close before all is sent.
        let _ = stream.write_all(request).await;
        status(&mut stream).await
    }

    pub async fn stored(&self) -> Vec<String> {
        stored(&self.store).await
    }
}

/// The account `shop`, whose secret is being renewed.
pub struct Shop;

impl Accounts for Shop {
    fn find(&self, id: &str) -> Option<Account> {
        let secrets = vec![Secret::new("the-new-secret"), Secret::new(SECRET)];
        let bot_user_id = Some(DESTINATION.into());
        (id == "shop").then(|| Account { id: LineAccountId::from("shop"), bot_user_id, secrets })
    }
}

async fn keep_account(store: &Store) {
    let mut tx = store.begin().await.unwrap();
    let shop = LineAccount {
        id: LineAccountId::from("shop"),
        bot_user_id: DESTINATION.into(),
        basic_id: "@shop".into(),
        channel_id: "1".into(),
        display_name: "Shop".into(),
        photo: None,
        shared: false,
        chat_mode: ChatMode::Chat,
        mark_as_read: MarkAsReadMode::Manual,
        last_event_at: None,
        disconnected: false,
        quota: Quota::default(),
        token_kind: TokenKind::Stateless,
    };
    line_accounts::put(tx.conn(), &shop, UtcMs(0)).await.unwrap();
    tx.commit().await.unwrap();
}

/// The raw events in the store, in order of arrival.
pub async fn stored(store: &Store) -> Vec<String> {
    let mut conn = store.read().await.unwrap();
    let events = webhook_events::pending(&mut conn, 10_000).await.unwrap();
    events.into_iter().map(|event| event.raw).collect()
}

/// An event that LINE could have sent.
pub fn event(id: &str) -> String {
    format!(
        r#"{{"type":"message","webhookEventId":"{id}","timestamp":1,"mode":"active","deliveryContext":{{"isRedelivery":false}},"source":{{"type":"user","userId":"U1"}},"message":{{"type":"text","id":"7","text":"hello"}}}}"#
    )
}

pub fn body(ids: &[&str]) -> String {
    let events: Vec<_> = ids.iter().map(|id| event(id)).collect();
    format!(r#"{{"destination":"{DESTINATION}","events":[{}]}}"#, events.join(","))
}

pub fn signed(body: &str) -> Vec<u8> {
    request(PATH, body, Some(&signature::sign(&Secret::new(SECRET), body.as_bytes())))
}

pub fn request(path: &str, body: &str, signature: Option<&str>) -> Vec<u8> {
    let signature = signature.map_or(String::new(), |value| format!("X-Line-Signature: {value}\r\n"));
    let length = body.len();
    format!("POST {path} HTTP/1.1\r\nhost: localhost\r\n{signature}content-length: {length}\r\n\r\n{body}")
        .into_bytes()
}

/// Reads the status line of an answer.
pub async fn status(stream: &mut TcpStream) -> u16 {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await.unwrap());
    }
    String::from_utf8(head).unwrap()[9..12].parse().unwrap()
}
