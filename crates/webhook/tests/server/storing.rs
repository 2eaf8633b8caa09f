//! R23: every event is stored before it is acknowledged, exactly once.

use std::sync::Arc;

use crate::support::{World, body, event, signed, status};
use store::Change;
use tokio::io::AsyncWriteExt;

#[tokio::test]
async fn r23_events_are_stored_as_line_wrote_them_in_their_order() {
    let world = World::open().await;
    assert_eq!(world.deliver(&body(&["01B", "01A"])).await, 200);
    assert_eq!(world.stored().await, [event("01B"), event("01A")]);
}

#[tokio::test]
async fn r23_a_redelivered_event_is_acknowledged_and_stored_once() {
    let world = World::open().await;
    let again = body(&["01A"]).replace(r#""isRedelivery":false"#, r#""isRedelivery":true"#);
    assert_eq!(world.deliver(&body(&["01A"])).await, 200);
    assert_eq!(world.deliver(&again).await, 200);
    assert_eq!(world.deliver(&body(&["01A", "01A", "01B"])).await, 200);
    assert_eq!(world.stored().await, [event("01A"), event("01B")], "the first copy stays");
}

#[tokio::test]
async fn r23_events_of_unknown_types_are_stored_too() {
    let world = World::open().await;
    let odd = r#"{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[{"type":"poke","webhookEventId":"01A"},7]}"#;
    assert_eq!(world.deliver(odd).await, 200);
    assert_eq!(world.stored().await, [r#"{"type":"poke","webhookEventId":"01A"}"#, "7"]);
}

#[tokio::test]
async fn r23_lines_webhook_test_without_events_is_answered_with_200() {
    let world = World::open().await;
    assert_eq!(world.deliver(&body(&[])).await, 200);
    assert_eq!(world.stored().await, [""; 0]);
}

#[tokio::test]
async fn r23_the_same_events_from_many_connections_at_once_are_stored_once_each() {
    let world = Arc::new(World::open().await);
    let tasks: Vec<_> = (0..16)
        .map(|_| {
            let world = world.clone();
            tokio::spawn(async move {
                let mut stream = world.connect().await;
                for turn in 0..50 {
                    stream.write_all(&signed(&body(&[&format!("01{turn:04}")]))).await.unwrap();
                    assert_eq!(status(&mut stream).await, 200, "a duplicate is acknowledged like the first");
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    let stored = world.stored().await;
    assert_eq!(stored.len(), 50);
    assert_eq!(stored[49], event("010049"), "one connection's events keep their order");
}

#[tokio::test]
async fn r23_a_commit_publishes_a_change_and_a_duplicate_event_publishes_none() {
    let world = World::open().await;
    let mut changes = world.store.changes();
    assert_eq!(world.deliver(&body(&["01A"])).await, 200);
    assert!(changes.recv().await.unwrap().contains(&Change::WebhookEvents));
    assert_eq!(world.deliver(&body(&["01A"])).await, 200);
    assert!(changes.is_empty(), "nothing new waits");
}

#[tokio::test]
async fn r23_a_sender_who_hangs_up_before_the_answer_finds_the_event_stored_once() {
    let world = World::open().await;
    let mut changes = world.store.changes();
    let mut stream = world.connect().await;
    stream.write_all(&signed(&body(&["01A"]))).await.unwrap();
    // The body has been read once the commit is announced; whether the answer left does not matter.
    changes.recv().await.unwrap();
    drop(stream);
    assert_eq!(world.deliver(&body(&["01A"])).await, 200);
    assert_eq!(world.stored().await, [event("01A")]);
}

#[tokio::test]
async fn r23_when_the_store_fails_line_is_answered_with_500() {
    let world = World::open().await;
    world.store.close().await;
    assert_eq!(world.deliver(&body(&["01A"])).await, 500);
}

#[tokio::test]
async fn a_server_that_was_shut_down_accepts_no_connection() {
    let world = World::open().await;
    let address = world.server.address();
    assert_eq!(world.deliver(&body(&["01A"])).await, 200);
    world.server.shut_down().await;
    assert!(tokio::net::TcpStream::connect(address).await.is_err());
}

/// Limits the database's pages: SQLite answers as on a full disk. The limit is the writer's own, and lasts until it is lifted.
async fn limit_pages(world: &World, sql: &'static str) {
    let mut tx = world.store.begin().await.unwrap();
    store::query(sql).execute(tx.conn()).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn r23_a_full_disk_is_answered_with_500_and_the_first_webhook_after_it_with_200_without_a_restart() {
    let world = World::open().await;
    let long = |id: &str| body(&[id]).replace("hello", &"h".repeat(200_000));
    assert_eq!(world.deliver(&long("01A")).await, 200);
    for round in 0..3 {
        limit_pages(&world, "PRAGMA max_page_count = 1").await;
        for _ in 0..3 {
            let refused = world.deliver(&long(&format!("01B{round}"))).await;
            assert_eq!(refused, 500, "LINE keeps what it was not acknowledged, and sends it again");
        }
        limit_pages(&world, "PRAGMA max_page_count = 1000000").await;
        assert_eq!(world.deliver(&long(&format!("01B{round}"))).await, 200, "space is free again");
    }
    assert_eq!(world.stored().await.len(), 4, "each once, and none that was refused");
}
