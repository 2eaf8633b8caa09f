//! A clock that stands still, a random number generator that repeats, and a disk with as much room as is said.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use app::environment::{Clock, Disk, Rng};
use domain::UtcMs;
use uuid::Builder;

/// Monday, 23 November 2026, 09:00 in Tokyo.
pub const MORNING: i64 = 1_795_392_000_000;

/// A clock that moves when it is told to. Shared by the product and by LINE.
#[derive(Debug, Clone)]
pub struct FixedClock {
    now: Arc<AtomicI64>,
    utc_offset: i32,
}

impl Default for FixedClock {
    /// In the morning in Tokyo.
    fn default() -> Self {
        Self { now: Arc::new(AtomicI64::new(MORNING)), utc_offset: 9 * 60 }
    }
}

impl FixedClock {
    /// Moves the time on by `ms`.
    pub fn advance(&self, ms: i64) {
        self.now.fetch_add(ms, Ordering::SeqCst);
    }

    /// Moves the time on to `ms` since 1970; never back.
    pub fn advance_to(&self, ms: i64) {
        self.now.fetch_max(ms, Ordering::SeqCst);
    }
}

impl Clock for FixedClock {
    fn now(&self) -> UtcMs {
        UtcMs(self.now.load(Ordering::SeqCst))
    }

    fn utc_offset(&self) -> i32 {
        self.utc_offset
    }
}

impl line_simulator::Clock for FixedClock {
    fn now_ms(&self) -> i64 {
        self.now.load(Ordering::SeqCst)
    }
}

/// A disk whose free space is what it is told.
#[derive(Debug, Clone)]
pub struct FixedDisk(Arc<AtomicU64>);

impl Default for FixedDisk {
    fn default() -> Self {
        Self(Arc::new(AtomicU64::new(1 << 40)))
    }
}

impl FixedDisk {
    /// So many bytes are free from now on.
    pub fn set_free(&self, bytes: u64) {
        self.0.store(bytes, Ordering::SeqCst);
    }
}

impl Disk for FixedDisk {
    fn free_bytes(&self, _folder: &Path) -> std::io::Result<u64> {
        Ok(self.0.load(Ordering::SeqCst))
    }
}

/// A random number generator that gives the same each time: a counter, well mixed.
#[derive(Debug, Clone, Default)]
pub struct SeededRng(Arc<AtomicU64>);

impl SeededRng {
    fn next(&self) -> u64 {
        let n = self.0.fetch_add(1, Ordering::SeqCst) + 1;
        let mixed = (n ^ 0x9e37_79b9_7f4a_7c15).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        (mixed ^ (mixed >> 31)).wrapping_mul(0x94d0_49bb_1331_11eb)
    }

    fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        for part in bytes.chunks_mut(8) {
            let next = self.next().to_be_bytes();
            part.copy_from_slice(&next[..part.len()]);
        }
        bytes
    }
}

impl Rng for SeededRng {
    fn id(&self, now: UtcMs) -> String {
        // The counter leads, so that ids made within one millisecond sort in the order they were made.
        let mut random: [u8; 10] = self.bytes();
        let count = self.0.load(Ordering::SeqCst);
        random[..4].copy_from_slice(&u32::try_from(count).unwrap().to_be_bytes());
        Builder::from_unix_timestamp_millis(u64::try_from(now.0).unwrap(), &random).into_uuid().to_string()
    }

    fn retry_key(&self) -> String {
        Builder::from_random_bytes(self.bytes()).into_uuid().to_string()
    }

    fn bits(&self) -> u64 {
        self.next()
    }
}
