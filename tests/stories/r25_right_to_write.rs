//! R25: the right to write is looked at when a message goes. Otherwise it awaits confirmation by somebody who may.

use app::ErrorCode;
use app::accounts::views::AccountFields;
use app::company::views::UnsentMessages;
use domain::delivery::{Delivery, DeliveryReason};
use domain::{MemberId, MessageId, RoomId};
use serde_json::json;
use testkit::World;

use crate::people::code;
use crate::talk::{accepted_by_line, account, fails, mio_has_added_aya, outgoing, stands, texts};

/// Aya and Ken share an account and a room with Mio.
async fn a_shared_room() -> (World, RoomId) {
    let world = World::new().await;
    let account = world.connect_account("@shop", true).await;
    for member in [&world.aya, &world.ken] {
        world.assign(member, &account).await;
    }
    world.adds(&world.mio, "@shop").await;
    let rooms =
        world.app().room_list(&world.aya, domain::room::RoomFilter::Unassigned, "", 0, 10).await.unwrap();
    let room = rooms.rows.first().expect("Mio's room waits for somebody").id.clone();
    world.app().room_take(&world.ken, &room).await.unwrap();
    world.clock.advance(60_000);
    (world, room)
}

/// Where a message stands, as a member sees it who takes part.
async fn seen_by(
    world: &World,
    member: &MemberId,
    room: &RoomId,
    id: &MessageId,
) -> (Delivery, Option<DeliveryReason>) {
    let outgoing = outgoing(world, member, room, id).await;
    assert_eq!(
        outgoing.awaits_confirmation,
        outgoing.delivery == Delivery::Waiting,
        "it holds until somebody says so"
    );
    (outgoing.delivery, outgoing.reason)
}

fn awaits(reason: DeliveryReason) -> (Delivery, Option<DeliveryReason>) {
    (Delivery::Waiting, Some(reason))
}

#[tokio::test]
async fn r25_a_message_held_by_the_month_does_not_go_under_the_name_of_a_member_whose_grant_was_withdrawn() {
    let (world, room) = mio_has_added_aya().await;
    world.clock.advance(60_000);
    fails(&world, "push", 1, json!({ "kind": "monthly_limit" })).await;
    let id = world.sends(&world.aya, &room, "see you in December").await;
    world.delivers().await;
    world.app().connection_set(&world.aya, true, false, std::slice::from_ref(&world.ken)).await.unwrap();
    world.clock.advance(9 * 24 * 60 * 60 * 1000);
    world.delivers().await;
    assert_eq!(seen_by(&world, &world.aya, &room, &id).await, awaits(DeliveryReason::WriterNotAllowed));
    assert_eq!(code(world.app().message_resend(&world.aya, &id).await), ErrorCode::NotAllowed);
    assert!(accepted_by_line(&world).await.is_empty(), "nothing leaves under that name");
    world.app().connection_set(&world.aya, true, true, &[]).await.unwrap();
    world.delivers().await;
    assert!(accepted_by_line(&world).await.is_empty(), "nor later by itself: somebody decides");
    world.app().message_resend(&world.aya, &id).await.expect("she may again");
    world.delivers().await;
    assert_eq!(accepted_by_line(&world).await, ["see you in December"]);
}

#[tokio::test]
async fn r25_within_the_undo_seconds_a_withdrawn_grant_stops_the_message_and_the_next_ones_are_not_held_up() {
    let (world, room) = a_shared_room().await;
    world.app().room_invite_member(&world.ken, &room, &world.aya).await.unwrap();
    let kens = world.sends(&world.ken, &room, "from Ken").await;
    let ayas = world.sends(&world.aya, &room, "from Aya").await;
    world.app().connection_set(&world.aya, true, false, std::slice::from_ref(&world.aya)).await.unwrap();
    world.delivers().await;
    assert_eq!(seen_by(&world, &world.aya, &room, &kens).await, awaits(DeliveryReason::WriterNotAllowed));
    assert_eq!(
        stands(&world, &room, &ayas).await,
        (Delivery::Accepted, None),
        "it waits for nobody's confirmation"
    );
    let banner =
        world.app().session_get(&world.aya).await.unwrap().to_confirm.expect("so that it is not forgotten");
    assert_eq!((banner.messages, banner.room_id), (1, room.clone()));
    world.app().message_resend(&world.aya, &kens).await.expect("who may write there decides");
    world.delivers().await;
    assert_eq!(accepted_by_line(&world).await, ["from Aya", "from Ken"]);
    assert!(world.app().session_get(&world.aya).await.unwrap().to_confirm.is_none());
}

