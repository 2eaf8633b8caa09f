//! R26: nothing old goes unasked: neither what was never tried and is older than an hour, nor what waits in a copy that was
//! put back.

use app::ErrorCode;
use app::company::views::RestoredChoice;
use domain::delivery::{Delivery, DeliveryReason};
use serde_json::json;
use testkit::{ProxyMode, World};

use crate::people::code;
use crate::talk::{accepted_by_line, fails, mio_has_added_aya, outgoing, stands};

const HOUR: i64 = 60 * 60 * 1000;

const OLD: (Delivery, Option<DeliveryReason>) = (Delivery::Waiting, Some(DeliveryReason::Old));
const IN_A_COPY: (Delivery, Option<DeliveryReason>) = (Delivery::Waiting, Some(DeliveryReason::RestoredCopy));

async fn to_confirm(world: &World) -> u32 {
    world.app().session_get(&world.aya).await.unwrap().to_confirm.map_or(0, |waiting| waiting.messages)
}

#[tokio::test]
async fn r26_a_message_in_its_undo_seconds_when_the_program_ended_asks_first_three_days_later() {
    let (mut world, room) = mio_has_added_aya().await;
    let id = world.sends(&world.aya, &room, "See you tonight at seven").await;
    world.close().await;
    world.clock.advance(3 * 24 * HOUR);
    world.open().await;
    world.delivers().await;
    assert!(accepted_by_line(&world).await.is_empty(), "it does not go unasked");
    assert_eq!(stands(&world, &room, &id).await, OLD);
    assert_eq!(to_confirm(&world).await, 1);
    world.app().message_resend(&world.aya, &id).await.expect("she says so");
    world.delivers().await;
    assert_eq!(accepted_by_line(&world).await, ["See you tonight at seven"]);
    assert_eq!(to_confirm(&world).await, 0);
}

#[tokio::test]
async fn r26_within_the_hour_a_message_that_was_never_tried_goes_at_the_next_start() {
    let (mut world, room) = mio_has_added_aya().await;
    world.sends(&world.aya, &room, "back in a moment").await;
    world.close().await;
    world.clock.advance(HOUR - 30_000);
    world.open().await;
    world.delivers().await;
    assert_eq!(accepted_by_line(&world).await, ["back in a moment"], "an hour is not old yet");
}

#[tokio::test]
async fn r26_after_two_hours_offline_a_message_asks_first_and_a_new_one_does_not_wait_for_it() {
    let (mut world, room) = mio_has_added_aya().await;
    let proxy = world.through_a_proxy().await;
    world.clock.advance(60_000);
    proxy.set_mode(ProxyMode::Refuse).await;
    let old = world.sends(&world.aya, &room, "lunch?").await;
    for _ in 0..9 {
        world.delivers().await;
        world.clock.advance(15 * 60 * 1000);
    }
    proxy.set_mode(ProxyMode::Forward).await;
    world.delivers().await;
    assert_eq!(stands(&world, &room, &old).await, OLD);
    world.sends(&world.aya, &room, "dinner?").await;
    world.delivers().await;
    assert_eq!(accepted_by_line(&world).await, ["dinner?"], "it holds up nothing");
    world.app().message_discard(&world.aya, &old).await.expect("she gives it up");
    assert_eq!(to_confirm(&world).await, 0);
    world.delivers().await;
    assert_eq!(accepted_by_line(&world).await, ["dinner?"]);
}

