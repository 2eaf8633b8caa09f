//! WAL checkpoints while much is written: the WAL does not grow for ever, and nobody has to stop writing for that.
#![allow(clippy::expect_used, reason = "a test that cannot go on has failed")]

use std::path::Path;

use store::{Store, WORKSPACE_FILE, query};
use tempfile::TempDir;

const MIB: u64 = 1024 * 1024;

async fn write(store: &Store, number: usize) {
    let mut tx = store.begin().await.expect("a transaction");
    query("INSERT INTO media (hash, mime, size, created_at) VALUES (printf('%08d', $1) || $2, 'x', 1, 1)")
        .bind(i64::try_from(number).expect("a small number"))
        .bind("m".repeat(1024 * 1024))
        .execute(tx.conn())
        .await
        .expect("it is written");
    tx.commit().await.expect("it is committed");
}

fn size(folder: &TempDir, end: &str) -> u64 {
    let file = folder.path().join(format!("{WORKSPACE_FILE}{end}"));
    std::fs::metadata(Path::new(&file)).expect("the file is there").len()
}

#[tokio::test]
async fn a_commit_reaches_the_database_file_by_a_wal_checkpoint_without_another_commit() {
    let folder = TempDir::new().expect("a folder");
    let store = Store::open(folder.path()).await.expect("a workspace");
    write(&store, 0).await;
    while size(&folder, "") < MIB {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn the_wal_stays_short_while_commits_never_pause() {
    let folder = TempDir::new().expect("a folder");
    let store = Store::open(folder.path()).await.expect("a workspace");
    for number in 0..160 {
        write(&store, number).await;
    }
    assert!(size(&folder, "-wal") < 100 * MIB, "{} MiB", size(&folder, "-wal") / MIB);
}
