//! Benches: what has to be fast in the real window, measured and not tested (`cargo xtask bench`), and the workspaces
//! that are measured.

#![expect(clippy::print_stdout, reason = "the measurements are what this is for")]

mod receive;
mod window;

use std::time::{Duration, Instant};

use app::environment::{Clock, SystemClock};
use domain::UtcMs;
use serde_json::{Value, json};
use store::webhook_events::{self, NewWebhookEvent};
use store::{Store, line_accounts};
use tempfile::TempDir;

use crate::page::POLL_INTERVAL;
use crate::test_app::TestApp;

/// How long the preparation may take.
const PREPARED: Duration = Duration::from_secs(600);

/// Somebody on LINE, and their room.
struct Guest {
    user: String,
    name: String,
    room: Value,
}

/// A workspace with so many people, their rooms, and what they have written so far: the messages, one after the other.
async fn workspace(people: usize, stored: usize) -> (TempDir, Vec<Guest>) {
    let app = TestApp::practice().await;
    let mut guests = Vec::new();
    for number in 0..people {
        let name = format!("Guest {number:03}");
        let user = app.on_line("users", json!({ "displayName": name })).await;
        let user = user["userId"].as_str().expect("a userId").to_owned();
        app.on_line(&format!("users/{user}/add"), json!({ "id": "@aya" })).await;
        guests.push(Guest { user, name, room: Value::Null });
    }
    app.wait_until_applied().await;
    for guest in &mut guests {
        guest.room = app.room_of(&guest.name).await;
    }
    let data = app.close().await;
    store_waiting_events(&data, &guests, 0, stored).await;
    let app = TestApp::start(data, &["--practice"]).await;
    app.applied(&guests[(stored - 1) % people], stored - 1).await;
    (app.close().await, guests)
}

/// Stores webhook events that nobody applies: one message after the other, each by the next person.
async fn store_waiting_events(data: &TempDir, people: &[Guest], first: usize, count: usize) {
    let store = Store::open(&data.path().join("practice")).await.expect("the workspace opens");
    let account = line_accounts::by_basic_id(&mut store.read().await.expect("it reads"), "@aya").await;
    let account = account.expect("it reads").expect("Aya's account").id;
    let begun = now() - count as i64;
    let event = |number: usize| NewWebhookEvent {
        webhook_event_id: format!("01BENCH{number:019}"),
        line_account_id: account.clone(),
        raw: message(
            &people[number % people.len()].user,
            number,
            begun + (number - first) as i64,
            &words(number),
        ),
    };
    let events: Vec<_> = (first..first + count).map(event).collect();
    let mut tx = store.begin().await.expect("it writes");
    webhook_events::insert(tx.conn(), &events, UtcMs(begun + count as i64)).await.expect("they are stored");
    tx.commit().await.expect("they are stored");
    store.close().await;
}

/// A message event as LINE shapes it.
fn message(user: &str, number: usize, at: i64, text: &str) -> String {
    let event = json!({
        "type": "message", "mode": "active", "timestamp": at, "webhookEventId": format!("01BENCH{number:019}"),
        "deliveryContext": { "isRedelivery": false }, "replyToken": format!("{number:032x}"),
        "source": { "type": "user", "userId": user },
        "message": {
            "type": "text", "id": format!("9{number:017}"), "quoteToken": format!("quote-{number}"),
            "text": text,
        },
    });
    event.to_string()
}

fn words(number: usize) -> String {
    format!("{number}: ご予約の変更をお願いします。明日の午後は空いていますか？")
}

/// A sender of webhooks: where they go, and the account whose secret signs them.
#[derive(Clone)]
struct WebhookSender {
    http: reqwest::Client,
    /// The webhook URL that LINE knows.
    address: String,
    account: Value,
}

impl WebhookSender {
    async fn of(app: &TestApp) -> Self {
        let account = app.ask_line("accounts/@aya").await;
        let http = reqwest::Client::builder().no_proxy().build().expect("a client");
        let endpoint = format!("{}v2/bot/channel/webhook/endpoint", app.simulator().await);
        let request =
            http.get(endpoint).bearer_auth(account["channelAccessToken"].as_str().expect("a token"));
        let answer = request.send().await.expect("LINE answers").text().await.expect("LINE answers");
        let known: Value = serde_json::from_str(&answer).expect("JSON");
        Self { http, address: known["endpoint"].as_str().expect("an address").to_owned(), account }
    }

    async fn posts(self, event: String) {
        let of = |name: &str| self.account[name].as_str().expect("LINE's console shows it");
        let body = format!(r#"{{"destination":"{}","events":[{event}]}}"#, of("botUserId"));
        let signature = line::signature::sign(&line::Secret::new(of("channelSecret")), body.as_bytes());
        let request = self.http.post(&self.address).header("x-line-signature", signature).body(body);
        let answer = request.send().await.expect("the webhook server answers");
        assert_eq!(answer.status(), 200, "it is stored");
    }
}

impl TestApp {
    async fn room_of(&self, name: &str) -> Value {
        let list = json!({ "filter": "mine", "search": name, "offset": 0, "limit": 1 });
        loop {
            let found = self.call("room_list", list.clone()).await;
            let room = found["answer"]["rows"][0]["id"].clone();
            if room.is_string() {
                return room;
            }
            tokio::time::sleep(POLL_INTERVAL).await;
        }
    }

    /// Waits until a message is in its room; when that was.
    async fn applied(&self, guest: &Guest, number: usize) -> i64 {
        let waited = Instant::now();
        loop {
            let last = json!({ "roomId": guest.room, "before": null, "limit": 1 });
            let found = self.call("room_messages", last).await;
            if found["answer"]["messages"][0]["content"]["text"] == words(number) {
                return now();
            }
            assert!(waited.elapsed() < PREPARED, "the events are not applied");
            tokio::time::sleep(POLL_INTERVAL).await;
        }
    }
}

fn report(what: &str, times: &[i64]) {
    let of = |share| at(times, share);
    println!("{what:<28}{:>8}{:>8}{:>8}{:>8}", of(0.5), of(0.95), of(0.99), of(1.0));
}

/// The value below which this share of the sorted `times` lies.
fn at(times: &[i64], share: f64) -> i64 {
    times[((times.len() as f64 * share).ceil() as usize).clamp(1, times.len()) - 1]
}

/// The computer's clock, which the window reads as well: ms since 1970.
fn now() -> i64 {
    SystemClock.now().0
}
