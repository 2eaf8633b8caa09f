//! Looks after the storage in the background: tests a disk that took no writes, erases what was let go of, and checks the
//! database.

mod erase;
mod fault;
mod integrity;

use store::Store;

use crate::environment::Environment;

pub(crate) use erase::erase_released;
pub(crate) use integrity::check_integrity_due;

/// The storage's loops, which end with the store.
pub(crate) async fn keep(store: &Store, environment: &Environment) {
    tokio::join!(
        fault::while_nothing_is_written(store),
        erase::after_each_release(store),
        integrity::every_week(store, environment)
    );
}
