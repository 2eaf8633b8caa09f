//! Erases what was let go of: files that nothing names any more, and what the WAL has still of what LINE asked to forget.

use std::time::Duration;

use store::{Change, Changes, Store, media_deletion};
use tokio::sync::broadcast;
use tokio::sync::broadcast::error::RecvError;

use crate::Result;

/// After the start the window comes first.
const SETTLED: Duration = Duration::from_secs(5);
/// After a file that could not be deleted, until it is tried again: at first, and at most.
const FIRST: Duration = Duration::from_secs(5);
const MOST: Duration = Duration::from_secs(10 * 60);

/// Erases at the start, after each commit that let go of something, and again while something cannot be deleted.
pub(super) async fn after_each_release(store: &Store) {
    let mut changes = store.changes();
    tokio::time::sleep(SETTLED).await;
    // What a power cut left between a file and the commit that would have named it.
    if let Err(error) = media_deletion::release_unnamed(store).await {
        tracing::error!(%error, "unnamed files stay");
    }
    let mut pause = FIRST;
    loop {
        let done =
            erase_released(store).await.inspect_err(|error| tracing::error!(%error, "erased files stay"));
        let there = if let Ok(true) = done {
            pause = FIRST;
            next_release(&mut changes).await
        } else {
            let waited = pause;
            pause = (pause * 2).min(MOST);
            tokio::time::timeout(waited, next_release(&mut changes)).await.unwrap_or(true)
        };
        if !there {
            return;
        }
    }
}

/// Waits for a commit that let go of something. False: the store is gone.
async fn next_release(changes: &mut broadcast::Receiver<Changes>) -> bool {
    loop {
        match changes.recv().await {
            Ok(changed) if !changed.contains(&Change::Erased) => {}
            Ok(_) | Err(RecvError::Lagged(_)) => return true,
            Err(RecvError::Closed) => return false,
        }
    }
}

/// Deletes the files that wait for it, and cuts the WAL. True when nothing is left to do.
///
/// # Errors
/// The storage codes.
pub(crate) async fn erase_released(store: &Store) -> Result<bool> {
    let left = media_deletion::sweep(store).await?;
    Ok(store.erase_from_wal().await? && left == 0)
}
