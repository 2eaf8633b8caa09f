//! R21 where LINE's limits, and the company's own, hold messages up: each waits with its reason, goes out once, and never
//! by surprise (LINE reference A.2.4, A.2.5).

use app::accounts::views::QuotaLevel;
use domain::RoomId;
use domain::delivery::{Delivery, DeliveryReason};
use serde_json::json;
use testkit::World;

use crate::talk::{accepted_by_line, account, confirms, fails, mio_has_added_aya, outgoing, stands};

/// Mio has added Aya a while ago; the month has this many messages.
async fn month_of(limit: i64) -> (World, RoomId) {
    let (world, room) = mio_has_added_aya().await;
    plan(&world, limit).await;
    world.clock.advance(2 * 60 * 60 * 1000);
    world.app().fetch_due().await.unwrap();
    (world, room)
}

async fn plan(world: &World, limit: i64) {
    world.line.patch("accounts/@aya", json!({ "quotaLimit": limit })).await.expect("the plan is changed");
}

async fn level(world: &World, room: &RoomId) -> QuotaLevel {
    world.app().room_get(&world.aya, room).await.unwrap().price.quota.level
}

#[tokio::test]
async fn r21_a_message_beyond_the_quota_is_on_hold_until_the_plan_is_raised() {
    let (world, room) = month_of(1).await;
    world.sends(&world.aya, &room, "the last one").await;
    world.delivers().await;
    let id = world.sends(&world.aya, &room, "too many").await;
    world.delivers().await;
    assert_eq!(stands(&world, &room, &id).await, (Delivery::Waiting, Some(DeliveryReason::MonthlyLimit)));
    let until = outgoing(&world, &world.aya, &room, &id).await.held_until.expect("it says until when");
    assert_eq!(until.0, 1_796_050_800_000, "midnight of 1 December in Japan");
    assert_eq!(level(&world, &room).await, QuotaLevel::UsedUp);
    plan(&world, 100).await;
    world.clock.advance(60 * 60 * 1000);
    world.app().fetch_due().await.unwrap();
    confirms(&world, &room, &id).await;
    assert_eq!(accepted_by_line(&world).await, ["the last one", "too many"], "each once");
}

#[tokio::test]
async fn r21_check_again_fetches_the_quota_at_once_and_the_watch_by_the_hour() {
    let (world, room) = month_of(0).await;
    world.sends(&world.aya, &room, "soon").await;
    world.delivers().await;
    plan(&world, 100).await;
    world.clock.advance(20 * 60 * 1000);
    assert_eq!(world.app().watch_due().await.unwrap(), 2);
    world.delivers().await;
    assert!(accepted_by_line(&world).await.is_empty(), "LINE's figures are believed after an hour");
    let own = account(&world, "@aya").await;
    world.app().account_check(&world.aya, &own).await.unwrap();
    world.delivers().await;
    assert_eq!(accepted_by_line(&world).await, ["soon"]);
}

#[tokio::test]
async fn r21_lines_quota_error_counts_more_than_its_quota_figures_and_is_not_repeated() {
    let (world, room) = month_of(100).await;
    fails(&world, "push", 99, json!({ "kind": "monthly_limit" })).await;
    let id = world.sends(&world.aya, &room, "hello").await;
    world.delivers().await;
    world.app().fetch_due().await.unwrap();
    world.delivers().await;
    assert_eq!(stands(&world, &room, &id).await, (Delivery::Waiting, Some(DeliveryReason::MonthlyLimit)));
    assert_eq!(
        outgoing(&world, &world.aya, &room, &id).await.attempts,
        1,
        "figures that look well wake nobody"
    );
    world.line.delete("faults").await.expect("LINE is well");
    world.clock.advance(60 * 60 * 1000);
    world.app().fetch_due().await.unwrap();
    confirms(&world, &room, &id).await;
    assert_eq!(accepted_by_line(&world).await, ["hello"], "after an hour they are believed");
}

#[tokio::test]
async fn r21_a_message_beyond_the_quota_asks_first_when_the_month_turns() {
    let (world, room) = month_of(0).await;
    let id = world.sends(&world.aya, &room, "in December").await;
    world.delivers().await;
    world.clock.advance(5 * 24 * 60 * 60 * 1000);
    world.app().deliver_due().await.unwrap();
    assert_eq!(stands(&world, &room, &id).await.0, Delivery::Waiting, "November is not over");
    plan(&world, 10).await;
    world.clock.advance(3 * 24 * 60 * 60 * 1000);
    confirms(&world, &room, &id).await;
    assert_eq!(accepted_by_line(&world).await, ["in December"]);
}

#[tokio::test]
async fn r21_a_message_on_hold_can_be_recalled_and_goes_as_a_free_reply_when_the_customer_writes() {
    let (world, room) = month_of(0).await;
    let back = world.sends(&world.aya, &room, "never mind").await;
    world.delivers().await;
    world.app().message_recall(&world.aya, &back).await.expect("LINE has not seen it");
    world.sends(&world.aya, &room, "we have a table").await;
    world.delivers().await;
    assert!(accepted_by_line(&world).await.is_empty());
    world.writes(&world.mio, "@aya", "any news?").await;
    world.app().deliver_due().await.unwrap();
    assert_eq!(accepted_by_line(&world).await, ["we have a table"], "an answer costs nothing");
}

