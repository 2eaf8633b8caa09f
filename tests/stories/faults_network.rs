//! Network faults between Engawa and LINE: refused, cut, slow, led elsewhere. What is written waits with its reason and
//! is sent once; what nobody can know is said (R21).

use app::rooms::views::ReachKind;
use domain::RoomId;
use domain::delivery::{Delivery, DeliveryReason};
use domain::message::MediaState;
use domain::room::RoomFilter;
use serde_json::json;
use testkit::{FaultProxy, ProxyMode, World};
use url::Url;

use crate::media::{media, received};
use crate::people::picture;
use crate::talk::{accepted_by_line, mio_has_added_aya, only_room, outgoing, stands, texts};

/// Mio has added Aya a while ago: what Aya writes is pushed, over a network that can fail.
async fn far_away() -> (World, RoomId, FaultProxy) {
    let (mut world, room) = mio_has_added_aya().await;
    let proxy = world.through_a_proxy().await;
    world.clock.advance(60_000);
    (world, room, proxy)
}

#[tokio::test]
async fn r21_a_push_waits_while_the_network_to_line_is_broken_and_is_sent_once() {
    let cases = [
        (ProxyMode::Refuse, DeliveryReason::NoAnswer, 0),
        (ProxyMode::BadGateway, DeliveryReason::Server, 0),
        (ProxyMode::CutRequest, DeliveryReason::NoAnswer, 0),
        (ProxyMode::CutResponse(0), DeliveryReason::NoAnswer, 1),
        (ProxyMode::CutResponse(40), DeliveryReason::NoAnswer, 1),
    ];
    let (world, room, proxy) = far_away().await;
    let mut at_line: Vec<String> = Vec::new();
    for (mode, reason, arrived) in cases {
        let words = format!("over {mode:?}");
        proxy.set_mode(mode.clone()).await;
        let id = world.sends(&world.aya, &room, &words).await;
        world.delivers().await;
        assert_eq!(stands(&world, &room, &id).await, (Delivery::Waiting, Some(reason)), "{mode:?}");
        assert_eq!(accepted_by_line(&world).await.len(), at_line.len() + arrived, "{mode:?}");
        proxy.set_mode(ProxyMode::Forward).await;
        world.delivers().await;
        at_line.push(words);
        assert_eq!(stands(&world, &room, &id).await, (Delivery::Accepted, None), "{mode:?}");
        assert_eq!(accepted_by_line(&world).await, at_line, "{mode:?}: once");
    }
}

#[tokio::test]
async fn r21_a_response_cut_at_its_last_byte_is_no_response() {
    let (world, room, proxy) = far_away().await;
    world.sends(&world.aya, &room, "first").await;
    world.delivers().await;
    for cut in [150, 250, 300, 350] {
        proxy.set_mode(ProxyMode::CutResponse(cut)).await;
        world.sends(&world.aya, &room, &format!("cut at {cut}")).await;
        world.delivers().await;
        proxy.set_mode(ProxyMode::Forward).await;
        world.delivers().await;
    }
    let words = ["first", "cut at 150", "cut at 250", "cut at 300", "cut at 350"];
    assert_eq!(accepted_by_line(&world).await, words, "wherever it is cut, each goes out once");
}

#[tokio::test]
async fn r21_while_line_is_unreachable_a_message_counts_its_tries_and_the_room_keeps_its_order() {
    let (world, room, proxy) = far_away().await;
    proxy.set_mode(ProxyMode::Refuse).await;
    let id = world.sends(&world.aya, &room, "one").await;
    for _ in 0..3 {
        world.clock.advance(60_000);
        world.delivers().await;
    }
    world.sends(&world.aya, &room, "two").await;
    world.delivers().await;
    assert!(outgoing(&world, &world.aya, &room, &id).await.attempts >= 3);
    proxy.set_mode(ProxyMode::Forward).await;
    world.clock.advance(60_000);
    world.delivers().await;
    assert_eq!(accepted_by_line(&world).await, ["one", "two"]);
}

