//! Blocking calls with a timeout: a locked keychain may ask a person who is not there.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::time::Duration;

/// Blocking calls, one at a time, of which one may be stuck.
#[derive(Default)]
pub(crate) struct BlockingCalls {
    busy: Arc<AtomicBool>,
}

impl BlockingCalls {
    /// Runs `call` on a thread of its own and gives what it answers within `timeout`; none when it takes longer, or
    /// while an earlier one still runs. A call that is late goes on: what it does is done then.
    pub(crate) fn with_timeout<T: Send + 'static>(
        &self,
        timeout: Duration,
        call: impl FnOnce() -> T + Send + 'static,
    ) -> Option<T> {
        if self.busy.swap(true, Ordering::SeqCst) {
            return None;
        }
        let (answer, answered) = mpsc::sync_channel(1);
        let busy = BusyGuard(self.busy.clone());
        std::thread::spawn(move || {
            let result = call();
            drop(busy);
            let _ = answer.send(result);
        });
        answered.recv_timeout(timeout).ok()
    }
}

/// The mark of a running call, taken away when it is dropped, also by a panic.
struct BusyGuard(Arc<AtomicBool>);

impl Drop for BusyGuard {
    fn drop(&mut self) {
        self.0.store(false, Ordering::SeqCst);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blocking_call_that_runs_into_its_timeout_is_not_repeated_while_it_is_stuck() {
        let calls = BlockingCalls::default();
        let (unlock, locked) = mpsc::channel::<()>();
        let late = calls.with_timeout(Duration::from_millis(10), move || locked.recv().is_ok());
        assert_eq!(late, None, "nobody unlocks");
        assert_eq!(calls.with_timeout(Duration::from_secs(5), || true), None, "no second prompt meanwhile");
        unlock.send(()).unwrap();
        let deadline = std::time::Instant::now() + Duration::from_secs(10);
        while calls.with_timeout(Duration::from_secs(5), || true).is_none() {
            assert!(std::time::Instant::now() < deadline, "once it is over, the next one is made");
            std::thread::yield_now();
        }
    }
}
