//! R23: what can never be applied is set aside, counted, and tried again; whatever else fails passes, and events wait for it.

use app::ErrorCode;
use domain::room::RoomFilter;
use domain::webhook_event::SetAsideReason;
use serde_json::{Value, json};
use store::{Store, query};
use testkit::World;

use crate::people::code;
use crate::talk::{event, mio_has_added_aya, now, rooms, stored, text_event, texts};

/// The database meets a fault, of one kind or another, with each message that says this.
async fn fails_with(world: &World, text: &str, fault: &str) {
    let sql = format!(
        "CREATE TRIGGER fault BEFORE INSERT ON message WHEN NEW.text = '{text}' BEGIN SELECT {fault}; END"
    );
    let mut tx = world.app().store().begin().await.unwrap();
    store::query(Box::leak(sql.into_boxed_str())).execute(tx.conn()).await.unwrap();
    tx.commit().await.unwrap();
}

async fn fault_is_over(world: &World) {
    let mut tx = world.app().store().begin().await.unwrap();
    query("DROP TRIGGER fault").execute(tx.conn()).await.unwrap();
    tx.commit().await.unwrap();
}

const CONSTRAINT: &str = "raise(ABORT, 'refused')";
/// An error of SQLite's that says nothing of whose fault it is.
const UNKNOWN: &str = "abs(-9223372036854775807 - 1)";

async fn set_aside(world: &World) -> u32 {
    world.app().session_get(&world.aya).await.unwrap().set_aside_events
}

/// Three messages of Mio's, the second of which meets the fault, and one of Ploy's behind them.
async fn four_messages(world: &World) {
    let t = now(world);
    let events = [
        text_event("01A", &world.mio, t + 1, "1", "good"),
        text_event("01B", &world.mio, t + 2, "2", "bad"),
        text_event("01C", &world.mio, t + 3, "3", "better"),
        text_event("01D", &world.ploy, t + 4, "4", "hello"),
    ];
    stored(world, "@aya", &events).await;
}

#[cfg(unix)]
#[tokio::test]
async fn r23_a_database_that_is_busy_beyond_its_timeout_sets_no_event_aside() {
    let (world, room) = mio_has_added_aya().await;
    let mut tx = world.app().store().begin().await.unwrap();
    query("PRAGMA busy_timeout = 20").fetch_all(tx.conn()).await.unwrap();
    tx.commit().await.unwrap();
    four_messages(&world).await;
    // Another program has the same file open, by another way, and is writing.
    let elsewhere = tempfile::tempdir().unwrap();
    let file = world.app().store().folder().join(store::WORKSPACE_FILE);
    std::os::unix::fs::symlink(file, elsewhere.path().join(store::WORKSPACE_FILE)).unwrap();
    let other = Store::open(elsewhere.path()).await.unwrap();
    let writing = other.begin().await.unwrap();
    for _ in 0..2 {
        let error = world.app().apply_pending().await.unwrap_err();
        assert_eq!(error.code, ErrorCode::StorageBusy);
    }
    drop(writing);
    other.close().await;
    assert_eq!(set_aside(&world).await, 0, "it is no event's fault");
    assert_eq!(world.app().apply_pending().await.unwrap(), 4);
    assert_eq!(texts(&world, &world.aya, &room).await, ["good", "bad", "better"]);
}

#[tokio::test]
async fn r23_an_event_that_fails_for_an_unknown_reason_waits_with_its_room_behind_it() {
    let (world, room) = mio_has_added_aya().await;
    fails_with(&world, "bad", UNKNOWN).await;
    four_messages(&world).await;
    for _ in 0..2 {
        assert_eq!(code(world.app().apply_pending().await), ErrorCode::Internal);
        assert_eq!(texts(&world, &world.aya, &room).await, ["good"], "in order");
        assert_eq!(rooms(&world, &world.aya, RoomFilter::Mine).await.len(), 2, "others need not wait");
    }
    assert_eq!(set_aside(&world).await, 0);
    fault_is_over(&world).await;
    assert_eq!(world.app().apply_pending().await.unwrap(), 2);
    assert_eq!(texts(&world, &world.aya, &room).await, ["good", "bad", "better"]);
}

