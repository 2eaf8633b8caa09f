//! `cargo xtask bench receive`: a workspace with 100,000 messages of 200 people. It is closed, 5,000 events are stored for it as webhooks, and it is
//! started again; then people go on writing, 50 messages a second.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use super::{
    Guest, PREPARED, WebhookSender, at, message, now, report, store_waiting_events, words, workspace,
};
use crate::page::POLL_INTERVAL;
use crate::test_app::TestApp;

const PEOPLE: usize = 200;
const STORED: usize = 100_000;
const MISSED: usize = 5_000;
const PER_SECOND: usize = 50;
const SECONDS: usize = 60;

/// At most this long from writing to a painted row, for 99 of 100 messages.
const VISIBLE_MS: i64 = 150;
/// At most this long from the start of the process until everything that was missed is in its room.
const APPLIED_MS: i64 = 5_000;

#[tokio::test]
#[ignore = "a measurement: cargo xtask bench receive"]
async fn received_to_visible_and_a_restart_with_events_that_wait() {
    let (data, people) = workspace(PEOPLE, STORED).await;

    store_waiting_events(&data, &people, STORED, MISSED).await;
    let before = now();
    let app = TestApp::start(data, &["--practice"]).await;
    app.ready("room-list").await;
    let listed = now();
    app.opens_a_room().await;
    let opened = now();
    let applied = app.applied(&people[(STORED + MISSED - 1) % PEOPLE], STORED + MISSED - 1).await;
    let started = app.started().await;
    app.all_in_order(&people).await;
    println!(
        "\nrestart with {MISSED} events waiting and {STORED} stored messages, ms since the process started"
    );
    println!("room list shown      {:>6}", listed - started);
    println!(
        "a room opened        {:>6}   (clicked by the driver, which looks every {} ms)",
        opened - started,
        POLL_INTERVAL.as_millis()
    );
    println!(
        "all applied          {:>6}   (goal {APPLIED_MS}), in the order in which they were written",
        applied - started
    );
    assert!(started >= before, "the log tells of this start");

    println!("\nreceived to painted in the open room, {PER_SECOND} a second for {SECONDS} s, ms");
    println!("{:<28}{:>8}{:>8}{:>8}{:>8}", "", "p50", "p95", "p99", "max");
    let all = app.visible(&people, STORED + MISSED, 1).await;
    report("all into the open room", &all);
    let some = app.visible(&people, 2 * STORED, 5).await;
    report("one in five into it", &some);

    assert!(applied - started <= APPLIED_MS, "all applied within {APPLIED_MS} ms");
    assert!(at(&all, 0.99) < VISIBLE_MS && at(&some, 0.99) < VISIBLE_MS, "p99 below {VISIBLE_MS} ms");
}

impl TestApp {
    /// Opens the first room. While rows move, a click can miss, as a person's can.
    async fn opens_a_room(&self) {
        while self.driver.find(By::Css("[data-testid='room']")).await.is_err() {
            self.click("room-row").await;
        }
        self.ready("room").await;
    }

    /// What came last stands in each room as it was written: nothing left out, nothing twice.
    async fn all_in_order(&self, people: &[Guest]) {
        for (index, guest) in people.iter().enumerate() {
            let last = json!({ "roomId": guest.room, "before": null, "limit": 100 });
            let found = self.call("room_messages", last).await;
            let messages = found["answer"]["messages"].as_array().expect("messages").clone();
            let said = messages.iter().filter_map(|message| message["content"]["text"].as_str());
            let said: Vec<_> = said.map(str::to_owned).collect();
            let written: Vec<_> = (index..STORED + MISSED).step_by(PEOPLE).map(words).collect();
            assert!(said == written[written.len() - said.len()..], "something is missing at {}", guest.name);
        }
    }

    /// When the system started the process, by its log.
    async fn started(&self) -> i64 {
        let log = std::fs::read_to_string(self.data.path().join("logs/engawa.log")).expect("a log");
        let lines = log.lines().rev().filter_map(|line| serde_json::from_str::<Value>(line).ok());
        let ready =
            lines.into_iter().find(|line| line["message"] == "ui_ready").expect("the window was ready");
        let script = "return Date.parse(arguments[0]) - arguments[1]";
        let started = self
            .driver
            .execute(script, vec![ready["timestamp"].clone(), ready["ms_since_start"].clone()])
            .await;
        started.expect("the window answers").convert::<f64>().expect("a time") as i64
    }

    /// People write from the `first` message on, [`PER_SECOND`], one in `share` of them in the room that is open. How
    /// long each message in it took from the moment before it was posted as a webhook to being painted, in ms, sorted.
    async fn visible(&self, people: &[Guest], first: usize, share: usize) -> Vec<i64> {
        let guest = &people[0];
        self.fill("room-search", &guest.name).await;
        self.click_with("room-row", &guest.name).await;
        self.find("room-search").await.click().await.expect("the search has the focus");
        self.press(Key::Control + "a").await;
        self.press(Key::Delete + "").await;
        self.with("room", &guest.name).await;
        self.ready("room").await;
        self.driver.execute(WATCH, vec![first.into()]).await.expect("the window is watched");

        let sender = WebhookSender::of(self).await;
        let mut turns = tokio::time::interval(Duration::from_secs(1) / PER_SECOND as u32);
        let mut writing = tokio::task::JoinSet::new();
        for number in first..first + PER_SECOND * SECONDS {
            turns.tick().await;
            let who = if number % share == 0 { 0 } else { 1 + number % (PEOPLE - 1) };
            let at = now();
            let event = message(&people[who].user, number, at, &format!("#{number} at {at}"));
            writing.spawn(sender.clone().posts(event));
        }
        writing.join_all().await;

        let expected = (PER_SECOND * SECONDS).div_ceil(share);
        let waited = Instant::now();
        loop {
            let seen = self.driver.execute("return Object.values(window.seen)", vec![]).await;
            let mut times: Vec<f64> = seen.expect("the window answers").convert().expect("times");
            if times.len() == expected {
                times.sort_unstable_by(f64::total_cmp);
                return times.into_iter().map(|ms| ms as i64).collect();
            }
            assert!(waited.elapsed() < PREPARED, "{} of {expected} messages were seen", times.len());
            tokio::time::sleep(POLL_INTERVAL).await;
        }
    }
}

/// Looks at each row that comes into the conversation, and takes the time in the second frame from then on: it is
/// painted.
const WATCH: &str = r"
    const seen = window.seen = {};
    const rows = node => node.matches?.('[data-testid=message]') ? [node] : [...(node.querySelectorAll?.('[data-testid=message]') ?? [])];
    const said = row => /#(\d+) at (\d+)/.exec(row.textContent);
    const isNew = words => words && Number(words[1]) >= arguments[0] && !(words[1] in seen);
    new MutationObserver(records => {
        const come = records.flatMap(record => [...record.addedNodes].flatMap(rows)).map(said).filter(isNew);
        if (come.length) requestAnimationFrame(() => requestAnimationFrame(() => {
            for (const [, number, at] of come) seen[number] ??= Date.now() - at;
        }));
    }).observe(document.body, { childList: true, subtree: true });
";
