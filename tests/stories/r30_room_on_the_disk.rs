//! R30: room for the next message. What strangers send never takes the disk space that receiving needs.

use app::ErrorCode;
use app::company::views::MediaLimits;
use app::disk_space::RESERVE_BYTES;
use app::rooms::message_views::Content;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::message::{MediaHold, MediaState};
use domain::storage::StorageFault;
use domain::{MessageId, RoomId};
use serde_json::json;
use store::query;
use testkit::World;

use crate::media::{Stub, media, received};
use crate::people::picture;
use crate::talk::{incoming, mio_has_added_aya};

const MEGABYTE: usize = 1_000_000;

/// Mio sends a video of so many bytes, and everything that follows happens.
async fn sends_video(world: &World, bytes: usize) {
    world.clock.advance(1_000);
    let content = STANDARD.encode(vec![7; bytes]);
    let video = json!({ "type": "video", "content": content, "duration": 1000 });
    world.line.sends(&world.mio, "@aya", video).await.expect("it is sent");
    world.settle().await;
}

async fn sends_picture(world: &World) {
    world.clock.advance(1_000);
    let image = json!({ "type": "image", "content": picture() });
    world.line.sends(&world.mio, "@aya", image).await.expect("it is sent");
    world.settle().await;
}

async fn states(world: &World, room: &RoomId) -> Vec<(MediaState, Option<MediaHold>)> {
    received(world, room).await.iter().map(|one| (media(one).state, media(one).hold)).collect()
}

async fn last(world: &World, room: &RoomId) -> MessageId {
    incoming(world, &world.aya, room).await.pop().expect("a message").id
}

async fn limit(world: &World, megabytes_a_day: u32) {
    let limits = MediaLimits { megabytes_a_day, link_days: 90 };
    world.app().media_limits_set(&world.aya, limits).await.expect("Aya is an administrator");
}

#[tokio::test]
async fn r30_downloads_stop_before_the_reserve_and_go_on_when_there_is_disk_space_again() {
    let (world, room) = mio_has_added_aya().await;
    world.disk.set_free(RESERVE_BYTES);
    sends_video(&world, MEGABYTE).await;
    assert_eq!(states(&world, &room).await, [(MediaState::Pending, Some(MediaHold::NoRoom))]);
    assert_eq!(banner(&world).await, Some(StorageFault::NoRoom), "it is said");
    world.writes(&world.mio, "@aya", "did it come?").await;
    assert_eq!(incoming(&world, &world.aya, &room).await.len(), 2, "words come in all the same");
    world.disk.set_free(RESERVE_BYTES + 50_000_000);
    world.clock.advance(61_000);
    world.settle().await;
    assert_eq!(media(&received_media(&world, &room).await).state, MediaState::Stored);
    assert_eq!(banner(&world).await, None, "and the banner goes by itself");
}

/// The only message with bytes.
async fn received_media(world: &World, room: &RoomId) -> Content {
    let all = received(world, room).await;
    all.into_iter().find(|one| matches!(one, Content::Video { .. } | Content::Image { .. })).expect("a video")
}

async fn banner(world: &World) -> Option<StorageFault> {
    world.app().session_get(&world.aya).await.unwrap().storage
}

#[tokio::test]
async fn r30_a_video_that_would_take_the_reserve_is_not_fetched_and_a_small_picture_is() {
    let (world, room) = mio_has_added_aya().await;
    world.disk.set_free(RESERVE_BYTES + MEGABYTE as u64);
    sends_video(&world, 2 * MEGABYTE).await;
    sends_picture(&world).await;
    assert_eq!(
        states(&world, &room).await,
        [(MediaState::Pending, Some(MediaHold::NoRoom)), (MediaState::Stored, None)]
    );
    assert_eq!(parts(&world), 0, "no part of it stays");
}

/// Files of downloads that are under way or were left behind.
fn parts(world: &World) -> usize {
    let entries = std::fs::read_dir(world.folder().join("media")).unwrap();
    entries.filter(|entry| entry.as_ref().unwrap().path().is_file()).count()
}