#[tokio::test]
async fn r25_a_removed_members_waiting_messages_are_for_whoever_takes_the_room() {
    for sends in [true, false] {
        let (world, room) = a_shared_room().await;
        let id = world.sends(&world.ken, &room, "I will call you").await;
        world.app().member_remove(&world.aya, &world.ken).await.unwrap();
        world.delivers().await;
        assert!(
            accepted_by_line(&world).await.is_empty(),
            "nothing goes under the name of somebody who left"
        );
        world.app().room_take(&world.aya, &room).await.unwrap();
        assert_eq!(seen_by(&world, &world.aya, &room, &id).await, awaits(DeliveryReason::WriterLeft));
        assert_eq!(world.app().session_get(&world.aya).await.unwrap().to_confirm.unwrap().messages, 1);
        if sends {
            let sent = world.app().message_resend(&world.aya, &id).await.unwrap();
            assert_eq!(sent.sender.unwrap().id, world.aya.as_str(), "as hers");
            world.delivers().await;
            assert_eq!(accepted_by_line(&world).await, ["I will call you"]);
            let sent = world.platform.sent().await.pop().unwrap();
            assert_eq!(sent.messages[0]["sender"]["name"], "Aya", "the LINE user reads who answers");
        } else {
            world.app().message_discard(&world.aya, &id).await.unwrap();
            world.delivers().await;
            assert!(accepted_by_line(&world).await.is_empty());
        }
        assert!(world.app().session_get(&world.aya).await.unwrap().to_confirm.is_none());
    }
}

#[tokio::test]
async fn r25_before_a_member_is_removed_an_administrator_is_told_how_many_of_their_messages_have_not_gone() {
    let (world, room) = a_shared_room().await;
    let app = world.app();
    let told = |waiting, awaiting_confirmation| UnsentMessages { waiting, awaiting_confirmation };
    assert_eq!(app.member_unsent(&world.aya, &world.ken).await.unwrap(), told(0, 0));
    world.sends(&world.ken, &room, "yesterday's").await;
    world.clock.advance(2 * 60 * 60 * 1000);
    world.delivers().await;
    world.sends(&world.ken, &room, "in a moment").await;
    world.sends(&world.ken, &room, "and one more").await;
    assert_eq!(app.member_unsent(&world.aya, &world.ken).await.unwrap(), told(2, 1));
    assert_eq!(app.member_unsent(&world.aya, &world.aya).await.unwrap(), told(0, 0), "hers are not counted");
    assert_eq!(code(app.member_unsent(&world.ken, &world.ken).await), ErrorCode::NotAdministrator);
    app.member_remove(&world.aya, &world.ken).await.unwrap();
    assert_eq!(code(app.member_unsent(&world.aya, &world.ken).await), ErrorCode::NotFound);
    app.room_take(&world.aya, &room).await.unwrap();
    let to_confirm = app.session_get(&world.aya).await.unwrap().to_confirm.unwrap();
    assert_eq!(to_confirm.messages, 3, "all of them are for whoever takes the room");
}

/// Nobody may write, and then they may again: as told by the reason, and by what ends it.
#[derive(Debug, Clone, Copy)]
enum Off {
    Connection,
    Account,
}

impl Off {
    async fn begins(self, world: &World) -> DeliveryReason {
        match self {
            Self::Connection => {
                world.app().connection_set(&world.aya, false, true, &[]).await.unwrap();
                DeliveryReason::ConnectionOff
            }
            Self::Account => {
                let shop = account(world, "@shop").await;
                world.app().account_disconnect(&world.aya, &shop).await.unwrap();
                DeliveryReason::AccountDisconnected
            }
        }
    }

