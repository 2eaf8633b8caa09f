//! Many signed webhooks at once, and how long each took: for measuring a webhook server on this computer.
//!
//! `cargo run --release -p webhook --example load -- --url URL --secret S --events N --connections C`
//!
//! Prepares N bodies of one text message each, all different and signed, then posts them over C
//! connections that are kept open, each waiting for its answer before the next. Prints one line of
//! JSON. Only for servers on 127.0.0.1: LINE forbids load tests through its platform.

#![expect(clippy::print_stdout, reason = "the measurement is this program's output")]

use std::{
    collections::HashMap,
    error::Error,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use line::{Secret, signature};
use serde_json::json;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// More than a webhook server on this computer can need, and few enough to hold in memory.
const MOST_EVENTS: usize = 500_000;
const MOST_CONNECTIONS: usize = 256;

type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

/// One thread: the load should leave the computer to the server.
#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome<()> {
    let options: HashMap<_, _> = std::env::args().skip(1).collect::<Vec<_>>().chunks(2).map(pair).collect();
    let option = |name: &str| options.get(name).cloned().ok_or_else(|| format!("{name} is missing"));
    let url = option("--url")?;
    let (host, path) = address(&url).ok_or("--url has to be http://127.0.0.1:PORT/PATH")?;
    let secret = Secret::new(option("--secret")?);
    let events = option("--events")?.parse::<usize>()?.clamp(1, MOST_EVENTS);
    let connections = option("--connections")?.parse::<usize>()?.clamp(1, MOST_CONNECTIONS);
    let requests: Arc<Vec<_>> =
        Arc::new((0..events).map(|number| request(host, path, &secret, number)).collect());
    report(&post_all(host, requests, connections).await?);
    Ok(())
}

fn pair(words: &[String]) -> (String, String) {
    (words[0].clone(), words.get(1).cloned().unwrap_or_default())
}

fn address(url: &str) -> Option<(&str, &str)> {
    let rest = url.strip_prefix("http://").filter(|rest| rest.starts_with("127.0.0.1:"))?;
    Some(rest.split_at(rest.find('/')?))
}

/// A whole HTTP request. The event is one that LINE could have sent; only ids differ.
fn request(host: &str, path: &str, secret: &Secret, number: usize) -> Vec<u8> {
    let process = std::process::id();
    let body = json!({
        "destination": "U8e742f61d673b39c7fff3cecb7536ef0",
        "events": [{
            "type": "message",
            "webhookEventId": format!("01{process:08X}{number:016X}"),
            "deliveryContext": {"isRedelivery": false},
            "timestamp": 1_462_629_479_859_u64 + number as u64,
            "source": {"type": "user", "userId": format!("U{:032x}", number % 1000)},
            "replyToken": format!("{number:032x}"),
            "mode": "active",
            "message": {
                "id": format!("{}", 444_573_844_083_572_737_u64 + number as u64),
                "type": "text",
                "quoteToken": format!("q3Plxr4AgKd{number:048x}"),
                "markAsReadToken": format!("30yhdy232{number:048x}"),
                "text": "ご予約の変更をお願いします。明日の午後は空いていますか？",
            },
        }],
    })
    .to_string();
    let signature = signature::sign(secret, body.as_bytes());
    let length = body.len();
    format!(
        "POST {path} HTTP/1.1\r\nhost: {host}\r\ncontent-type: application/json; charset=utf-8\r\n\
         user-agent: LineBotWebhook/2.0\r\nx-line-signature: {signature}\r\ncontent-length: {length}\r\n\r\n{body}"
    )
    .into_bytes()
}

struct Measured {
    took: Duration,
    accepted: usize,
    refused: usize,
    latencies: Vec<Duration>,
}

async fn post_all(host: &str, requests: Arc<Vec<Vec<u8>>>, connections: usize) -> Outcome<Measured> {
    let mut streams = Vec::new();
    for _ in 0..connections {
        let stream = TcpStream::connect(host).await?;
        stream.set_nodelay(true)?;
        streams.push(stream);
    }
    let next = Arc::new(AtomicUsize::new(0));
    let start = Instant::now();
    let post = |stream| tokio::spawn(post_one_by_one(stream, requests.clone(), next.clone()));
    let running: Vec<_> = streams.into_iter().map(post).collect();
    let mut measured = Measured { took: Duration::ZERO, accepted: 0, refused: 0, latencies: Vec::new() };
    for task in running {
        let (latencies, refused) = task.await??;
        measured.accepted += latencies.len() - refused;
        measured.refused += refused;
        measured.latencies.extend(latencies);
    }
    measured.took = start.elapsed();
    measured.latencies.sort_unstable();
    Ok(measured)
}

async fn post_one_by_one(
    mut stream: TcpStream,
    requests: Arc<Vec<Vec<u8>>>,
    next: Arc<AtomicUsize>,
) -> Outcome<(Vec<Duration>, usize)> {
    let (mut latencies, mut refused) = (Vec::new(), 0);
    let mut buffer = Vec::with_capacity(4096);
    while let Some(request) = requests.get(next.fetch_add(1, Ordering::Relaxed)) {
        let start = Instant::now();
        stream.write_all(request).await?;
        let status = answer(&mut stream, &mut buffer).await?;
        latencies.push(start.elapsed());
        refused += usize::from(status != 200);
    }
    Ok((latencies, refused))
}

/// Reads one answer to its end and returns its status.
async fn answer(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Outcome<u16> {
    buffer.clear();
    loop {
        if stream.read_buf(buffer).await? == 0 {
            return Err("the server closed the connection".into());
        }
        let text = std::str::from_utf8(buffer)?;
        if let Some((head, body)) = text.split_once("\r\n\r\n")
            && body.len() >= length(head)
        {
            return Ok(head.get(9..12).unwrap_or_default().parse()?);
        }
    }
}

fn length(head: &str) -> usize {
    let named = |line: &&str| line.get(..15).is_some_and(|name| name.eq_ignore_ascii_case("content-length:"));
    head.lines().find(named).and_then(|line| line[15..].trim().parse().ok()).unwrap_or(0)
}

fn report(measured: &Measured) {
    let at = |share: f64| {
        let last = measured.latencies.len() - 1;
        measured.latencies[(last as f64 * share) as usize].as_secs_f64() * 1000.0
    };
    let report = json!({
        "accepted": measured.accepted,
        "refused": measured.refused,
        "seconds": measured.took.as_secs_f64(),
        "events_per_second": (measured.accepted as f64 / measured.took.as_secs_f64()).round(),
        "p50_ms": at(0.50),
        "p99_ms": at(0.99),
        "max_ms": at(1.0),
    });
    println!("{report}");
}
