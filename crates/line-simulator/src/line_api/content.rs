//! The content of images, videos, audios and files that users sent (LINE reference A.2.6).
use axum::Json;
use axum::extract::{Path, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use image::{DynamicImage, ImageFormat, RgbImage};
use serde_json::{Value, json};
use std::io::Cursor;

use super::auth::Caller;
use super::response::LineError;
use crate::platform::Platform;
use crate::world::{BlobInfo, Content, MediaKind};

/// The longer side of a preview image, in pixels.
const PREVIEW: u32 = 240;

pub(super) async fn whole(
    State(platform): State<Platform>,
    caller: Caller,
    Path(message_id): Path<String>,
) -> Result<Response, LineError> {
    let (_, info, bytes) = media(&platform, &caller, &message_id)?;
    Ok(([(CONTENT_TYPE, info.content_type)], bytes).into_response())
}

/// The preview image: of images a small one; of videos, which are not decoded here, a plain one.
pub(super) async fn preview(
    State(platform): State<Platform>,
    caller: Caller,
    Path(message_id): Path<String>,
) -> Result<Response, LineError> {
    let (kind, _, bytes) = media(&platform, &caller, &message_id)?;
    let png = match kind {
        MediaKind::Image => tokio::task::spawn_blocking(move || small(&bytes)).await.ok().flatten(),
        MediaKind::Video => {
            png(&RgbImage::from_pixel(PREVIEW, PREVIEW * 9 / 16, image::Rgb([96, 96, 96])).into())
        }
        MediaKind::Audio | MediaKind::File => None,
    };
    let png = png.ok_or_else(LineError::not_found)?;
    Ok(([(CONTENT_TYPE, "image/png")], png).into_response())
}

pub(super) async fn transcoding(
    State(platform): State<Platform>,
    caller: Caller,
    Path(message_id): Path<String>,
) -> Result<Json<Value>, LineError> {
    let (kind, ..) = media(&platform, &caller, &message_id)?;
    match kind {
        MediaKind::Video | MediaKind::Audio => Ok(Json(json!({ "status": "succeeded" }))),
        MediaKind::Image | MediaKind::File => Err(LineError::not_found()),
    }
}

/// The kind, type and bytes of a message that this account received.
fn media(
    platform: &Platform,
    caller: &Caller,
    message_id: &str,
) -> Result<(MediaKind, BlobInfo, Bytes), LineError> {
    let (kind, hash) = platform.read(|live| {
        let found = live.world.message_for_account(&caller.basic_id, message_id);
        let (_, message) = found.ok_or_else(LineError::not_found)?;
        if message.unsent {
            return Err(LineError::new(410, "The content is gone"));
        }
        let Content::Media { kind, hash, .. } = &message.content else { return Err(LineError::not_found()) };
        Ok((*kind, hash.clone()))
    })?;
    let (info, bytes) = platform.blob(&hash).ok_or_else(LineError::not_found)?;
    Ok((kind, info, bytes))
}

fn small(bytes: &[u8]) -> Option<Vec<u8>> {
    png(&image::load_from_memory(bytes).ok()?.thumbnail(PREVIEW, PREVIEW))
}

fn png(picture: &DynamicImage) -> Option<Vec<u8>> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png).ok()?;
    Some(bytes.into_inner())
}
