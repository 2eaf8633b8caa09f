//! Waiting for another program, but not for ever: a locked keychain may ask a person who is not there.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::time::Duration;

/// Makes calls of which one may be stuck.
#[derive(Default)]
pub(crate) struct Patience {
    busy: Arc<AtomicBool>,
}

impl Patience {
    /// What `call` answers within `limit`; none when it takes longer, or while an earlier one still does. A call
    /// that is late goes on: what it does is done then.
    pub(crate) fn within<T: Send + 'static>(
        &self,
        limit: Duration,
        call: impl FnOnce() -> T + Send + 'static,
    ) -> Option<T> {
        if self.busy.swap(true, Ordering::SeqCst) {
            return None;
        }
        let (answer, told) = mpsc::sync_channel(1);
        let busy = Busy(self.busy.clone());
        std::thread::spawn(move || {
            let answered = call();
            drop(busy);
            let _ = answer.send(answered);
        });
        told.recv_timeout(limit).ok()
    }
}

/// Over when dropped, also by a panic.
struct Busy(Arc<AtomicBool>);

impl Drop for Busy {
    fn drop(&mut self) {
        self.0.store(false, Ordering::SeqCst);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_that_is_stuck_holds_nobody_up_and_is_not_repeated() {
        let patience = Patience::default();
        let (unlock, locked) = mpsc::channel::<()>();
        let late = patience.within(Duration::from_millis(10), move || locked.recv().is_ok());
        assert_eq!(late, None, "nobody unlocks");
        assert_eq!(patience.within(Duration::from_secs(5), || true), None, "no second prompt meanwhile");
        unlock.send(()).unwrap();
        let deadline = std::time::Instant::now() + Duration::from_secs(10);
        while patience.within(Duration::from_secs(5), || true).is_none() {
            assert!(std::time::Instant::now() < deadline, "once it is over, the next one is made");
            std::thread::yield_now();
        }
    }
}
