//! Media files: on the disk before the row that names them, and there for as long as anything names them.
#![allow(clippy::expect_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;

use domain::{MediaHash, UtcMs};
use store::media::{self, Media};
use store::{Error, Store, media_deletion, query};
use tempfile::TempDir;

const NOW: UtcMs = UtcMs(1);

async fn workspace() -> (TempDir, Store) {
    let folder = TempDir::new().expect("a folder");
    let store = Store::open(folder.path()).await.expect("a workspace");
    (folder, store)
}

fn known(hash: &MediaHash) -> Media {
    Media { hash: hash.clone(), mime: "image/png".to_owned(), size: 3, width: None, height: None }
}

/// Writes bytes and names them.
async fn kept(store: &Store, bytes: &[u8]) -> MediaHash {
    let hash = media::write(store.folder(), bytes.to_vec()).await.expect("it is written");
    let mut tx = store.begin().await.expect("a transaction");
    media::insert(&mut tx, &known(&hash), NOW).await.expect("it is named");
    tx.commit().await.expect("it is committed");
    hash
}

async fn execute(store: &Store, sql: &'static str, hash: &MediaHash) {
    let mut tx = store.begin().await.expect("a transaction");
    query(sql).bind(hash).execute(tx.conn()).await.expect("the statement runs");
    tx.commit().await.expect("it is committed");
}

async fn release(store: &Store, hash: &MediaHash) {
    let mut tx = store.begin().await.expect("a transaction");
    media_deletion::release(&mut tx, hash).await.expect("it is let go of");
    tx.commit().await.expect("it is committed");
}

async fn rows(store: &Store, sql: &'static str) -> i64 {
    let mut conn = store.read().await.expect("a reader");
    query(sql).fetch_value(&mut conn).await.expect("a number")
}

fn file(store: &Store, hash: &MediaHash) -> std::path::PathBuf {
    media::path(store.folder(), hash).expect("a hash has a path")
}

const NAME_IT: &str = "INSERT INTO line_user (id, display_name, photo_hash, created_at, updated_at) \
    VALUES (hex(randomblob(8)), 'Mio', $1, 1, 1)";

#[tokio::test]
async fn whether_a_hash_is_in_use_looks_at_every_column_that_refers_to_media() {
    let (_folder, store) = workspace().await;
    let mut conn = store.read().await.expect("a reader");
    let referring: Vec<String> = query(
        "SELECT t.name || '.' || f.\"from\" FROM sqlite_master t, pragma_foreign_key_list(t.name) f \
         WHERE t.type = 'table' AND f.\"table\" = 'media'",
    )
    .fetch_values(&mut conn)
    .await
    .expect("the schema");
    let referring: BTreeSet<_> = referring.iter().map(String::as_str).collect();
    let looked_at = [
        "attachment.media_hash",
        "attachment.preview_hash",
        "line_account.photo_hash",
        "line_user.photo_hash",
        "member.photo_hash",
        "message.media_hash",
        "message.preview_hash",
        "published_media.media_hash",
        "room.photo_hash",
    ];
    assert_eq!(referring, BTreeSet::from(looked_at), "media_deletion::IN_USE looks at these");
}

#[tokio::test]
async fn a_media_file_is_deleted_after_the_commit_that_lets_go_of_its_last_use() {
    let (_folder, store) = workspace().await;
    let hash = kept(&store, b"one").await;
    for _ in 0..2 {
        execute(&store, NAME_IT, &hash).await;
    }
    release(&store, &hash).await;
    assert_eq!(media_deletion::sweep(&store).await.expect("a sweep"), 0);
    assert!(file(&store, &hash).exists(), "two people show it still");
    execute(&store, "UPDATE line_user SET photo_hash = NULL WHERE photo_hash = $1", &hash).await;
    release(&store, &hash).await;
    assert_eq!(rows(&store, "SELECT count(*) FROM media").await, 0, "its row goes with the commit");
    assert!(file(&store, &hash).exists(), "its file after it");
    assert_eq!(media_deletion::sweep(&store).await.expect("a sweep"), 0);
    assert!(!file(&store, &hash).exists());
    assert_eq!(rows(&store, "SELECT count(*) FROM media_deletion").await, 0);
}

#[tokio::test]
async fn a_media_file_that_cannot_be_deleted_waits_for_the_next_sweep() {
    let (_folder, store) = workspace().await;
    let (stuck, other) = (kept(&store, b"stuck").await, kept(&store, b"other").await);
    let path = file(&store, &stuck);
    std::fs::remove_file(&path).expect("removed");
    std::fs::create_dir(&path).expect("a folder cannot be deleted as a file");
    for hash in [&stuck, &other] {
        release(&store, hash).await;
    }
    assert_eq!(media_deletion::sweep(&store).await.expect("a sweep"), 1, "one is left");
    assert!(!file(&store, &other).exists(), "and held up no other");
    assert_eq!(rows(&store, "SELECT count(*) FROM media_deletion").await, 1);
    std::fs::remove_dir(&path).expect("removed");
    std::fs::write(&path, b"stuck").expect("it can be deleted again");
    assert_eq!(media_deletion::sweep(&store).await.expect("a sweep"), 0);
    assert!(!path.exists());
}

