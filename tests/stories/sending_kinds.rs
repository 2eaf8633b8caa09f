//! Everything that LINE lets an account send a person, in the shape in which LINE takes it (LINE reference A.2.2).

use app::rooms::message_views::{Content, Preview, TextEmoji};
use app::sending::views::NewContent;
use app::{Error, ErrorCode, Reason};
use domain::RoomId;
use domain::delivery::Delivery;
use domain::message::{AttachmentKind, AttachmentNote, AttachmentRefusal};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use serde_json::{Value, json};
use store::query;
use testkit::World;

use crate::talk::{incoming, messages, mio_has_added_aya, outgoing, stands};

const VIDEO: &[u8] = include_bytes!("../fixtures/video.mp4");
const MOV: &[u8] = include_bytes!("../fixtures/clip.mov");
const M4A: &[u8] = include_bytes!("../fixtures/sound.m4a");
const MP3: &[u8] = include_bytes!("../fixtures/sound.mp3");

/// Mio has added Aya a while ago: what Aya writes is pushed.
async fn world() -> (World, RoomId) {
    let (world, room) = mio_has_added_aya().await;
    world.clock.advance(60_000);
    (world, room)
}

/// What LINE accepted last.
async fn last_at_line(world: &World) -> Value {
    let sent = world.platform.sent().await;
    sent.last().and_then(|sent| sent.messages.last()).cloned().expect("LINE accepted something")
}

fn png(picture: impl Into<DynamicImage>) -> Vec<u8> {
    let mut out = std::io::Cursor::new(Vec::new());
    picture.into().write_to(&mut out, ImageFormat::Png).unwrap();
    out.into_inner()
}

pub fn attachment(id: domain::AttachmentId) -> NewContent {
    NewContent::Attachment { attachment_id: id }
}

#[tokio::test]
async fn line_emoji_are_sent_as_placeholders_with_indexes_and_a_typed_dollar_stays_one() {
    let (world, room) = world().await;
    let emoji = TextEmoji {
        index: 8,
        length: 1,
        product_id: "5ac1bfd5040ab15980c9b435".into(),
        emoji_id: "002".into(),
    };
    let text = NewContent::Text { text: "5 $ 😀 x$".into(), emojis: vec![emoji] };
    world.says(&world.aya, &room, text).await;
    world.delivers().await;
    let at_line = last_at_line(&world).await;
    assert_eq!(at_line["text"], "5 $ 😀 x$");
    assert_eq!(
        at_line["emojis"],
        json!([{ "index": 8, "productId": "5ac1bfd5040ab15980c9b435", "emojiId": "002" }])
    );
}

#[tokio::test]
async fn listed_stickers_and_locations_are_sent_and_others_are_refused_before_they_leave() {
    let (world, room) = world().await;
    let sticker = |package_id: &str, sticker_id: &str| NewContent::Sticker {
        package_id: package_id.into(),
        sticker_id: sticker_id.into(),
    };
    world.says(&world.aya, &room, sticker("446", "1988")).await;
    world.delivers().await;
    assert_eq!(last_at_line(&world).await["stickerId"], "1988");
    let place = NewContent::Location {
        title: "Café Hanare".into(),
        address: "1-2-3 Kyoto".into(),
        latitude: 35.01,
        longitude: 135.77,
    };
    world.says(&world.aya, &room, place).await;
    world.delivers().await;
    let at_line = last_at_line(&world).await;
    assert_eq!((&at_line["title"], &at_line["latitude"]), (&json!("Café Hanare"), &json!(35.01)));
    let id = uuid::Uuid::nil().to_string().into();
    let refused = world.app().message_send(&world.aya, &room, &id, sticker("1", "1")).await;
    assert_eq!(refused.err().map(|error| error.code), Some(ErrorCode::InvalidFields));
}

#[tokio::test]
async fn quotes_go_both_ways() {
    let (world, room) = world().await;
    world.writes(&world.mio, "@aya", "Is Saturday free?").await;
    let question = incoming(&world, &world.aya, &room).await.remove(0);
    assert!(question.quotable, "LINE has given a token for it");
    let yes = NewContent::Text { text: "Yes".into(), emojis: Vec::new() };
    world.says(&world.aya, &room, (yes, Some(question.id.clone()))).await;
    world.delivers().await;
    assert!(last_at_line(&world).await["quoteToken"].is_string());
    let answer = messages(&world, &world.aya, &room).await.pop().unwrap();
    assert_eq!(answer.quoted.map(|quoted| quoted.id), Some(question.id));
    assert!(answer.quotable, "LINE has given a token for what was sent, too");

    let yes_at_line = on_mios_phone(&world).await["messageId"].clone();
    let thanks = json!({ "type": "text", "text": "Thanks!", "quotedMessageId": yes_at_line });
    world.line.sends(&world.mio, "@aya", thanks).await.unwrap();
    world.settle().await;
    let thanks = incoming(&world, &world.aya, &room).await.pop().unwrap();
    assert_eq!(thanks.quoted.map(|quoted| quoted.preview), Some(Preview::Text { text: "Yes".into() }));
}

