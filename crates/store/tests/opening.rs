//! Opening a workspace's file: new, old, newer, damaged, in use, and where nothing can be written.
#![allow(clippy::expect_used, reason = "a test that cannot go on has failed")]

use store::{Change, Error, Store, WORKSPACE_FILE, query};
use tempfile::TempDir;

async fn execute(folder: &TempDir, sql: &'static str) {
    let url = format!("sqlite://{}?mode=rwc", folder.path().join(WORKSPACE_FILE).display());
    let pool = sqlx::SqlitePool::connect(&url).await.expect("the file opens");
    sqlx::raw_sql(sql).execute(&pool).await.expect("the statements run");
    pool.close().await;
}

#[tokio::test]
async fn a_new_folder_becomes_a_workspace_that_opens_again() {
    let folder = TempDir::new().expect("a folder");
    Store::open(folder.path()).await.expect("a new workspace").close().await;
    Store::open(folder.path()).await.expect("the same workspace").close().await;
}

#[tokio::test]
#[cfg(unix)]
async fn a_workspace_folder_is_readable_by_its_owner_only_even_one_that_was_open_to_all() {
    use std::os::unix::fs::PermissionsExt;
    let data = TempDir::new().expect("a folder");
    let mode = |path: &std::path::Path| std::fs::metadata(path).expect("there").permissions().mode() & 0o777;
    let new = data.path().join("above").join("local");
    Store::open(&new).await.expect("a new workspace").close().await;
    for folder in [data.path().join("above"), new.clone(), new.join("media")] {
        assert_eq!(mode(&folder), 0o700, "{}", folder.display());
    }
    for folder in [&new, &new.join("media")] {
        std::fs::set_permissions(folder, PermissionsExt::from_mode(0o755))
            .expect("as older versions left it");
    }
    Store::open(&new).await.expect("the same workspace").close().await;
    assert_eq!((mode(&new), mode(&new.join("media"))), (0o700, 0o700), "narrowed");
}

#[test]
#[cfg(unix)]
fn the_permissions_of_a_folder_that_somebody_else_made_are_left_alone() {
    use std::os::unix::fs::PermissionsExt;
    let data = TempDir::new().expect("a folder");
    let shared = data.path().join("shared");
    std::fs::create_dir(&shared).expect("somebody makes a folder");
    std::fs::set_permissions(&shared, PermissionsExt::from_mode(0o775)).expect("for a group");
    store::private_folder(&shared).expect("it is there");
    let mode = std::fs::metadata(&shared).expect("there").permissions().mode() & 0o777;
    assert_eq!(mode, 0o775, "others work in it");
    store::private_folder(&shared.join("practice")).expect("a folder of ours in it");
    let mode = std::fs::metadata(shared.join("practice")).expect("there").permissions().mode() & 0o777;
    assert_eq!(mode, 0o700, "what is ours is private there, too");
}

/// Every schema that people's data was kept in, oldest first.
const OLDER: [(&str, &str); 4] = [
    ("1", include_str!("../../../tests/fixtures/workspace-1.sql")),
    ("2", include_str!("../../../tests/fixtures/workspace-2.sql")),
    ("3", include_str!("../../../tests/fixtures/workspace-3.sql")),
    ("4", include_str!("../../../tests/fixtures/workspace-4.sql")),
];

