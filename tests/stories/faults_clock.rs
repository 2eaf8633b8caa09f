//! The computer's clock is wrong, or is set while messages wait. LINE's is right.

use app::accounts::views::AccountFields;
use app::rooms::message_views::Preview;
use domain::RoomId;
use domain::account::{CheckCode, CheckName, CheckState, TokenKind};
use domain::delivery::{Delivery, DeliveryReason};
use line_simulator::PublicKey;
use serde_json::json;
use testkit::World;

use crate::connecting::{banner, check, connects, is, look, typed};
use crate::talk::{accepted_by_line, account, confirms, fails, mio_has_added_aya, outgoing, stands, texts};

const HOUR: i64 = 60 * 60 * 1000;

/// Fast and slow.
const WRONG: [i64; 2] = [HOUR, -HOUR];

/// Mio has added Aya; then the computer's clock is set wrong.
async fn wrong_by(ms: i64) -> (World, RoomId) {
    let (world, room) = mio_has_added_aya().await;
    world.clock.advance(10 * 60 * 1000);
    world.line_clock.computer_is_set_by(ms);
    (world, room)
}

#[tokio::test]
async fn r23_messages_of_a_conversation_keep_their_order_under_clock_skew() {
    for ms in WRONG {
        let (world, room) = wrong_by(ms).await;
        let mut said = Vec::new();
        for n in 1..=3 {
            let (question, answer) = (format!("question {n}"), format!("answer {n}"));
            world.clock.advance(5 * 60 * 1000);
            world.writes(&world.mio, "@aya", &question).await;
            world.clock.advance(60_000);
            let id = world.sends(&world.aya, &room, &answer).await;
            world.delivers().await;
            assert_eq!(stands(&world, &room, &id).await, (Delivery::Accepted, None));
            said.extend([question, answer]);
            assert_eq!(texts(&world, &world.aya, &room).await, said, "wrong by {ms} ms");
        }
        let answers: Vec<_> = said.iter().filter(|text| text.starts_with("answer")).cloned().collect();
        assert_eq!(accepted_by_line(&world).await, answers, "each once");
        let row = crate::talk::rooms(&world, &world.aya, domain::room::RoomFilter::Mine).await.remove(0);
        let latest = Preview::Text { text: "answer 3".into() };
        assert_eq!(row.last.unwrap().preview, latest, "the list shows the latest");
    }
}

#[tokio::test]
async fn r21_reply_tokens_are_used_by_their_time_of_arrival_under_clock_skew() {
    for ms in WRONG {
        let (world, room) = wrong_by(ms).await;
        world.writes(&world.mio, "@aya", "Open today?").await;
        let price = world.app().room_get(&world.aya, &room).await.unwrap().price;
        assert!(price.free_until.is_some(), "wrong by {ms} ms: an answer is free");
        world.sends(&world.aya, &room, "Yes").await;
        world.delivers().await;
        world.clock.advance(60_000);
        assert!(world.app().room_get(&world.aya, &room).await.unwrap().price.free_until.is_none());
        world.sends(&world.aya, &room, "Until six").await;
        world.delivers().await;
        let sent = world.platform.sent().await;
        let ways: Vec<_> = sent.iter().map(|sent| serde_json::to_value(sent.via).unwrap()).collect();
        assert_eq!(ways, [json!("reply"), json!("push")], "wrong by {ms} ms");
    }
}

#[tokio::test]
async fn stateless_tokens_are_renewed_in_time_under_clock_skew() {
    for ms in WRONG {
        let (world, room) = wrong_by(ms).await;
        let keys = world.credentials("@aya").await;
        connects(&world, AccountFields { shared: false, ..typed(&keys, TokenKind::Stateless) }).await;
        let mut all = Vec::new();
        for n in 0..3 {
            let id = world.sends(&world.aya, &room, &n.to_string()).await;
            world.delivers().await;
            assert_eq!(stands(&world, &room, &id).await, (Delivery::Accepted, None), "wrong by {ms} ms");
            all.push(n.to_string());
            world.clock.advance(14 * 60 * 1000 + 30_000);
        }
        // Set right in the middle of a token's life: what is due too late by this clock LINE refuses, once.
        world.line_clock.computer_is_set_by(-ms);
        world.clock.advance(16 * 60 * 1000);
        world.sends(&world.aya, &room, "right again").await;
        world.delivers().await;
        all.push("right again".into());
        assert_eq!(accepted_by_line(&world).await, all, "wrong by {ms} ms: each once");
        assert!(banner(&world).await.is_empty());
    }
}

#[tokio::test]
async fn an_assertion_under_clock_skew_is_refused_with_lines_reason_and_nothing_is_lost() {
    for ms in WRONG {
        let (world, _) = mio_has_added_aya().await;
        let keys = world.credentials("@aya").await;
        let public: PublicKey =
            serde_json::from_str(include_str!("../../crates/line/tests/client/keys/public.jwk.json"))
                .unwrap();
        let fields = AccountFields {
            key_id: world.platform.register_key("@aya", public).await.unwrap(),
            private_key: include_str!("../../crates/line/tests/client/keys/assertion.jwk.json").to_owned(),
            shared: false,
            ..typed(&keys, TokenKind::Assertion)
        };
        let id = connects(&world, fields).await;
        let room = world.room(&world.aya, "Mio").await;
        world.clock.advance(HOUR + 60_000);
        world.line_clock.computer_is_set_by(ms);
        world.sends(&world.aya, &room, "one").await;
        world.delivers().await;
        assert_eq!(
            accepted_by_line(&world).await,
            ["one"],
            "the token of thirty days is good, {ms} ms or not"
        );

        world.platform.revoke_tokens("@aya").await.unwrap();
        let sent = world.sends(&world.aya, &room, "two").await;
        world.delivers().await;
        assert_eq!(
            stands(&world, &room, &sent).await,
            (Delivery::Refused, Some(DeliveryReason::Unauthorized))
        );
        let detail = outgoing(&world, &world.aya, &room, &sent).await.detail.unwrap();
        assert!(detail.contains("exp"), "LINE says what it does not like: {detail}");
        let health = look(&world, &id).await;
        assert_eq!(is(&health, CheckName::Credentials), (CheckState::Failed, CheckCode::Refused));
        assert!(check(&health, CheckName::Credentials).params["detail"].contains("exp"));

        world.line_clock.computer_is_set_by(-ms);
        world.app().message_resend(&world.aya, &sent).await.unwrap();
        world.delivers().await;
        assert_eq!(accepted_by_line(&world).await, ["one", "two"], "each once");
        assert_eq!(is(&look(&world, &id).await, CheckName::Credentials), (CheckState::Ok, CheckCode::Ok));
    }
}