#[tokio::test]
async fn an_unsent_message_or_one_of_another_room_is_not_quoted() {
    let (world, room) = world().await;
    let sent = world.line.writes(&world.mio, "@aya", "oops").await.unwrap();
    world.settle().await;
    let oops = incoming(&world, &world.aya, &room).await.remove(0);
    let path =
        format!("users/{}/chats/%40aya/messages/{}/unsend", world.mio, sent["messageId"].as_str().unwrap());
    world.line.post(&path, json!({})).await.unwrap();
    world.settle().await;
    world.adds(&world.ploy, "@aya").await;
    let ploy = world.room(&world.aya, "Ploy").await;
    world.writes(&world.mio, "@aya", "again").await;
    let again = incoming(&world, &world.aya, &room).await.pop().unwrap();
    for (room, quoted) in [(&room, oops.id), (&ploy, again.id)] {
        let id = world.new_id().into();
        let text = NewContent::Text { text: "what?".into(), emojis: Vec::new() };
        let refused = world.app().message_send(&world.aya, room, &id, (text, Some(quoted))).await;
        assert_eq!(refused.err().map(|error| error.code), Some(ErrorCode::NotQuotable));
    }
}

#[tokio::test]
async fn a_picture_is_sent_with_its_preview_and_phones_can_load_both() {
    let (world, room) = world().await;
    let picture = png(RgbImage::from_pixel(1200, 900, Rgb([20, 120, 90])));
    let handed_in = world.attaches(&world.aya, &room, "../plan.png", &picture).await.unwrap();
    assert_eq!((handed_in.kind, handed_in.name.as_str()), (AttachmentKind::Image, "plan.png"));
    let kept = world.app().room_get(&world.aya, &room).await.unwrap().attachments;
    assert_eq!(kept, std::slice::from_ref(&handed_in), "it waits in its room");
    let id = world.says(&world.aya, &room, attachment(handed_in.id)).await;
    world.delivers().await;
    assert_eq!(stands(&world, &room, &id).await.0, Delivery::Accepted);
    let (original, preview) = (load(&world, "original").await, load(&world, "preview").await);
    assert_eq!(
        (original["status"].as_u64(), original["contentType"].as_str()),
        (Some(200), Some("image/png"))
    );
    assert_eq!(original["bytes"].as_u64(), Some(picture.len() as u64));
    assert_eq!(preview["contentType"], "image/jpeg");
    assert!(world.app().room_get(&world.aya, &room).await.unwrap().attachments.is_empty(), "it was sent");
}

/// The last message of the chat as Mio's phone has it.
async fn on_mios_phone(world: &World) -> Value {
    let chat = world.line.get(&format!("users/{}/chats/%40aya/messages", world.mio)).await.unwrap();
    chat.as_array().and_then(|list| list.last()).cloned().expect("a message")
}

/// Mio's phone loads a part of the last message.
pub async fn load(world: &World, part: &str) -> Value {
    let id = on_mios_phone(world).await["messageId"].as_str().unwrap().to_owned();
    let path = format!("users/{}/chats/%40aya/messages/{id}/load", world.mio);
    world.line.post(&path, json!({ "part": part })).await.expect("the phone loads it")
}

#[tokio::test]
async fn pictures_in_formats_that_line_does_not_accept_are_converted() {
    let (world, room) = world().await;
    let mut webp = std::io::Cursor::new(Vec::new());
    let see_through = RgbaImage::from_pixel(80, 60, Rgba([0, 0, 0, 0]));
    DynamicImage::from(see_through).write_to(&mut webp, ImageFormat::WebP).unwrap();
    let made = world.attaches(&world.aya, &room, "a.webp", &webp.into_inner()).await.unwrap();
    assert_eq!((made.kind, made.notes), (AttachmentKind::Image, vec![AttachmentNote::Converted]));
    assert_eq!(made.media.mime.as_deref(), Some("image/jpeg"));

    // Noise does not compress: more than 10 MB as PNG.
    let noise = RgbImage::from_fn(2400, 1800, |x, y| {
        let n = (x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(40_503)).wrapping_mul(2_246_822_519);
        Rgb([(n >> 8) as u8, (n >> 16) as u8, (n >> 24) as u8])
    });
    let large = png(noise);
    assert!(large.len() > 10_000_000, "{}", large.len());
    let made = world.attaches(&world.aya, &room, "large.png", &large).await.unwrap();
    assert_eq!(made.notes, [AttachmentNote::MadeSmaller]);
    assert!(made.size < 10_000_000, "{}", made.size);
}

