//! Integrity: an end that was not in order is noticed, and damage is found.
#![allow(clippy::expect_used, reason = "a test that cannot go on has failed")]

use domain::UtcMs;
use store::{Store, WORKSPACE_FILE, integrity, query};
use tempfile::TempDir;

async fn open(folder: &TempDir) -> Store {
    Store::open(folder.path()).await.expect("a workspace")
}

#[tokio::test]
async fn an_end_that_was_not_in_order_is_noticed_until_the_database_was_checked() {
    let folder = TempDir::new().expect("a folder");
    let store = open(&folder).await;
    assert!(!store.is_unchecked_after_unclean_end(), "a new workspace");
    store.close().await;
    drop(store);
    let store = open(&folder).await;
    assert!(!store.is_unchecked_after_unclean_end(), "it was closed in order");
    drop(store);
    let store = open(&folder).await;
    assert!(store.is_unchecked_after_unclean_end(), "it was not closed");
    store.close().await;
    drop(store);
    let store = open(&folder).await;
    assert!(store.is_unchecked_after_unclean_end(), "nobody has checked it yet");
    assert_eq!(integrity::check(&store).await.expect("a check"), None, "all is well");
    store.integrity_checked();
    store.close().await;
    drop(store);
    assert!(!open(&folder).await.is_unchecked_after_unclean_end());
}

#[tokio::test]
async fn integrity_check_finds_a_damaged_page_while_others_read_and_write() {
    let folder = TempDir::new().expect("a folder");
    let store = open(&folder).await;
    let mut tx = store.begin().await.expect("a transaction");
    query(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) \
         INSERT INTO media (hash, mime, size, created_at) SELECT printf('%08d', i), 'x', 1, 1 FROM n",
    )
    .execute(tx.conn())
    .await
    .expect("rows");
    tx.commit().await.expect("committed");
    store.close().await;
    drop(store);
    damage(&folder).await;
    let store = open(&folder).await;
    let tx = store.begin().await.expect("somebody writes meanwhile");
    let found = integrity::check(&store).await.expect("a check").expect("it is damaged");
    drop(tx);
    assert!(!found.is_empty() && found.len() < 1000, "{found}");
    let mut conn = store.read().await.expect("a reader");
    assert_eq!(integrity::last(&mut conn).await.expect("read").checked_at, None::<UtcMs>, "no company yet");
}

/// Overwrites a leaf page of the table in the middle of its rows.
async fn damage(folder: &TempDir) {
    let path = folder.path().join(WORKSPACE_FILE);
    let mut bytes = std::fs::read(&path).expect("the file");
    let at = bytes.windows(8).position(|window| window == b"00001500").expect("a row");
    let page = at / 4096 * 4096;
    for byte in &mut bytes[page + 8..page + 64] {
        *byte = 0xff;
    }
    std::fs::write(&path, bytes).expect("written");
}
