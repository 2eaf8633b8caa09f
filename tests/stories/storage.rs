//! Storage faults: a full disk is said while it lasts, and everything goes on when it is over, without a restart.

use app::ErrorCode;
use domain::MessageId;
use domain::storage::StorageFault;
use store::query;
use testkit::World;

use crate::talk::{accepted_by_line, mio_has_added_aya, texts};

/// SQLite's own limit on pages answers as a full disk does. It is of the writer's connection.
async fn limit_pages(world: &World, sql: &'static str) {
    let mut tx = world.app().store().begin().await.unwrap();
    query(sql).execute(tx.conn()).await.unwrap();
    tx.commit().await.unwrap();
}

async fn fault(world: &World) -> Option<StorageFault> {
    world.app().session_get(&world.aya).await.unwrap().storage
}

#[tokio::test]
async fn r21_a_full_disk_is_said_refuses_each_write_and_is_over_without_a_restart() {
    let (world, room) = mio_has_added_aya().await;
    assert_eq!(fault(&world).await, None, "all is well");
    limit_pages(&world, "PRAGMA max_page_count = 1").await;
    let long = "long ".repeat(900);
    let mut refused = None;
    for _ in 0..200 {
        let id = MessageId(world.new_id());
        if let Err(error) = world.app().message_send(&world.aya, &room, &id, long.as_str()).await {
            refused = Some(error.code);
            break;
        }
    }
    assert_eq!(
        refused,
        Some(ErrorCode::StorageFull),
        "the member is told, and the text stays in the composer"
    );
    assert_eq!(fault(&world).await, Some(StorageFault::Full), "the banner");
    assert!(world.app().storage_test().await.is_err(), "the disk is full still");
    assert_eq!(fault(&world).await, Some(StorageFault::Full));
    limit_pages(&world, "PRAGMA max_page_count = 1000000").await;
    world.app().storage_test().await.expect("it takes writes again");
    assert_eq!(fault(&world).await, None, "the banner goes away by itself");
    world.sends(&world.aya, &room, "after").await;
    world.delivers().await;
    assert_eq!(accepted_by_line(&world).await.last().unwrap(), "after");
    world.line.writes(&world.mio, "@aya", "and back").await.unwrap();
    world.settle().await;
    assert_eq!(texts(&world, &world.aya, &room).await.last().unwrap(), "and back");
}

#[tokio::test]
async fn a_change_event_tells_when_the_storage_fault_begins_and_ends() {
    let (world, _) = mio_has_added_aya().await;
    let store = world.app().store();
    let mut changes = store.changes();
    let gone = store::Error::from(std::io::Error::from(std::io::ErrorKind::StorageFull));
    store.observe_write::<()>(Err(gone)).unwrap_err();
    assert!(changes.recv().await.unwrap().contains(&store::Change::Session), "the banner comes");
    world.app().storage_test().await.unwrap();
    let mut told = changes.recv().await.unwrap();
    while !told.contains(&store::Change::Session) {
        told = changes.recv().await.unwrap();
    }
    assert_eq!(fault(&world).await, None, "the banner goes");
}

#[tokio::test]
async fn integrity_is_checked_once_a_week_and_after_an_unclean_end_and_damage_is_said() {
    let (mut world, _) = mio_has_added_aya().await;
    let damage = async |world: &World| world.app().session_get(&world.aya).await.unwrap().damage_found_at;
    assert!(world.app().integrity_check_due().await.unwrap(), "the first time");
    assert!(!world.app().integrity_check_due().await.unwrap(), "no week has passed");
    world.clock.advance(7 * 24 * 60 * 60 * 1000);
    assert!(world.app().integrity_check_due().await.unwrap());
    assert_eq!(damage(&world).await, None);
    world.close().await;
    std::fs::write(world.folder().join("workspace.lock"), "open\n").unwrap();
    world.open().await;
    // An index that no longer agrees with its table.
    let mut tx = world.app().store().begin().await.unwrap();
    for sql in [
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = replace(sql, 'WHERE preview_hash IS NOT NULL', 'WHERE preview_hash IS NULL') \
         WHERE name = 'message_by_preview'",
        "PRAGMA writable_schema = OFF",
    ] {
        query(sql).execute(tx.conn()).await.unwrap();
    }
    tx.commit().await.unwrap();
    assert!(world.app().integrity_check_due().await.unwrap(), "the last end was not in order");
    assert!(damage(&world).await.is_some(), "it is said");
    assert!(!world.app().integrity_check_due().await.unwrap(), "it was checked");
}
