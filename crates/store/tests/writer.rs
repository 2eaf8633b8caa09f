//! The one writer after a bad moment: whatever a transaction ended with, the next one begins, and what was not committed
//! is not there.
#![allow(clippy::expect_used, reason = "a test that cannot go on has failed")]

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use store::{Change, Error, Store, WORKSPACE_FILE, WriteTx, query};
use tempfile::TempDir;

const INSERT: &str = "INSERT INTO media (hash, mime, size, created_at) VALUES ($1, 'x', 1, 1)";

async fn workspace() -> (TempDir, Store) {
    let folder = TempDir::new().expect("a folder");
    let store = Store::open(folder.path()).await.expect("a workspace");
    (folder, store)
}

async fn insert(tx: &mut WriteTx, hash: &str) -> store::Result<u64> {
    query(INSERT).bind(hash).execute(tx.conn()).await
}

/// Writes one row in a transaction of its own.
async fn write(store: &Store, hash: &str) -> store::Result<()> {
    let mut tx = store.begin().await?;
    insert(&mut tx, hash).await?;
    tx.commit().await
}

async fn hashes(store: &Store) -> Vec<String> {
    let mut conn = store.read().await.expect("reading goes on");
    query("SELECT hash FROM media ORDER BY hash").fetch_values(&mut conn).await.expect("the rows")
}

/// SQLite's own limit on pages answers as a full disk does: SQLITE_FULL. It is of this connection and ends with it.
async fn fill(tx: &mut WriteTx) {
    query("PRAGMA max_page_count = 1").execute(tx.conn()).await.expect("a limit");
    let refused = insert(tx, &"f".repeat(4 << 20)).await.expect_err("there is no room");
    assert!(matches!(refused, Error::Full(_)), "{refused:?}");
}

async fn free(store: &Store) {
    let mut tx = store.begin().await.expect("the writer is there after a full disk");
    query("PRAGMA max_page_count = 1000000").execute(tx.conn()).await.expect("space is free again");
    tx.commit().await.expect("an empty commit");
}

#[tokio::test]
async fn the_writer_writes_again_after_a_full_disk_without_a_restart() {
    let (_folder, store) = workspace().await;
    for round in ["1", "2", "3"] {
        let mut tx = store.begin().await.expect("a transaction");
        fill(&mut tx).await;
        drop(tx);
        free(&store).await;
        write(&store, round).await.expect("the first write after space is free");
    }
    assert_eq!(hashes(&store).await, ["1", "2", "3"], "nothing half written, nothing lost");
}

#[tokio::test]
async fn the_writer_writes_again_after_sqlite_rolled_back_by_itself() {
    let (_folder, store) = workspace().await;
    let mut tx = store.begin().await.expect("a transaction");
    insert(&mut tx, "undone").await.expect("a row");
    query("ROLLBACK").execute(tx.conn()).await.expect("as SQLite does on its own after some errors");
    drop(tx);
    write(&store, "kept").await.expect("the next transaction");
    assert_eq!(hashes(&store).await, ["kept"]);
}

#[tokio::test]
async fn after_a_full_disk_nothing_more_is_written_by_the_same_transaction() {
    let (_folder, store) = workspace().await;
    let mut tx = store.begin().await.expect("a transaction");
    tx.changed(Change::Settings);
    let mut changes = store.changes();
    fill(&mut tx).await;
    query("PRAGMA max_page_count = 1000000").execute(tx.conn()).await.expect_err("it has ended");
    let late =
        insert(&mut tx, "late").await.expect_err("SQLite has rolled back: this would commit on its own");
    assert!(matches!(late, Error::RolledBack), "{late:?}");
    let refused = tx.commit().await.expect_err("there is nothing to commit");
    assert!(matches!(refused, Error::RolledBack), "{refused:?}");
    free(&store).await;
    assert_eq!(hashes(&store).await, [""; 0], "no half transaction");
    let published: Vec<_> = std::iter::from_fn(|| changes.try_recv().ok()).collect();
    assert!(
        !published.iter().any(|set| set.contains(&Change::Settings)),
        "nor was it published: {published:?}"
    );
}

