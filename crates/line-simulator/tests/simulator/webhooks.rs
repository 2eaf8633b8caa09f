//! How webhooks travel: signed, in order, and on command otherwise.
use line_simulator::{AccountChange, MessageDraft, Outcome, Release, ReleaseOrder, sign};

use crate::support::{TIMEOUT, World};

async fn write(world: &World, texts: &[&str]) {
    for text in texts {
        world.platform.write(&world.mio.user_id, "@sakura", MessageDraft::text(*text)).await.unwrap();
    }
}

async fn texts(world: &World, count: usize) -> Vec<String> {
    let mut texts = Vec::new();
    while texts.len() < count {
        let received = world.endpoint.next().await;
        let events = received.body["events"].as_array().unwrap().iter();
        texts.extend(events.map(|event| event["message"]["text"].as_str().unwrap().to_owned()));
    }
    texts
}

#[tokio::test]
async fn a_webhook_is_signed_over_its_raw_body_and_names_its_destination() {
    let world = World::new().await;
    write(&world, &["Grüße, さくら"]).await;
    let received = world.endpoint.next().await;
    assert_eq!(received.signature, sign(&world.account.channel_secret, &received.raw));
    assert_eq!(received.body["destination"], world.account.bot_user_id.as_str());
    let event = received.event();
    assert_eq!(
        (event["mode"].as_str(), event["timestamp"].as_i64()),
        (Some("active"), Some(crate::support::START_MS))
    );
    assert_eq!(event["deliveryContext"]["isRedelivery"], false);
    assert_eq!(event["webhookEventId"].as_str().unwrap().len(), 26);
}

#[tokio::test]
async fn webhooks_are_delivered_in_the_order_of_events() {
    let world = World::new().await;
    write(&world, &["1", "2", "3", "4", "5"]).await;
    assert_eq!(texts(&world, 5).await, ["1", "2", "3", "4", "5"]);
}

#[tokio::test]
async fn held_webhooks_are_released_reversed_duplicated_or_together() {
    let world = World::new().await;
    for (release, expected) in [
        (Release::default(), vec!["1", "2", "3"]),
        (Release { order: ReleaseOrder::Reversed, ..Release::default() }, vec!["3", "2", "1"]),
        (Release { duplicate: true, ..Release::default() }, vec!["1", "1", "2", "2", "3", "3"]),
        (Release { together: true, ..Release::default() }, vec!["1", "2", "3"]),
    ] {
        let before = world.endpoint.count();
        world.platform.hold_webhooks().await;
        write(&world, &["1", "2", "3"]).await;
        world.platform.settled(TIMEOUT).await.unwrap();
        assert_eq!(world.endpoint.count(), before, "nothing comes while they are held");
        world.platform.release_webhooks(release).await;
        assert_eq!(texts(&world, expected.len()).await, expected, "{release:?}");
        world.platform.settled(TIMEOUT).await.unwrap();
        let posts = if release.together { 1 } else { expected.len() };
        assert_eq!(world.endpoint.count(), before + posts);
    }
}

#[tokio::test]
async fn the_timestamp_of_a_late_webhook_is_that_of_its_event() {
    let world = World::new().await;
    world.platform.hold_webhooks().await;
    write(&world, &["old news"]).await;
    world.platform.advance_clock(3_600_000).await.unwrap();
    world.platform.release_webhooks(Release::default()).await;
    assert_eq!(world.endpoint.next_event().await["timestamp"], crate::support::START_MS);
}

#[tokio::test]
async fn a_redelivered_event_is_the_same_but_for_is_redelivery() {
    let world = World::new().await;
    write(&world, &["once"]).await;
    let first = world.endpoint.next_event().await;
    world.platform.advance_clock(1_000).await.unwrap();
    world.platform.redeliver(first["webhookEventId"].as_str().unwrap()).await.unwrap();
    let mut second = world.endpoint.next_event().await;
    assert_eq!(second["deliveryContext"]["isRedelivery"], true);
    second["deliveryContext"]["isRedelivery"] = false.into();
    assert_eq!(second, first);
    assert!(world.platform.redeliver("01HF7YAT00000000000000000Z").await.is_err());
}

#[tokio::test]
async fn a_webhook_is_redelivered_only_when_the_account_has_redelivery_on() {
    let world = World::new().await;
    world.endpoint.will_respond(&[500]);
    write(&world, &["lost", "next"]).await;
    assert_eq!(texts(&world, 2).await, ["lost", "next"]);
    world.platform.settled(TIMEOUT).await.unwrap();
    assert_eq!(world.endpoint.count(), 2);
    let deliveries = world.platform.deliveries().await;
    assert_eq!((deliveries[0].outcome, deliveries[0].status), (Outcome::ErrorStatusCode, Some(500)));
    assert_eq!(
        (deliveries[1].outcome, deliveries[1].event_types[0].as_str()),
        (Outcome::Accepted, "message")
    );

    let change = AccountChange { redelivery: Some(true), ..AccountChange::default() };
    world.platform.change_account("@sakura", change).await.unwrap();
    world.endpoint.will_respond(&[503]);
    write(&world, &["again"]).await;
    let (first, second) = (world.endpoint.next_event().await, world.endpoint.next_event().await);
    assert_eq!(first["webhookEventId"], second["webhookEventId"]);
    assert_eq!(second["deliveryContext"]["isRedelivery"], true);
}

#[tokio::test]
async fn an_endpoint_that_does_not_respond_within_two_seconds_is_a_request_timeout() {
    let world = World::new().await;
    world.endpoint.will_respond(&[0]);
    write(&world, &["slow", "next"]).await;
    assert_eq!(texts(&world, 2).await, ["slow", "next"]);
    world.platform.settled(TIMEOUT).await.unwrap();
    assert_eq!(world.platform.deliveries().await[0].outcome, Outcome::RequestTimeout);
}

#[tokio::test]
async fn with_use_webhook_off_nothing_is_sent() {
    let world = World::new().await;
    let off = AccountChange { webhook_active: Some(false), ..AccountChange::default() };
    world.platform.change_account("@sakura", off).await.unwrap();
    write(&world, &["unheard"]).await;
    world.platform.settled(TIMEOUT).await.unwrap();
    assert_eq!(world.platform.deliveries().await[0].outcome, Outcome::NoEndpoint);
    assert_eq!(world.endpoint.count(), 0);
}
