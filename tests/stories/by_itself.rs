//! The loops: what comes in is applied, what waits is sent, what is due is fetched, without anybody asking.

use std::time::Duration;

use app::App;
use app::views::rooms::RoomFilter;
use serde_json::json;
use testkit::World;
use tokio::sync::watch;

use crate::talk::{accepted_by_line, texts};

/// Waits, by the changes that commits publish, until something is so.
async fn until<F: Future<Output = bool>>(app: &App, what: &str, so: impl Fn() -> F) {
    let mut changes = app.store().changes();
    let waiting = async {
        while !so().await {
            // A lag is a change as well; the look is repeated now and then for what no commit tells.
            let _ = tokio::time::timeout(Duration::from_millis(200), changes.recv()).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), waiting)
        .await
        .unwrap_or_else(|_| panic!("in vain: {what}"));
}

#[tokio::test]
async fn a_conversation_goes_both_ways_while_the_loops_run_and_they_end_when_told() {
    let world = World::new().await;
    let (shutdown, watched) = watch::channel(false);
    let loops = tokio::spawn(world.app().clone().loops(watched));
    world.app().settings_set(&world.aya, None, None, Some(0)).await.unwrap();
    world.line.post(&format!("users/{}/add", world.mio), json!({ "id": "@aya" })).await.unwrap();
    let found = || async {
        let rooms = world.app().room_list(&world.aya, RoomFilter::Mine, "Mio", 0, 1).await.unwrap();
        !rooms.rows.is_empty()
    };
    until(world.app(), "the room has Mio's name", found).await;
    let room = world.room(&world.aya, "Mio").await;
    world.sends(&world.aya, &room, "Welcome!").await;
    until(world.app(), "LINE has the answer", || async { accepted_by_line(&world).await == ["Welcome!"] })
        .await;
    world.line.writes(&world.mio, "@aya", "Thank you").await.unwrap();
    until(world.app(), "Mio is heard", || async { texts(&world, &world.aya, &room).await.len() == 2 }).await;
    shutdown.send(true).unwrap();
    tokio::time::timeout(Duration::from_secs(5), loops).await.expect("they end").expect("without a panic");
}
