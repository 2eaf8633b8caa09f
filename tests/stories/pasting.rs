//! Pasting from the clipboard of this computer, where the web view is not given what is on it (decision 31).

use app::ErrorCode;
use app::environment::Clipboard;
use domain::RoomId;
use domain::message::{AttachmentKind, AttachmentRefusal};
use testkit::World;

use crate::people::{code, picture};
use crate::talk::mio_has_added_aya;

/// Another program has put something on the clipboard.
async fn copied(clipboard: Clipboard) -> (World, RoomId) {
    let (world, room) = mio_has_added_aya().await;
    *world.desktop.clipboard.lock().unwrap() = Some(clipboard);
    (world, room)
}

fn screenshot() -> Clipboard {
    use base64::Engine;
    Clipboard::Picture(base64::engine::general_purpose::STANDARD.decode(picture()).unwrap())
}

#[tokio::test]
async fn a_screenshot_on_the_clipboard_becomes_an_attachment_that_waits_to_be_sent() {
    let (world, room) = copied(screenshot()).await;
    let pasted = world.app().attachment_paste(&world.aya, &room, true).await.unwrap();
    assert_eq!((pasted.attached.len(), pasted.refused.len()), (1, 0));
    assert_eq!(
        (pasted.attached[0].kind, pasted.attached[0].name.as_str()),
        (AttachmentKind::Image, "image.png")
    );
    let waiting = world.app().room_get(&world.aya, &room).await.unwrap().attachments;
    assert_eq!(waiting, pasted.attached, "the room has it, as one that was dropped");
}

#[tokio::test]
async fn a_picture_of_words_that_are_on_the_clipboard_too_is_not_attached() {
    let (world, room) = copied(screenshot()).await;
    let pasted = world.app().attachment_paste(&world.aya, &room, false).await.unwrap();
    assert!(pasted.attached.is_empty() && pasted.refused.is_empty(), "only files count");
}

#[tokio::test]
async fn files_on_the_clipboard_are_attached_and_what_cannot_be_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    std::fs::write(path("見積.pdf"), b"%PDF-1.7").unwrap();
    std::fs::write(path("long.bin"), vec![7; 2_500_000]).unwrap();
    std::fs::write(path("nothing.txt"), b"").unwrap();
    std::fs::create_dir(path("letters")).unwrap();
    let large = std::fs::File::create(path("film.mp4")).unwrap();
    large.set_len(300_000_000).unwrap();
    let names = ["letters", "見積.pdf", "nothing.txt", "gone.txt", "film.mp4", "long.bin"];
    let (world, room) = copied(Clipboard::Files(names.map(path).to_vec())).await;
    let pasted = world.app().attachment_paste(&world.aya, &room, false).await.unwrap();
    let attached: Vec<_> = pasted.attached.iter().map(|one| (one.name.as_str(), one.size)).collect();
    assert_eq!(attached, [("見積.pdf", 8), ("long.bin", 2_500_000)], "whole, in the order of the clipboard");
    let refused: Vec<_> = pasted.refused.iter().map(|one| (one.name.as_str(), one.why, one.limit)).collect();
    assert_eq!(
        refused,
        [
            ("letters", AttachmentRefusal::Unreadable, None),
            ("nothing.txt", AttachmentRefusal::Empty, None),
            ("gone.txt", AttachmentRefusal::Unreadable, None),
            ("film.mp4", AttachmentRefusal::TooLarge, Some(app::sending::attachments::parts::MOST_BYTES)),
        ]
    );
    let left = std::fs::read_dir(world.folder().join("attachments")).map_or(0, Iterator::count);
    assert_eq!(left, 0, "nothing is left behind of what was refused");
}

#[tokio::test]
async fn the_clipboard_is_not_read_for_a_member_who_may_not_write_in_the_room() {
    let (world, room) = copied(screenshot()).await;
    // Whoever looked would be told that it cannot be read.
    world.desktop.refuses.store(true, std::sync::atomic::Ordering::SeqCst);
    let of_ken = world.app().attachment_paste(&world.ken, &room, true).await;
    assert_eq!(code(of_ken), ErrorCode::NotFound, "the room is not Ken's");
    world.clock.advance(1_000);
    world
        .line
        .post(&format!("users/{}/block", world.mio), serde_json::json!({ "basicId": "@aya" }))
        .await
        .unwrap();
    world.settle().await;
    let blocked = world.app().attachment_paste(&world.aya, &room, true).await;
    assert_eq!(code(blocked), ErrorCode::ReadOnly);
}

#[tokio::test]
async fn a_clipboard_that_cannot_be_read_is_reported_and_an_empty_one_is_not() {
    let (world, room) = copied(Clipboard::Nothing).await;
    let pasted = world.app().attachment_paste(&world.aya, &room, true).await.unwrap();
    assert!(pasted.attached.is_empty() && pasted.refused.is_empty());
    world.desktop.refuses.store(true, std::sync::atomic::Ordering::SeqCst);
    let unreadable = world.app().attachment_paste(&world.aya, &room, true).await;
    assert_eq!(code(unreadable), ErrorCode::ClipboardUnreadable);
}