    async fn ends(self, world: &World) {
        match self {
            Self::Connection => {
                world.app().connection_set(&world.aya, true, true, &[]).await.unwrap();
            }
            Self::Account => {
                let keys = world.credentials("@shop").await;
                let fields = AccountFields::with_token(
                    &keys.channel_id,
                    &keys.channel_secret,
                    &keys.access_token,
                    true,
                );
                world.app().account_connect(&world.aya, fields).await.expect("connected again");
            }
        }
    }
}

#[tokio::test]
async fn r25_while_nobody_may_write_what_waits_is_refused_and_sent_again_with_one_click_by_who_may_then() {
    for off in [Off::Connection, Off::Account] {
        let (world, room) = a_shared_room().await;
        world.app().room_invite_member(&world.ken, &room, &world.aya).await.unwrap();
        fails(&world, "push", 1, json!({ "kind": "monthly_limit" })).await;
        let held = world.sends(&world.ken, &room, "held by the month").await;
        world.delivers().await;
        let behind = world.sends(&world.ken, &room, "in its undo seconds").await;
        let reason = off.begins(&world).await;
        world.clock.advance(9 * 24 * 60 * 60 * 1000);
        world.delivers().await;
        let refused = (Delivery::Refused, Some(reason));
        for (id, text) in [(&held, "held by the month"), (&behind, "in its undo seconds")] {
            assert_eq!(stands(&world, &room, id).await, refused, "{off:?}: {text}");
            assert!(texts(&world, &world.ken, &room).await.iter().any(|said| said == text), "the text stays");
            let early = world.app().message_resend(&world.ken, id).await;
            assert!(matches!(code(early), ErrorCode::NotAllowed | ErrorCode::ReadOnly), "{off:?}: not yet");
            assert_eq!(stands(&world, &room, id).await, refused, "and it stays refused");
        }
        off.ends(&world).await;
        world.delivers().await;
        assert!(accepted_by_line(&world).await.is_empty(), "{off:?}: nothing goes by itself");
        for id in [&held, &behind] {
            world.app().message_resend(&world.ken, id).await.expect("he may write again");
        }
        world.delivers().await;
        let sent = accepted_by_line(&world).await;
        assert_eq!(sent, ["held by the month", "in its undo seconds"], "{off:?}: each once, in their order");
    }
}

#[tokio::test]
async fn r25_what_was_refused_while_the_connection_was_off_is_a_colleagues_when_its_writer_may_not_write_then()
 {
    let (world, room) = a_shared_room().await;
    world.app().room_invite_member(&world.ken, &room, &world.aya).await.unwrap();
    let id = world.sends(&world.ken, &room, "soon").await;
    world.app().connection_set(&world.aya, false, true, &[]).await.unwrap();
    world.delivers().await;
    world.app().connection_set(&world.aya, true, false, std::slice::from_ref(&world.aya)).await.unwrap();
    assert_eq!(code(world.app().message_resend(&world.ken, &id).await), ErrorCode::NotAllowed);
    let sent = world.app().message_resend(&world.aya, &id).await.expect("she may write there");
    assert_eq!(sent.sender.unwrap().id, world.aya.as_str(), "as hers");
    world.delivers().await;
    assert_eq!(accepted_by_line(&world).await, ["soon"]);
}