#[tokio::test]
async fn a_photo_of_very_many_pixels_is_scaled_down_and_sent_without_its_exif_location() {
    let (world, room) = world().await;
    let mut photo = Vec::new();
    let large = RgbImage::from_pixel(8192, 1000, Rgb([90, 120, 150]));
    large.write_with_encoder(image::codecs::jpeg::JpegEncoder::new(&mut photo)).unwrap();
    let exif = [b"\xff\xe1\x00\x10Exif\0\0".as_slice(), b"35.6N139"].concat();
    let photo = [&photo[..2], &exif, &photo[2..]].concat();
    let made = world.attaches(&world.aya, &room, "photo.jpg", &photo).await.unwrap();
    assert_eq!((made.kind, made.notes), (AttachmentKind::Image, vec![AttachmentNote::MadeSmaller]));
    assert_eq!((made.media.width, made.media.height), (Some(4096), Some(500)));
    let path = store::media::path(world.folder(), made.media.hash.as_ref().unwrap()).unwrap();
    let sent = std::fs::read(path).unwrap();
    assert!(!sent.windows(4).any(|some| some == b"Exif"));
}

#[tokio::test]
async fn videos_and_audio_are_sent_with_their_duration_and_other_formats_as_a_link() {
    let (world, room) = world().await;
    let video = world.attaches(&world.aya, &room, "clip.mp4", VIDEO).await.unwrap();
    assert_eq!((video.kind, video.duration), (AttachmentKind::Video, Some(1000)));
    world.says(&world.aya, &room, attachment(video.id)).await;
    world.delivers().await;
    let at_line = last_at_line(&world).await;
    assert_eq!(at_line["type"], "video");
    assert_eq!(load(&world, "original").await["contentType"], "video/mp4");
    for (name, bytes, mime) in [("tone.m4a", M4A, "audio/mp4"), ("tone.mp3", MP3, "audio/mpeg")] {
        let sound = world.attaches(&world.aya, &room, name, bytes).await.unwrap();
        assert_eq!((sound.kind, sound.media.mime.as_deref()), (AttachmentKind::Audio, Some(mime)));
        let length = sound.duration.unwrap();
        assert!((1400..1700).contains(&length), "{name}: {length} ms");
        world.says(&world.aya, &room, attachment(sound.id)).await;
        world.delivers().await;
        assert_eq!(last_at_line(&world).await["duration"], json!(length));
    }
    let mov = world.attaches(&world.aya, &room, "clip.mov", MOV).await.unwrap();
    assert_eq!((mov.kind, mov.notes), (AttachmentKind::File, vec![AttachmentNote::VideoAsLink]));
}

#[tokio::test]
async fn a_file_is_sent_as_a_link_and_shown_as_a_file() {
    let (world, room) = world().await;
    let file = world.attaches(&world.aya, &room, "見積書.pdf", b"%PDF-1.7 offer").await.unwrap();
    assert_eq!((file.kind, file.notes), (AttachmentKind::File, vec![AttachmentNote::FileAsLink]));
    let id = world.says(&world.aya, &room, attachment(file.id)).await;
    world.delivers().await;
    let text = last_at_line(&world).await["text"].as_str().unwrap().to_owned();
    assert!(text.starts_with("📎 見積書.pdf (1 KB)\n"), "{text}");
    let url = text.lines().last().unwrap();
    let answer = reqwest::get(url).await.unwrap();
    let disposition = answer.headers()["content-disposition"].to_str().unwrap().to_owned();
    assert!(disposition.starts_with("attachment"), "never shown as a page: {disposition}");
    assert_eq!(answer.bytes().await.unwrap().as_ref(), b"%PDF-1.7 offer");
    let shown =
        messages(&world, &world.aya, &room).await.into_iter().find(|message| message.id == id).unwrap();
    assert!(matches!(shown.content, Content::File { linked: true, .. }), "{:?}", shown.content);
}

#[tokio::test]
async fn an_unknown_or_withdrawn_media_link_is_not_found() {
    let (world, room) = world().await;
    let picture = png(RgbImage::from_pixel(10, 10, Rgb([1, 2, 3])));
    let handed_in = world.attaches(&world.aya, &room, "a.png", &picture).await.unwrap();
    let id = world.says(&world.aya, &room, attachment(handed_in.id)).await;
    let published = published(&world).await;
    assert_eq!(published.len(), 2, "the picture and its small one");
    let door = world.workspace().webhook_server_url().unwrap();
    let status = async |token: &str| {
        reqwest::get(door.join(&format!("media/{token}/a.png")).unwrap()).await.unwrap().status().as_u16()
    };
    assert_eq!(status(&published[0]).await, 200);
    assert_eq!(status(&"0".repeat(32)).await, 404);
    assert_eq!(status("..%2f..%2fworkspace.db").await, 404);
    world.app().message_recall(&world.aya, &id).await.unwrap();
    assert_eq!(status(&published[0]).await, 404, "nobody was sent it");
}

