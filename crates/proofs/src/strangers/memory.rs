//! The memory of the headless process: what is its own. The database file that it has mapped is the system's to keep.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use anyhow::{Context, Result};
use tokio::task::JoinHandle;
use tokio::time::sleep;

use crate::headless::Headless;

const BETWEEN_LOOKS: Duration = Duration::from_millis(100);

/// The process's anonymous memory now, in KiB. Zero where the system does not tell, which is elsewhere than on Linux.
pub fn anonymous_kib(engawa: &Headless) -> Result<u64> {
    let id = engawa.process_id().context("the process has ended")?;
    let Ok(status) = std::fs::read_to_string(format!("/proc/{id}/status")) else { return Ok(0) };
    let line = status.lines().find(|line| line.starts_with("RssAnon:")).unwrap_or_default();
    Ok(line.split_whitespace().nth(1).and_then(|kib| kib.parse().ok()).unwrap_or(0))
}

/// The most memory of the parts of a run, in KiB.
#[derive(Default)]
pub struct Memory {
    quiet: u64,
    busy: u64,
}

impl Memory {
    /// Notes the most of a quiet part. The first one counts: what strangers leave behind stays in those after it.
    pub fn quiet(&mut self, round: u64, kib: u64) {
        if round == 0 {
            self.quiet = kib;
        }
    }

    /// Notes the most of a part among strangers.
    pub fn busy(&mut self, kib: u64) {
        self.busy = self.busy.max(kib);
    }

    /// How much more it was among strangers.
    pub fn grown(&self) -> u64 {
        self.busy.saturating_sub(self.quiet)
    }
}

/// Looks at the memory again and again.
pub struct Watch {
    most: Arc<AtomicU64>,
    task: JoinHandle<()>,
}

impl Watch {
    /// Begins to look.
    pub fn start(engawa: &Arc<Headless>) -> Self {
        let (engawa, most) = (engawa.clone(), Arc::new(AtomicU64::new(0)));
        let seen = most.clone();
        let task = tokio::spawn(async move {
            while let Ok(kib) = anonymous_kib(&engawa) {
                seen.fetch_max(kib, Ordering::Relaxed);
                sleep(BETWEEN_LOOKS).await;
            }
        });
        Self { most, task }
    }

    /// Stops, and gives the most that was seen, in KiB.
    pub async fn stop(self) -> u64 {
        self.task.abort();
        let _ = self.task.await;
        self.most.load(Ordering::Relaxed)
    }
}
