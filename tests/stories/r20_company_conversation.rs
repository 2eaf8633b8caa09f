//! R20: the conversation belongs to the company.

use app::{ErrorCode, Reason};
use domain::delivery::{Delivery, DeliveryReason};
use domain::message::SystemEvent;
use domain::room::{RoomFilter, WriteAccess};
use domain::workspace::LineRefusal;

use crate::people::{adds_contact, code, refused, system_messages};
use crate::talk::{accepted_by_line, mio_has_added_aya, rooms, stands, texts};

#[tokio::test]
async fn r20_an_invited_colleague_reads_the_whole_history_and_answers() {
    let (world, room) = mio_has_added_aya().await;
    world.writes(&world.mio, "@aya", "A table for four?").await;
    let detail = world.app().room_invite_member(&world.aya, &room, &world.ken).await.unwrap();
    assert_eq!(detail.members.len(), 2);
    assert!(detail.invitable.is_empty());
    assert_eq!(texts(&world, &world.ken, &room).await, ["A table for four?"]);
    assert_eq!(rooms(&world, &world.ken, RoomFilter::Mine).await[0].unread, 0, "nothing old is unread");
    world.sends(&world.ken, &room, "Ken here, gladly").await;
    world.delivers().await;
    assert_eq!(accepted_by_line(&world).await, ["Ken here, gladly"]);
    let lines = system_messages(&world, &world.aya, &room).await;
    assert!(lines.contains(&(SystemEvent::MemberInvited, "Aya".into(), "Ken".into())));
}

#[tokio::test]
async fn r20_handing_over_takes_history_and_contact_along() {
    let (world, room) = mio_has_added_aya().await;
    world.writes(&world.mio, "@aya", "See you on Friday").await;
    let contact = adds_contact(&world, &world.aya, &world.mio, "Mio").await;
    world.app().room_hand_over(&world.aya, &room, &world.ken).await.unwrap();
    assert_eq!(rooms(&world, &world.aya, RoomFilter::Mine).await.len(), 0);
    assert_eq!(texts(&world, &world.ken, &room).await, ["See you on Friday"]);
    let owner = world.app().contact_get(&world.ken, &contact.id).await.unwrap().owner;
    assert_eq!(owner.id, world.ken);
    let lines = system_messages(&world, &world.ken, &room).await;
    assert_eq!(lines.last().unwrap(), &(SystemEvent::HandedOver, "Aya".into(), "Ken".into()));
    let sent = world.app().message_send(&world.aya, &room, &world.app().new_id().into(), "still me?").await;
    assert_eq!(code(sent), ErrorCode::NotFound);
}

#[tokio::test]
async fn r20_a_room_that_everybody_left_can_be_taken_again_with_its_history() {
    let (world, room) = mio_has_added_aya().await;
    world.writes(&world.mio, "@aya", "Anybody there?").await;
    world.app().room_leave(&world.aya, &room).await.unwrap();
    assert_eq!(rooms(&world, &world.aya, RoomFilter::Unassigned).await.len(), 1);
    world.app().room_take(&world.aya, &room).await.unwrap();
    assert_eq!(texts(&world, &world.aya, &room).await, ["Anybody there?"]);
}

#[tokio::test]
async fn r20_switching_off_makes_rooms_read_only_and_deletes_nothing() {
    let (world, room) = mio_has_added_aya().await;
    world.writes(&world.mio, "@aya", "Before").await;
    let waiting = world.sends(&world.aya, &room, "too late").await;
    world.app().connection_set(&world.aya, false, true, &[]).await.unwrap();
    let detail = world.app().room_get(&world.aya, &room).await.unwrap();
    assert_eq!(detail.write_access, WriteAccess::ConnectionOff);
    let error =
        refused(world.app().message_send(&world.aya, &room, &world.app().new_id().into(), "no").await);
    let off = Some(Reason::LineAccess(LineRefusal::ConnectionOff));
    assert_eq!((error.code, error.reason), (ErrorCode::NotAllowed, off));
    world.clock.advance(1_000);
    world.writes(&world.mio, "@aya", "After").await;
    assert_eq!(
        texts(&world, &world.aya, &room).await,
        ["Before", "too late", "After"],
        "LINE users are still heard"
    );
    world.delivers().await;
    assert_eq!(
        stands(&world, &room, &waiting).await,
        (Delivery::Refused, Some(DeliveryReason::ConnectionOff))
    );
    assert!(accepted_by_line(&world).await.is_empty());
    world.app().connection_set(&world.aya, true, true, &[]).await.unwrap();
    world.app().message_resend(&world.aya, &waiting).await.unwrap();
    world.delivers().await;
    assert_eq!(accepted_by_line(&world).await, ["too late"]);
}

#[tokio::test]
async fn r20_a_room_is_not_found_by_members_outside_it() {
    let (world, room) = mio_has_added_aya().await;
    assert_eq!(code(world.app().room_get(&world.ken, &room).await), ErrorCode::NotFound);
    assert_eq!(code(world.app().room_messages(&world.ken, &room, None, 10).await), ErrorCode::NotFound);
    assert_eq!(code(world.app().room_take(&world.ken, &room).await), ErrorCode::NotFound);
}
