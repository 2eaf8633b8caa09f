//! Careful copies of a database that is in use.
#![allow(clippy::expect_used, reason = "a test that cannot go on has failed")]

use store::{Store, WORKSPACE_FILE, backup, query};
use tempfile::TempDir;

/// Inserts so many rows that a copy takes a while.
async fn fill(store: &Store, media: std::ops::Range<u32>) {
    let mut tx = store.begin().await.expect("a transaction");
    for number in media {
        query("INSERT INTO media (hash, mime, size, created_at) VALUES ($1, 'text/plain', 1, 1)")
            .bind(format!("{number:064x}"))
            .execute(tx.conn())
            .await
            .expect("a row");
    }
    tx.commit().await.expect("it is written");
}

#[tokio::test]
async fn a_copy_waits_for_no_writer_and_holds_none_up() {
    let folder = TempDir::new().expect("a folder");
    let store = Store::open(folder.path()).await.expect("a workspace");
    fill(&store, 0..500).await;
    let (from, to) = (folder.path().join(WORKSPACE_FILE), folder.path().join("copy.db"));
    let mut writing = store.begin().await.expect("a transaction that is open all the while");
    query("DELETE FROM media").execute(writing.conn()).await.expect("written, and not committed");
    let copied = backup::copy(&from, &to).await.expect("the copy does not wait");
    assert_eq!(copied.counts["media"], 500, "as of one moment: what was committed");
    writing.commit().await.expect("nothing held it up");
    assert_eq!(backup::check(&to).await.expect("a whole copy"), copied);
    store.close().await;
}

#[tokio::test]
async fn a_copy_has_every_commit_from_before_it_began_and_replaces_an_older_copy() {
    let folder = TempDir::new().expect("a folder");
    let store = Store::open(folder.path()).await.expect("a workspace");
    let (from, to) = (folder.path().join(WORKSPACE_FILE), folder.path().join("copy.db"));
    for (rows, until) in [(0..10, 10), (10..30, 30)] {
        fill(&store, rows).await;
        let copied = backup::copy(&from, &to).await.expect("a copy");
        assert_eq!(copied.counts["media"], until, "also what lies in the WAL only");
    }
    assert_eq!(backup::media(&to).await.expect("its media").len(), 30);
    assert!(!folder.path().join("copy.db.part").exists());
    store.close().await;
}

#[tokio::test]
async fn a_copy_with_a_damaged_page_is_found_by_the_integrity_check() {
    let folder = TempDir::new().expect("a folder");
    let store = Store::open(folder.path()).await.expect("a workspace");
    fill(&store, 0..5000).await;
    let (from, to) = (folder.path().join(WORKSPACE_FILE), folder.path().join("copy.db"));
    backup::copy(&from, &to).await.expect("a copy");
    let mut bytes = std::fs::read(&to).expect("the copy");
    let middle = bytes.len() / 2 / 4096 * 4096;
    bytes[middle..middle + 4096].fill(0x5a);
    std::fs::write(&to, bytes).expect("a disk that lies");
    let refused = backup::check(&to).await.expect_err("it is no good copy");
    assert!(matches!(refused, store::Error::Broken(_)), "{refused:?}");
    store.close().await;
}
