//! Pictures, videos, sounds and files: fetched at once, kept once, shown by what they are.

use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex};

use app::rooms::message_views::{Content, Media};
use app::rooms::views::ReachKind;
use base64::Engine;
use domain::message::MediaState;
use serde_json::{Value, json};
use testkit::World;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use url::Url;

use crate::people::picture;
use crate::talk::{fails, incoming, mio_has_added_aya};

async fn sends(world: &World, message: Value) -> Value {
    world.line.sends(&world.mio, "@aya", message).await.expect("it is sent")
}

pub async fn received(world: &World, room: &domain::RoomId) -> Vec<Content> {
    incoming(world, &world.aya, room).await.into_iter().map(|message| message.content).collect()
}

pub fn media(content: &Content) -> &Media {
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
    assert_eq!((media.state, media.mime.as_deref()), (MediaState::Stored, Some("image/png")));
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
        matches!(&all[0], Content::File { name, size: 29, .. } if name == "menu.html"),
        "a stranger's name is no path: {:?}",
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
async fn media_whose_download_fails_is_fetched_again() {
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
        assert_eq!(media(&received(&world, &room).await[0]).state, MediaState::Pending, "{fault}");
        world.clock.advance(60_000);
        world.settle().await;
        assert_eq!(media(&received(&world, &room).await[0]).state, MediaState::Stored, "{fault}");
        let parts = std::fs::read_dir(world.folder().join("media")).unwrap();
        assert_eq!(
            parts.filter(|entry| entry.as_ref().unwrap().path().is_file()).count(),
            0,
            "no part stays behind"
        );
    }
}

#[tokio::test]
async fn media_that_line_has_deleted_is_called_gone() {
    for status in [404, 410] {
        let (world, room) = mio_has_added_aya().await;
        fails(&world, "content", 1, json!({ "kind": "status", "status": status })).await;
        sends(&world, json!({ "type": "image", "content": picture() })).await;
        world.settle().await;
        assert_eq!(media(&received(&world, &room).await[0]).state, MediaState::Gone);
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
    world.app().erase_released().await.unwrap();
    assert!(!path.exists(), "after the commit");
}

#[tokio::test]
async fn profiles_of_line_users_follow_line() {
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
async fn a_failed_fetch_of_a_profile_is_repeated_later() {
    let world = World::new().await;
    fails(&world, "profile", 1, json!({ "kind": "status", "status": 500 })).await;
    world.adds(&world.mio, "@aya").await;
    let rooms = crate::talk::rooms(&world, &world.aya, domain::room::RoomFilter::Mine).await;
    assert_eq!(rooms[0].title, "");
    world.clock.advance(60_000);
    world.settle().await;
    assert_eq!(world.room(&world.aya, "Mio").await, rooms[0].id);
}

#[tokio::test]
async fn an_html_page_in_place_of_a_picture_is_rejected_and_fetched_again() {
    let (world, room) = mio_has_added_aya().await;
    fails(&world, "content", 2, json!({ "kind": "html", "status": 200 })).await;
    sends(&world, json!({ "type": "image", "content": picture() })).await;
    world.settle().await;
    for _ in 0..2 {
        assert_eq!(
            media(&received(&world, &room).await[0]).state,
            MediaState::Pending,
            "a gateway answered for LINE"
        );
        world.clock.advance(60_000);
        world.settle().await;
    }
    let content = received(&world, &room).await.remove(0);
    assert_eq!(
        (media(&content).state, media(&content).mime.as_deref()),
        (MediaState::Stored, Some("image/png"))
    );
}

#[tokio::test]
async fn fetches_from_a_blocked_picture_host_back_off_and_end() {
    let (mut world, room) = mio_has_added_aya().await;
    let stub = Stub::answers(|path, base| match path {
        "/photo" => (503, json!({})),
        _ if path.starts_with("/v2/bot/profile/") => {
            (200, json!({ "userId": "U", "displayName": "Mio Sato", "pictureUrl": format!("{base}photo") }))
        }
        _ => (404, json!({ "message": "Not found" })),
    })
    .await;
    world.line_is_at(stub.url.clone()).await;
    world.clock.advance(8 * 24 * HOUR_MS);
    world.app().profiles_refresh().await.unwrap();
    let mut each_hour = Vec::new();
    for _ in 0..24 {
        for _ in 0..60 {
            world.app().fetch_due().await.unwrap();
            world.clock.advance(60_000);
        }
        each_hour.push(stub.asked("/photo"));
    }
    assert!(each_hour[0] <= 11, "{each_hour:?}");
    assert!(each_hour[3] <= 14, "once an hour: {each_hour:?}");
    assert_eq!(each_hour.last(), Some(&21), "and then no more: {each_hour:?}");
    let detail = world.app().room_get(&world.aya, &room).await.unwrap();
    assert_eq!(detail.title, "Mio Sato", "the name is there all the time");
    assert_eq!(detail.reach.map(|reach| reach.kind), Some(ReachKind::Friend), "LINE knows her");
}

const HOUR_MS: i64 = 60 * 60 * 1000;

/// Stands for LINE where the simulator cannot: answers each path by a rule, and counts the questions. Dropping it ends
/// it.
pub struct Stub {
    pub url: Url,
    paths: Arc<Mutex<Vec<String>>>,
    task: JoinHandle<()>,
}

impl Stub {
    /// The rule is told the path and the stub's own address.
    pub async fn answers(rule: impl Fn(&str, &Url) -> (u16, Value) + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let url = Url::parse(&format!("http://{}/", listener.local_addr().unwrap())).unwrap();
        let (paths, base): (Arc<Mutex<Vec<String>>>, _) = (Arc::default(), url.clone());
        let asked = paths.clone();
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                // Who hangs up has got what they wanted.
                let path = path_asked(stream, |path| rule(path, &base)).await.unwrap_or_default();
                asked.lock().unwrap().push(path);
            }
        });
        Self { url, paths, task }
    }

    /// How often the bytes of any message were asked for.
    pub fn asked_for_content(&self) -> usize {
        self.paths.lock().unwrap().iter().filter(|asked| asked.ends_with("/content")).count()
    }

    /// How often this path was asked for.
    pub fn asked(&self, path: &str) -> usize {
        self.paths.lock().unwrap().iter().filter(|asked| *asked == path).count()
    }
}

