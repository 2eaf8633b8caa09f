//! Pictures, videos, sounds and files: fetched at once, kept once, shown by what they are.

use app::views::messages::{Content, Media};
use base64::Engine;
use serde_json::{Value, json};
use testkit::World;

use crate::people::picture;
use crate::talk::{fails, incoming, mio_has_added_aya};

async fn sends(world: &World, message: Value) -> Value {
    world.line.sends(&world.mio, "@aya", message).await.expect("it is sent")
}

async fn received(world: &World, room: &domain::RoomId) -> Vec<Content> {
    incoming(world, &world.aya, room).await.into_iter().map(|message| message.content).collect()
}

fn media(content: &Content) -> &Media {
    match content {
        Content::Image { media }
        | Content::Video { media, .. }
        | Content::Audio { media, .. }
        | Content::File { media, .. } => media,
        other => panic!("no bytes come with {other:?}"),
    }
}

fn file_of(world: &World, media: &Media) -> Vec<u8> {
    let path = store::media::path(world.folder(), media.hash.as_ref().expect("stored")).unwrap();
    std::fs::read(path).expect("the file is there")
}

#[tokio::test]
async fn a_picture_is_fetched_at_once_and_kept_byte_by_byte() {
    let (world, room) = mio_has_added_aya().await;
    sends(&world, json!({ "type": "image", "content": picture() })).await;
    world.settle().await;
    let content = received(&world, &room).await.remove(0);
    let media = media(&content);
    assert_eq!((media.state.as_str(), media.mime.as_deref()), ("stored", Some("image/png")));
    assert_eq!((media.width, media.height), (Some(64), Some(48)));
    let sent = base64::engine::general_purpose::STANDARD.decode(picture()).unwrap();
    assert_eq!(file_of(&world, media), sent);
}

#[tokio::test]
async fn the_same_picture_twice_is_kept_once() {
    let (world, room) = mio_has_added_aya().await;
    for _ in 0..2 {
        sends(&world, json!({ "type": "image", "content": picture() })).await;
    }
    world.settle().await;
    let all = received(&world, &room).await;
    assert_eq!(media(&all[0]).hash, media(&all[1]).hash);
}

#[tokio::test]
async fn files_sounds_videos_places_and_stickers_have_a_readable_form() {
    let (world, room) = mio_has_added_aya().await;
    let bytes = |what: &str| base64::engine::general_purpose::STANDARD.encode(format!("<html>{what}</html>"));
    let messages = [
        json!({ "type": "file", "content": bytes("a page as a file"), "fileName": "../menu.html" }),
        json!({ "type": "audio", "content": bytes("no sound"), "duration": 1200 }),
        json!({ "type": "video", "content": bytes("no video"), "duration": 3400 }),
        json!({ "type": "location", "title": "Café", "address": "Tokyo", "latitude": 35.5, "longitude": 139.5 }),
        json!({ "type": "sticker", "packageId": "446", "stickerId": "1988", "keywords": ["hello"] }),
    ];
    for message in messages {
        world.clock.advance(1_000);
        sends(&world, message).await;
    }
    world.settle().await;
    let all = received(&world, &room).await;
    assert!(
        matches!(&all[0], Content::File { name, size: 29, .. } if name == "../menu.html"),
        "{:?}",
        all[0]
    );
    assert_eq!(media(&all[0]).mime.as_deref(), Some("application/octet-stream"), "never a page");
    assert!(matches!(&all[1], Content::Audio { duration: Some(1200), .. }), "{:?}", all[1]);
    assert!(matches!(&all[2], Content::Video { duration: Some(3400), .. }), "{:?}", all[2]);
    assert!(
        matches!(&all[3], Content::Location { title: Some(title), .. } if title == "Café"),
        "{:?}",
        all[3]
    );
    assert!(matches!(&all[4], Content::Sticker { keywords, .. } if keywords == &["hello"]), "{:?}", all[4]);
}

