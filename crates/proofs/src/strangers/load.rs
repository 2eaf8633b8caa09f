//! The strangers: forged signatures, half-open connections, slow bodies, huge bodies, broken JSON, and whatever else is no
//! webhook of LINE's.

use std::collections::{BTreeMap, VecDeque};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinSet;
use tokio::time::{MissedTickBehavior, interval, timeout};

use crate::headless::Headless;
use crate::report::Report;

/// Requests begin in bursts, so many a second.
const BURSTS: u64 = 50;
/// Connections that are begun and never finished, at the same time: more than the server takes.
const UNFINISHED: usize = 600;
/// A stranger waits no longer for an answer.
const PATIENCE: Duration = Duration::from_secs(5);
/// A body that is larger than any that is read, in bytes.
const HUGE: usize = 1_200_000;
const FORGED: &str = "x-line-signature: d3JvbmcgYnV0IHdlbGwgZm9ybWVkLCAzMiBieXRlcyE9PT0=\r\n";

/// What the strangers' requests were answered with.
#[derive(Default)]
pub struct Answers {
    /// How many by status; 0: none, as when the server closed first.
    pub by_status: BTreeMap<u16, u64>,
}

impl Answers {
    /// How many were taken for LINE's.
    pub fn accepted(&self) -> u64 {
        self.by_status.iter().filter(|(status, _)| (200..300).contains(*status)).map(|(_, count)| count).sum()
    }

    /// How many were answered at all.
    pub fn sum(&self) -> u64 {
        self.by_status.iter().filter(|(status, _)| **status > 0).map(|(_, count)| count).sum()
    }

    /// Adds what was answered in another part of the run.
    pub fn add(&mut self, other: Self) {
        for (status, count) in other.by_status {
            *self.by_status.entry(status).or_default() += count;
        }
    }

    /// Adds the figures.
    pub fn report(&self, report: &mut Report) {
        report.row("requests of strangers", self.by_status.values().sum::<u64>());
        report.row("of them answered with a status", json!(self.by_status));
    }
}

/// The strangers, and where they post to.
pub struct Load {
    server: SocketAddr,
    path: String,
    rate: u64,
}

impl Load {
    /// Strangers who found the webhook server, and know the company's webhook URL: it is no secret.
    pub async fn on(engawa: &Headless, rate: u64) -> Result<Self> {
        let url = engawa.ready().await.context("the process has ended")?;
        let server = *url.socket_addrs(|| None)?.first().context("an address")?;
        let admin = engawa.call("admin_get", json!({})).await?;
        let account = admin["accounts"][0]["id"].as_str().context("an account")?;
        Ok(Self { server, path: format!("/line/webhook/{account}"), rate })
    }

    /// Posts for a time.
    pub async fn run(&self, time: Duration) -> Result<Answers> {
        let answers = Arc::new(Mutex::new(Answers::default()));
        let mut unfinished = VecDeque::new();
        let mut requests = JoinSet::new();
        let mut bursts = interval(Duration::from_millis(1000 / BURSTS));
        bursts.set_missed_tick_behavior(MissedTickBehavior::Skip);
        let all = self.rate * time.as_secs();
        let mut number = 0;
        while number < all {
            bursts.tick().await;
            for _ in 0..(self.rate / BURSTS).max(1) {
                number += 1;
                match self.begun(number) {
                    Some(begun) => unfinished.extend(self.leave_unfinished(begun).await),
                    None => self.post(&mut requests, &answers, number),
                }
            }
            while unfinished.len() > UNFINISHED {
                unfinished.pop_front();
            }
            while requests.try_join_next().is_some() {}
        }
        while requests.join_next().await.is_some() {}
        let mut answers = answers.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(std::mem::take(&mut *answers))
    }

    /// The beginning of a request that is never finished.
    fn begun(&self, number: u64) -> Option<String> {
        match number % 7 {
            0 => Some(format!("POST {} HTTP/1.1\r\nhost: localhost\r\nx-line-sig", self.path)),
            1 => Some(self.head(&format!("{FORGED}content-length: 60000\r\n")) + "{"),
            2 => Some(self.head(&format!("{FORGED}content-length: 900000\r\n")) + "{"),
            _ => None,
        }
    }

    async fn leave_unfinished(&self, begun: String) -> Option<TcpStream> {
        let mut stream = timeout(PATIENCE, TcpStream::connect(self.server)).await.ok()?.ok()?;
        stream.write_all(begun.as_bytes()).await.ok()?;
        Some(stream)
    }

    fn post(&self, requests: &mut JoinSet<()>, answers: &Arc<Mutex<Answers>>, number: u64) {
        let (server, request, answers) = (self.server, self.request(number), answers.clone());
        requests.spawn(async move {
            let status = timeout(PATIENCE, ask(server, &request)).await.ok().flatten().unwrap_or(0);
            let mut answers = answers.lock().unwrap_or_else(PoisonError::into_inner);
            *answers.by_status.entry(status).or_default() += 1;
        });
    }

    /// A whole request that is no webhook of LINE's.
    fn request(&self, number: u64) -> Vec<u8> {
        let event = r#"{"destination":"U","events":[{"type":"message","webhookEventId":"forged"}]}"#;
        let with_body = |body: &str| {
            let head = self.head(&format!("{FORGED}content-length: {}\r\n", body.len()));
            (head + body).into_bytes()
        };
        if number.is_multiple_of(41) {
            return with_body(&"x".repeat(HUGE));
        }
        match number % 7 {
            3 => with_body(event),
            4 => with_body(&event[..event.len() / 2]),
            5 => format!(
                "GET /media/{number:032x}/cake.png HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n"
            )
            .into_bytes(),
            _ => (self.head(&format!("content-length: {}\r\n", event.len())) + event).into_bytes(),
        }
    }

    fn head(&self, headers: &str) -> String {
        format!("POST {} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n{headers}\r\n", self.path)
    }
}

/// Sends a request over a connection of its own. Gives the status; none when the server closed first.
async fn ask(server: SocketAddr, request: &[u8]) -> Option<u16> {
    let mut stream = TcpStream::connect(server).await.ok()?;
    // The server may refuse and close before all is sent.
    let _ = stream.write_all(request).await;
    let mut answer = [0; 12];
    stream.read_exact(&mut answer).await.ok()?;
    std::str::from_utf8(&answer[9..]).ok()?.parse().ok()
}
