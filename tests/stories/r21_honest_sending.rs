//! R21: a message is waiting, accepted, or refused because of something; never sent twice, never lost.

use app::{ErrorCode, Reason};
use domain::delivery::{Delivery, DeliveryReason};
use domain::room::WriteAccess;
use serde_json::{Value, json};
use store::query;
use testkit::World;

use crate::people::{code, refused};
use crate::talk::{accepted_by_line, fails, mio_has_added_aya, outgoing, stands, texts};

#[tokio::test]
async fn r21_a_message_waits_in_the_outbox_then_is_accepted() {
    let (world, room) = mio_has_added_aya().await;
    let id = world.sends(&world.aya, &room, "Welcome!").await;
    assert_eq!(stands(&world, &room, &id).await, (Delivery::Waiting, None));
    assert!(accepted_by_line(&world).await.is_empty(), "not before the undo seconds are over");
    world.delivers().await;
    assert_eq!(stands(&world, &room, &id).await, (Delivery::Accepted, None));
    assert_eq!(accepted_by_line(&world).await, ["Welcome!"]);
}

#[tokio::test]
async fn r21_a_fresh_reply_token_is_used_once_and_costs_nothing() {
    let (world, room) = mio_has_added_aya().await;
    world.writes(&world.mio, "@aya", "Open today?").await;
    world.sends(&world.aya, &room, "Yes").await;
    world.delivers().await;
    world.sends(&world.aya, &room, "Until six").await;
    world.delivers().await;
    let sent = world.platform.sent().await;
    let ways: Vec<_> =
        sent.iter().map(|sent| (serde_json::to_value(sent.via).unwrap(), sent.counted)).collect();
    assert_eq!(ways, [(json!("reply"), 0), (json!("push"), 1)]);
}

#[tokio::test]
async fn r21_an_old_reply_token_is_not_used() {
    let (world, room) = mio_has_added_aya().await;
    world.writes(&world.mio, "@aya", "Open today?").await;
    world.clock.advance(21_000);
    world.sends(&world.aya, &room, "Yes").await;
    world.delivers().await;
    assert_eq!(serde_json::to_value(world.platform.sent().await[0].via).unwrap(), json!("push"));
}

#[tokio::test]
async fn r21_a_double_click_sends_once() {
    let (world, room) = mio_has_added_aya().await;
    let id = world.sends(&world.aya, &room, "once").await;
    let again = world.app().message_send(&world.aya, &room, &id, "once").await.unwrap();
    assert_eq!(again.id, id);
    world.delivers().await;
    let later = world.app().message_send(&world.aya, &room, &id, "once").await.unwrap();
    assert_eq!(later.outgoing.unwrap().delivery, Delivery::Accepted);
    world.delivers().await;
    assert_eq!(accepted_by_line(&world).await, ["once"]);
}

#[tokio::test]
async fn r21_messages_due_together_go_in_one_request_in_order() {
    let (world, room) = mio_has_added_aya().await;
    let words: Vec<String> = (1..=7).map(|n| format!("line {n}")).collect();
    for word in &words {
        world.sends(&world.aya, &room, word).await;
    }
    world.delivers().await;
    assert_eq!(accepted_by_line(&world).await, words);
    let sizes: Vec<_> = world.platform.sent().await.iter().map(|sent| sent.messages.len()).collect();
    assert_eq!(sizes, [5, 2], "five objects are one message of the quota");
    assert_eq!(texts(&world, &world.aya, &room).await, words, "and the room shows them in the same order");
}

/// What LINE answers to the push of a room without a reply token, and what the member is told.
async fn after(fault: Value) -> (World, Delivery, Option<DeliveryReason>) {
    let (world, room) = mio_has_added_aya().await;
    world.clock.advance(60_000);
    fails(&world, "push", 1, fault).await;
    let id = world.sends(&world.aya, &room, "hello").await;
    world.delivers().await;
    let (delivery, reason) = stands(&world, &room, &id).await;
    (world, delivery, reason)
}

