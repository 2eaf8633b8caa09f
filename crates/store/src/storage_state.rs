//! The storage state: what the last write came to, so that the window can say that nothing is written, and why.

use std::sync::Arc;

use domain::storage::StorageFault;
use tokio::sync::{broadcast, watch};

use crate::{Change, Changes, Error, Result};

/// The storage state of one store. A write that fails sets the fault; only a test of the disk clears it, so that a small
/// write, for which there was still room, does not take a full disk's banner away.
#[derive(Clone, Debug)]
pub(crate) struct StorageState {
    pub(crate) fault: watch::Sender<Option<StorageFault>>,
    changes: broadcast::Sender<Changes>,
}

impl StorageState {
    pub(crate) fn new(changes: broadcast::Sender<Changes>) -> Self {
        Self { fault: watch::Sender::new(None), changes }
    }

    /// Takes note of what a write came to; what is no fault of the storage leaves the state as it is.
    pub(crate) fn observe<T>(&self, done: Result<T>) -> Result<T> {
        if let Err(Some(fault)) = done.as_ref().map_err(Error::fault) {
            self.set(Some(fault));
        }
        done
    }

    /// No commit stands behind this change: the state is not in the database.
    pub(crate) fn set(&self, fault: Option<StorageFault>) {
        let changed = self.fault.send_if_modified(|now| std::mem::replace(now, fault) != fault);
        if changed {
            tracing::warn!(?fault, "the storage's state has changed");
            let _ = self.changes.send(Arc::new([Change::Session].into()));
        }
    }
}
