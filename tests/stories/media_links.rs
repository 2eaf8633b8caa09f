//! Links to what was sent: they end when the administrator says, and can be withdrawn.

use app::ErrorCode;
use app::company::views::MediaLimits;
use app::sending::views::NewContent;
use domain::delivery::Delivery;
use domain::{MessageId, RoomId};
use testkit::World;
use url::Url;

use crate::talk::{accepted_by_line, mio_has_added_aya, outgoing, stands};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// Aya has sent Mio a file: its message, and its link.
async fn sends_file(world: &World, room: &RoomId) -> (MessageId, Url) {
    world.clock.advance(60_000);
    let attachment = world.attaches(&world.aya, room, "offer.pdf", b"%PDF-1.7 offer").await.unwrap();
    let id = world.says(&world.aya, room, NewContent::Attachment { attachment_id: attachment.id }).await;
    world.delivers().await;
    assert_eq!(stands(world, room, &id).await.0, Delivery::Accepted);
    let text = accepted_by_line(world).await.pop().expect("a link as a text");
    (id, Url::parse(text.lines().last().unwrap()).unwrap())
}

async fn opened(link: &Url) -> (u16, String) {
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let answer = client.get(link.clone()).send().await.unwrap();
    (answer.status().as_u16(), answer.text().await.unwrap())
}

async fn link_days(world: &World, link_days: u32) {
    let limits = MediaLimits { megabytes_a_day: 1000, link_days };
    world.app().media_limits_set(&world.aya, limits).await.expect("Aya is an administrator");
}

#[tokio::test]
async fn a_link_ends_after_the_days_that_the_administrator_has_set() {
    let (world, room) = mio_has_added_aya().await;
    let (id, link) = sends_file(&world, &room).await;
    assert_eq!(opened(&link).await.0, 200);
    let usual = outgoing(&world, &world.aya, &room, &id).await.link.expect("a link").ends_at;
    link_days(&world, 7).await;
    let week = outgoing(&world, &world.aya, &room, &id).await.link.expect("a link").ends_at;
    assert_eq!(usual.since(week), (90 - 7) * DAY_MS, "the room says when");
    world.clock.advance(6 * DAY_MS);
    assert_eq!(opened(&link).await.0, 200);
    world.clock.advance(DAY_MS);
    let (status, page) = opened(&link).await;
    assert_eq!(status, 410);
    assert!(page.contains("ask whoever sent it"), "{page}");
    link_days(&world, 30).await;
    assert_eq!(opened(&link).await.0, 200, "the administrator gives it more time");
    for wrong in [0, 99_999] {
        let limits = MediaLimits { megabytes_a_day: 1000, link_days: wrong };
        let refused = world.app().media_limits_set(&world.aya, limits).await.unwrap_err();
        assert_eq!(refused.fields[0].field, "linkDays");
    }
}

#[tokio::test]
async fn the_time_of_a_link_begins_when_line_is_told_and_not_when_it_was_written() {
    let (world, room) = mio_has_added_aya().await;
    link_days(&world, 7).await;
    world.clock.advance(60_000);
    let attachment = world.attaches(&world.aya, &room, "offer.pdf", b"%PDF-1.7 offer").await.unwrap();
    let id = world.says(&world.aya, &room, NewContent::Attachment { attachment_id: attachment.id }).await;
    // It waits: the program is closed for a while, or the month has no more messages.
    let written = outgoing(&world, &world.aya, &room, &id).await;
    assert_eq!((written.delivery, written.link), (Delivery::Waiting, None), "LINE was told of no link");
    let mut tx = world.app().store().begin().await.unwrap();
    store::query("UPDATE published_media SET created_at = 1").execute(tx.conn()).await.unwrap();
    tx.commit().await.unwrap();
    world.delivers().await;
    let text = accepted_by_line(&world).await.pop().unwrap();
    assert_eq!(opened(&Url::parse(text.lines().last().unwrap()).unwrap()).await.0, 200);
}

#[tokio::test]
async fn a_link_is_withdrawn_by_its_writer_and_leads_nowhere_from_then_on() {
    let (world, room) = mio_has_added_aya().await;
    let (id, link) = sends_file(&world, &room).await;
    world.app().room_invite_member(&world.aya, &room, &world.ken).await.unwrap();
    let refused = world.app().message_withdraw_link(&world.ken, &id).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::NotFound, "Ken has not written it, and is no administrator");
    let message = world.app().message_withdraw_link(&world.aya, &id).await.expect("Aya wrote it");
    assert!(message.outgoing.unwrap().link.unwrap().withdrawn);
    assert_eq!(opened(&link).await.0, 410);
    let again = world.app().message_withdraw_link(&world.aya, &id).await.unwrap_err();
    assert_eq!(again.code, ErrorCode::Changed);
    assert_eq!(stands(&world, &room, &id).await.0, Delivery::Accepted, "LINE has its message all the same");
}

#[tokio::test]
async fn an_administrator_withdraws_a_colleagues_link_and_text_has_none() {
    let (world, room) = mio_has_added_aya().await;
    world.app().room_invite_member(&world.aya, &room, &world.ken).await.unwrap();
    world.clock.advance(60_000);
    let attachment = world.attaches(&world.ken, &room, "offer.pdf", b"%PDF-1.7 offer").await.unwrap();
    let file = world.says(&world.ken, &room, NewContent::Attachment { attachment_id: attachment.id }).await;
    let waiting = world.app().message_withdraw_link(&world.aya, &file).await.unwrap_err();
    assert_eq!(waiting.code, ErrorCode::Changed, "it is recalled, not withdrawn");
    world.delivers().await;
    world.app().message_withdraw_link(&world.aya, &file).await.expect("Aya is an administrator");
    let text = world.sends(&world.aya, &room, "hello").await;
    world.delivers().await;
    let none = world.app().message_withdraw_link(&world.aya, &text).await.unwrap_err();
    assert_eq!(none.code, ErrorCode::Changed);
}