#[tokio::test]
async fn r26_a_confirmed_message_stands_at_the_end_of_the_room_and_asks_again_after_another_hour() {
    let (mut world, room) = mio_has_added_aya().await;
    let id = world.sends(&world.aya, &room, "a parcel came").await;
    world.clock.advance(2 * HOUR);
    world.delivers().await;
    world.writes(&world.mio, "@aya", "any news?").await;
    world.delivers().await;
    assert_eq!(stands(&world, &room, &id).await, OLD, "also when it would be free");
    let proxy = world.through_a_proxy().await;
    proxy.set_mode(ProxyMode::Refuse).await;
    world.app().message_resend(&world.aya, &id).await.unwrap();
    world.delivers().await;
    assert!(!outgoing(&world, &world.aya, &room, &id).await.awaits_confirmation, "it waits for the network");
    let words = crate::talk::texts(&world, &world.aya, &room).await;
    assert_eq!(words, ["any news?", "a parcel came"], "as the LINE user will see it");
    world.clock.advance(2 * HOUR);
    proxy.set_mode(ProxyMode::Forward).await;
    world.delivers().await;
    assert_eq!(stands(&world, &room, &id).await, OLD, "a word counts for an hour");
    assert!(accepted_by_line(&world).await.is_empty());
}

#[tokio::test]
async fn r26_what_was_tried_is_not_old_but_asked_for_by_its_retry_key() {
    let (world, room) = mio_has_added_aya().await;
    world.clock.advance(60_000);
    fails(&world, "push", 1, json!({ "kind": "accept_then_cut" })).await;
    let id = world.sends(&world.aya, &room, "hello").await;
    world.delivers().await;
    world.clock.advance(3 * HOUR);
    world.delivers().await;
    assert_eq!(stands(&world, &room, &id).await, (Delivery::Accepted, None));
    assert_eq!(accepted_by_line(&world).await, ["hello"], "once");
}

#[tokio::test]
async fn r26_a_flush_sends_what_is_in_its_undo_seconds_and_counts_what_cannot_leave() {
    let (mut world, room) = mio_has_added_aya().await;
    world.clock.advance(60_000);
    world.sends(&world.aya, &room, "See you tonight at seven").await;
    world.app().outbox_flush().await.unwrap();
    assert_eq!(accepted_by_line(&world).await, ["See you tonight at seven"], "closing sends it");
    assert_eq!(world.app().outbox_unsent().await.unwrap(), 0);
    let proxy = world.through_a_proxy().await;
    proxy.set_mode(ProxyMode::Refuse).await;
    world.sends(&world.aya, &room, "or at eight").await;
    world.app().outbox_flush().await.unwrap();
    assert_eq!(world.app().outbox_unsent().await.unwrap(), 1, "so the window asks");
    proxy.set_mode(ProxyMode::Forward).await;
    fails(&world, "push", 1, json!({ "kind": "monthly_limit" })).await;
    world.delivers().await;
    assert_eq!(world.app().outbox_unsent().await.unwrap(), 0, "what is on hold was said before");
}

/// A copy of the data folder is made while a message waits; the message goes; a week later the copy is put back.
async fn a_copy_is_put_back() -> (World, domain::RoomId, domain::MessageId) {
    let (mut world, room) = mio_has_added_aya().await;
    world.clock.advance(60_000);
    let id = world.sends(&world.aya, &room, "see you at seven").await;
    let copy = world.copy_folder();
    world.delivers().await;
    assert_eq!(accepted_by_line(&world).await, ["see you at seven"]);
    world.put_back(&copy).await;
    (world, room, id)
}

#[tokio::test]
async fn r26_a_copy_that_was_put_back_is_recognised_and_sends_nothing_a_second_time() {
    let (world, room, id) = a_copy_is_put_back().await;
    world.delivers().await;
    assert_eq!(accepted_by_line(&world).await, ["see you at seven"], "once");
    assert_eq!(stands(&world, &room, &id).await, IN_A_COPY);
    let told = world.app().session_get(&world.aya).await.unwrap().restored.expect("administrators are asked");
    assert_eq!(told.waiting, 1);
    assert!(world.app().session_get(&world.ken).await.unwrap().restored.is_none(), "and nobody else");
    let new = world.sends(&world.aya, &room, "hello again").await;
    world.delivers().await;
    assert_eq!(stands(&world, &room, &new).await, (Delivery::Accepted, None), "what is written now goes");
}