#[tokio::test]
async fn r30_attachments_and_photos_do_not_take_the_reserve_either() {
    let (world, room) = mio_has_added_aya().await;
    world.disk.set_free(RESERVE_BYTES + 10);
    let refused = world.attaches(&world.aya, &room, "offer.pdf", b"%PDF-1.7 an offer").await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::StorageFull);
    let photo = world.app().member_photo_set(&world.aya, &world.ken, Some(&picture())).await;
    assert_eq!(photo.unwrap_err().code, ErrorCode::StorageFull);
    let change = json!({ "displayName": "Mio 🌸", "picture": picture() });
    world.line.patch(&format!("users/{}", world.mio), change).await.unwrap();
    world.clock.advance(25 * 60 * 60 * 1000);
    world.writes(&world.mio, "@aya", "a day later").await;
    let detail = world.app().room_get(&world.aya, &room).await.unwrap();
    assert_eq!((detail.title.as_str(), detail.photo), ("Mio 🌸", None), "a name takes no room");
    world.disk.set_free(RESERVE_BYTES + 100_000_000);
    world.clock.advance(60 * 60 * 1000);
    world.settle().await;
    let detail = world.app().room_get(&world.aya, &room).await.unwrap();
    assert!(detail.photo.is_some(), "the picture follows");
}

#[tokio::test]
async fn r30_what_one_line_user_sends_beyond_the_day_limit_waits_for_a_member() {
    let (world, room) = mio_has_added_aya().await;
    limit(&world, 5).await;
    for _ in 0..3 {
        sends_video(&world, 2 * MEGABYTE).await;
    }
    let stored = (MediaState::Stored, None);
    let held = (MediaState::Pending, Some(MediaHold::DayLimit));
    assert_eq!(states(&world, &room).await, [stored, stored, held]);
    world.clock.advance(2 * 24 * 60 * 60 * 1000);
    world.settle().await;
    assert_eq!(states(&world, &room).await[2], held, "it does not come by itself on another day");
    sends_video(&world, 2 * MEGABYTE).await;
    assert_eq!(states(&world, &room).await[3], stored, "a new day, a new allowance");

    let id = incoming(&world, &world.aya, &room).await[2].id.clone();
    let refused = world.app().message_fetch_media(&world.ken, &id).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::NotFound, "Ken takes no part in the room");
    world.app().message_fetch_media(&world.aya, &id).await.expect("fetched all the same");
    world.settle().await;
    assert_eq!(states(&world, &room).await[2], stored);
    let again = world.app().message_fetch_media(&world.aya, &id).await.unwrap_err();
    assert_eq!(again.code, ErrorCode::Changed, "it is here");
}

#[tokio::test]
async fn r30_the_day_limit_of_one_line_user_is_no_limit_for_another() {
    let (world, room) = mio_has_added_aya().await;
    limit(&world, 1).await;
    sends_video(&world, 2 * MEGABYTE).await;
    assert_eq!(states(&world, &room).await, [(MediaState::Pending, Some(MediaHold::DayLimit))]);
    world.adds(&world.ploy, "@aya").await;
    let image = json!({ "type": "image", "content": picture() });
    world.line.sends(&world.ploy, "@aya", image).await.expect("it is sent");
    world.settle().await;
    let ploys = world.room(&world.aya, "Ploy").await;
    assert_eq!(states(&world, &ploys).await, [(MediaState::Stored, None)]);
}

#[tokio::test]
async fn r30_only_administrators_set_the_day_limit() {
    let (world, _) = mio_has_added_aya().await;
    let refused =
        world.app().media_limits_set(&world.ken, MediaLimits { megabytes_a_day: 7, link_days: 90 }).await;
    assert_eq!(refused.unwrap_err().code, ErrorCode::NotAdministrator);
    let wrong =
        world.app().media_limits_set(&world.aya, MediaLimits { megabytes_a_day: 0, link_days: 90 }).await;
    assert_eq!(wrong.unwrap_err().fields[0].field, "megabytesADay");
    let admin = world.app().admin_get(&world.aya).await.unwrap();
    assert_eq!(admin.media_limits.megabytes_a_day, 1000, "the usual");
    limit(&world, 7).await;
    let admin = world.app().admin_get(&world.aya).await.unwrap();
    assert_eq!(admin.media_limits.megabytes_a_day, 7);
}

