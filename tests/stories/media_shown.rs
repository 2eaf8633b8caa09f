//! What the window draws of pictures from strangers: decoded here, within bounds, and made to fit.

use app::pictures::shown::{ShownMedia, ShownSize};
use app::rooms::message_views::{Content, Media};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::message::MediaState;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use serde_json::json;
use testkit::World;

use crate::media::{media, received};
use crate::talk::mio_has_added_aya;

fn encoded(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut out = std::io::Cursor::new(Vec::new());
    picture.into().write_to(&mut out, format).unwrap();
    out.into_inner()
}

/// Mio sends a picture: the world, and its media as the room has them.
async fn received_picture(bytes: &[u8]) -> (World, Media) {
    let (world, room) = mio_has_added_aya().await;
    let image = json!({ "type": "image", "content": STANDARD.encode(bytes) });
    world.line.sends(&world.mio, "@aya", image).await.expect("it is sent");
    world.settle().await;
    let content = received(&world, &room).await.remove(0);
    assert!(matches!(content, Content::Image { .. }));
    (world, media(&content).clone())
}

/// The sides of the picture that the window draws; none where it draws none.
async fn drawn(world: &World, media: &Media, size: ShownSize) -> Option<(u32, u32)> {
    let shown = world.app().media_shown(media.hash.as_ref().unwrap(), size).await.unwrap()?;
    let bytes = match shown {
        ShownMedia::File { path, .. } => std::fs::read(path).unwrap(),
        ShownMedia::Picture(picture) => picture.bytes.clone(),
    };
    let picture = image::load_from_memory(&bytes).unwrap();
    Some((picture.width(), picture.height()))
}

#[tokio::test]
async fn a_large_picture_is_drawn_at_a_size_that_fits_and_kept_whole_for_saving() {
    let large = encoded(RgbImage::from_pixel(6000, 3000, Rgb([9, 120, 30])), ImageFormat::Png);
    let (world, media) = received_picture(&large).await;
    assert!(!media.not_shown);
    assert_eq!(drawn(&world, &media, ShownSize::Large).await, Some((2048, 1024)));
    assert_eq!(drawn(&world, &media, ShownSize::Small).await, Some((640, 320)));
    let path = store::media::path(world.folder(), media.hash.as_ref().unwrap()).unwrap();
    assert_eq!(std::fs::read(path).unwrap(), large, "the original is what is saved");
}

#[tokio::test]
async fn a_picture_that_fits_is_drawn_as_it_is_and_transparency_stays() {
    let small = encoded(RgbImage::from_pixel(60, 40, Rgb([9, 120, 30])), ImageFormat::Jpeg);
    let (world, media) = received_picture(&small).await;
    let shown = world.app().media_shown(media.hash.as_ref().unwrap(), ShownSize::Small).await.unwrap();
    assert!(matches!(shown, Some(ShownMedia::File { mime, .. }) if mime == "image/jpeg"));
    let clear = encoded(RgbaImage::from_pixel(3000, 40, Rgba([0, 0, 0, 0])), ImageFormat::Png);
    let (world, media) = received_picture(&clear).await;
    let shown = world.app().media_shown(media.hash.as_ref().unwrap(), ShownSize::Large).await.unwrap();
    let Some(ShownMedia::Picture(picture)) = shown else { panic!("it is made to fit") };
    assert_eq!(picture.mime, "image/png");
    assert_eq!(image::load_from_memory(&picture.bytes).unwrap().to_rgba8().get_pixel(1, 1)[3], 0);
}

/// A PNG that says it has 20,000 × 20,000 pixels.
fn bomb() -> Vec<u8> {
    let mut png = encoded(RgbImage::new(1, 1), ImageFormat::Png);
    let side = 20_000_u32.to_be_bytes();
    png[16..20].copy_from_slice(&side);
    png[20..24].copy_from_slice(&side);
    let crc = !png[12..29].iter().fold(!0_u32, |crc, byte| {
        (0..8).fold(
            crc ^ u32::from(*byte),
            |crc, _| {
                if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 }
            },
        )
    });
    png[29..33].copy_from_slice(&crc.to_be_bytes());
    png
}

#[tokio::test]
async fn a_decompression_bomb_is_never_drawn_and_is_shown_as_a_file_with_its_size() {
    let bytes = bomb();
    let (world, media) = received_picture(&bytes).await;
    assert_eq!((media.width, media.height), (Some(20_000), Some(20_000)), "as it says");
    assert!(media.not_shown);
    assert_eq!(media.size, Some(bytes.len() as i64));
    for size in [ShownSize::Small, ShownSize::Large] {
        assert_eq!(drawn(&world, &media, size).await, None);
    }
}

#[tokio::test]
async fn what_is_no_picture_video_or_sound_is_never_given_to_the_window() {
    let (world, media) = received_picture(b"<svg xmlns='http://www.w3.org/2000/svg'/>").await;
    assert_eq!(media.state, MediaState::Stored);
    assert!(media.not_shown, "a picture that nobody can read");
    assert_eq!(drawn(&world, &media, ShownSize::Large).await, None);
    let (world, room) = mio_has_added_aya().await;
    let page = json!({ "type": "file", "content": STANDARD.encode("<html>"), "fileName": "menu.html" });
    world.line.sends(&world.mio, "@aya", page).await.expect("it is sent");
    world.settle().await;
    let content = received(&world, &room).await.remove(0);
    assert_eq!(drawn(&world, crate::media::media(&content), ShownSize::Large).await, None);
}