#[tokio::test]
async fn r21_a_message_that_line_refuses_is_refused_with_the_reason() {
    let status = |status: u16| json!({ "kind": "status", "status": status });
    let cases = [
        (status(400), DeliveryReason::BadRequest),
        (status(401), DeliveryReason::Unauthorized),
        (status(403), DeliveryReason::Forbidden),
        (status(404), DeliveryReason::NotFound),
        (status(413), DeliveryReason::TooLarge),
    ];
    for (fault, reason) in cases {
        let (world, delivery, told) = after(fault).await;
        assert_eq!((delivery, told), (Delivery::Refused, Some(reason)));
        world.delivers().await;
        assert!(accepted_by_line(&world).await.is_empty(), "{reason:?}: nobody sends it again unasked");
    }
}

#[tokio::test]
async fn r21_transient_errors_are_retried_until_line_accepts_once() {
    let cases = [
        (json!({ "kind": "rate_limit" }), DeliveryReason::RateLimited),
        (json!({ "kind": "status", "status": 500 }), DeliveryReason::Server),
        (json!({ "kind": "html" }), DeliveryReason::Server),
        (json!({ "kind": "half_answer" }), DeliveryReason::NoAnswer),
        (json!({ "kind": "accept_then_cut" }), DeliveryReason::NoAnswer),
    ];
    for (fault, reason) in cases {
        let (world, delivery, told) = after(fault.clone()).await;
        assert_eq!((delivery, told), (Delivery::Waiting, Some(reason)), "{fault}");
        world.delivers().await;
        assert_eq!(accepted_by_line(&world).await, ["hello"], "{fault}: once");
    }
}

#[tokio::test]
async fn r21_a_push_without_a_response_is_retried_with_its_retry_key() {
    let (world, delivery, told) = after(json!({ "kind": "no_answer" })).await;
    assert_eq!((delivery, told), (Delivery::Waiting, Some(DeliveryReason::NoAnswer)));
    world.delivers().await;
    assert_eq!(accepted_by_line(&world).await, ["hello"]);
}

#[tokio::test]
async fn r21_a_reply_whose_response_was_lost_is_not_sent_again_as_a_push() {
    for fault in ["accept_then_cut", "half_answer"] {
        let (world, room) = mio_has_added_aya().await;
        world.writes(&world.mio, "@aya", "Open today?").await;
        fails(&world, "reply", 1, json!({ "kind": fault })).await;
        let id = world.sends(&world.aya, &room, "Yes").await;
        world.delivers().await;
        assert_eq!(stands(&world, &room, &id).await, (Delivery::Accepted, None), "the used token tells");
        world.delivers().await;
        assert_eq!(accepted_by_line(&world).await, ["Yes"], "{fault}: once");
    }
}

#[tokio::test]
async fn r21_an_unknown_outcome_is_reported_and_the_member_decides() {
    let (world, room) = mio_has_added_aya().await;
    world.writes(&world.mio, "@aya", "Open today?").await;
    fails(&world, "reply", 99, json!({ "kind": "status", "status": 500 })).await;
    let id = world.sends(&world.aya, &room, "Yes").await;
    world.delivers().await;
    assert_eq!(stands(&world, &room, &id).await, (Delivery::Waiting, Some(DeliveryReason::Server)));
    world.delivers().await;
    assert_eq!(stands(&world, &room, &id).await, (Delivery::Refused, Some(DeliveryReason::UnknownOutcome)));
    world.app().message_resend(&world.aya, &id).await.unwrap();
    world.delivers().await;
    assert_eq!(accepted_by_line(&world).await, ["Yes"]);
}

#[tokio::test]
async fn r21_a_reply_answered_5xx_twice_waits_within_its_tokens_life_and_is_sent_once() {
    for (fault, times) in
        [(json!({ "kind": "status", "status": 500 }), 2), (json!({ "kind": "half_answer" }), 1)]
    {
        let (world, room) = mio_has_added_aya().await;
        world.writes(&world.mio, "@aya", "Open today?").await;
        fails(&world, "reply", times, fault).await;
        fails(&world, "reply", 1, json!({ "kind": "status", "status": 503 })).await;
        let id = world.sends(&world.aya, &room, "Yes").await;
        world.clock.advance(5_000);
        for _ in 0..4 {
            world.app().deliver_due().await.unwrap();
            world.clock.advance(10_000);
        }
        assert_eq!(stands(&world, &room, &id).await, (Delivery::Accepted, None));
        assert_eq!(accepted_by_line(&world).await, ["Yes"], "the same reply again: never a push beside it");
        let vias: Vec<_> =
            world.platform.sent().await.iter().map(|sent| serde_json::to_value(sent.via).unwrap()).collect();
        assert_eq!(vias, [json!("reply")]);
    }
}