#[tokio::test]
async fn r21_the_quota_ends_in_the_middle_of_a_batch_and_nothing_is_lost_or_doubled() {
    let (world, mio) = month_of(2).await;
    world.adds(&world.ploy, "@aya").await;
    let ploy = world.room(&world.aya, "Ploy").await;
    world.clock.advance(60_000);
    world.sends(&world.aya, &mio, "to Mio 1").await;
    world.delivers().await;
    world.sends(&world.aya, &mio, "to Mio 2").await;
    world.delivers().await;
    let held = [
        (&mio, world.sends(&world.aya, &mio, "to Mio 3").await),
        (&ploy, world.sends(&world.aya, &ploy, "to Ploy").await),
    ];
    world.delivers().await;
    for (room, id) in &held {
        assert_eq!(stands(&world, room, id).await, (Delivery::Waiting, Some(DeliveryReason::MonthlyLimit)));
    }
    plan(&world, -1).await;
    world.clock.advance(60 * 60 * 1000);
    world.app().fetch_due().await.unwrap();
    for (room, id) in &held {
        confirms(&world, room, id).await;
    }
    let mut at_line = accepted_by_line(&world).await;
    at_line.sort();
    assert_eq!(at_line, ["to Mio 1", "to Mio 2", "to Mio 3", "to Ploy"]);
}

#[tokio::test]
async fn the_stop_line_puts_messages_on_hold_before_line_does_and_raising_it_releases_them() {
    let (world, room) = month_of(100).await;
    let own = account(&world, "@aya").await;
    world.app().account_stop_line(&world.aya, &own, Some(1)).await.unwrap();
    world.sends(&world.aya, &room, "one").await;
    world.delivers().await;
    assert_eq!(level(&world, &room).await, QuotaLevel::Stopped);
    let id = world.sends(&world.aya, &room, "two").await;
    world.delivers().await;
    assert_eq!(stands(&world, &room, &id).await, (Delivery::Waiting, Some(DeliveryReason::StopLine)));
    world.app().account_stop_line(&world.aya, &own, None).await.unwrap();
    world.delivers().await;
    assert_eq!(accepted_by_line(&world).await, ["one", "two"]);
    let refused = world.app().account_stop_line(&world.ken, &own, None).await;
    assert!(refused.is_err(), "only administrators");
}

/// Aya's account is in a group of two, and both have added it.
async fn picnic(stop_line: u32) -> (World, RoomId, RoomId) {
    let (world, mio) = month_of(100).await;
    let group = json!({ "by": world.mio, "name": "Picnic", "userIds": [world.ploy], "basicId": "@aya" });
    world.line.post("groups", group).await.unwrap();
    world.settle().await;
    let picnic = world.room(&world.aya, "Picnic").await;
    world.clock.advance(60_000);
    let own = account(&world, "@aya").await;
    world.app().account_stop_line(&world.aya, &own, Some(stop_line)).await.unwrap();
    (world, mio, picnic)
}

#[tokio::test]
async fn r21_a_group_push_that_costs_more_than_the_quota_left_is_on_hold_alone() {
    let (world, mio, picnic) = picnic(1).await;
    let group = world.sends(&world.aya, &picnic, "to the group").await;
    world.delivers().await;
    assert_eq!(stands(&world, &picnic, &group).await, (Delivery::Waiting, Some(DeliveryReason::StopLine)));
    let one = world.sends(&world.aya, &mio, "to Mio").await;
    world.delivers().await;
    assert_eq!(stands(&world, &mio, &one).await.0, Delivery::Accepted, "one is left");
    let own = account(&world, "@aya").await;
    world.app().account_stop_line(&world.aya, &own, Some(10)).await.unwrap();
    world.delivers().await;
    assert_eq!(accepted_by_line(&world).await, ["to Mio", "to the group"]);

    // The same with the plan's own end: LINE refuses the group, and only that.
    plan(&world, 4).await;
    let group = world.sends(&world.aya, &picnic, "too dear").await;
    world.delivers().await;
    assert_eq!(
        stands(&world, &picnic, &group).await,
        (Delivery::Waiting, Some(DeliveryReason::MonthlyLimit))
    );
    world.sends(&world.aya, &mio, "the last").await;
    world.delivers().await;
    assert_eq!(accepted_by_line(&world).await, ["to Mio", "to the group", "the last"]);
}

#[tokio::test]
async fn r21_messages_that_go_at_the_same_time_do_not_cross_the_stop_line_together() {
    let (world, mio, picnic) = picnic(1).await;
    world.adds(&world.ploy, "@aya").await;
    let ploy = world.room(&world.aya, "Ploy").await;
    world.clock.advance(60_000);
    for room in [&mio, &ploy, &picnic] {
        world.sends(&world.aya, room, "hello").await;
    }
    world.delivers().await;
    assert_eq!(accepted_by_line(&world).await, ["hello"], "one was left");
    let used = world.app().room_get(&world.aya, &mio).await.unwrap().price.quota.used;
    assert_eq!(used, 1);
}