#[tokio::test]
async fn a_picture_that_came_as_a_file_first_is_shown_as_a_picture() {
    let (world, room) = mio_has_added_aya().await;
    sends(&world, json!({ "type": "file", "content": picture(), "fileName": "cake.png" })).await;
    world.settle().await;
    sends(&world, json!({ "type": "image", "content": picture() })).await;
    world.settle().await;
    for content in received(&world, &room).await {
        assert_eq!(media(&content).mime.as_deref(), Some("image/png"), "{content:?}");
    }
}

#[tokio::test]
async fn bytes_that_do_not_come_are_asked_for_again() {
    let faults = [
        json!({ "kind": "status", "status": 500 }),
        json!({ "kind": "half_answer" }),
        json!({ "kind": "status", "status": 202 }),
    ];
    for fault in faults {
        let (world, room) = mio_has_added_aya().await;
        fails(&world, "content", 1, fault.clone()).await;
        sends(&world, json!({ "type": "image", "content": picture() })).await;
        world.settle().await;
        assert_eq!(media(&received(&world, &room).await[0]).state, "pending", "{fault}");
        world.clock.advance(60_000);
        world.settle().await;
        assert_eq!(media(&received(&world, &room).await[0]).state, "stored", "{fault}");
        let parts = std::fs::read_dir(world.folder().join("media")).unwrap();
        assert_eq!(
            parts.filter(|entry| entry.as_ref().unwrap().path().is_file()).count(),
            0,
            "no part stays behind"
        );
    }
}

#[tokio::test]
async fn bytes_that_are_gone_are_called_gone() {
    for status in [404, 410] {
        let (world, room) = mio_has_added_aya().await;
        fails(&world, "content", 1, json!({ "kind": "status", "status": status })).await;
        sends(&world, json!({ "type": "image", "content": picture() })).await;
        world.settle().await;
        assert_eq!(media(&received(&world, &room).await[0]).state, "gone");
    }
}

#[tokio::test]
async fn an_unsent_picture_leaves_no_file() {
    let (world, room) = mio_has_added_aya().await;
    let sent = sends(&world, json!({ "type": "image", "content": picture() })).await;
    world.settle().await;
    let content = received(&world, &room).await.remove(0);
    let path = store::media::path(world.folder(), media(&content).hash.as_ref().unwrap()).unwrap();
    assert!(path.exists());
    let unsend =
        format!("users/{}/chats/@aya/messages/{}/unsend", world.mio, sent["messageId"].as_str().unwrap());
    world.line.post(&unsend, json!({})).await.unwrap();
    world.settle().await;
    assert_eq!(received(&world, &room).await, [Content::Unsent]);
    assert!(!path.exists());
}

#[tokio::test]
async fn names_and_pictures_of_people_follow_line() {
    let (world, room) = mio_has_added_aya().await;
    let change = json!({ "displayName": "Mio 🌸", "picture": picture() });
    world.line.patch(&format!("users/{}", world.mio), change).await.unwrap();
    world.clock.advance(25 * 60 * 60 * 1000);
    world.writes(&world.mio, "@aya", "a day later").await;
    let detail = world.app().room_get(&world.aya, &room).await.unwrap();
    assert_eq!(detail.title, "Mio 🌸");
    assert!(detail.photo.is_some());
}

#[tokio::test]
async fn a_profile_that_line_does_not_tell_now_is_told_later() {
    let world = World::new().await;
    fails(&world, "profile", 1, json!({ "kind": "status", "status": 500 })).await;
    world.adds(&world.mio, "@aya").await;
    let rooms = crate::talk::rooms(&world, &world.aya, app::views::rooms::RoomFilter::Mine).await;
    assert_eq!(rooms[0].title, "");
    world.clock.advance(60_000);
    world.settle().await;
    assert_eq!(world.room(&world.aya, "Mio").await, rooms[0].id);
}