#[tokio::test]
async fn r21_an_invalid_reply_token_costs_a_push_and_no_message() {
    let (world, room) = mio_has_added_aya().await;
    world.writes(&world.mio, "@aya", "Open today?").await;
    let invalid = json!({ "kind": "status", "status": 400, "message": "Invalid reply token" });
    fails(&world, "reply", 1, invalid).await;
    world.sends(&world.aya, &room, "Yes").await;
    world.delivers().await;
    let sent = world.platform.sent().await;
    assert_eq!((sent.len(), serde_json::to_value(sent[0].via).unwrap()), (1, json!("push")));
}

#[tokio::test]
async fn r21_a_failing_message_delays_its_room_and_no_other() {
    let (world, mio) = mio_has_added_aya().await;
    world.adds(&world.ploy, "@aya").await;
    let ploy = world.room(&world.aya, "Ploy").await;
    world.clock.advance(60_000);
    fails(&world, "push", 1, json!({ "kind": "status", "status": 500 })).await;
    let first = world.sends(&world.aya, &mio, "first").await;
    world.clock.advance(5_000);
    world.app().deliver_due().await.unwrap();
    world.sets_undo_seconds(&world.aya, 0).await;
    world.sends(&world.aya, &mio, "second").await;
    world.sends(&world.aya, &ploy, "to Ploy").await;
    world.app().deliver_due().await.unwrap();
    assert_eq!(accepted_by_line(&world).await, ["to Ploy"]);
    assert_eq!(stands(&world, &mio, &first).await.0, Delivery::Waiting);
    world.delivers().await;
    assert_eq!(accepted_by_line(&world).await, ["to Ploy", "first", "second"]);
}

#[tokio::test]
async fn r21_killed_after_line_took_it_the_next_start_sends_nothing_twice() {
    let (mut world, room) = mio_has_added_aya().await;
    world.clock.advance(60_000);
    for n in 1..=3 {
        world.sends(&world.aya, &room, &format!("part {n}")).await;
    }
    fails(&world, "push", 1, json!({ "kind": "accept_then_cut" })).await;
    world.delivers().await;
    world.restart().await;
    world.sends(&world.aya, &room, "part 4").await;
    world.delivers().await;
    world.delivers().await;
    assert_eq!(accepted_by_line(&world).await, ["part 1", "part 2", "part 3", "part 4"]);
}

#[tokio::test]
async fn r21_killed_before_sending_the_next_start_sends() {
    let (mut world, room) = mio_has_added_aya().await;
    let id = world.sends(&world.aya, &room, "still here").await;
    world.restart().await;
    assert_eq!(stands(&world, &room, &id).await.0, Delivery::Waiting);
    world.delivers().await;
    assert_eq!(accepted_by_line(&world).await, ["still here"]);
}

/// The program dies in the middle of a request: the future is dropped where it waits for LINE.
async fn dies_while_sending(world: &World) {
    let sending = world.app().deliver_due();
    let asked = async {
        while !written_down(world).await {
            tokio::task::yield_now().await;
        }
    };
    tokio::select! {
        biased;
        _ = sending => panic!("LINE does not answer in this story"),
        () = asked => {}
    }
}

async fn written_down(world: &World) -> bool {
    let mut conn = world.app().store().read().await.unwrap();
    let tried: i64 = query("SELECT count(*) FROM outbox WHERE first_tried_at IS NOT NULL")
        .fetch_value(&mut conn)
        .await
        .unwrap();
    tried > 0
}

#[tokio::test]
async fn r21_killed_while_pushing_the_same_request_is_retried() {
    let (mut world, room) = mio_has_added_aya().await;
    world.clock.advance(60_000);
    fails(&world, "push", 1, json!({ "kind": "no_answer" })).await;
    world.sends(&world.aya, &room, "hello").await;
    world.clock.advance(5_000);
    dies_while_sending(&world).await;
    world.restart().await;
    world.delivers().await;
    world.delivers().await;
    assert_eq!(accepted_by_line(&world).await, ["hello"]);
}