#[tokio::test]
async fn r21_a_reply_whose_connection_breaks_has_an_unknown_outcome_and_is_never_doubled() {
    for (mode, arrived) in
        [(ProxyMode::CutRequest, false), (ProxyMode::CutResponse(0), true), (ProxyMode::BadGateway, false)]
    {
        let (world, room, proxy) = far_away().await;
        world.writes(&world.mio, "@aya", "Open today?").await;
        proxy.set_mode(mode.clone()).await;
        let id = world.sends(&world.aya, &room, "Yes").await;
        world.delivers().await;
        assert_eq!(stands(&world, &room, &id).await.0, Delivery::Waiting, "{mode:?}: the token still tells");
        world.delivers().await;
        let unknown = (Delivery::Refused, Some(DeliveryReason::UnknownOutcome));
        assert_eq!(stands(&world, &room, &id).await, unknown, "{mode:?}: its minute is over");
        proxy.set_mode(ProxyMode::Forward).await;
        world.delivers().await;
        let expected: &[&str] = if arrived { &["Yes"] } else { &[] };
        assert_eq!(accepted_by_line(&world).await, expected, "{mode:?}: nobody sends it again unasked");
        if !arrived {
            world.app().message_resend(&world.aya, &id).await.expect("the member asks for it");
            world.delivers().await;
            assert_eq!(accepted_by_line(&world).await, ["Yes"], "{mode:?}");
        }
    }
}

#[tokio::test]
async fn r21_within_the_life_of_its_token_a_reply_whose_response_was_lost_is_asked_for_and_not_doubled() {
    for mode in [ProxyMode::CutRequest, ProxyMode::CutResponse(0), ProxyMode::BadGateway] {
        let (world, room, proxy) = far_away().await;
        world.writes(&world.mio, "@aya", "Open today?").await;
        proxy.set_mode(mode.clone()).await;
        let id = world.sends(&world.aya, &room, "Yes").await;
        world.clock.advance(5_000);
        world.app().deliver_due().await.unwrap();
        assert_eq!(stands(&world, &room, &id).await.0, Delivery::Waiting, "{mode:?}");
        proxy.set_mode(ProxyMode::Forward).await;
        world.delivers().await;
        assert_eq!(stands(&world, &room, &id).await, (Delivery::Accepted, None), "{mode:?}");
        assert_eq!(accepted_by_line(&world).await, ["Yes"], "{mode:?}: once");
    }
}

#[tokio::test]
async fn r21_a_reply_whose_connection_was_refused_waits_and_is_sent_once() {
    let (world, room, proxy) = far_away().await;
    world.writes(&world.mio, "@aya", "Open today?").await;
    proxy.set_mode(ProxyMode::Refuse).await;
    let id = world.sends(&world.aya, &room, "Yes").await;
    world.delivers().await;
    assert_eq!(stands(&world, &room, &id).await, (Delivery::Waiting, Some(DeliveryReason::NoAnswer)));
    proxy.set_mode(ProxyMode::Forward).await;
    world.clock.advance(5_000);
    world.app().deliver_due().await.unwrap();
    assert_eq!(stands(&world, &room, &id).await, (Delivery::Accepted, None));
    let sent = world.platform.sent().await.pop().expect("one");
    assert_eq!(
        serde_json::to_value(sent.via).unwrap(),
        "reply",
        "the token was not spent, and is free as before"
    );
    assert_eq!(accepted_by_line(&world).await, ["Yes"]);
}

#[tokio::test]
async fn r21_without_dns_messages_wait_and_webhooks_still_come_in() {
    let (mut world, room) = mio_has_added_aya().await;
    world.line_is_at(Url::parse("http://line.invalid/").unwrap()).await;
    world.clock.advance(60_000);
    let id = world.sends(&world.aya, &room, "Good morning").await;
    world.delivers().await;
    assert_eq!(stands(&world, &room, &id).await, (Delivery::Waiting, Some(DeliveryReason::NoAnswer)));
    assert!(accepted_by_line(&world).await.is_empty());
    world.writes(&world.mio, "@aya", "Is anybody there?").await;
    assert_eq!(texts(&world, &world.aya, &room).await, ["Good morning", "Is anybody there?"]);
    let back = Url::parse(world.platform.url()).unwrap();
    world.line_is_at(back).await;
    world.clock.advance(60_000);
    world.delivers().await;
    assert_eq!(stands(&world, &room, &id).await, (Delivery::Accepted, None));
    world.delivers().await;
    assert_eq!(accepted_by_line(&world).await, ["Good morning"], "once");
}

