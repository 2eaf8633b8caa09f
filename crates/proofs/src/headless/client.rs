//! A headless process, as a proof holds it.

use std::collections::HashMap;
use std::ffi::OsString;
use std::fs::File;
use std::path::Path;
use std::process::Stdio;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, Result, anyhow};
use serde_json::Value;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};
use tokio::sync::{oneshot, watch};
use url::Url;

use super::protocol::{Act, Answer, Ready, Request, Start};

type Asked = Arc<Mutex<HashMap<u64, oneshot::Sender<Result<Value, Value>>>>>;

/// A running headless process. Dropped, it is killed.
pub struct Headless {
    child: Mutex<Child>,
    input: tokio::sync::Mutex<ChildStdin>,
    asked: Asked,
    number: AtomicU64,
    ready: watch::Receiver<Readiness>,
}

/// How far a process has come.
#[derive(Debug, Clone)]
enum Readiness {
    Starting,
    Ready(Url),
    Ended,
}

/// Why an act has no result.
#[derive(Debug)]
pub enum Lost {
    /// The process ended before it answered: nobody knows whether the act was carried out.
    Unanswered,
    /// It refused: the error as the window gets it.
    Refused(Value),
}

impl Headless {
    /// Starts a process on a data folder; what it logs goes to `log`, behind what is there.
    ///
    /// # Errors
    /// When no process can be started.
    pub async fn start(start: &Start, log: &Path) -> Result<Self> {
        Self::start_with(start, log, &[]).await
    }

    /// The same with variables in its environment.
    ///
    /// # Errors
    /// As [`start`](Self::start).
    pub async fn start_with(start: &Start, log: &Path, variables: &[(&str, OsString)]) -> Result<Self> {
        let log = File::options().create(true).append(true).open(log)?;
        let mut command = Command::new(std::env::current_exe()?);
        command.envs(variables.iter().map(|(name, value)| (name, value)));
        command.arg("headless").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(log).kill_on_drop(true);
        let mut child = command.spawn().context("the headless process does not start")?;
        let mut input = child.stdin.take().context("no standard input")?;
        let output = child.stdout.take().context("no standard output")?;
        // It may be killed before it has read this.
        let _ = input.write_all(format!("{}\n", serde_json::to_string(start)?).as_bytes()).await;
        let asked = Asked::default();
        let (reached, ready) = watch::channel(Readiness::Starting);
        tokio::spawn(read(output, asked.clone(), reached));
        Ok(Self {
            child: Mutex::new(child),
            input: tokio::sync::Mutex::new(input),
            asked,
            number: AtomicU64::new(0),
            ready,
        })
    }

    /// Waits until the workspace is open. Gives the webhook server's address; none when the process ended before.
    pub async fn ready(&self) -> Option<Url> {
        let mut ready = self.ready.clone();
        let reached = ready.wait_for(|now| !matches!(now, Readiness::Starting)).await.ok()?;
        match &*reached {
            Readiness::Ready(url) => Some(url.clone()),
            Readiness::Starting | Readiness::Ended => None,
        }
    }

    /// The process's id; none when it has ended.
    pub fn process_id(&self) -> Option<u32> {
        self.child.lock().unwrap_or_else(PoisonError::into_inner).id()
    }

    /// Whether the workspace is open.
    pub fn is_ready(&self) -> bool {
        matches!(*self.ready.borrow(), Readiness::Ready(_))
    }

    /// Waits until the process ends.
    pub async fn end(&self) {
        let mut ready = self.ready.clone();
        let _ = ready.wait_for(|now| matches!(now, Readiness::Ended)).await;
    }

    /// Asks for an act and waits for its result.
    ///
    /// # Errors
    /// When it was refused, or the process ended.
    pub async fn act(&self, act: Act) -> Result<Value, Lost> {
        let number = self.number.fetch_add(1, Ordering::Relaxed);
        let (sender, answer) = oneshot::channel();
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).insert(number, sender);
        if matches!(*self.ready.borrow(), Readiness::Ended) {
            return Err(Lost::Unanswered);
        }
        let line = serde_json::to_string(&Request { number, act }).map_err(|_| Lost::Unanswered)?;
        let written = self.input.lock().await.write_all(format!("{line}\n").as_bytes()).await;
        written.map_err(|_| Lost::Unanswered)?;
        answer.await.map_err(|_| Lost::Unanswered)?.map_err(Lost::Refused)
    }

    /// Carries out a command, as the window does.
    ///
    /// # Errors
    /// As [`act`](Self::act).
    pub async fn call(&self, name: &str, args: Value) -> Result<Value, Lost> {
        self.act(Act::Call { name: name.to_owned(), args }).await
    }

    /// Kills the process (SIGKILL): it can do nothing more. Waits for its end.
    ///
    /// # Errors
    /// When the system does not know the process.
    pub async fn kill(&self) -> Result<()> {
        self.child.lock().unwrap_or_else(PoisonError::into_inner).start_kill()?;
        self.ended().await
    }

    /// Has the workspace closed in order.
    ///
    /// # Errors
    /// When the process ends with an error.
    pub async fn close(&self) -> Result<()> {
        // No answer comes: it ends.
        let _ = self.act(Act::Close).await;
        self.ended().await
    }

    /// Waits until its output ends and the system has taken it away: its lock on the folder is free then.
    async fn ended(&self) -> Result<()> {
        self.end().await;
        loop {
            let status = self.child.lock().unwrap_or_else(PoisonError::into_inner).try_wait()?;
            if status.is_some() {
                return Ok(());
            }
            tokio::task::yield_now().await;
        }
    }
}

async fn read(output: ChildStdout, asked: Asked, reached: watch::Sender<Readiness>) {
    let mut lines = BufReader::new(output).lines();
    if let Ok(Some(line)) = lines.next_line().await
        && let Ok(ready) = serde_json::from_str::<Ready>(&line)
    {
        reached.send_replace(Readiness::Ready(ready.webhook_server));
    }
    while let Ok(Some(line)) = lines.next_line().await {
        // A kill may cut the last line.
        let Ok(answer) = serde_json::from_str::<Answer>(&line) else { break };
        let asker = asked.lock().unwrap_or_else(PoisonError::into_inner).remove(&answer.number);
        if let Some(asker) = asker {
            let _ = asker.send(answer.result);
        }
    }
    reached.send_replace(Readiness::Ended);
    asked.lock().unwrap_or_else(PoisonError::into_inner).clear();
}

impl From<Lost> for anyhow::Error {
    fn from(lost: Lost) -> Self {
        match lost {
            Lost::Unanswered => anyhow!("the headless process ended before it answered"),
            Lost::Refused(error) => anyhow!("refused: {error}"),
        }
    }
}
