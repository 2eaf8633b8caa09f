//! Files that are gone from this computer's disk: nobody is sent a link to nothing, and what was sent is not denied.

use app::sending::views::NewContent;
use domain::delivery::{Delivery, DeliveryReason};
use domain::{MessageId, RoomId};
use image::{ImageFormat, Rgb, RgbImage};
use store::query;
use testkit::World;

use crate::talk::{accepted_by_line, mio_has_added_aya, stands};

fn png(red: u8) -> Vec<u8> {
    let mut out = std::io::Cursor::new(Vec::new());
    RgbImage::from_pixel(40, 30, Rgb([red, 20, 30])).write_to(&mut out, ImageFormat::Png).unwrap();
    out.into_inner()
}

/// Aya sends a file; its undo seconds run.
async fn sends_file(world: &World, room: &RoomId, name: &str, bytes: &[u8]) -> MessageId {
    let attachment = world.attaches(&world.aya, room, name, bytes).await.unwrap();
    world.says(&world.aya, room, NewContent::Attachment { attachment_id: attachment.id }).await
}

/// Somebody removes a message's bytes behind the program's back: a cleaner, a disk that was exchanged.
async fn lost(world: &World, id: &MessageId) {
    let mut conn = world.app().store().read().await.unwrap();
    let hashes: Vec<String> = query("SELECT media_hash FROM published_media WHERE message_id = $1")
        .bind(id.as_str())
        .fetch_values(&mut conn)
        .await
        .unwrap();
    assert!(!hashes.is_empty(), "it has bytes");
    for hash in hashes {
        std::fs::remove_file(store::media::path(world.folder(), &hash.into()).unwrap()).unwrap();
    }
}

#[tokio::test]
async fn r21_an_attachment_with_missing_media_is_not_sent_and_delays_no_other_message() {
    for (name, bytes) in [("a.png", png(1)), ("offer.pdf", b"%PDF-1.7 offer".to_vec())] {
        let (world, room) = mio_has_added_aya().await;
        world.clock.advance(60_000);
        world.sends(&world.aya, &room, "before").await;
        let gone = sends_file(&world, &room, name, &bytes).await;
        let after = world.sends(&world.aya, &room, "after").await;
        lost(&world, &gone).await;
        world.delivers().await;
        assert_eq!(
            stands(&world, &room, &gone).await,
            (Delivery::Refused, Some(DeliveryReason::MediaGone)),
            "{name}"
        );
        assert_eq!(stands(&world, &room, &after).await, (Delivery::Accepted, None), "{name}");
        assert_eq!(accepted_by_line(&world).await, ["before", "after"], "{name}: no link to nothing");
        assert_eq!(world.platform.sent().await.iter().map(|sent| sent.messages.len()).sum::<usize>(), 2);
    }
}

#[tokio::test]
async fn r21_media_missing_after_sending_leaves_the_message_accepted_and_its_link_not_found() {
    let (world, room) = mio_has_added_aya().await;
    world.clock.advance(60_000);
    let id = sends_file(&world, &room, "offer.pdf", b"%PDF-1.7 offer").await;
    world.delivers().await;
    let text = accepted_by_line(&world).await.remove(0);
    let url = text.lines().last().unwrap().to_owned();
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    assert_eq!(client.get(&url).send().await.unwrap().status(), 200);
    lost(&world, &id).await;
    assert_eq!(client.get(&url).send().await.unwrap().status(), 404);
    world.delivers().await;
    assert_eq!(stands(&world, &room, &id).await, (Delivery::Accepted, None), "LINE has taken it");
    assert_eq!(accepted_by_line(&world).await.len(), 1);
}

#[tokio::test]
async fn r21_a_picture_whose_response_was_lost_is_retried_also_when_its_media_is_missing_meanwhile() {
    let (world, room) = mio_has_added_aya().await;
    world.clock.advance(60_000);
    crate::talk::fails(&world, "push", 1, serde_json::json!({ "kind": "accept_then_cut" })).await;
    let id = sends_file(&world, &room, "a.png", &png(2)).await;
    world.delivers().await;
    lost(&world, &id).await;
    world.delivers().await;
    assert_eq!(stands(&world, &room, &id).await, (Delivery::Accepted, None), "LINE took it the first time");
    assert_eq!(world.platform.sent().await.len(), 1);
}
