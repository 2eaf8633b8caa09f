//! A stranger posts as much as they can: LINE gets in all the same, and nothing is kept of the stranger.

use std::{
    io,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use crate::support::{PATH, World, body, request, signed, status};
use tokio::{io::AsyncWriteExt, net::TcpStream, task::JoinHandle};
use tracing_subscriber::fmt::MakeWriter;

const STRANGERS: usize = 64;
const SMALL: usize = 20_000;
const LARGE: usize = 32;
const DELIVERIES: usize = 200;

/// The most memory that this process has had at a time, in MiB.
#[cfg(target_os = "linux")]
pub fn most_memory() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<usize>().unwrap() / 1024
}

/// What the server writes into the log at the level that a member's log has.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

/// Posts the same wrongly signed body again and again, over connections that are kept open.
fn strangers(world: &Arc<World>, wrong: Vec<u8>, connections: usize, times: usize) -> Vec<JoinHandle<()>> {
    let (left, wrong) = (Arc::new(AtomicUsize::new(times)), Arc::new(wrong));
    let stranger = |_| {
        let (world, left, wrong) = (world.clone(), left.clone(), wrong.clone());
        tokio::spawn(async move {
            let mut stream = world.connect().await;
            while left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1)).is_ok()
            {
                post(&mut stream, &wrong).await;
            }
        })
    };
    (0..connections).map(stranger).collect()
}

async fn post(stream: &mut TcpStream, wrong: &[u8]) {
    stream.write_all(wrong).await.unwrap();
    // On a busy computer some of the large ones are too slow.
    assert!(matches!(status(stream).await, 401 | 408));
}

#[tokio::test]
async fn a_flood_of_wrong_signatures_leaves_no_trace_and_keeps_nobody_out() {
    // One thread for the server and for everybody before it, so that this log has all that the server says.
    let log = Log::default();
    let subscriber =
        tracing_subscriber::fmt().with_max_level(tracing::Level::INFO).with_writer(log.clone()).finish();
    // What is said of the test's own folder while it is opened is not the flood's.
    let world = Arc::new(World::open().await);
    let _guard = tracing::subscriber::set_default(subscriber);
    assert_eq!(world.deliver(&body(&["01A"])).await, 200);
    #[cfg(target_os = "linux")]
    let before = most_memory();

    let small = request(PATH, &body(&["01B"]), Some("d3Jvbmc="));
    let large = request(PATH, &"x".repeat(1024 * 1024 - 1000), Some("d3Jvbmc="));
    let mut flood = strangers(&world, small, STRANGERS, SMALL);
    flood.extend(strangers(&world, large, STRANGERS / 8, LARGE));
    let mut line = world.connect().await;
    for number in 0..DELIVERIES {
        line.write_all(&signed(&body(&[&format!("02{number:04}")]))).await.unwrap();
        assert_eq!(status(&mut line).await, 200, "delivery {number} in the middle of the flood");
    }
    for stranger in flood {
        stranger.await.unwrap();
    }

    assert_eq!(world.stored().await.len(), 1 + DELIVERIES, "nothing of the flood is stored");
    let said = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert_eq!(said, "", "nobody can fill the log");
    #[cfg(target_os = "linux")]
    assert!(most_memory() < before + 100, "{before} MiB before, {} MiB after", most_memory());
}