#[tokio::test]
async fn a_workspace_of_every_older_schema_opens_with_everything_in_it_and_a_copy_is_kept() {
    for (schema, dump) in OLDER {
        let folder = TempDir::new().expect("a folder");
        execute(&folder, dump).await;
        let before = counts(&folder).await;
        let store = Store::open(folder.path()).await.expect("it is brought up to date");
        let mut conn = store.read().await.expect("it can be read");
        let waiting = store::outbox::of_room(&mut conn, &"room".into(), 5).await.expect("what waits");
        assert_eq!(waiting[0].retry_key, "5b59509c-c57b-11e9-aa8c-2a2ae2dbcce4", "the same request goes on");
        let account =
            store::line_accounts::get(&mut conn, &"acc".into()).await.expect("read").expect("there");
        assert_eq!((account.basic_id.as_str(), account.quota.asked_at), ("@hanare", None));
        let line = store::room_messages::page(&mut conn, &"room".into(), None, 9).await.expect("a page");
        assert_eq!(line.iter().filter(|line| line.quotable).count(), 1);
        drop(conn);
        let fault: String = {
            let mut conn = store.read().await.expect("it can be read");
            query("PRAGMA integrity_check").fetch_value(&mut conn).await.expect("a check")
        };
        assert_eq!(fault, "ok");
        store.close().await;
        let after = counts(&folder).await;
        for (table, rows) in before {
            assert!(after.contains(&(table.clone(), rows)), "schema {schema}: {table} has other rows now");
        }
        let copies = std::fs::read_dir(folder.path()).expect("the folder").flatten();
        let kept = copies.filter(|file| file.file_name().to_string_lossy().starts_with("workspace.before-"));
        assert_eq!(kept.count(), 1, "schema {schema}: what was there before can be gone back to");
    }
}

/// The copies before migrations in a folder, by name, and what a check of each says.
async fn copies(folder: &TempDir) -> Vec<(String, bool)> {
    let names = std::fs::read_dir(folder.path()).expect("the folder").flatten().map(|file| file.file_name());
    let mut names: Vec<String> = names.map(|name| name.to_string_lossy().into_owned()).collect();
    names.retain(|name| name.starts_with("workspace.before-"));
    names.sort();
    let mut copies = Vec::new();
    for name in names {
        let good = store::backup::check(&folder.path().join(&name)).await.is_ok();
        copies.push((name, good));
    }
    copies
}

#[tokio::test]
async fn a_file_that_is_no_good_copy_is_not_taken_for_the_copy_before_a_migration() {
    let (_, dump) = OLDER[2];
    let cut = {
        let folder = TempDir::new().expect("a folder");
        execute(&folder, dump).await;
        let whole = std::fs::read(folder.path().join(WORKSPACE_FILE)).expect("a database");
        whole[..whole.len() / 2].to_vec()
    };
    for left in [Vec::new(), b"no database".to_vec(), cut] {
        let folder = TempDir::new().expect("a folder");
        execute(&folder, dump).await;
        let before = counts(&folder).await;
        std::fs::write(folder.path().join("workspace.before-4.db"), &left).expect("a file");
        std::fs::write(folder.path().join("workspace.before-4.db.part"), "left by a crash").expect("a file");
        Store::open(folder.path()).await.expect("it is brought up to date").close().await;
        assert_eq!(copies(&folder).await, [("workspace.before-4.db".into(), true)], "{} bytes", left.len());
        let copy = store::backup::check(&folder.path().join("workspace.before-4.db")).await.expect("a copy");
        assert_eq!((copy.schema, copy.counts.into_iter().collect::<Vec<_>>()), (3, sorted(before)));
    }
}

#[tokio::test]
async fn a_good_copy_before_a_migration_is_kept_beside_the_one_of_another_day() {
    let (_, dump) = OLDER[2];
    let folder = TempDir::new().expect("a folder");
    execute(&folder, dump).await;
    let old = folder.path().join("workspace.before-4.db");
    store::backup::copy(&folder.path().join(WORKSPACE_FILE), &old).await.expect("a copy");
    let bytes = std::fs::read(&old).expect("the copy");
    execute(&folder, "UPDATE workspace SET company_name = 'Another name'").await;
    Store::open(folder.path()).await.expect("it is brought up to date").close().await;
    let both = [("workspace.before-4.2.db".to_owned(), true), ("workspace.before-4.db".to_owned(), true)];
    assert_eq!(copies(&folder).await, both);
    assert_eq!(std::fs::read(&old).expect("still there"), bytes, "not a byte was changed");
}