/// Runs the download loop's step five times, five seconds apart, as often as a fault is tried after.
async fn five_runs(world: &World) {
    for _ in 0..5 {
        let _ = world.app().fetch_due().await;
        world.clock.advance(5_000);
    }
}

/// From now on a stub stands for LINE, which counts how often it is asked for content.
async fn counts(world: &mut World) -> Stub {
    let stub = Stub::answers(|path, _| match path.ends_with("/content") {
        true => (200, json!({ "some": "bytes" })),
        false => (404, json!({ "message": "Not found" })),
    })
    .await;
    world.line_is_at(stub.url.clone()).await;
    stub
}

#[tokio::test]
async fn r30_a_disk_fault_of_a_download_backs_off_and_its_bubble_says_so() {
    let (mut world, room) = mio_has_added_aya().await;
    let line = counts(&mut world).await;
    world.disk.set_free(RESERVE_BYTES);
    sends_picture(&world).await;
    let part = world.folder().join("media").join(format!("{}.part", last(&world, &room).await));
    std::fs::create_dir(&part).unwrap();
    world.disk.set_free(1 << 40);
    world.clock.advance(61_000);
    five_runs(&world).await;
    assert_eq!(states(&world, &room).await, [(MediaState::Pending, Some(MediaHold::DiskFault))]);
    assert_eq!(line.asked_for_content(), 0, "what the disk refuses is not asked of LINE");
    std::fs::remove_dir(&part).unwrap();
    world.clock.advance(3_600_000);
    world.settle().await;
    assert_eq!(states(&world, &room).await, [(MediaState::Stored, None)], "it was never given up");
}

#[tokio::test]
async fn r30_a_disk_fault_after_a_download_does_not_fetch_it_every_five_seconds() {
    let (mut world, room) = mio_has_added_aya().await;
    let line = counts(&mut world).await;
    // The place of the picture is taken by a file where a folder has to be.
    for byte in 0..=255 {
        let folder = world.folder().join("media").join(format!("{byte:02x}"));
        if !folder.exists() {
            std::fs::write(folder, "").unwrap();
        }
    }
    sends_picture(&world).await;
    five_runs(&world).await;
    assert_eq!(states(&world, &room).await, [(MediaState::Pending, Some(MediaHold::DiskFault))]);
    let few = line.asked_for_content();
    assert!((1..=4).contains(&few), "{few} downloads in half a minute");
    for _ in 0..600 {
        world.app().fetch_due().await.unwrap();
        world.clock.advance(60_000);
    }
    assert!(line.asked_for_content() < 25, "at most once an hour in the end: {}", line.asked_for_content());
}

#[tokio::test]
async fn r30_a_database_fault_after_a_download_does_not_fetch_it_every_five_seconds() {
    let (mut world, room) = mio_has_added_aya().await;
    let line = counts(&mut world).await;
    let mut tx = world.app().store().begin().await.unwrap();
    let trigger = "CREATE TRIGGER refuses BEFORE UPDATE OF media_state ON message \
                   BEGIN SELECT RAISE(ABORT, 'no'); END";
    query(trigger).execute(tx.conn()).await.unwrap();
    tx.commit().await.unwrap();
    world.clock.advance(1_000);
    let image = json!({ "type": "image", "content": picture() });
    world.line.sends(&world.mio, "@aya", image).await.expect("it is sent");
    world.platform.settled(std::time::Duration::from_secs(10)).await.unwrap();
    world.app().apply_pending().await.unwrap();
    five_runs(&world).await;
    let few = line.asked_for_content();
    assert!((1..=4).contains(&few), "{few} downloads in 25 seconds");
    let mut tx = world.app().store().begin().await.unwrap();
    query("DROP TRIGGER refuses").execute(tx.conn()).await.unwrap();
    tx.commit().await.unwrap();
    world.clock.advance(3_600_000);
    world.settle().await;
    assert_eq!(states(&world, &room).await, [(MediaState::Stored, None)]);
}
