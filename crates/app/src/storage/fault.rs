//! The test of a disk that took no writes: the banner goes away when it does again.

use std::time::Duration;

use store::Store;

/// After a write that failed, until the disk is tested.
const FIRST: Duration = Duration::from_secs(2);
/// Between two tests: whoever has made room wants to see it.
const MOST: Duration = Duration::from_secs(8);

/// While nothing can be written: tests the disk, again and again.
pub(super) async fn while_nothing_is_written(store: &Store) {
    let mut faults = store.storage_faults();
    while faults.wait_for(Option::is_some).await.is_ok() {
        let mut pause = FIRST;
        while store.storage_fault().is_some() {
            tokio::time::sleep(pause).await;
            pause = (pause * 2).min(MOST);
            // It is logged when the state changes.
            let _ = store.test_storage().await;
        }
    }
}