#[tokio::test]
async fn r21_messages_on_hold_for_the_quota_ask_first_and_go_when_lines_month_turns_under_clock_skew() {
    for ms in WRONG {
        let (world, room) = wrong_by(ms).await;
        world.line.patch("accounts/@aya", json!({ "quotaLimit": 1 })).await.unwrap();
        world.sends(&world.aya, &room, "in November").await;
        world.delivers().await;
        let id = world.sends(&world.aya, &room, "in December").await;
        world.delivers().await;
        assert_eq!(stands(&world, &room, &id).await, (Delivery::Waiting, Some(DeliveryReason::MonthlyLimit)));
        let until = outgoing(&world, &world.aya, &room, &id).await.held_until.unwrap();
        assert_eq!(until.0, 1_796_050_800_000, "midnight of 1 December in Japan, by this computer's clock");
        // Ten minutes after the computer's midnight.
        world.clock.advance(until.0 - crate::talk::now(&world) + 10 * 60 * 1000);
        world.app().fetch_due().await.unwrap();
        confirms(&world, &room, &id).await;
        let early = ms > 0;
        let sent = accepted_by_line(&world).await.len();
        assert_eq!(sent, if early { 1 } else { 2 }, "LINE's month has not turned: {early}");
        world.clock.advance(2 * HOUR);
        world.app().fetch_due().await.unwrap();
        if early {
            confirms(&world, &room, &id).await;
        }
        assert_eq!(accepted_by_line(&world).await, ["in November", "in December"], "{ms}: once");
        assert_eq!(stands(&world, &room, &id).await, (Delivery::Accepted, None));
    }
}

#[tokio::test]
async fn r21_a_clock_set_back_after_a_lost_response_to_a_reply_leaves_the_outcome_unknown() {
    let (mut world, room) = mio_has_added_aya().await;
    world.writes(&world.mio, "@aya", "Open today?").await;
    let proxy = world.through_a_proxy().await;
    proxy.set_mode(testkit::ProxyMode::Pause("replyToken".into())).await;
    let id = world.sends(&world.aya, &room, "Yes").await;
    world.clock.advance(5_000);
    tokio::select! {
        _ = world.app().deliver_due() => panic!("the proxy holds it"),
        () = proxy.wait_for_paused(1) => {}
    }
    // The program dies with its request, which never arrives.
    world.close().await;
    drop(proxy);
    world.clock.advance(HOUR / 2);
    world.line_clock.computer_is_set_by(-HOUR);
    let line = url::Url::parse(world.platform.url()).unwrap();
    world.open().await;
    world.line_is_at(line).await;
    world.clock.advance(5_000);
    world.app().deliver_due().await.unwrap();
    assert_eq!(stands(&world, &room, &id).await, (Delivery::Refused, Some(DeliveryReason::UnknownOutcome)));
    assert!(accepted_by_line(&world).await.is_empty());
}

#[tokio::test]
async fn r21_a_clock_that_is_corrected_while_messages_wait_loses_and_doubles_none() {
    for ms in WRONG {
        let (world, room) = wrong_by(ms).await;
        fails(&world, "push", 1, json!({ "kind": "accept_then_cut" })).await;
        let lost = world.sends(&world.aya, &room, "its answer got lost").await;
        world.delivers().await;
        assert_eq!(stands(&world, &room, &lost).await, (Delivery::Waiting, Some(DeliveryReason::NoAnswer)));
        let behind = world.sends(&world.aya, &room, "behind it").await;
        world.line_clock.computer_is_set_by(-ms);
        world.delivers().await;
        if ms < 0 {
            // By the clock that is right now it was written long ago.
            confirms(&world, &room, &behind).await;
        }
        world.delivers().await;
        assert_eq!(accepted_by_line(&world).await, ["its answer got lost", "behind it"], "wrong by {ms} ms");
        assert_eq!(stands(&world, &room, &lost).await, (Delivery::Accepted, None));
    }
}

#[tokio::test]
async fn checks_go_on_when_the_clock_is_set_back() {
    let (world, _) = wrong_by(HOUR).await;
    let id = account(&world, "@aya").await;
    world.app().watch_due().await.unwrap();
    let before =
        check(&world.app().account_health(&world.aya, &id).await.unwrap(), CheckName::Credentials).checked_at;
    world.line_clock.computer_is_set_by(-HOUR);
    assert_eq!(world.app().watch_due().await.unwrap(), 2, "times of the future count as long ago");
    let after =
        check(&world.app().account_health(&world.aya, &id).await.unwrap(), CheckName::Credentials).checked_at;
    assert!(after < before);
}
