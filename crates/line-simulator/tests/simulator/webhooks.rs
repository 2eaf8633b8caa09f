//! How webhooks travel: signed, in order, and on command otherwise.
use line_simulator::{AccountChange, MessageDraft, Outcome, Release, ReleaseOrder, sign};

use crate::support::{PATIENCE, World};

async fn write(world: &World, texts: &[&str]) {
    for text in texts {
        world.platform.write(&world.mio.user_id, "@sakura", MessageDraft::text(*text)).await.unwrap();
    }
}

async fn texts(world: &World, count: usize) -> Vec<String> {
    let mut texts = Vec::new();
    while texts.len() < count {
        let heard = world.door.next().await;
        let events = heard.body["events"].as_array().unwrap().iter();
        texts.extend(events.map(|event| event["message"]["text"].as_str().unwrap().to_owned()));
    }
    texts
}

#[tokio::test]
async fn a_webhook_is_signed_over_its_bytes_and_says_whose_it_is() {
    let world = World::new().await;
    write(&world, &["Grüße, さくら"]).await;
    let heard = world.door.next().await;
    assert_eq!(heard.signature, sign(&world.account.channel_secret, &heard.raw));
    assert_eq!(heard.body["destination"], world.account.bot_user_id.as_str());
    let event = heard.event();
    assert_eq!(
        (event["mode"].as_str(), event["timestamp"].as_i64()),
        (Some("active"), Some(crate::support::START_MS))
    );
    assert_eq!(event["deliveryContext"]["isRedelivery"], false);
    assert_eq!(event["webhookEventId"].as_str().unwrap().len(), 26);
}

#[tokio::test]
async fn webhooks_come_in_the_order_of_what_happened() {
    let world = World::new().await;
    write(&world, &["1", "2", "3", "4", "5"]).await;
    assert_eq!(texts(&world, 5).await, ["1", "2", "3", "4", "5"]);
}

#[tokio::test]
async fn held_webhooks_wait_and_can_come_reversed_twice_or_together() {
    let world = World::new().await;
    for (release, expected) in [
        (Release::default(), vec!["1", "2", "3"]),
        (Release { order: ReleaseOrder::Reversed, ..Release::default() }, vec!["3", "2", "1"]),
        (Release { duplicate: true, ..Release::default() }, vec!["1", "1", "2", "2", "3", "3"]),
        (Release { together: true, ..Release::default() }, vec!["1", "2", "3"]),
    ] {
        let before = world.door.count();
        world.platform.hold_webhooks().await;
        write(&world, &["1", "2", "3"]).await;
        world.platform.settled(PATIENCE).await.unwrap();
        assert_eq!(world.door.count(), before, "nothing comes while they are held");
        world.platform.release_webhooks(release).await;
        assert_eq!(texts(&world, expected.len()).await, expected, "{release:?}");
        world.platform.settled(PATIENCE).await.unwrap();
        let posts = if release.together { 1 } else { expected.len() };
        assert_eq!(world.door.count(), before + posts);
    }
}

#[tokio::test]
async fn a_late_webhook_tells_when_it_happened_not_when_it_came() {
    let world = World::new().await;
    world.platform.hold_webhooks().await;
    write(&world, &["old news"]).await;
    world.platform.advance_clock(3_600_000).await.unwrap();
    world.platform.release_webhooks(Release::default()).await;
    assert_eq!(world.door.next_event().await["timestamp"], crate::support::START_MS);
}

#[tokio::test]
async fn a_redelivered_event_is_the_same_but_for_its_mark() {
    let world = World::new().await;
    write(&world, &["once"]).await;
    let first = world.door.next_event().await;
    world.platform.advance_clock(1_000).await.unwrap();
    world.platform.redeliver(first["webhookEventId"].as_str().unwrap()).await.unwrap();
    let mut second = world.door.next_event().await;
    assert_eq!(second["deliveryContext"]["isRedelivery"], true);
    second["deliveryContext"]["isRedelivery"] = false.into();
    assert_eq!(second, first);
    assert!(world.platform.redeliver("01HF7YAT00000000000000000Z").await.is_err());
}

#[tokio::test]
async fn a_refused_webhook_is_not_sent_again_unless_the_account_wants_it() {
    let world = World::new().await;
    world.door.will_answer(&[500]);
    write(&world, &["lost", "next"]).await;
    assert_eq!(texts(&world, 2).await, ["lost", "next"]);
    world.platform.settled(PATIENCE).await.unwrap();
    assert_eq!(world.door.count(), 2);
    let deliveries = world.platform.deliveries().await;
    assert_eq!((deliveries[0].outcome, deliveries[0].status), (Outcome::ErrorStatusCode, Some(500)));
    assert_eq!(
        (deliveries[1].outcome, deliveries[1].event_types[0].as_str()),
        (Outcome::Accepted, "message")
    );

    let change = AccountChange { redelivery: Some(true), ..AccountChange::default() };
    world.platform.change_account("@sakura", change).await.unwrap();
    world.door.will_answer(&[503]);
    write(&world, &["again"]).await;
    let (first, second) = (world.door.next_event().await, world.door.next_event().await);
    assert_eq!(first["webhookEventId"], second["webhookEventId"]);
    assert_eq!(second["deliveryContext"]["isRedelivery"], true);
}

#[tokio::test]
async fn an_endpoint_that_does_not_answer_in_two_seconds_has_not_answered() {
    let world = World::new().await;
    world.door.will_answer(&[0]);
    write(&world, &["slow", "next"]).await;
    assert_eq!(texts(&world, 2).await, ["slow", "next"]);
    world.platform.settled(PATIENCE).await.unwrap();
    assert_eq!(world.platform.deliveries().await[0].outcome, Outcome::RequestTimeout);
}

#[tokio::test]
async fn without_an_endpoint_or_with_webhooks_off_nothing_is_sent() {
    let world = World::new().await;
    let off = AccountChange { webhook_active: Some(false), ..AccountChange::default() };
    world.platform.change_account("@sakura", off).await.unwrap();
    write(&world, &["unheard"]).await;
    world.platform.settled(PATIENCE).await.unwrap();
    assert_eq!(world.platform.deliveries().await[0].outcome, Outcome::NoEndpoint);
    assert_eq!(world.door.count(), 0);
}
