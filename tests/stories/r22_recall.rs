//! R22: messages wait a few seconds in which they can be recalled.

use app::ErrorCode;
use domain::delivery::Delivery;
use serde_json::json;

use crate::people::code;
use crate::talk::{accepted_by_line, fails, mio_has_added_aya, now, outgoing, texts};

#[tokio::test]
async fn r22_a_message_is_recalled_within_the_undo_seconds() {
    let (world, room) = mio_has_added_aya().await;
    let id = world.sends(&world.aya, &room, "wrong room").await;
    let until = outgoing(&world, &world.aya, &room, &id).await.recallable_until.expect("it can be recalled");
    assert_eq!(until.0, now(&world) + 5_000);
    let recalled = world.app().message_recall(&world.aya, &id).await.unwrap();
    assert_eq!(recalled.outgoing.unwrap().delivery, Delivery::Recalled);
    world.delivers().await;
    assert!(accepted_by_line(&world).await.is_empty());
    assert!(texts(&world, &world.aya, &room).await.is_empty(), "it is out of sight");
    world.app().message_recall(&world.aya, &id).await.expect("twice is no error");
}

#[tokio::test]
async fn r22_after_the_undo_seconds_a_recall_is_too_late() {
    let (world, room) = mio_has_added_aya().await;
    let id = world.sends(&world.aya, &room, "hello").await;
    world.clock.advance(5_000);
    world.app().deliver_due().await.unwrap();
    assert_eq!(code(world.app().message_recall(&world.aya, &id).await), ErrorCode::TooLate);
    assert_eq!(accepted_by_line(&world).await, ["hello"]);
}

#[tokio::test]
async fn r22_the_undo_seconds_are_the_members_own() {
    let (world, room) = mio_has_added_aya().await;
    world.sets_undo_seconds(&world.aya, 0).await;
    world.sends(&world.aya, &room, "at once").await;
    world.app().deliver_due().await.unwrap();
    assert_eq!(accepted_by_line(&world).await, ["at once"]);
}

#[tokio::test]
async fn r22_a_recalled_message_lets_the_next_one_pass() {
    let (world, room) = mio_has_added_aya().await;
    let first = world.sends(&world.aya, &room, "first").await;
    world.clock.advance(1_000);
    world.sends(&world.aya, &room, "second").await;
    world.app().message_recall(&world.aya, &first).await.unwrap();
    world.delivers().await;
    assert_eq!(accepted_by_line(&world).await, ["second"]);
}

#[tokio::test]
async fn r22_what_line_has_certainly_not_seen_can_still_be_recalled() {
    let (world, room) = mio_has_added_aya().await;
    world.clock.advance(60_000);
    fails(&world, "push", 1, json!({ "kind": "rate_limit" })).await;
    let limited = world.sends(&world.aya, &room, "limited").await;
    world.clock.advance(5_000);
    world.app().deliver_due().await.unwrap();
    world.app().message_recall(&world.aya, &limited).await.expect("LINE did not take it");
    fails(&world, "push", 1, json!({ "kind": "status", "status": 500 })).await;
    let unclear = world.sends(&world.aya, &room, "unclear").await;
    world.clock.advance(5_000);
    world.app().deliver_due().await.unwrap();
    assert_eq!(code(world.app().message_recall(&world.aya, &unclear).await), ErrorCode::TooLate);
}

#[tokio::test]
async fn r22_nobody_recalls_a_colleagues_message() {
    let (world, room) = mio_has_added_aya().await;
    world.app().room_invite_member(&world.aya, &room, &world.ken).await.unwrap();
    let id = world.sends(&world.aya, &room, "mine").await;
    assert_eq!(code(world.app().message_recall(&world.ken, &id).await), ErrorCode::NotFound);
}

#[tokio::test]
async fn r22_a_refused_message_can_be_discarded() {
    let (world, room) = mio_has_added_aya().await;
    world.clock.advance(60_000);
    fails(&world, "push", 1, json!({ "kind": "status", "status": 400 })).await;
    let id = world.sends(&world.aya, &room, "refused").await;
    world.delivers().await;
    world.app().message_discard(&world.aya, &id).await.unwrap();
    assert!(texts(&world, &world.aya, &room).await.is_empty());
    assert_eq!(code(world.app().message_resend(&world.aya, &id).await), ErrorCode::Changed);
}