impl Drop for Stub {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// One question and its answer. Returns the path.
async fn path_asked(mut stream: TcpStream, answer: impl Fn(&str) -> (u16, Value)) -> std::io::Result<String> {
    let mut head = Vec::new();
    while !head.windows(4).any(|four| four == b"\r\n\r\n") && stream.read_buf(&mut head).await? > 0 {}
    let head = String::from_utf8_lossy(&head).into_owned();
    let path = head.split_whitespace().nth(1).unwrap_or_default().to_owned();
    let (status, body) = answer(&path);
    let body = body.to_string();
    let head = format!(
        "HTTP/1.1 {status} .\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).await?;
    stream.write_all(body.as_bytes()).await?;
    Ok(path)
}

#[tokio::test]
async fn r23_an_unsent_picture_whose_file_cannot_be_deleted_goes_at_once_and_its_file_when_it_can() {
    let (world, room) = mio_has_added_aya().await;
    let sent = sends(&world, json!({ "type": "image", "content": picture() })).await;
    world.settle().await;
    let hash = media(&received(&world, &room).await[0]).hash.clone().expect("stored");
    let path = store::media::path(world.folder(), &hash).unwrap();
    let bytes = std::fs::read(&path).unwrap();
    // A folder cannot be deleted as a file: as one that another program holds, on Windows.
    std::fs::remove_file(&path).unwrap();
    std::fs::create_dir(&path).unwrap();
    let id = sent["messageId"].as_str().unwrap();
    world
        .line
        .post(&format!("users/{}/chats/@aya/messages/{id}/unsend", world.mio), json!({}))
        .await
        .unwrap();
    world.line.writes(&world.mio, "@aya", "and on").await.unwrap();
    world.settle().await;
    let all = received(&world, &room).await;
    assert_eq!(all[0], Content::Unsent, "the message is gone");
    assert_eq!(all.len(), 2, "and holds up nobody");
    assert!(!world.app().erase_released().await.unwrap(), "the file waits");
    std::fs::remove_dir(&path).unwrap();
    std::fs::write(&path, bytes).unwrap();
    assert!(world.app().erase_released().await.unwrap(), "it can be deleted now");
    assert!(!path.exists());
}

#[tokio::test]
async fn r23_what_line_asks_to_forget_is_in_no_file_of_the_workspace_any_more() {
    let (world, _) = mio_has_added_aya().await;
    let sent = world.line.writes(&world.mio, "@aya", "kumquat seven").await.unwrap();
    world.settle().await;
    let on_disk = || {
        ["workspace.db", "workspace.db-wal"].into_iter().any(|name| {
            let bytes = std::fs::read(world.folder().join(name)).unwrap_or_default();
            bytes.windows(13).any(|window| window == b"kumquat seven")
        })
    };
    assert!(on_disk());
    let id = sent["messageId"].as_str().unwrap();
    world
        .line
        .post(&format!("users/{}/chats/@aya/messages/{id}/unsend", world.mio), json!({}))
        .await
        .unwrap();
    world.settle().await;
    let mut tries = 0;
    while !world.app().erase_released().await.unwrap() {
        tries += 1;
        assert!(tries < 1000, "nobody reads or writes");
    }
    assert!(!on_disk(), "neither in the database nor in the WAL");
}

#[tokio::test]
async fn a_discarded_video_leaves_the_play_sign_to_the_other_one() {
    let (world, room) = mio_has_added_aya().await;
    let video = include_bytes!("../fixtures/video.mp4");
    let mut clips = Vec::new();
    for name in ["a.mp4", "b.mp4"] {
        let mut bytes = video.to_vec();
        // Another file of the same form: a free box at its end.
        bytes.extend_from_slice(&[0, 0, 0, 9, b'f', b'r', b'e', b'e', name.as_bytes()[0]]);
        clips.push(world.attaches(&world.aya, &room, name, &bytes).await.unwrap());
    }
    let previews = || async {
        let mut conn = world.app().store().read().await.unwrap();
        let hashes: Vec<String> =
            store::query("SELECT preview_hash FROM attachment").fetch_values(&mut conn).await.unwrap();
        hashes
    };
    let shared = previews().await;
    assert_eq!(shared[0], shared[1], "all videos share one play sign");
    world.app().attachment_discard(&world.aya, &clips[0].id).await.unwrap();
    world.app().erase_released().await.unwrap();
    let left = previews().await;
    assert_eq!(left.len(), 1);
    assert!(
        store::media::path(world.folder(), &left[0].clone().into()).unwrap().exists(),
        "its picture stays"
    );
}
