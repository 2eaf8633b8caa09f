//! Where a picture, video or sound was made does not go out with it (decision 14).

use std::io::Cursor;

use app::rooms::message_views::Attachment;
use domain::RoomId;
use domain::message::{AttachmentKind, AttachmentNote};
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use serde_json::Value;
use testkit::World;

use crate::sending_kinds::attachment;
use crate::talk::mio_has_added_aya;

const VIDEO: &[u8] = include_bytes!("../fixtures/video.mp4");
const MOV: &[u8] = include_bytes!("../fixtures/clip.mov");
const M4A: &[u8] = include_bytes!("../fixtures/sound.m4a");
/// Where it was, as the containers of these stories have it.
const PLACES: [&str; 3] = ["Kyoto", "+35.0116+135.7681/", "GPS 35.0116N"];

/// Mio has added Aya a while ago: what Aya writes is pushed.
async fn world() -> (World, RoomId) {
    let (world, room) = mio_has_added_aya().await;
    world.clock.advance(60_000);
    (world, room)
}

/// Aya sends a file.
async fn sends(world: &World, room: &RoomId, name: &str, file: &[u8]) -> Attachment {
    assert!(tells_place(file), "{name} has a place to leave out");
    let handed_in = world.attaches(&world.aya, room, name, file).await.expect("it is taken");
    let waiting = std::fs::read_dir(world.folder().join("attachments")).unwrap().count();
    assert_eq!(waiting, 0, "{name}: no temporary file stays behind");
    world.says(&world.aya, room, attachment(handed_in.id.clone())).await;
    world.delivers().await;
    handed_in
}

fn tells_place(file: &[u8]) -> bool {
    PLACES.iter().any(|place| file.windows(place.len()).any(|window| window == place.as_bytes()))
}

/// What LINE accepted last.
async fn at_line(world: &World) -> Value {
    let sent = world.platform.sent().await;
    sent.last().and_then(|sent| sent.messages.last()).cloned().expect("LINE accepted something")
}

/// The bytes that a link serves, whoever follows it.
async fn served(url: &str) -> Vec<u8> {
    let answer = reqwest::get(url).await.unwrap().error_for_status().expect("the link serves it");
    answer.bytes().await.unwrap().to_vec()
}

/// What Mio's phone loads: the picture, video or sound.
async fn original(world: &World) -> Vec<u8> {
    served(at_line(world).await["originalContentUrl"].as_str().expect("it is no link")).await
}

/// The file behind the link in the last text.
async fn linked(world: &World) -> Vec<u8> {
    served(at_line(world).await["text"].as_str().expect("a text").lines().last().unwrap()).await
}

/// Pixels that do not compress: a linear congruential generator's.
fn noise(width: u32, height: u32) -> RgbImage {
    let mut state = 1_u32;
    RgbImage::from_fn(width, height, |_, _| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        Rgb([(state >> 24) as u8, (state >> 16) as u8, (state >> 8) as u8])
    })
}

fn pixels(file: &[u8]) -> RgbImage {
    image::load_from_memory(file).expect("a picture").to_rgb8()
}

/// A JPEG with further segments behind its first marker.
fn jpeg(segments: &[u8]) -> Vec<u8> {
    let mut photo = Vec::new();
    noise(64, 48).write_with_encoder(JpegEncoder::new(&mut photo)).unwrap();
    [&photo[..2], segments, &photo[2..]].concat()
}

fn segment(marker: u8, body: &[u8]) -> Vec<u8> {
    [&[0xff, marker], (body.len() as u16 + 2).to_be_bytes().as_slice(), body].concat()
}

enum Exif {
    BeforePixels,
    BehindPixels,
}

/// A PNG with an EXIF block.
fn png_with_exif(picture: RgbImage, place: Exif, tiff: &[u8]) -> Vec<u8> {
    const SIGNATURE_AND_IHDR_BYTES: usize = 33;
    const IEND_BYTES: usize = 12;
    let mut png = Cursor::new(Vec::new());
    DynamicImage::from(picture).write_to(&mut png, ImageFormat::Png).unwrap();
    let mut png = png.into_inner();
    let end = png.split_off(match place {
        Exif::BeforePixels => SIGNATURE_AND_IHDR_BYTES,
        Exif::BehindPixels => png.len() - IEND_BYTES,
    });
    let chunk = [b"eXIf".as_slice(), tiff].concat();
    [&png, (tiff.len() as u32).to_be_bytes().as_slice(), &chunk, &crc32(&chunk).to_be_bytes(), &end].concat()
}

fn crc32(bytes: &[u8]) -> u32 {
    let bit = |crc: u32| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 };
    !bytes.iter().fold(!0, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |crc, _| bit(crc)))
}

