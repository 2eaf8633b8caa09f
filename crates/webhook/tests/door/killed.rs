//! R23 in a process of its own that is killed at the worst moment.

use std::{
    io::{BufRead, BufReader},
    net::SocketAddr,
    path::Path,
    process::{Child, Command, Stdio},
};

use crate::support::{SECRET, body, event, request, status, stored_in};
use tokio::{io::AsyncWriteExt, net::TcpStream};

/// The example `door` on a workspace, as a process.
struct Process {
    child: Child,
    address: SocketAddr,
}

impl Process {
    fn start(folder: &Path) -> Self {
        let tests = std::env::current_exe().unwrap();
        let door = tests
            .ancestors()
            .nth(2)
            .unwrap()
            .join("examples")
            .join(format!("door{}", std::env::consts::EXE_SUFFIX));
        let mut child = Command::new(door)
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
        stream.write_all(&request("/line/webhook/door", body, Some(&signature))).await.unwrap();
        stream
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[tokio::test]
async fn r23_killed_between_storing_and_answering_the_event_is_there_once_after_redelivery() {
    let folder = tempfile::tempdir().unwrap();
    let process = Process::start(folder.path());
    let unread = process.post(&body(&["01A"])).await;
    // Bounded by the test runner's own limit: the event appears or the door is broken.
    while stored_in(folder.path()).await.is_empty() {
        tokio::task::yield_now().await;
    }
    drop(process);
    drop(unread);
    assert_eq!(stored_in(folder.path()).await, [event("01A")], "it survived");

    let process = Process::start(folder.path());
    let mut again = process.post(&body(&["01A"])).await;
    assert_eq!(status(&mut again).await, 200);
    drop(process);
    assert_eq!(stored_in(folder.path()).await, [event("01A")], "once");
}