#[tokio::test]
async fn r21_a_slow_request_for_one_message_delays_no_other_room_and_no_other_account() {
    let (world, mio, proxy) = far_away().await;
    world.adds(&world.ploy, "@aya").await;
    world.adds(&world.ploy, "@ken").await;
    let (ploy, kens) = (world.room(&world.aya, "Ploy").await, world.room(&world.ken, "Ploy").await);
    world.clock.advance(60_000);
    for member in [&world.aya, &world.ken] {
        world.sets_undo_seconds(member, 0).await;
    }
    proxy.set_mode(ProxyMode::Pause(world.mio.clone())).await;
    let slow = world.sends(&world.aya, &mio, "to Mio").await;
    let others = async {
        proxy.wait_for_paused(1).await;
        world.sends(&world.aya, &ploy, "to Ploy").await;
        world.sends(&world.ken, &kens, "from Ken").await;
        world.sends(&world.aya, &mio, "to Mio, later").await;
        world.app().deliver_due().await.unwrap();
        let mut at_line = accepted_by_line(&world).await;
        at_line.sort();
        assert_eq!(at_line, ["from Ken", "to Ploy"], "and what comes after the slow one waits behind it");
        assert_eq!(stands(&world, &mio, &slow).await.0, Delivery::Waiting);
        proxy.set_mode(ProxyMode::Forward).await;
    };
    let (sent, ()) = tokio::join!(world.app().deliver_due(), others);
    assert_eq!(sent.unwrap().refused, 0);
    assert_eq!(accepted_by_line(&world).await[2..], ["to Mio", "to Mio, later"], "in order, once");
}

#[tokio::test]
async fn r21_a_request_that_arrives_after_a_crash_and_its_retry_are_one_message() {
    let (mut world, room, proxy) = far_away().await;
    proxy.set_mode(ProxyMode::Pause(world.mio.clone())).await;
    let id = world.sends(&world.aya, &room, "hello").await;
    world.clock.advance(5_000);
    tokio::select! {
        _ = world.app().deliver_due() => panic!("the proxy holds it"),
        () = proxy.wait_for_paused(1) => {}
    }
    proxy.set_mode(ProxyMode::Forward).await;
    while accepted_by_line(&world).await.is_empty() {
        tokio::task::yield_now().await;
    }
    world.restart().await;
    assert_eq!(stands(&world, &room, &id).await.0, Delivery::Waiting, "nobody claims what nobody heard");
    world.delivers().await;
    assert_eq!(stands(&world, &room, &id).await, (Delivery::Accepted, None));
    assert_eq!(accepted_by_line(&world).await, ["hello"]);
}

#[tokio::test]
async fn r23_while_lines_api_fails_webhooks_are_applied_and_profiles_follow_later() {
    let mut world = World::new().await;
    let proxy = world.through_a_proxy().await;
    for mode in [ProxyMode::BadGateway, ProxyMode::CutResponse(60), ProxyMode::Refuse] {
        proxy.set_mode(mode).await;
        world.clock.advance(60_000);
        world.writes(&world.mio, "@aya", "Hello?").await;
    }
    let room = only_room(&world, &world.aya, RoomFilter::Mine).await;
    assert_eq!(room.title, "", "LINE did not tell");
    assert_eq!(texts(&world, &world.aya, &room.id).await, ["Hello?"; 3]);
    proxy.set_mode(ProxyMode::Forward).await;
    world.clock.advance(600_000);
    world.settle().await;
    assert_eq!(only_room(&world, &world.aya, RoomFilter::Mine).await.title, "Mio");
}

#[tokio::test]
async fn r23_after_an_outage_of_three_days_media_and_profiles_are_still_fetched_and_none_is_called_gone() {
    for mode in [ProxyMode::Refuse, ProxyMode::BadGateway] {
        let mut world = World::new().await;
        let proxy = world.through_a_proxy().await;
        proxy.set_mode(mode.clone()).await;
        world.adds(&world.mio, "@aya").await;
        let image = json!({ "type": "image", "content": picture() });
        world.line.sends(&world.mio, "@aya", image).await.unwrap();
        world.settle().await;
        let room = only_room(&world, &world.aya, RoomFilter::Mine).await.id;
        let seen = async || {
            let detail = world.app().room_get(&world.aya, &room).await.unwrap();
            let content = received(&world, &room).await.remove(0);
            (detail.title, detail.reach.unwrap().kind, media(&content).state)
        };
        for _ in 0..3 * 24 * 2 {
            world.clock.advance(30 * 60 * 1000);
            world.app().fetch_due().await.unwrap();
        }
        assert_eq!(seen().await, (String::new(), ReachKind::Friend, MediaState::Pending), "{mode:?}");
        proxy.set_mode(ProxyMode::Forward).await;
        world.clock.advance(60 * 60 * 1000);
        world.app().fetch_due().await.unwrap();
        assert_eq!(seen().await, ("Mio".into(), ReachKind::Friend, MediaState::Stored), "{mode:?}");
    }
}