#[tokio::test]
async fn the_same_copy_before_a_migration_is_not_kept_twice() {
    let (_, dump) = OLDER[2];
    let folder = TempDir::new().expect("a folder");
    execute(&folder, dump).await;
    let old = folder.path().join("workspace.before-4.db");
    store::backup::copy(&folder.path().join(WORKSPACE_FILE), &old).await.expect("as a start that broke off");
    Store::open(folder.path()).await.expect("it is brought up to date").close().await;
    assert_eq!(copies(&folder).await, [("workspace.before-4.db".to_owned(), true)]);
}

#[tokio::test]
async fn a_migration_does_not_begin_without_a_good_copy() {
    let (_, dump) = OLDER[2];
    let folder = TempDir::new().expect("a folder");
    execute(&folder, dump).await;
    let before = counts(&folder).await;
    let in_the_way = folder.path().join("workspace.before-4.db.part");
    std::fs::create_dir_all(in_the_way.join("a folder")).expect("nothing can be written there");
    Store::open(folder.path()).await.expect_err("there is no copy");
    let now = store::backup::check(&folder.path().join(WORKSPACE_FILE)).await.expect("the database");
    assert_eq!((now.schema, now.counts.into_iter().collect::<Vec<_>>()), (3, sorted(before)), "untouched");
    std::fs::remove_dir_all(in_the_way).expect("the way is free");
    Store::open(folder.path()).await.expect("now there is one").close().await;
}

fn sorted(mut counts: Vec<(String, i64)>) -> Vec<(String, i64)> {
    counts.sort();
    counts
}

/// How many rows each table has, the list of migrations left out.
async fn counts(folder: &TempDir) -> Vec<(String, i64)> {
    let url = format!("sqlite://{}", folder.path().join(WORKSPACE_FILE).display());
    let pool = sqlx::SqlitePool::connect(&url).await.expect("the file opens");
    let tables: Vec<String> = sqlx::query_scalar(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_sqlx%' ESCAPE '\\' \
         AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
    )
    .fetch_all(&pool)
    .await
    .expect("tables");
    let mut counts = Vec::new();
    for table in tables {
        let sql = sqlx::AssertSqlSafe(format!("SELECT count(*) FROM {table}"));
        counts.push((table, sqlx::query_scalar(sql).fetch_one(&pool).await.expect("a number")));
    }
    pool.close().await;
    counts
}

#[tokio::test]
async fn a_workspace_from_a_newer_version_is_left_as_it_is() {
    let folder = TempDir::new().expect("a folder");
    Store::open(folder.path()).await.expect("a workspace").close().await;
    execute(
        &folder,
        "INSERT INTO _sqlx_migrations (version, description, installed_on, success, checksum, execution_time) \
         VALUES (9999, 'from the future', CURRENT_TIMESTAMP, 1, x'00', 0)",
    )
    .await;
    let refused = Store::open(folder.path()).await.expect_err("an older program does not understand it");
    assert!(matches!(refused, Error::Newer), "{refused:?}");
}

#[tokio::test]
async fn a_file_that_is_no_database_is_left_as_it_is() {
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join(WORKSPACE_FILE);
    let words = "this is not a database ".repeat(200);
    std::fs::write(&file, &words).expect("a file");
    let refused = Store::open(folder.path()).await.expect_err("there is nothing to read");
    assert!(matches!(refused, Error::Broken(_)), "{refused:?}");
    assert_eq!(std::fs::read_to_string(&file).expect("still there"), words, "not a byte was changed");
}

#[tokio::test]
async fn a_workspace_that_is_open_in_another_program_is_refused() {
    let folder = TempDir::new().expect("a folder");
    let first = Store::open(folder.path()).await.expect("the first program");
    let refused = Store::open(folder.path()).await.expect_err("two programs would send everything twice");
    assert!(matches!(refused, Error::InUse), "{refused:?}");
    first.close().await;
    drop(first);
    Store::open(folder.path()).await.expect("once the first has ended").close().await;
}

#[tokio::test]
async fn a_folder_without_write_permission_is_reported_as_such() {
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("a file, not a folder");
    std::fs::write(&file, "").expect("a file");
    let refused = Store::open(&file.join("workspace")).await.expect_err("there is no such folder");
    assert!(matches!(refused, Error::ReadOnly(_)), "{refused:?}");
}

