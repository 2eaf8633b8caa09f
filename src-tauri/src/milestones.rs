//! The steps of a start, in the log: each once, with its milliseconds since the system started the process.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

/// What has been reached. `cargo xtask bench start` reads it.
#[derive(Debug)]
pub struct Milestones {
    started: Instant,
    reached: Mutex<BTreeSet<&'static str>>,
}

impl Milestones {
    /// Nothing reached yet by a process that was started then.
    pub fn since(started: Instant) -> Self {
        Self { started, reached: Mutex::default() }
    }

    /// Tells the log that a step is reached; when it is reached again, nothing.
    pub fn reach(&self, step: &'static str) {
        let first = self.reached.lock().unwrap_or_else(PoisonError::into_inner).insert(step);
        if first {
            let ms_since_start = u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX);
            tracing::info!(ms_since_start, "{step}");
        }
    }
}
