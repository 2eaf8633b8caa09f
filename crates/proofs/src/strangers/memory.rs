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

/// The memory of one part of a run, in KiB.
#[derive(Debug, Clone, Copy, Default)]
pub struct Part {
    pub first: u64,
    pub most: u64,
    pub last: u64,
}

/// The memory of a run whose quiet parts and parts among strangers take turns, in KiB.
///
/// The process grows while the member works, too: SQLite keeps the pages that were read, up to a bound. By how much, the
/// quiet parts tell, and the part among strangers beside each has the same work.
#[derive(Default)]
pub struct Memory {
    begin: Option<u64>,
    own: u64,
    grown: u64,
}

impl Memory {
    /// Notes a quiet part, and the part among strangers that came after it.
    pub fn round(&mut self, quiet: Part, busy: Part) {
        let begin = *self.begin.get_or_insert(quiet.first);
        self.own += 2 * quiet.last.saturating_sub(quiet.first);
        self.grown = self.grown.max(busy.most.saturating_sub(begin + self.own));
    }

    /// How much more it was among strangers than what the member's work explains.
    pub fn grown(&self) -> u64 {
        self.grown
    }

    /// How much the member's own work explains.
    pub fn own(&self) -> u64 {
        self.own
    }
}

/// Looks at the memory again and again.
pub struct Watch {
    first: u64,
    engawa: Arc<Headless>,
    most: Arc<AtomicU64>,
    task: JoinHandle<()>,
}

impl Watch {
    /// Begins to look.
    ///
    /// # Errors
    /// When the process has ended.
    pub fn start(engawa: &Arc<Headless>) -> Result<Self> {
        let (engawa, first) = (engawa.clone(), anonymous_kib(engawa)?);
        let most = Arc::new(AtomicU64::new(first));
        let (seen, looked_at) = (most.clone(), engawa.clone());
        let task = tokio::spawn(async move {
            while let Ok(kib) = anonymous_kib(&looked_at) {
                seen.fetch_max(kib, Ordering::Relaxed);
                sleep(BETWEEN_LOOKS).await;
            }
        });
        Ok(Self { first, engawa, most, task })
    }

    /// Stops, and gives what was seen.
    ///
    /// # Errors
    /// When the process has ended.
    pub async fn stop(self) -> Result<Part> {
        self.task.abort();
        let _ = self.task.await;
        let last = anonymous_kib(&self.engawa)?;
        Ok(Part { first: self.first, most: self.most.load(Ordering::Relaxed).max(last), last })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(first: u64, most: u64, last: u64) -> Part {
        Part { first, most, last }
    }

    #[test]
    fn memory_that_strangers_leave_behind_counts_and_what_the_members_work_explains_does_not() {
        let mut memory = Memory::default();
        memory.round(part(1000, 1100, 1100), part(1100, 1700, 1300));
        assert_eq!((memory.own(), memory.grown()), (200, 500), "600 more, of which 100 is the member's");
        memory.round(part(1300, 1400, 1400), part(1400, 2400, 2200));
        assert_eq!((memory.own(), memory.grown()), (400, 1000), "what stayed of the first round is in it");
        memory.round(part(2200, 2200, 2200), part(2200, 2300, 2200));
        assert_eq!(memory.grown(), 1000, "the worst round counts");
    }
}