#[tokio::test]
async fn a_full_disk_is_reported_as_such_and_what_was_there_stays() {
    let folder = TempDir::new().expect("a folder");
    let store = Store::open(folder.path()).await.expect("a workspace");
    let mut tx = store.begin().await.expect("a transaction");
    // SQLite's own limit on pages answers as a full disk does: SQLITE_FULL.
    query("PRAGMA max_page_count = 1").execute(tx.conn()).await.expect("a limit");
    let blob = vec![7_u8; 4 << 20];
    let refused = query("INSERT INTO media (hash, mime, size, created_at) VALUES (hex($1), 'x', 1, 1)")
        .bind(blob)
        .execute(tx.conn())
        .await
        .expect_err("there is no room");
    assert!(matches!(refused, Error::Full(_)), "the window can say why");
    drop(tx);
    let mut conn = store.read().await.expect("reading goes on");
    let media: i64 = query("SELECT count(*) FROM media").fetch_value(&mut conn).await.expect("a count");
    assert_eq!(media, 0, "nothing half written is left");
}

#[tokio::test]
async fn only_a_commit_publishes_what_changed() {
    let folder = TempDir::new().expect("a folder");
    let store = Store::open(folder.path()).await.expect("a workspace");
    let mut changes = store.changes();
    let mut undone = store.begin().await.expect("a transaction");
    undone.changed(Change::Session);
    drop(undone);
    let mut done = store.begin().await.expect("a transaction");
    done.changed(Change::Profile);
    done.commit().await.expect("it is written");
    let published = changes.recv().await.expect("something changed");
    assert_eq!(published.iter().collect::<Vec<_>>(), [&Change::Profile], "a rollback publishes nothing");
}

#[tokio::test]
async fn readers_cannot_write() {
    let folder = TempDir::new().expect("a folder");
    let store = Store::open(folder.path()).await.expect("a workspace");
    let mut conn = store.read().await.expect("a reader");
    let refused = query("DELETE FROM media").execute(&mut conn).await.expect_err("a reader only reads");
    assert!(matches!(refused, Error::ReadOnly(_)), "SQLite itself refuses");
}

#[tokio::test]
async fn message_times_that_cannot_be_are_put_right_by_the_fourth_schema_and_marked_as_estimated() {
    let (_, dump) = OLDER[2];
    for time in [
        "UPDATE message SET sent_at = 9223372036854775807 WHERE id = 'm2'; \
         UPDATE room SET last_activity_at = 9223372036854775807",
        "UPDATE message SET sent_at = 0 WHERE id = 'm2'; UPDATE room SET last_activity_at = 0",
        "UPDATE message SET sent_at = 1795392000 WHERE id = 'm2'",
    ] {
        let folder = TempDir::new().expect("a folder");
        execute(&folder, dump).await;
        execute(&folder, time).await;
        let store = Store::open(folder.path()).await.expect("it is brought up to date");
        let mut conn = store.read().await.expect("it can be read");
        let page = store::room_messages::page(&mut conn, &"room".into(), None, 9).await.expect("a page");
        let times: Vec<_> =
            page.iter().map(|one| (one.id.as_str(), one.sent_at.0, one.time_estimated)).collect();
        let right = [
            ("m3", 1_795_392_000_003, false),
            ("m1", 1_795_392_000_001, false),
            ("m2", 1_795_392_000_000, true),
        ];
        assert_eq!(times, right, "{time}");
        let last: (String, i64) = {
            let row = query("SELECT last_message_id, last_activity_at FROM room WHERE id = 'room'");
            let row = row.fetch_all(&mut conn).await.expect("the room").pop().expect("a room");
            (row.get("last_message_id").expect("text"), row.get("last_activity_at").expect("a number"))
        };
        assert_eq!(last, ("m3".to_owned(), 1_795_392_000_003), "{time}");
    }
}