/// An EXIF block in its TIFF form: how the picture is turned, and a place.
fn exif(orientation: u8) -> Vec<u8> {
    let tag =
        [b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".as_slice(), &[orientation, 0, 0]].concat();
    [tag.as_slice(), &[0; 4], b"GPS 35.0116N"].concat()
}

fn mp4_box(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
    [(body.len() as u32 + 8).to_be_bytes().as_slice(), kind, body].concat()
}

/// The file with `©xyz` and `loci` in its user data, as phones write them. The `udta` of the fixtures has room for both.
fn located(file: &[u8]) -> Vec<u8> {
    let at = file.windows(4).rposition(|kind| kind == b"udta").expect("ffmpeg writes user data") + 4;
    let size = u32::from_be_bytes(file[at - 8..at - 4].try_into().unwrap()) as usize - 8;
    let xyz = mp4_box(b"\xa9xyz", b"\0\x12\x15\xc7+35.0116+135.7681/");
    let loci = mp4_box(b"loci", b"\0\0\0\0\x55\xc4Kyoto\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0");
    let places = if size < xyz.len() + loci.len() { xyz } else { [xyz, loci].concat() };
    let free = vec![0; size.saturating_sub(places.len() + 8)];
    let free = if size == places.len() { Vec::new() } else { mp4_box(b"free", &free) };
    let located = [&file[..at], &places, &free, &file[at + size..]].concat();
    assert_eq!(located.len(), file.len(), "samples stay where the tables say");
    located
}

#[tokio::test]
async fn a_jpeg_with_an_iptc_city_is_sent_with_the_same_pixels_and_without_the_place() {
    let (world, room) = world().await;
    let photo = jpeg(&segment(0xed, b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x0a\x1c\x02\x5a\0\x05Kyoto"));
    let handed_in = sends(&world, &room, "photo.jpg", &photo).await;
    assert_eq!((handed_in.kind, handed_in.notes), (AttachmentKind::Image, Vec::new()));
    let sent = original(&world).await;
    assert!(!tells_place(&sent));
    assert_eq!(pixels(&sent), pixels(&photo), "it was not encoded a second time");
}

#[tokio::test]
async fn a_png_with_exif_behind_its_pixels_is_sent_with_the_same_pixels_and_without_the_place() {
    let (world, room) = world().await;
    let photo = png_with_exif(noise(640, 480), Exif::BehindPixels, &exif(1));
    assert!(photo.len() > 840_000, "{}", photo.len());
    let handed_in = sends(&world, &room, "photo.png", &photo).await;
    assert_eq!((handed_in.kind, handed_in.notes), (AttachmentKind::Image, Vec::new()));
    let sent = original(&world).await;
    assert!(!tells_place(&sent));
    assert_eq!(pixels(&sent), pixels(&photo));
}

#[tokio::test]
async fn a_turned_jpeg_keeps_its_orientation_and_a_turned_png_is_made_upright() {
    let (world, room) = world().await;
    const SIXTH: u8 = 6;
    sends(&world, &room, "a.jpg", &jpeg(&segment(0xe1, &[b"Exif\0\0".as_slice(), &exif(SIXTH)].concat())))
        .await;
    let sent = original(&world).await;
    assert!(!tells_place(&sent));
    assert!(sent.windows(12).any(|tag| tag == &exif(SIXTH)[10..22]), "phones turn it as before");
    sends(&world, &room, "b.png", &png_with_exif(noise(64, 48), Exif::BeforePixels, &exif(SIXTH))).await;
    let sent = original(&world).await;
    assert!(!tells_place(&sent));
    assert_eq!(pixels(&sent).dimensions(), (48, 64), "few phones heed how a PNG is turned");
}

#[tokio::test]
async fn an_mp4_video_and_an_m4a_sound_are_sent_without_the_place() {
    let (world, room) = world().await;
    for (name, file, kind) in
        [("clip.mp4", VIDEO, AttachmentKind::Video), ("tone.m4a", M4A, AttachmentKind::Audio)]
    {
        let handed_in = sends(&world, &room, name, &located(file)).await;
        assert_eq!((handed_in.kind, handed_in.notes), (kind, Vec::new()), "{name}");
        let sent = original(&world).await;
        assert!(!tells_place(&sent), "{name}");
        assert_eq!(handed_in.size, sent.len() as i64, "{name}: the window says what was sent");
        assert!(sent.windows(4).any(|kind| kind == b"mdat"), "{name}: it is still played");
    }
}

#[tokio::test]
async fn a_quicktime_video_is_linked_without_the_place() {
    let (world, room) = world().await;
    // Its user data is the last box of the movie, and of the file: it can be made longer.
    let movie = MOV.windows(4).rposition(|kind| kind == b"moov").unwrap() - 4;
    let place = mp4_box(b"udta", &mp4_box(b"\xa9xyz", b"\0\x12\x15\xc7+35.0116+135.7681/"));
    let clip = [&MOV[..movie], &mp4_box(b"moov", &[&MOV[movie + 8..], &place].concat())].concat();
    let handed_in = sends(&world, &room, "clip.mov", &clip).await;
    assert_eq!((handed_in.kind, handed_in.notes), (AttachmentKind::File, vec![AttachmentNote::VideoAsLink]));
    assert!(!tells_place(&linked(&world).await));
}

#[tokio::test]
async fn a_video_whose_metadata_cannot_be_left_out_is_a_link_and_the_member_is_told() {
    let (world, room) = world().await;
    let fragmented = [located(VIDEO), mp4_box(b"moof", &[])].concat();
    let handed_in = sends(&world, &room, "clip.mp4", &fragmented).await;
    assert_eq!((handed_in.kind, handed_in.notes), (AttachmentKind::File, vec![AttachmentNote::MetadataKept]));
    assert_eq!(linked(&world).await, fragmented, "the file, as the window said before it was sent");
    let heif = mp4_box(b"ftyp", b"heic\0\0\0\0Kyoto");
    let handed_in = sends(&world, &room, "photo.heic", &heif).await;
    assert_eq!((handed_in.kind, handed_in.notes), (AttachmentKind::File, vec![AttachmentNote::MetadataKept]));
}
