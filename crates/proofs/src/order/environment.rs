//! A clock that stands still, and chance that repeats.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use app::environment::{Clock, Rng};
use domain::UtcMs;
use uuid::Builder;

/// Monday, 23 November 2026, 09:00 in Tokyo: when stories begin.
pub const MORNING: i64 = 1_795_392_000_000;

/// A clock that stands still until it is set.
#[derive(Debug, Clone)]
pub struct SetClock(Arc<AtomicI64>);

impl Default for SetClock {
    fn default() -> Self {
        Self(Arc::new(AtomicI64::new(MORNING - 60_000)))
    }
}

impl SetClock {
    /// Sets the time, never back.
    pub fn set(&self, ms: i64) {
        self.0.fetch_max(ms, Ordering::SeqCst);
    }
}

impl Clock for SetClock {
    fn now(&self) -> UtcMs {
        UtcMs(self.0.load(Ordering::SeqCst))
    }
}

impl line_simulator::Clock for SetClock {
    fn now_ms(&self) -> i64 {
        self.0.load(Ordering::SeqCst)
    }
}

/// Numbers in order: two workspaces that are founded in the same way have the same ids.
#[derive(Debug, Default)]
pub struct CountingRng(AtomicU64);

impl CountingRng {
    fn next(&self) -> u64 {
        self.0.fetch_add(1, Ordering::SeqCst) + 1
    }

    fn bytes(&self) -> [u8; 16] {
        u128::from(self.next()).to_be_bytes()
    }
}

impl Rng for CountingRng {
    fn id(&self, now: UtcMs) -> String {
        let millis = u64::try_from(now.0).unwrap_or(0);
        let bytes = self.bytes();
        let mut random = [0; 10];
        random.copy_from_slice(&bytes[6..]);
        Builder::from_unix_timestamp_millis(millis, &random).into_uuid().to_string()
    }

    fn retry_key(&self) -> String {
        Builder::from_random_bytes(self.bytes()).into_uuid().to_string()
    }

    fn bits(&self) -> u64 {
        self.next()
    }
}
