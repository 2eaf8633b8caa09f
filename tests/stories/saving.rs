//! What somebody sent is saved where a member chooses.

use std::sync::atomic::Ordering;

use app::ErrorCode;
use base64::Engine;
use serde_json::{Value, json};
use testkit::World;

use crate::people::{code, picture};
use crate::talk::{fails, incoming, mio_has_added_aya};

fn bytes(text: &str) -> String {
    base64::engine::general_purpose::STANDARD.encode(text)
}

async fn sent(world: &World, room: &domain::RoomId, message: Value) -> domain::MessageId {
    world.clock.advance(1_000);
    world.line.sends(&world.mio, "@aya", message).await.expect("it is sent");
    world.settle().await;
    incoming(world, &world.aya, room).await.pop().expect("it came").id
}

#[tokio::test]
async fn a_file_is_saved_byte_by_byte_under_its_name_and_never_outside_the_chosen_folder() {
    let (world, room) = mio_has_added_aya().await;
    let file = json!({ "type": "file", "content": bytes("a page"), "fileName": "../../\u{202e}見積書.pdf" });
    let id = sent(&world, &room, file).await;
    assert!(world.app().message_save(&world.aya, &id).await.unwrap());
    let saved = world.desktop.files.lock().unwrap().clone();
    assert_eq!(saved, [("見積書.pdf".to_owned(), b"a page".to_vec())]);
}

#[tokio::test]
async fn pictures_and_recordings_are_saved_under_their_sender_s_name() {
    let (world, room) = mio_has_added_aya().await;
    let picture = sent(&world, &room, json!({ "type": "image", "content": picture() })).await;
    let audio =
        sent(&world, &room, json!({ "type": "audio", "content": bytes("hm"), "duration": 900 })).await;
    for id in [&picture, &audio] {
        assert!(world.app().message_save(&world.aya, id).await.unwrap());
    }
    let names: Vec<String> =
        world.desktop.files.lock().unwrap().iter().map(|(name, _)| name.clone()).collect();
    assert!(names.iter().all(|name| name.starts_with("Mio ")), "{names:?}");
    assert!(names[0].ends_with(".png") && names[0] != names[1], "{names:?}");
}

#[tokio::test]
async fn missing_or_foreign_media_is_not_saved_and_a_full_disk_is_reported() {
    let (world, room) = mio_has_added_aya().await;
    let text = sent(&world, &room, json!({ "type": "text", "text": "words" })).await;
    fails(&world, "content", 1, json!({ "kind": "status", "status": 410 })).await;
    let gone = sent(&world, &room, json!({ "type": "image", "content": picture() })).await;
    for id in [&text, &gone, &"nothing".into()] {
        assert_eq!(code(world.app().message_save(&world.aya, id).await), ErrorCode::NotFound);
    }
    let here = sent(&world, &room, json!({ "type": "image", "content": picture() })).await;
    assert_eq!(
        code(world.app().message_save(&world.ken, &here).await),
        ErrorCode::NotFound,
        "Aya's conversation"
    );
    world.desktop.refuses.store(true, Ordering::SeqCst);
    assert_eq!(code(world.app().message_save(&world.aya, &here).await), ErrorCode::SaveFailed);
}