#[tokio::test]
async fn r26_administrators_decide_about_a_restored_copy_at_once_or_one_by_one() {
    for choice in [RestoredChoice::Send, RestoredChoice::Discard, RestoredChoice::LookAtEach] {
        let (mut world, room, id) = a_copy_is_put_back().await;
        let refused = world.app().restored_copy_decide(&world.ken, choice).await;
        assert_eq!(code(refused), ErrorCode::NotAdministrator);
        world.app().restored_copy_decide(&world.aya, choice).await.unwrap();
        assert!(world.app().session_get(&world.aya).await.unwrap().restored.is_none(), "it is decided");
        world.delivers().await;
        let times = accepted_by_line(&world).await.len();
        match choice {
            RestoredChoice::Send => assert_eq!(times, 2, "an administrator said so"),
            RestoredChoice::Discard => assert_eq!((times, to_confirm(&world).await), (1, 0)),
            RestoredChoice::LookAtEach => {
                assert_eq!((times, stands(&world, &room, &id).await), (1, IN_A_COPY));
                assert_eq!(to_confirm(&world).await, 1, "its writer has the word");
                world.app().restored_copy_decide(&world.aya, RestoredChoice::Send).await.unwrap();
                world.delivers().await;
                assert_eq!(accepted_by_line(&world).await.len(), 1, "a late click does not send all of it");
            }
        }
        world.restart().await;
        assert!(
            world.app().session_get(&world.aya).await.unwrap().restored.is_none(),
            "nobody is asked twice"
        );
    }
}

#[tokio::test]
async fn r26_in_a_restored_copy_the_outcome_of_what_was_tried_is_unknown() {
    let (mut world, room) = mio_has_added_aya().await;
    world.clock.advance(60_000);
    fails(&world, "push", 1, json!({ "kind": "status", "status": 500 })).await;
    let id = world.sends(&world.aya, &room, "hello").await;
    world.delivers().await;
    let copy = world.copy_folder();
    world.delivers().await;
    world.put_back(&copy).await;
    world.delivers().await;
    let unknown = (Delivery::Refused, Some(DeliveryReason::UnknownOutcome));
    assert_eq!(stands(&world, &room, &id).await, unknown, "the original may have asked since");
    assert_eq!(accepted_by_line(&world).await, ["hello"]);
}

#[tokio::test]
async fn r26_a_workspace_that_moved_to_another_computer_asks_once() {
    let (mut world, room) = mio_has_added_aya().await;
    world.clock.advance(60_000);
    world.restart().await;
    let id = world.sends(&world.aya, &room, "hello").await;
    world.moves_to_another_computer().await;
    world.delivers().await;
    assert_eq!(stands(&world, &room, &id).await, IN_A_COPY);
    world.app().restored_copy_decide(&world.aya, RestoredChoice::Send).await.unwrap();
    world.restart().await;
    world.delivers().await;
    assert_eq!(accepted_by_line(&world).await, ["hello"]);
    assert!(world.app().session_get(&world.aya).await.unwrap().restored.is_none());
}

#[tokio::test]
async fn r26_a_copy_from_before_there_were_runs_is_recognised_too() {
    let (mut world, room) = mio_has_added_aya().await;
    let id = world.sends(&world.aya, &room, "hello").await;
    let mut tx = world.app().store().begin().await.unwrap();
    let before = "UPDATE workspace SET run_id = NULL, next_run_id = NULL";
    store::query(before).execute(tx.conn()).await.unwrap();
    tx.commit().await.unwrap();
    let copy = world.copy_folder();
    world.put_back(&copy).await;
    world.delivers().await;
    assert_eq!(stands(&world, &room, &id).await, IN_A_COPY, "such as the copy that a migration leaves");
}

#[tokio::test]
async fn r26_an_ordinary_restart_is_no_restored_copy() {
    let (mut world, room) = mio_has_added_aya().await;
    for n in 1..=3 {
        world.sends(&world.aya, &room, &format!("part {n}")).await;
        world.restart().await;
        world.delivers().await;
        assert!(world.app().session_get(&world.aya).await.unwrap().restored.is_none());
    }
    assert_eq!(accepted_by_line(&world).await, ["part 1", "part 2", "part 3"]);
}
