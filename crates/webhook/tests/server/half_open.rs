//! Strangers who begin and never finish: half a request head, a body that does not come. LINE gives two seconds, and gets in.

use std::time::Duration;

use crate::support::{PATH, Shop, World, body, signed, status};
use axum::{Router, routing::get};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};

/// As many connections as the server takes here at the same time: fewer than a test may open.
const CONNECTIONS: u32 = 64;
/// More than that.
const STRANGERS: usize = 100;
/// LINE gives up after two seconds (LINE reference A.1.3); this is half of it.
const IN_TIME: Duration = Duration::from_secs(1);

async fn open(routes: Router) -> World {
    World::open_bounded(Shop, routes, CONNECTIONS).await
}

/// Strangers who each send this and nothing more. A server that takes no more connections leaves them in its backlog.
async fn strangers(world: &World, begun: &[u8], how_many: usize) -> Vec<TcpStream> {
    let mut open = Vec::new();
    for _ in 0..how_many {
        let mut stream = world.connect().await;
        stream.write_all(begun).await.unwrap();
        open.push(stream);
    }
    open
}

async fn deliver_in_time(world: &World, events: &str) {
    for number in 0..20 {
        let delivered = timeout(IN_TIME, world.deliver(&body(&[&format!("{events}{number:02}")]))).await;
        assert_eq!(delivered, Ok(200), "delivery {number} among strangers");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn half_open_connections_do_not_delay_a_delivery() {
    let world = open(Router::new()).await;
    let half = format!("POST {PATH} HTTP/1.1\r\nhost: localhost\r\nx-line-signature: ");
    let _open = strangers(&world, half.as_bytes(), STRANGERS).await;
    deliver_in_time(&world, "01").await;
    assert_eq!(world.stored().await.len(), 20);
}

#[tokio::test(flavor = "multi_thread")]
async fn slow_bodies_do_not_delay_a_delivery() {
    let world = open(Router::new()).await;
    let head = format!(
        "POST {PATH} HTTP/1.1\r\nhost: localhost\r\nx-line-signature: d3Jvbmc=\r\ncontent-length: 60000\r\n\r\nx"
    );
    let _open = strangers(&world, head.as_bytes(), STRANGERS).await;
    deliver_in_time(&world, "02").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn slow_large_bodies_do_not_keep_out_a_large_delivery() {
    let world = open(Router::new()).await;
    let head = format!(
        "POST {PATH} HTTP/1.1\r\nhost: localhost\r\nx-line-signature: d3Jvbmc=\r\ncontent-length: 900000\r\n\r\nx"
    );
    let _open = strangers(&world, head.as_bytes(), 40).await;
    let ids: Vec<String> = (0..400).map(|number| format!("03{number:04}")).collect();
    let large = body(&ids.iter().map(String::as_str).collect::<Vec<_>>());
    assert!(large.len() > 64 * 1024, "it needs a place of the few for large bodies");
    assert_eq!(timeout(IN_TIME, world.deliver(&large)).await, Ok(200));
    assert_eq!(world.stored().await.len(), 400);
}

#[tokio::test(flavor = "multi_thread")]
async fn idle_connections_do_not_delay_a_delivery() {
    let world = open(Router::new()).await;
    let _open = strangers(&world, b"", STRANGERS).await;
    deliver_in_time(&world, "04").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_being_answered_is_not_cut_off_for_half_open_connections() {
    let asked = std::sync::Arc::new(tokio::sync::Notify::new());
    let go_on = std::sync::Arc::new(tokio::sync::Notify::new());
    let slow = {
        let (asked, go_on) = (asked.clone(), go_on.clone());
        get(move || async move {
            asked.notify_one();
            go_on.notified().await;
            "done"
        })
    };
    let world = open(Router::new().route("/slow", slow)).await;
    let mut client = world.connect().await;
    client.write_all(b"GET /slow HTTP/1.1\r\nhost: localhost\r\n\r\n").await.unwrap();
    asked.notified().await;
    let _open = strangers(&world, b"GET / HT", STRANGERS).await;
    deliver_in_time(&world, "05").await;
    go_on.notify_one();
    assert_eq!(status(&mut client).await, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_with_half_a_head_is_closed_within_the_two_seconds_that_line_gives() {
    let world = open(Router::new()).await;
    let mut half = strangers(&world, b"POST / HTTP/1.1\r\nhost: ", 1).await.remove(0);
    let mut rest = Vec::new();
    let closed = timeout(Duration::from_millis(2900), half.read_to_end(&mut rest)).await;
    assert!(closed.is_ok(), "the server closes it by itself");
    let mut line = world.connect().await;
    line.write_all(&signed(&body(&["06A"]))).await.unwrap();
    assert_eq!(status(&mut line).await, 200);
}
