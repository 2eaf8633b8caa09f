//! Downloads whose outcome could not be written down: the database refused. They wait in memory, longer each time, so that a
//! fault of the disk does not fetch the same bytes for ever.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use domain::{MessageId, UtcMs};
use store::NextAttempt;

use super::retry::Retry;

/// The downloads that wait, by message. Clones share them; a new start tries all of them.
#[derive(Debug, Clone, Default)]
pub(crate) struct UnsavedDownloads(Arc<Mutex<HashMap<MessageId, NextAttempt>>>);

impl UnsavedDownloads {
    /// Notes whether a download could not be written down.
    pub(super) fn note(&self, message: &MessageId, failed: bool, now: UtcMs) {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if failed {
            let tries = waiting.get(message).map_or(0, |next| next.attempts);
            waiting.insert(message.clone(), Retry::WhenBack.next(now, tries));
        } else {
            waiting.remove(message);
        }
    }

    /// Whether a download is not to be tried yet.
    pub(super) fn waits(&self, message: &MessageId, now: UtcMs) -> bool {
        let waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.get(message).and_then(|next| next.due_at).is_some_and(|due| due > now)
    }
}