#[tokio::test]
async fn r21_messages_behind_one_on_hold_say_why_they_wait_and_can_be_recalled() {
    let (world, room) = month_of(0).await;
    let head = world.sends(&world.aya, &room, "first").await;
    world.delivers().await;
    let behind = world.sends(&world.aya, &room, "second").await;
    world.delivers().await;
    let held = (Delivery::Waiting, Some(DeliveryReason::MonthlyLimit));
    assert_eq!(stands(&world, &room, &behind).await, held);
    assert!(outgoing(&world, &world.aya, &room, &behind).await.recallable_until.is_some());
    world.app().message_recall(&world.aya, &behind).await.expect("LINE has not seen it");
    let third = world.sends(&world.aya, &room, "third").await;
    world.app().message_recall(&world.aya, &head).await.expect("nor this");
    world.delivers().await;
    assert_eq!(stands(&world, &room, &third).await, held, "held for its own sake now");
    plan(&world, 100).await;
    world.clock.advance(60 * 60 * 1000);
    world.app().fetch_due().await.unwrap();
    confirms(&world, &room, &third).await;
    assert_eq!(accepted_by_line(&world).await, ["third"]);
}

#[tokio::test]
async fn r21_waiting_messages_of_a_disconnected_account_are_refused_with_that_reason() {
    let (world, room) = month_of(100).await;
    let id = world.sends(&world.aya, &room, "too late").await;
    let own = account(&world, "@aya").await;
    world.app().account_disconnect(&world.aya, &own).await.unwrap();
    world.delivers().await;
    assert_eq!(
        stands(&world, &room, &id).await,
        (Delivery::Refused, Some(DeliveryReason::AccountDisconnected))
    );
}

#[tokio::test]
async fn a_push_to_a_group_costs_one_message_per_person_and_a_reply_nothing() {
    let world = World::new().await;
    world.adds(&world.mio, "@aya").await;
    let group = json!({ "by": world.mio, "name": "Picnic", "userIds": [world.ploy], "basicId": "@aya" });
    world.line.post("groups", group).await.unwrap();
    world.settle().await;
    let room = world.room(&world.aya, "Picnic").await;
    let price = world.app().room_get(&world.aya, &room).await.unwrap().price;
    assert_eq!(price.people, Some(2));
    assert!(price.free_until.is_some(), "the group has just invited the account");
    world.clock.advance(60_000);
    let price = world.app().room_get(&world.aya, &room).await.unwrap().price;
    assert!(price.free_until.is_none());
    world.sends(&world.aya, &room, "see you").await;
    world.delivers().await;
    assert_eq!(world.app().room_get(&world.aya, &room).await.unwrap().price.quota.used, 2);
}

#[tokio::test]
async fn r21_a_rate_limit_pauses_the_whole_account_and_no_other() {
    let (world, mio) = mio_has_added_aya().await;
    world.adds(&world.ploy, "@aya").await;
    world.adds(&world.ploy, "@ken").await;
    let (ploy, kens) = (world.room(&world.aya, "Ploy").await, world.room(&world.ken, "Ploy").await);
    world.clock.advance(60_000);
    for member in [&world.aya, &world.ken] {
        world.sets_undo_seconds(member, 0).await;
    }
    fails(&world, "push", 1, json!({ "kind": "rate_limit" })).await;
    world.sends(&world.aya, &mio, "to Mio").await;
    world.app().deliver_due().await.unwrap();
    let second = world.sends(&world.aya, &ploy, "to Ploy").await;
    world.sends(&world.ken, &kens, "from Ken").await;
    world.app().deliver_due().await.unwrap();
    assert_eq!(accepted_by_line(&world).await, ["from Ken"]);
    assert_eq!(stands(&world, &ploy, &second).await, (Delivery::Waiting, Some(DeliveryReason::RateLimited)));
    world.delivers().await;
    let mut at_line = accepted_by_line(&world).await;
    at_line.sort();
    assert_eq!(at_line, ["from Ken", "to Mio", "to Ploy"]);
}

#[tokio::test]
async fn the_quota_is_counted_at_once_and_corrected_by_lines_own_figure() {
    let (world, room) = month_of(10).await;
    for n in 1..=8 {
        world.sends(&world.aya, &room, &n.to_string()).await;
        world.delivers().await;
    }
    let quota = world.app().room_get(&world.aya, &room).await.unwrap().price.quota;
    assert_eq!((quota.used, quota.level), (8, QuotaLevel::Low), "80 %");
    world.line.patch("accounts/@aya", json!({ "quotaUsed": 10 })).await.expect("somebody else has sent, too");
    world.clock.advance(60 * 60 * 1000);
    world.app().fetch_due().await.unwrap();
    let quota = world.app().room_get(&world.aya, &room).await.unwrap().price.quota;
    assert_eq!((quota.used, quota.level), (10, QuotaLevel::UsedUp));
}