#[tokio::test]
async fn one_sweep_deletes_every_media_file_that_waits_however_many_there_are() {
    let (_folder, store) = workspace().await;
    let mut tx = store.begin().await.expect("a transaction");
    let sql = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 600) \
               INSERT INTO media_deletion (hash) SELECT printf('%064x', i) FROM n";
    query(sql).execute(tx.conn()).await.expect("many are let go of");
    tx.commit().await.expect("it is committed");
    assert_eq!(media_deletion::sweep(&store).await.expect("a sweep"), 0, "none is left");
    assert_eq!(rows(&store, "SELECT count(*) FROM media_deletion").await, 0);
}

#[tokio::test]
async fn a_media_file_that_is_named_again_before_the_sweep_is_kept() {
    let (_folder, store) = workspace().await;
    let hash = kept(&store, b"again").await;
    release(&store, &hash).await;
    assert_eq!(kept(&store, b"again").await, hash);
    execute(&store, NAME_IT, &hash).await;
    assert_eq!(media_deletion::sweep(&store).await.expect("a sweep"), 0);
    assert!(file(&store, &hash).exists());
    assert_eq!(rows(&store, "SELECT count(*) FROM media_deletion").await, 0);
}

#[tokio::test]
async fn a_media_row_without_its_file_is_never_inserted() {
    let (_folder, store) = workspace().await;
    let hash = media::write(store.folder(), b"swept".to_vec()).await.expect("it is written");
    std::fs::remove_file(file(&store, &hash)).expect("a sweep came between");
    let mut tx = store.begin().await.expect("a transaction");
    let refused = media::insert(&mut tx, &known(&hash), NOW).await.expect_err("there is no file");
    assert!(matches!(refused, Error::RolledBack), "{refused:?}");
}

#[tokio::test]
async fn a_download_is_moved_to_its_place_before_the_commit_and_let_go_of_without_one() {
    let (folder, store) = workspace().await;
    let download = folder.path().join("media").join("7.part");
    std::fs::write(&download, b"one").expect("written");
    let hash = MediaHash("7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed".to_owned());
    let mut tx = store.begin().await.expect("a transaction");
    media::adopt(&mut tx, &download, &known(&hash), NOW).await.expect("it is taken in");
    assert!(file(&store, &hash).exists() && !download.exists());
    drop(tx);
    media_deletion::release_unnamed(&store).await.expect("the next start looks");
    media_deletion::sweep(&store).await.expect("a sweep");
    assert!(!file(&store, &hash).exists(), "nobody would ever have found it");
}

#[tokio::test]
async fn a_part_of_a_file_that_a_power_cut_left_is_discarded_at_the_next_start_and_a_named_file_stays() {
    let (folder, store) = workspace().await;
    let hash = kept(&store, b"named").await;
    store.close().await;
    drop(store);
    let part = folder.path().join("media").join("half.part");
    std::fs::write(&part, b"ha").expect("written");
    let store = Store::open(folder.path()).await.expect("the next start");
    assert!(!part.exists());
    media_deletion::release_unnamed(&store).await.expect("it looks");
    media_deletion::sweep(&store).await.expect("a sweep");
    assert!(file(&store, &hash).exists());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_same_bytes_written_by_many_at_once_are_one_whole_file() {
    let (_folder, store) = workspace().await;
    let bytes = vec![7_u8; 1 << 20];
    let tasks: Vec<_> = (0..16)
        .map(|_| {
            let (store, bytes) = (store.clone(), bytes.clone());
            tokio::spawn(async move { media::write(store.folder(), bytes).await })
        })
        .collect();
    let mut hashes = BTreeSet::new();
    for task in tasks {
        hashes.insert(task.await.expect("it ends").expect("it is written").to_string());
    }
    assert_eq!(hashes.len(), 1);
    let hash = MediaHash(hashes.pop_first().expect("one"));
    assert_eq!(std::fs::read(file(&store, &hash)).expect("there"), bytes);
    let parts = std::fs::read_dir(store.folder().join("media")).expect("the folder").flatten();
    assert_eq!(parts.filter(|entry| entry.path().is_file()).count(), 0, "no part is left");
}

#[tokio::test]
async fn what_was_deleted_is_overwritten_in_the_database_and_cut_from_the_wal() {
    let (folder, store) = workspace().await;
    let words = "the words that LINE asks to forget ".repeat(300);
    let mut tx = store.begin().await.expect("a transaction");
    query("INSERT INTO media (hash, mime, size, created_at) VALUES ('a', $1, 1, 1)")
        .bind(words)
        .execute(tx.conn())
        .await
        .expect("written");
    tx.commit().await.expect("committed");
    let mut tx = store.begin().await.expect("a transaction");
    query("DELETE FROM media WHERE hash = 'a'").execute(tx.conn()).await.expect("deleted");
    tx.commit().await.expect("committed");
    let mut tries = 0;
    while !store.erase_from_wal().await.expect("it can be written") {
        tries += 1;
        assert!(tries < 1000, "a checkpoint of its own is over soon");
    }
    for name in ["workspace.db", "workspace.db-wal"] {
        let bytes = std::fs::read(folder.path().join(name)).expect("there");
        let words = b"the words that LINE asks to forget";
        let found = bytes.windows(words.len()).any(|window| window == words);
        assert!(!found, "{name}: nothing of it is on the disk");
    }
}