async fn published(world: &World) -> Vec<String> {
    let mut conn = world.app().store().read().await.unwrap();
    query("SELECT token FROM published_media ORDER BY part").fetch_values(&mut conn).await.unwrap()
}

#[tokio::test]
async fn an_attachment_that_cannot_be_sent_is_refused_with_the_reason_and_disturbs_no_other() {
    let (world, room) = world().await;
    let why = |refused: Result<_, Error>| {
        let error = refused.expect_err("it is refused");
        (error.code, error.reason)
    };
    let empty = world.attaches(&world.aya, &room, "empty.txt", b"").await.map(drop);
    assert_eq!(why(empty), (ErrorCode::BadAttachment, Some(Reason::Attachment(AttachmentRefusal::Empty))));
    let part = app::sending::attachments::parts::Part::new(world.new_id().into(), "big.mp4", 0, 300_000_000);
    let large = world.app().attachment_put(&world.aya, &room, &part, b"abc").await.map(drop);
    assert_eq!(why(large), (ErrorCode::BadAttachment, Some(Reason::Attachment(AttachmentRefusal::TooLarge))));
    let elsewhere = world.attaches(&world.ken, &room, "a.txt", b"abc").await.map(drop);
    assert_eq!(why(elsewhere).0, ErrorCode::NotFound, "Ken takes no part in this room");
    let broken =
        world.attaches(&world.aya, &room, "photo.jpg", b"\xff\xd8\xff\xe0 not a picture").await.unwrap();
    assert_eq!(broken.kind, AttachmentKind::File, "it goes out as what it is");
}

#[tokio::test]
async fn on_a_shared_account_each_message_has_the_members_name_and_icon_as_sender() {
    let world = World::new().await;
    let shared = world.connect_account("@hanare", true).await;
    world.assign(&world.aya, &shared).await;
    let face = base64::Engine::encode(
        &base64::engine::general_purpose::STANDARD,
        png(RgbImage::from_pixel(300, 300, Rgb([200, 80, 40]))),
    );
    world.app().member_photo_set(&world.aya, &world.aya, Some(&face)).await.unwrap();
    world.writes(&world.mio, "@hanare", "Hello?").await;
    let unassigned = domain::room::RoomFilter::Unassigned;
    let room = world.app().room_list(&world.aya, unassigned, "", 0, 1).await.unwrap().rows[0].id.clone();
    world.app().room_take(&world.aya, &room).await.unwrap();
    world.sends(&world.aya, &room, "Welcome").await;
    world.delivers().await;
    let sender = last_at_line(&world).await["sender"].clone();
    assert_eq!(sender["name"], "Aya");
    let icon = reqwest::get(sender["iconUrl"].as_str().unwrap()).await.unwrap();
    assert_eq!(icon.headers()["content-type"], "image/png");
    let icon = image::load_from_memory(&icon.bytes().await.unwrap()).unwrap();
    assert_eq!((icon.width(), icon.height()), (256, 256), "square");
}

#[tokio::test]
async fn several_messages_within_the_undo_seconds_are_batched_into_one_push_and_cost_one() {
    let (world, room) = world().await;
    let first = world.sends(&world.aya, &room, "one").await;
    for text in ["two", "three"] {
        // Within the undo seconds of the one before: the first is held back until the last is due.
        world.clock.advance(3_000);
        world.app().deliver_due().await.unwrap();
        world.sends(&world.aya, &room, text).await;
    }
    assert_eq!(stands(&world, &room, &first).await.0, Delivery::Waiting);
    let picture = png(RgbImage::from_pixel(10, 10, Rgb([1, 2, 3])));
    let handed_in = world.attaches(&world.aya, &room, "a.png", &picture).await.unwrap();
    let last = world.says(&world.aya, &room, attachment(handed_in.id)).await;
    world.delivers().await;
    let sent = world.platform.sent().await;
    assert_eq!(sent.iter().map(|sent| sent.messages.len()).collect::<Vec<_>>(), [4]);
    assert_eq!(outgoing(&world, &world.aya, &room, &last).await.delivery, Delivery::Accepted);
    let used = world.app().room_get(&world.aya, &room).await.unwrap().price.quota.used;
    assert_eq!(used, 1);
}