#[tokio::test]
async fn a_constraint_error_ends_no_transaction() {
    let (_folder, store) = workspace().await;
    let mut tx = store.begin().await.expect("a transaction");
    insert(&mut tx, "a").await.expect("a row");
    let refused = insert(&mut tx, "a").await.expect_err("it is there already");
    assert!(refused.is_permanent(), "trying it again will never help: {refused:?}");
    insert(&mut tx, "b").await.expect("the caller decides how to go on");
    tx.commit().await.expect("the rest is written");
    assert_eq!(hashes(&store).await, ["a", "b"]);
}

#[tokio::test]
async fn only_constraint_mismatch_and_size_errors_are_permanent() {
    let (_folder, store) = workspace().await;
    let mut tx = store.begin().await.expect("a transaction");
    let permanent = [
        "INSERT INTO media (hash, mime, size, created_at) VALUES ('a', NULL, 1, 1)",
        "INSERT INTO media (hash, mime, size, created_at) VALUES ('a', 'x', 'many', 1)",
        "INSERT INTO media (hash, mime, size, created_at) VALUES (zeroblob(2000000000), 'x', 1, 1)",
    ];
    for sql in permanent {
        let refused = query(sql).execute(tx.conn()).await.expect_err("it can never be stored");
        assert!(refused.is_permanent(), "{sql}: {refused:?}");
    }
    drop(tx);
    let mut tx = store.begin().await.expect("a transaction");
    fill(&mut tx).await;
    assert!(
        !tx.commit().await.expect_err("it has ended").is_permanent(),
        "what was rolled back can be tried again"
    );
}

#[tokio::test]
async fn a_database_locked_by_another_program_is_busy_and_the_writer_waits_no_longer_than_the_lock() {
    let (folder, store) = workspace().await;
    let url = format!("sqlite://{}", folder.path().join(WORKSPACE_FILE).display());
    let other = sqlx::SqlitePool::connect(&url).await.expect("another program");
    let lock = other.begin_with("BEGIN IMMEDIATE").await.expect("its lock");
    let refused = store.begin().await.expect_err("the other one writes");
    assert!(matches!(refused, Error::Busy(_)), "{refused:?}");
    assert!(!refused.is_permanent());
    lock.rollback().await.expect("it is done");
    write(&store, "after").await.expect("the lock is free");
    assert_eq!(hashes(&store).await, ["after"]);
}

/// Polls a future a few times and drops it then, as a request does whose client hangs up.
fn poll_and_drop<F: Future>(future: F, polls: usize) -> Option<F::Output> {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    for _ in 0..polls {
        if let Poll::Ready(done) = future.as_mut().poll(&mut context) {
            return Some(done);
        }
        std::thread::yield_now();
    }
    None
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_begin_a_write_and_a_commit_that_are_dropped_midway_leave_the_writer_as_it_was() {
    let (_folder, store) = workspace().await;
    for polls in 1..12 {
        drop(poll_and_drop(store.begin(), polls));
        let mut tx = store.begin().await.expect("after a begin that was dropped");
        let _ = poll_and_drop(insert(&mut tx, "dropped"), polls);
        drop(tx);
        write(&store, &format!("whole {polls:02}")).await.expect("after a write that was dropped");
    }
    assert_eq!(hashes(&store).await.len(), 11, "only what was committed");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_commit_that_nobody_waits_for_any_more_is_finished_and_published() {
    let (_folder, store) = workspace().await;
    let mut changes = store.changes();
    let mut tx = store.begin().await.expect("a transaction");
    insert(&mut tx, "kept").await.expect("a row");
    tx.changed(Change::Profile);
    drop(poll_and_drop(tx.commit(), 1));
    let published = changes.recv().await.expect("what is on the disk is told");
    assert!(published.contains(&Change::Profile));
    assert_eq!(hashes(&store).await, ["kept"]);
    write(&store, "next").await.expect("the writer is free");
}