#[tokio::test]
async fn r21_killed_while_replying_the_outcome_is_unknown_and_nothing_is_sent_twice() {
    let (mut world, room) = mio_has_added_aya().await;
    world.writes(&world.mio, "@aya", "Open today?").await;
    fails(&world, "reply", 1, json!({ "kind": "no_answer" })).await;
    let id = world.sends(&world.aya, &room, "Yes").await;
    world.clock.advance(5_000);
    dies_while_sending(&world).await;
    world.restart().await;
    world.clock.advance(60_000);
    world.delivers().await;
    assert_eq!(stands(&world, &room, &id).await, (Delivery::Refused, Some(DeliveryReason::UnknownOutcome)));
    assert!(accepted_by_line(&world).await.is_empty());
}

#[tokio::test]
async fn r21_after_a_day_a_retry_key_has_expired_and_nothing_is_retried() {
    let (world, room) = mio_has_added_aya().await;
    world.clock.advance(60_000);
    fails(&world, "push", 1, json!({ "kind": "accept_then_cut" })).await;
    let id = world.sends(&world.aya, &room, "hello").await;
    world.delivers().await;
    world.clock.advance(24 * 60 * 60 * 1000);
    world.delivers().await;
    assert_eq!(stands(&world, &room, &id).await, (Delivery::Refused, Some(DeliveryReason::UnknownOutcome)));
    assert_eq!(accepted_by_line(&world).await, ["hello"]);
}

#[tokio::test]
async fn r21_to_a_line_user_who_blocked_the_account_nothing_is_sent() {
    let (world, room) = mio_has_added_aya().await;
    world.clock.advance(1_000);
    world.line.post(&format!("users/{}/block", world.mio), json!({ "basicId": "@aya" })).await.unwrap();
    world.settle().await;
    assert_eq!(world.app().room_get(&world.aya, &room).await.unwrap().write_access, WriteAccess::Blocked);
    let error =
        refused(world.app().message_send(&world.aya, &room, &world.app().new_id().into(), "hello?").await);
    let blocked = Some(Reason::WriteAccess(WriteAccess::Blocked));
    assert_eq!((error.code, error.reason), (ErrorCode::ReadOnly, blocked));
}

#[tokio::test]
async fn r21_a_text_that_line_would_refuse_is_refused_at_once() {
    let (world, room) = mio_has_added_aya().await;
    for text in ["", " \n", &"a".repeat(5001)] {
        let sent = world.app().message_send(&world.aya, &room, &world.app().new_id().into(), text).await;
        assert_eq!(code(sent), ErrorCode::InvalidText);
    }
    let id = world.sends(&world.aya, &room, &"😀".repeat(2500)).await;
    world.delivers().await;
    assert_eq!(outgoing(&world, &world.aya, &room, &id).await.delivery, Delivery::Accepted);
}

/// While this stands, nothing that LINE has answered can be written down: as if the program died right there.
async fn dies_before_writing_it_down(world: &World) {
    let sql =
        "CREATE TRIGGER dies BEFORE UPDATE OF delivery ON message BEGIN SELECT raise(ABORT, 'gone'); END";
    execute(world, sql).await;
    world.clock.advance(5_000);
    world.app().deliver_due().await.expect_err("the answer is not written down");
    execute(world, "DROP TRIGGER dies").await;
}

async fn execute(world: &World, sql: &'static str) {
    let mut tx = world.app().store().begin().await.unwrap();
    query(sql).execute(tx.conn()).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn r21_killed_between_lines_response_and_the_commit_nothing_is_sent_twice() {
    for reply in [false, true] {
        let (mut world, room) = mio_has_added_aya().await;
        world.clock.advance(60_000);
        if reply {
            world.writes(&world.mio, "@aya", "Open today?").await;
        }
        let id = world.sends(&world.aya, &room, "Yes").await;
        dies_before_writing_it_down(&world).await;
        assert_eq!(
            stands(&world, &room, &id).await.0,
            Delivery::Waiting,
            "nobody claims what is not written"
        );
        world.restart().await;
        world.app().deliver_due().await.unwrap();
        assert_eq!(stands(&world, &room, &id).await, (Delivery::Accepted, None), "by reply: {reply}");
        world.delivers().await;
        assert_eq!(accepted_by_line(&world).await, ["Yes"], "by reply: {reply}");
    }
}
