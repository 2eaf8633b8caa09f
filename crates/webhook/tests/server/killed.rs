//! R23 in a process of its own that is killed at the worst moment.

use std::{
    io::{BufRead, BufReader},
    net::SocketAddr,
    path::Path,
    process::{Child, Command, Stdio},
    time::SystemTime,
};

use crate::support::{SECRET, body, event, request, status, stored};
use store::Store;
use tokio::{io::AsyncWriteExt, net::TcpStream};

/// The example `webhook_server` on a workspace, as a process.
struct Process {
    child: Child,
    address: SocketAddr,
}

impl Process {
    fn start(folder: &Path) -> Self {
        let tests = std::env::current_exe().unwrap();
        let program = tests
            .ancestors()
            .nth(2)
            .unwrap()
            .join("examples")
            .join(format!("webhook_server{}", std::env::consts::EXE_SUFFIX));
        let mut child = Command::new(program)
            .args(["--port", "0", "--secret", SECRET, "--dir"])
            .arg(folder)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.split('/').nth(2).unwrap().parse().unwrap();
        Self { child, address }
    }

    async fn post(&self, body: &str) -> TcpStream {
        let mut stream = TcpStream::connect(self.address).await.unwrap();
        let signature = line::signature::sign(&line::Secret::new(SECRET), body.as_bytes());
        stream.write_all(&request("/line/webhook/bench", body, Some(&signature))).await.unwrap();
        stream
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Changes with each commit, and with what is on its way to one.
fn wal(folder: &Path) -> Option<(u64, SystemTime)> {
    let file = std::fs::metadata(folder.join("workspace.db-wal")).ok()?;
    Some((file.len(), file.modified().ok()?))
}

#[tokio::test]
async fn r23_killed_while_storing_or_before_answering_every_event_is_there_once_after_redelivery() {
    let folder = tempfile::tempdir().unwrap();
    let ids = ["01A", "01B", "01C", "01D", "01E"];
    for id in ids {
        let process = Process::start(folder.path());
        let before = wal(folder.path());
        let _unread = process.post(&body(&[id])).await;
        // Bounded by the test runner's own limit: the WAL is written or the server is broken.
        while wal(folder.path()) == before {
            tokio::task::yield_now().await;
        }
        drop(process);
    }
    let process = Process::start(folder.path());
    for id in ids {
        assert_eq!(status(&mut process.post(&body(&[id])).await).await, 200, "delivered again");
    }
    drop(process);
    let store = Store::open(folder.path()).await.unwrap();
    let mut all = stored(&store).await;
    all.sort();
    assert_eq!(all, ids.map(event), "each once, whether the kill came before its commit or after");
}

#[tokio::test]
async fn r23_what_was_answered_with_200_survives_a_kill() {
    let folder = tempfile::tempdir().unwrap();
    let process = Process::start(folder.path());
    assert_eq!(status(&mut process.post(&body(&["01A"])).await).await, 200);
    drop(process);
    let store = Store::open(folder.path()).await.unwrap();
    assert_eq!(stored(&store).await, [event("01A")]);
}
