//! The loops: what comes in is applied, what waits is sent, what is due is fetched, without anybody asking.

use std::time::Duration;

use app::App;
use domain::message::MediaState;
use domain::room::RoomFilter;
use serde_json::json;
use testkit::{ProxyMode, World};
use tokio::sync::watch;

use crate::connecting::switches;
use crate::media::{media, received};
use crate::people::picture;
use crate::talk::{accepted_by_line, mio_has_added_aya, texts};

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
async fn the_loops_send_and_receive_messages_and_end_at_shutdown() {
    let world = World::new().await;
    let (shutdown, watched) = watch::channel(false);
    let loops = tokio::spawn(world.app().clone().loops(watched));
    world.sets_undo_seconds(&world.aya, 0).await;
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

/// What is known here of the picture that somebody sent first.
async fn picture_of(world: &World, name: &str) -> Option<MediaState> {
    let rooms = world.app().room_list(&world.aya, RoomFilter::Mine, name, 0, 1).await.unwrap();
    let content = received(world, &rooms.rows.first()?.id).await;
    content.first().map(|content| media(content).state)
}

#[tokio::test]
async fn a_slow_download_delays_no_other_fetch_and_is_cancelled_at_shutdown() {
    let (mut world, _) = mio_has_added_aya().await;
    let proxy = world.through_a_proxy().await;
    let image = || json!({ "type": "image", "content": picture() });
    let slow = world.line.sends(&world.mio, "@aya", image()).await.unwrap();
    proxy
        .set_mode(ProxyMode::Pause(format!("/message/{}/content", slow["messageId"].as_str().unwrap())))
        .await;
    let (shutdown, watched) = watch::channel(false);
    let loops = tokio::spawn(world.app().clone().loops(watched));
    proxy.wait_for_paused(1).await;
    world.line.post(&format!("users/{}/add", world.ploy), json!({ "id": "@aya" })).await.unwrap();
    world.line.sends(&world.ploy, "@aya", image()).await.unwrap();
    let there = || async { picture_of(&world, "Ploy").await == Some(MediaState::Stored) };
    until(world.app(), "Ploy's name and picture are here", there).await;
    assert_eq!(picture_of(&world, "Mio").await, Some(MediaState::Pending));
    let twice = tokio::time::timeout(Duration::ZERO, proxy.wait_for_paused(2)).await;
    assert!(twice.is_err(), "what is on its way is not asked for a second time");

    shutdown.send(true).unwrap();
    tokio::time::timeout(Duration::from_secs(5), loops).await.expect("they end").expect("without a panic");
    proxy.set_mode(ProxyMode::Forward).await;
    world.settle().await;
    assert_eq!(picture_of(&world, "Mio").await, Some(MediaState::Stored), "the next start fetches it");
}

#[tokio::test]
async fn fetches_that_wait_for_an_accounts_credentials_run_when_those_are_renewed() {
    let (world, _) = mio_has_added_aya().await;
    switches(&world, "@aya", json!({ "newAccessToken": true })).await;
    world.line.sends(&world.mio, "@aya", json!({ "type": "image", "content": picture() })).await.unwrap();
    world.settle().await;
    for _ in 0..12 {
        world.clock.advance(60 * 60 * 1000);
        world.app().fetch_due().await.unwrap();
    }
    assert_eq!(picture_of(&world, "Mio").await, Some(MediaState::Pending), "the next try is an hour away");
    let (shutdown, watched) = watch::channel(false);
    let loops = tokio::spawn(world.app().clone().loops(watched));
    world.connect_again("@aya").await;
    let there = || async { picture_of(&world, "Mio").await == Some(MediaState::Stored) };
    until(world.app(), "the picture is here", there).await;
    shutdown.send(true).unwrap();
    tokio::time::timeout(Duration::from_secs(5), loops).await.expect("they end").expect("without a panic");
}
