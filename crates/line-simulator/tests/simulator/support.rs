//! A world with one account, Mio who is its friend, and a webhook server that receives its webhooks.
use std::collections::VecDeque;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use line_simulator::{
    AccountCredentials, AccountDraft, Clock, Config, Lookup, Platform, Simulator, User, UserDraft,
};
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::watch;

pub const TIMEOUT: Duration = Duration::from_secs(10);
pub const START_MS: i64 = 1_795_000_000_000;

/// A clock that stands still.
#[derive(Default)]
pub struct Stopped(AtomicI64);

impl Clock for Stopped {
    fn now_ms(&self) -> i64 {
        START_MS + self.0.load(Ordering::SeqCst)
    }
}

pub struct World {
    pub simulator: Simulator,
    pub platform: Platform,
    pub account: AccountCredentials,
    pub api: Api,
    pub mio: User,
    pub endpoint: WebhookServer,
}

pub fn config() -> Config {
    Config { clock: Arc::new(Stopped::default()), seed: Some(11), ..Config::default() }
}

impl World {
    /// A world in which Mio is a stranger, and nothing was sent yet.
    pub async fn new() -> Self {
        let simulator = Simulator::start(config()).await.unwrap();
        let platform = simulator.platform();
        let account = platform.add_account(account("Sakura Clinic", "@sakura")).await.unwrap();
        let mio = platform.add_user(user("Mio")).await.unwrap();
        let endpoint = WebhookServer::open().await;
        let api = Api::new(simulator.url(), &account.channel_access_token);
        let set = api.put("/v2/bot/channel/webhook/endpoint", json!({ "endpoint": endpoint.url })).await;
        assert_eq!(set.status, 200, "the webhook URL is set");
        Self { simulator, platform, account, api, mio, endpoint }
    }

    /// A world in which Mio has added the account; her `follow` is received and dropped.
    pub async fn with_friend() -> Self {
        let world = Self::new().await;
        world.platform.add_friend(&world.mio.user_id, Lookup::id("@sakura")).await.unwrap();
        world.endpoint.next().await;
        world
    }

    pub async fn push(&self, to: &str, text: &str) -> Answer {
        self.api.post("/v2/bot/message/push", json!({ "to": to, "messages": [text_message(text)] })).await
    }

    /// The texts of the account's chat on Mio's phone.
    pub async fn shown(&self) -> Vec<String> {
        let messages = self.platform.messages(&self.mio.user_id, "@sakura").await.unwrap();
        messages.into_iter().map(|message| message.text.unwrap_or(message.kind.as_str().to_owned())).collect()
    }
}

pub fn account(name: &str, basic_id: &str) -> AccountDraft {
    AccountDraft { display_name: name.into(), basic_id: Some(basic_id.into()), ..AccountDraft::default() }
}

pub fn user(name: &str) -> UserDraft {
    UserDraft { display_name: name.into(), ..UserDraft::default() }
}

pub fn text_message(text: &str) -> Value {
    json!({ "type": "text", "text": text })
}

/// A picture of one pixel.
pub fn png() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::DynamicImage::new_rgb8(1, 1).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// A client that reads no certificates, which takes longer than a test.
pub fn plain_client() -> reqwest::Client {
    let builder = reqwest::Client::builder().no_proxy().timeout(TIMEOUT);
    builder.tls_certs_only([]).build().unwrap()
}

/// A client of the Messaging API with one account's token.
pub struct Api {
    pub base: String,
    token: String,
    pub http: reqwest::Client,
}

/// A response, read whole.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Value,
}

impl Answer {
    pub fn message(&self) -> &str {
        self.body["message"].as_str().unwrap_or_default()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

impl Api {
    pub fn new(base: String, token: &str) -> Self {
        let http = plain_client();
        Self { base, token: token.into(), http }
    }

    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, format!("{}{path}", self.base)).bearer_auth(&self.token)
    }

    pub async fn get(&self, path: &str) -> Answer {
        answer(self.request(Method::GET, path)).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Answer {
        answer(self.request(Method::POST, path).json(&body)).await
    }

    pub async fn put(&self, path: &str, body: Value) -> Answer {
        answer(self.request(Method::PUT, path).json(&body)).await
    }
}

pub async fn answer(request: RequestBuilder) -> Answer {
    let response = request.send().await.unwrap();
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let bytes = response.bytes().await.unwrap();
    Answer { status, headers, body: serde_json::from_slice(&bytes).unwrap_or(Value::Null) }
}

/// A webhook that was received.
#[derive(Debug, Clone)]
pub struct ReceivedWebhook {
    pub signature: String,
    pub raw: Vec<u8>,
    pub body: Value,
}

impl ReceivedWebhook {
    pub fn event(&self) -> &Value {
        &self.body["events"][0]
    }
}

/// A webhook server. It responds with 200, or with the given statuses.
pub struct WebhookServer {
    pub url: String,
    shared: Arc<Shared>,
    taken: Mutex<usize>,
}

struct Shared {
    received: watch::Sender<Vec<ReceivedWebhook>>,
    statuses: Mutex<VecDeque<u16>>,
}

impl WebhookServer {
    pub async fn open() -> Self {
        let listener = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))).await.unwrap();
        let url = format!("http://{}/hook", listener.local_addr().unwrap());
        let shared = Arc::new(Shared { received: watch::channel(Vec::new()).0, statuses: Mutex::default() });
        let app = axum::Router::new().route("/hook", axum::routing::post(receive)).with_state(shared.clone());
        tokio::spawn(async move { axum::serve(listener, app).await });
        Self { url, shared, taken: Mutex::new(0) }
    }

    /// Sets the next statuses, instead of 200. Zero does not respond at all.
    pub fn will_respond(&self, statuses: &[u16]) {
        self.shared.statuses.lock().unwrap().extend(statuses);
    }

    /// The next webhook that has not been taken yet.
    pub async fn next(&self) -> ReceivedWebhook {
        let place = {
            let mut taken = self.taken.lock().unwrap();
            *taken += 1;
            *taken - 1
        };
        let mut received = self.shared.received.subscribe();
        let waiting = received.wait_for(|received| received.len() > place);
        let received = tokio::time::timeout(TIMEOUT, waiting).await.expect("a webhook arrives").unwrap();
        received[place].clone()
    }

    pub async fn next_event(&self) -> Value {
        self.next().await.event().clone()
    }

    /// The number of webhooks received so far.
    pub fn count(&self) -> usize {
        self.shared.received.borrow().len()
    }
}

async fn receive(State(shared): State<Arc<Shared>>, headers: HeaderMap, raw: Bytes) -> StatusCode {
    let signature = headers.get("x-line-signature").unwrap().to_str().unwrap().to_owned();
    let body = serde_json::from_slice(&raw).unwrap();
    shared
        .received
        .send_modify(|received| received.push(ReceivedWebhook { signature, raw: raw.to_vec(), body }));
    let status = shared.statuses.lock().unwrap().pop_front().unwrap_or(200);
    if status == 0 {
        std::future::pending::<()>().await;
    }
    StatusCode::from_u16(status).unwrap()
}