#[tokio::test]
async fn r23_an_event_set_aside_is_shown_without_what_was_written_and_applied_when_tried_again() {
    let (world, room) = mio_has_added_aya().await;
    fails_with(&world, "bad", CONSTRAINT).await;
    four_messages(&world).await;
    assert_eq!(world.app().apply_pending().await.unwrap(), 4);
    assert_eq!(set_aside(&world).await, 1);
    assert_eq!(world.app().session_get(&world.ken).await.unwrap().set_aside_events, 0);
    let list = world.app().set_aside_list(&world.aya).await.unwrap();
    let [one] = list.events.as_slice() else { panic!("{list:?}") };
    assert_eq!((one.what.as_str(), one.line_user_name.as_deref()), ("message", Some("Mio")));
    assert_eq!((one.reason, one.at.map(|at| at.0)), (SetAsideReason::CannotBeStored, Some(now(&world) + 2)));
    assert!(
        one.diagnosis.contains("text of 3 characters") && !format!("{list:?}").contains("bad"),
        "{list:?}"
    );
    for refused in
        [world.app().set_aside_list(&world.ken).await, world.app().set_aside_retry(&world.ken, None).await]
    {
        assert_eq!(code(refused), ErrorCode::NotAdministrator);
    }

    world.app().set_aside_retry(&world.aya, Some(one.seq)).await.unwrap();
    world.app().apply_pending().await.unwrap();
    assert_eq!(set_aside(&world).await, 1, "it cannot be applied yet");
    fault_is_over(&world).await;
    let left = world.app().set_aside_retry(&world.aya, None).await.unwrap();
    assert_eq!((left.total, left.events.len()), (0, 0));
    world.app().apply_pending().await.unwrap();
    assert_eq!(set_aside(&world).await, 0);
    assert_eq!(texts(&world, &world.aya, &room).await, ["good", "bad", "better"], "at its place");
}

#[tokio::test]
async fn r23_events_set_aside_are_tried_again_once_by_another_version() {
    let (mut world, room) = mio_has_added_aya().await;
    fails_with(&world, "bad", CONSTRAINT).await;
    four_messages(&world).await;
    world.app().apply_pending().await.unwrap();
    world.restart().await;
    assert_eq!(world.app().retry_after_update().await.unwrap(), 0, "this version has tried it");
    world.runs_version("99.0.0").await;
    assert_eq!(world.app().retry_after_update().await.unwrap(), 1);
    world.app().apply_pending().await.unwrap();
    assert_eq!(set_aside(&world).await, 1);
    assert_eq!(world.app().retry_after_update().await.unwrap(), 0, "once");
    fault_is_over(&world).await;
    world.runs_version("99.1.0").await;
    assert_eq!(world.app().retry_after_update().await.unwrap(), 1);
    world.app().apply_pending().await.unwrap();
    assert_eq!(texts(&world, &world.aya, &room).await, ["good", "bad", "better"]);
}

#[tokio::test]
async fn r23_an_unsend_erases_the_raw_copy_of_an_event_that_is_set_aside() {
    let (world, _) = mio_has_added_aya().await;
    fails_with(&world, "bad", CONSTRAINT).await;
    four_messages(&world).await;
    world.app().apply_pending().await.unwrap();
    let unsend: Value = json!({ "type": "unsend", "unsend": { "messageId": "2" } });
    stored(&world, "@aya", &[event("01U", &world.mio, now(&world) + 5, unsend)]).await;
    world.app().apply_pending().await.unwrap();
    let mut conn = world.app().store().read().await.unwrap();
    let raw: String = query("SELECT raw FROM webhook_event WHERE webhook_event_id = '01B'")
        .fetch_value(&mut conn)
        .await
        .unwrap();
    assert_eq!(raw, "");
}