#[tokio::test]
async fn r25_after_a_hand_over_what_waits_is_for_the_colleague_and_not_for_the_writer_or_anybody_else() {
    let (world, room) = a_shared_room().await;
    let id = world.sends(&world.ken, &room, "one more thing").await;
    world.app().room_hand_over(&world.ken, &room, &world.aya).await.unwrap();
    world.delivers().await;
    assert_eq!(seen_by(&world, &world.aya, &room, &id).await, awaits(DeliveryReason::WriterNotInRoom));
    assert!(accepted_by_line(&world).await.is_empty());
    assert_eq!(code(world.app().message_resend(&world.ken, &id).await), ErrorCode::NotFound);
    assert!(world.app().session_get(&world.ken).await.unwrap().to_confirm.is_none());
    let yuki = world.hire("Yuki").await;
    assert_eq!(code(world.app().message_resend(&yuki, &id).await), ErrorCode::NotAllowed);
    assert_eq!(code(world.app().message_discard(&yuki, &id).await), ErrorCode::NotFound);
    world.app().message_resend(&world.aya, &id).await.unwrap();
    world.delivers().await;
    assert_eq!(accepted_by_line(&world).await, ["one more thing"]);
}

#[tokio::test]
async fn r25_while_its_writer_may_write_a_message_is_nobody_elses_to_confirm() {
    let (world, room) = a_shared_room().await;
    world.app().room_invite_member(&world.ken, &room, &world.aya).await.unwrap();
    let id = world.sends(&world.ken, &room, "soon").await;
    for refused in [
        code(world.app().message_resend(&world.aya, &id).await),
        code(world.app().message_discard(&world.aya, &id).await),
    ] {
        assert_eq!(refused, ErrorCode::NotFound);
    }
    assert_eq!(
        code(world.app().message_resend(&world.ken, &id).await),
        ErrorCode::Changed,
        "it goes by itself"
    );
}

#[tokio::test]
async fn r25_while_the_connection_is_off_for_everybody_what_awaits_confirmation_stays_its_writers() {
    let (world, room) = a_shared_room().await;
    world.app().room_invite_member(&world.ken, &room, &world.aya).await.unwrap();
    let id = world.sends(&world.ken, &room, "soon").await;
    world.clock.advance(2 * 60 * 60 * 1000);
    world.delivers().await;
    assert_eq!(seen_by(&world, &world.ken, &room, &id).await, awaits(DeliveryReason::Old));
    world.app().connection_set(&world.aya, false, true, &[]).await.unwrap();
    assert_eq!(code(world.app().message_discard(&world.aya, &id).await), ErrorCode::NotAllowed);
    world.app().connection_set(&world.aya, true, true, &[]).await.unwrap();
    assert_eq!(code(world.app().message_discard(&world.aya, &id).await), ErrorCode::NotFound);
    world.app().message_resend(&world.ken, &id).await.expect("it is his");
    world.delivers().await;
    assert_eq!(accepted_by_line(&world).await, ["soon"]);
}

#[tokio::test]
async fn r25_a_lost_response_is_not_asked_for_under_the_name_of_a_member_who_may_not_write_any_more() {
    let (world, room) = a_shared_room().await;
    fails(&world, "push", 1, json!({ "kind": "status", "status": 500 })).await;
    let id = world.sends(&world.ken, &room, "hello").await;
    world.delivers().await;
    world.app().room_hand_over(&world.ken, &room, &world.aya).await.unwrap();
    world.delivers().await;
    let unknown = (Delivery::Refused, Some(DeliveryReason::UnknownOutcome));
    assert_eq!(seen_by(&world, &world.aya, &room, &id).await, unknown);
    assert!(accepted_by_line(&world).await.is_empty());
    world.app().message_resend(&world.aya, &id).await.expect("the colleague decides");
    world.delivers().await;
    assert_eq!(accepted_by_line(&world).await, ["hello"]);
}

#[tokio::test]
async fn r25_to_a_line_user_who_has_blocked_the_account_meanwhile_nothing_is_sent() {
    let (world, room) = mio_has_added_aya().await;
    let id = world.sends(&world.aya, &room, "hello?").await;
    world.clock.advance(1_000);
    world.line.post(&format!("users/{}/block", world.mio), json!({ "basicId": "@aya" })).await.unwrap();
    world.settle().await;
    world.delivers().await;
    assert_eq!(seen_by(&world, &world.aya, &room, &id).await, awaits(DeliveryReason::Blocked));
    world.app().message_discard(&world.aya, &id).await.expect("she gives it up");
}
